package org.traininglayer.admin;

import java.util.List;
import java.util.Map;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.traininglayer.kernel.PlatformId;
import org.traininglayer.lti.Platform;
import org.traininglayer.lti.PlatformRefusedException;
import org.traininglayer.lti.Platforms;
import org.traininglayer.lti.ToolAddress;

/** Learning platforms and their deployments; adding one by hand. */
@Controller
class PlatformsController {

  private final Platforms platforms;
  private final ToolAddress address;
  private final boolean httpAllowed;

  PlatformsController(Platforms platforms, ToolAddress address, Environment environment) {
    this.platforms = platforms;
    this.address = address;
    this.httpAllowed = environment.acceptsProfiles(Profiles.of("demo"));
  }

  @GetMapping("/admin/platforms")
  String list(@AuthenticationPrincipal ConsoleUser user, Model model) {
    model.addAttribute(
        "platforms",
        platforms.all(user.organisation()).stream()
            .map(platform -> new Listed(platform, platforms.deployments(platform.id())))
            .toList());
    return show(PlatformForm.EMPTY, Map.of(), model);
  }

  @PostMapping("/admin/platforms")
  String add(
      @AuthenticationPrincipal ConsoleUser user,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String issuer,
      @RequestParam(defaultValue = "") String clientId,
      @RequestParam(defaultValue = "") String authorizationEndpoint,
      @RequestParam(defaultValue = "") String tokenEndpoint,
      @RequestParam(defaultValue = "") String jwksUri,
      @RequestParam(defaultValue = "") String deploymentIds,
      @RequestParam(defaultValue = "false") boolean acceptNewDeployments,
      Model model,
      RedirectAttributes redirect) {
    PlatformForm form =
        new PlatformForm(
            name,
            issuer,
            clientId,
            authorizationEndpoint,
            tokenEndpoint,
            jwksUri,
            deploymentIds,
            acceptNewDeployments);
    Map<String, String> problems = form.problems(httpAllowed);
    if (!problems.isEmpty()) {
      list(user, model);
      return show(form, problems, model);
    }
    try {
      platforms.register(form.platform(user.organisation()), form.deployments());
    } catch (PlatformRefusedException e) {
      list(user, model);
      model.addAttribute("refused", e.problems());
      return show(form, problems, model);
    }
    redirect.addFlashAttribute("done", "admin.platform.saved");
    return "redirect:/admin/platforms";
  }

  @PostMapping("/admin/platforms/{id}/deployments")
  String accept(
      @AuthenticationPrincipal ConsoleUser user,
      @PathVariable java.util.UUID id,
      @RequestParam String deploymentId,
      RedirectAttributes redirect) {
    if (deploymentId.indexOf('\0') >= 0) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
    Platform platform =
        platforms
            .find(new PlatformId(id))
            .filter(found -> found.organisation().equals(user.organisation()))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    platforms.acceptDeployment(platform.id(), deploymentId);
    redirect.addFlashAttribute("done", "admin.platform.accepted");
    return "redirect:/admin/platforms";
  }

  private String show(PlatformForm form, Map<String, String> problems, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("problems", problems);
    model.addAttribute("baseUrl", address.base());
    return "admin/platforms";
  }

  /** A platform with its deployments. */
  record Listed(Platform platform, List<Platforms.Deployment> deployments) {}
}
