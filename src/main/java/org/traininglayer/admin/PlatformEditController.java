package org.traininglayer.admin;

import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
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
import org.traininglayer.lti.KeySetProbe;
import org.traininglayer.lti.KeySetProbe.Finding;
import org.traininglayer.lti.Platform;
import org.traininglayer.lti.PlatformControl;
import org.traininglayer.lti.PlatformRefusedException;
import org.traininglayer.lti.Platforms;

/** Changing what is kept about a platform. Issuer and client id stay: they are what it is. */
@Controller
class PlatformEditController {

  private final Platforms platforms;
  private final PlatformControl control;
  private final KeySetProbe probe;
  private final AuditTrail audit;
  private final boolean httpAllowed;

  PlatformEditController(
      Platforms platforms,
      PlatformControl control,
      KeySetProbe probe,
      AuditTrail audit,
      @Value("${traininglayer.http.allow-private-addresses:false}") boolean httpAllowed) {
    this.platforms = platforms;
    this.control = control;
    this.probe = probe;
    this.audit = audit;
    this.httpAllowed = httpAllowed;
  }

  @GetMapping("/admin/platforms/{id}/edit")
  String edit(@AuthenticationPrincipal ConsoleUser user, @PathVariable("id") UUID id, Model model) {
    Platform platform = own(user, id);
    return show(platform, PlatformForm.of(platform), Map.of(), Map.of(), null, model);
  }

  @PostMapping("/admin/platforms/{id}/edit")
  String save(
      @AuthenticationPrincipal ConsoleUser user,
      @PathVariable("id") UUID id,
      @RequestParam Map<String, String> fields,
      Model model,
      RedirectAttributes redirect) {
    Platform before = own(user, id);
    PlatformForm typed = PlatformFields.form(fields);
    PlatformForm form =
        new PlatformForm(
            typed.name(),
            before.issuer(),
            before.clientId(),
            typed.authorizationEndpoint(),
            typed.tokenEndpoint(),
            typed.tokenAudience(),
            typed.jwksUri(),
            "",
            typed.acceptNewDeployments(),
            typed.anonymous());
    Map<String, String> problems = form.problems(httpAllowed);
    if (!problems.isEmpty()) {
      return show(before, form, problems, Map.of(), null, model);
    }
    Map<String, String> hints = PlatformHints.of(form, before.productFamily());
    boolean sameKeys = before.jwksUri().toString().equals(form.jwksUri().strip());
    Finding keys = sameKeys ? null : probe.look(URI.create(form.jwksUri().strip()));
    boolean doubtful = !hints.isEmpty() || (keys != null && !keys.good());
    if (doubtful && !fields.containsKey("anyway")) {
      return show(before, form, problems, hints, keys, model);
    }
    try {
      audit.together(() -> {
        Platform after =
            control.change(
                user.organisation(),
                form.platform(user.organisation(), before.id(), before.productFamily()));
        audit.changed(
            user,
            "platform.changed",
            after.name(),
            PlatformFields.audited(before),
            PlatformFields.audited(after));
        return after;
      });
    } catch (PlatformRefusedException e) {
      model.addAttribute("refused", e.problems());
      return show(before, form, problems, hints, keys, model);
    }
    redirect.addFlashAttribute("done", "admin.platform.changed");
    return "redirect:/admin/platforms/" + id;
  }

  private static String show(
      Platform platform,
      PlatformForm form,
      Map<String, String> problems,
      Map<String, String> hints,
      @Nullable Finding keys,
      Model model) {
    model.addAttribute("platform", platform);
    model.addAttribute("form", form);
    model.addAttribute("problems", problems);
    model.addAttribute("hints", hints);
    model.addAttribute("keys", keys);
    return "admin/platforms-edit";
  }

  private Platform own(ConsoleUser user, UUID id) {
    return platforms
        .find(new PlatformId(id))
        .filter(found -> found.organisation().equals(user.organisation()))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
