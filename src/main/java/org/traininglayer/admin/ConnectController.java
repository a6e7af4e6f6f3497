package org.traininglayer.admin;

import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.traininglayer.lti.KeySetProbe;
import org.traininglayer.lti.KeySetProbe.Finding;
import org.traininglayer.lti.Platform;
import org.traininglayer.lti.PlatformRefusedException;
import org.traininglayer.lti.Platforms;
import org.traininglayer.lti.Registrations;
import org.traininglayer.lti.Registrations.NewInvite;
import org.traininglayer.lti.ToolAddress;

/** Connecting an LMS: which way, and each way's page. */
@Controller
class ConnectController {

  private static final int MAX_LABEL = 100;

  private final Platforms platforms;
  private final Registrations registrations;
  private final KeySetProbe probe;
  private final AuditTrail audit;
  private final ToolAddress tool;
  private final boolean httpAllowed;

  ConnectController(
      Platforms platforms,
      Registrations registrations,
      KeySetProbe probe,
      AuditTrail audit,
      ToolAddress tool,
      @Value("${traininglayer.http.allow-private-addresses:false}") boolean httpAllowed) {
    this.platforms = platforms;
    this.registrations = registrations;
    this.probe = probe;
    this.audit = audit;
    this.tool = tool;
    this.httpAllowed = httpAllowed;
  }

  @GetMapping("/admin/platforms/connect")
  String choose(@AuthenticationPrincipal ConsoleUser user, Model model) {
    model.addAttribute("invites", registrations.invites(user.organisation()));
    model.addAttribute("now", Instant.now());
    return "admin/platforms-connect";
  }

  @GetMapping("/admin/platforms/connect/{way}")
  String page(
      @PathVariable("way") String path,
      @RequestParam(name = "site", defaultValue = "") String site,
      Model model) {
    ConnectWay way = way(path);
    PlatformForm form = site.isBlank() ? PlatformForm.empty(way) : PlatformForm.at(way, site);
    model.addAttribute("siteUnusable", !site.isBlank() && form.name().isEmpty());
    return show(way, form, site, Map.of(), Map.of(), null, model);
  }

  @PostMapping("/admin/platforms/connect/{way}")
  String save(
      @AuthenticationPrincipal ConsoleUser user,
      @PathVariable("way") String path,
      @RequestParam Map<String, String> fields,
      Model model,
      RedirectAttributes redirect) {
    ConnectWay way = way(path);
    if (way.byUrl()) {
      return invite(user, way, fields.getOrDefault("label", ""), model, redirect);
    }
    PlatformForm form = PlatformFields.form(fields);
    Map<String, String> problems = form.problems(httpAllowed);
    if (!problems.isEmpty()) {
      return show(way, form, "", problems, Map.of(), null, model);
    }
    Map<String, String> hints = PlatformHints.of(form, way.family());
    Finding keys = probe.look(URI.create(form.jwksUri().strip()));
    boolean anyway = fields.containsKey("anyway");
    if ((!hints.isEmpty() || !keys.good()) && !anyway) {
      return show(way, form, "", problems, hints, keys, model);
    }
    try {
      Platform kept =
          audit.together(() -> {
            Platform made =
                platforms.register(
                    form.platform(user.organisation(), way.family()), form.deployments());
            audit.changed(
                user,
                "platform.connected",
                made.name(),
                Map.of(),
                PlatformFields.audited(made, form.deployments()));
            return made;
          });
      redirect.addFlashAttribute("done", "admin.platform.saved");
      return "redirect:/admin/platforms/" + kept.id().value();
    } catch (PlatformRefusedException e) {
      model.addAttribute("refused", e.problems());
      return show(way, form, "", problems, hints, keys, model);
    }
  }

  private String invite(
      ConsoleUser user, ConnectWay way, String label, Model model, RedirectAttributes redirect) {
    if (label.isBlank() || label.length() > MAX_LABEL || label.indexOf('\0') >= 0) {
      redirect.addFlashAttribute("problem", "admin.invite.label-missing");
      return "redirect:/admin/platforms/connect/" + way.path();
    }
    NewInvite made =
        audit.together(() -> {
          NewInvite fresh =
              registrations.invite(user.organisation(), label.strip(), user.getUsername());
          audit.changed(
              user,
              "platform.invited",
              label.strip(),
              Map.of(),
              Map.of("expires", fresh.expiresAt().toString()));
          return fresh;
        });
    // Shown on this very page and no other: sent through a redirect, it would be kept in the
    // session.
    model.addAttribute("invite", made);
    return show(way, PlatformForm.empty(way), "", Map.of(), Map.of(), null, model);
  }

  @PostMapping("/admin/platforms/invites/{id}/withdraw")
  @Transactional
  public String withdraw(
      @AuthenticationPrincipal ConsoleUser user,
      @PathVariable("id") UUID id,
      RedirectAttributes redirect) {
    if (registrations.withdraw(user.organisation(), id)) {
      audit.changed(
          user, "platform.invite-withdrawn", id.toString(), Map.of("open", "yes"), Map.of());
      redirect.addFlashAttribute("done", "admin.invite.withdrawn");
    }
    return "redirect:/admin/platforms/connect";
  }

  private String show(
      ConnectWay way,
      PlatformForm form,
      String site,
      Map<String, String> problems,
      Map<String, String> hints,
      @Nullable Finding keys,
      Model model) {
    model.addAttribute("way", way);
    model.addAttribute("form", form);
    model.addAttribute("site", site.length() > 300 ? "" : site);
    model.addAttribute("problems", problems);
    model.addAttribute("hints", hints);
    model.addAttribute("keys", keys);
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("base", tool.base());
    values.put("login", tool.login());
    values.put("launch", tool.launch());
    values.put("keys", tool.keys());
    values.put("canvas", tool.at("/lti/config/canvas.json"));
    values.put("icon", tool.at("/favicon.svg"));
    values.put("custom", "context_history=$Context.id.history");
    values.put("register", tool.at("/lti/register"));
    model.addAttribute("values", values);
    model.addAttribute("fields", fieldsOf(way));
    return way.byUrl() ? "admin/platforms-by-url" : "admin/platforms-by-hand";
  }

  /** In the order in which the platform shows them. */
  private static List<String> fieldsOf(ConnectWay way) {
    return way == ConnectWay.CANVAS
        ? List.of("name", "clientId", "issuer", "authorizationEndpoint", "tokenEndpoint", "jwksUri")
        : List.of(
            "name", "issuer", "clientId", "jwksUri", "tokenEndpoint", "authorizationEndpoint");
  }

  private static ConnectWay way(String path) {
    return ConnectWay.of(path).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
