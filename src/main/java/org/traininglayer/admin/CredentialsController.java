package org.traininglayer.admin;

import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.traininglayer.lrs.LrsCredentials;
import org.traininglayer.lti.ToolAddress;

/** Keys with which other software reads and writes learning records. */
@Controller
class CredentialsController {

  private final LrsCredentials credentials;
  private final ToolAddress address;

  CredentialsController(LrsCredentials credentials, ToolAddress address) {
    this.credentials = credentials;
    this.address = address;
  }

  @GetMapping("/admin/credentials")
  String list(@AuthenticationPrincipal ConsoleUser user, Model model) {
    model.addAttribute("credentials", credentials.all(user.organisation()));
    model.addAttribute("scopes", LrsCredentials.Scope.values());
    model.addAttribute("endpoint", address.at("/xapi/"));
    return "admin/credentials";
  }

  @PostMapping("/admin/credentials")
  String create(
      @AuthenticationPrincipal ConsoleUser user,
      @RequestParam(defaultValue = "") String label,
      @RequestParam LrsCredentials.Scope scope,
      RedirectAttributes redirect) {
    if (label.isBlank() || label.length() > 100 || label.indexOf('\0') >= 0) {
      redirect.addFlashAttribute("problem", "admin.credential.label-missing");
      return "redirect:/admin/credentials";
    }
    // Shown once: the flash survives exactly one further page.
    redirect.addFlashAttribute(
        "made", credentials.create(user.organisation(), label.strip(), Set.of(scope)));
    return "redirect:/admin/credentials";
  }

  @PostMapping("/admin/credentials/revoke")
  String revoke(
      @AuthenticationPrincipal ConsoleUser user,
      @RequestParam String key,
      RedirectAttributes redirect) {
    if (key.indexOf('\0') >= 0) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
    credentials.revoke(user.organisation(), key);
    redirect.addFlashAttribute("done", "admin.credential.revoked");
    return "redirect:/admin/credentials";
  }
}
