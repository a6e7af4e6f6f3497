package org.traininglayer.admin;

import static java.util.stream.Collectors.joining;

import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
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
  private final AuditTrail audit;

  CredentialsController(LrsCredentials credentials, ToolAddress address, AuditTrail audit) {
    this.credentials = credentials;
    this.address = address;
    this.audit = audit;
  }

  @GetMapping("/admin/credentials")
  String list(@AuthenticationPrincipal ConsoleUser user, Model model) {
    model.addAttribute("credentials", credentials.all(user.organisation()));
    model.addAttribute("scopes", LrsCredentials.Scope.values());
    model.addAttribute("endpoint", address.at("/xapi/"));
    return "admin/credentials";
  }

  @PostMapping("/admin/credentials")
  @Transactional
  public String create(
      @AuthenticationPrincipal ConsoleUser user,
      @RequestParam(defaultValue = "") String label,
      @RequestParam(defaultValue = "") Set<LrsCredentials.Scope> scope,
      Model model) {
    if (label.isBlank() || label.length() > 100 || label.indexOf('\0') >= 0) {
      model.addAttribute("problem", "admin.credential.label-missing");
      return list(user, model);
    }
    if (scope.isEmpty()) {
      model.addAttribute("problem", "admin.credential.scope-missing");
      return list(user, model);
    }
    LrsCredentials.NewCredential made =
        credentials.create(user.organisation(), label.strip(), scope);
    audit.changed(
        user,
        "credential.made",
        label.strip(),
        Map.of(),
        Map.of(
            "key",
            made.key(),
            "may",
            scope.stream().map(LrsCredentials.Scope::name).sorted().collect(joining(", "))));
    // Shown once, in this answer: it must not wait in a session for another page.
    model.addAttribute("made", made);
    return list(user, model);
  }

  @PostMapping("/admin/credentials/revoke")
  @Transactional
  public String revoke(
      @AuthenticationPrincipal ConsoleUser user,
      @RequestParam String key,
      RedirectAttributes redirect) {
    if (key.indexOf('\0') >= 0) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
    credentials.revoke(user.organisation(), key);
    audit.changed(user, "credential.revoked", key, Map.of("works", "yes"), Map.of("works", "no"));
    redirect.addFlashAttribute("done", "admin.credential.revoked");
    return "redirect:/admin/credentials";
  }
}
