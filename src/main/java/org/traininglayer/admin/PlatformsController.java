package org.traininglayer.admin;

import java.util.List;
import java.util.Map;
import java.util.UUID;
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
import org.traininglayer.kernel.PlatformId;
import org.traininglayer.lti.Platform;
import org.traininglayer.lti.PlatformControl;
import org.traininglayer.lti.PlatformControl.Decision;
import org.traininglayer.lti.PlatformControl.Installation;
import org.traininglayer.lti.PlatformControl.PlatformInstance;
import org.traininglayer.lti.PlatformControl.State;
import org.traininglayer.lti.Platforms;
import org.traininglayer.lti.Registrations;

/** The learning platforms: which there are, which wait, and what is decided about each. */
@Controller
class PlatformsController {

  private final Platforms platforms;
  private final PlatformControl control;
  private final Registrations registrations;
  private final AuditTrail audit;

  PlatformsController(
      Platforms platforms, PlatformControl control, Registrations registrations, AuditTrail audit) {
    this.platforms = platforms;
    this.control = control;
    this.registrations = registrations;
    this.audit = audit;
  }

  @GetMapping("/admin/platforms")
  String list(@AuthenticationPrincipal ConsoleUser user, Model model) {
    List<Listed> all =
        platforms.all(user.organisation()).stream().map(one -> listed(user, one)).toList();
    model.addAttribute(
        "pending", all.stream().filter(one -> one.state() == State.PENDING).toList());
    model.addAttribute(
        "platforms", all.stream().filter(one -> one.state() != State.PENDING).toList());
    return "admin/platforms";
  }

  private Listed listed(ConsoleUser user, Platform platform) {
    List<Installation> installations = control.installations(user.organisation(), platform.id());
    long waiting =
        installations.stream().filter(one -> !one.accepted()).count()
            + control.instances(user.organisation(), platform.id()).stream()
                .filter(one -> !one.accepted())
                .count();
    return new Listed(
        platform,
        control.state(user.organisation(), platform.id()).orElse(State.ACTIVE),
        installations.size(),
        waiting);
  }

  @GetMapping("/admin/platforms/{id}")
  String show(@AuthenticationPrincipal ConsoleUser user, @PathVariable("id") UUID id, Model model) {
    Platform platform = own(user, id);
    model.addAttribute("platform", platform);
    model.addAttribute("state", control.state(user.organisation(), platform.id()).orElseThrow());
    model.addAttribute("origin", control.origin(user.organisation(), platform.id()).orElseThrow());
    model.addAttribute("installations", control.installations(user.organisation(), platform.id()));
    model.addAttribute("instances", control.instances(user.organisation(), platform.id()));
    model.addAttribute(
        "registration", registrations.find(user.organisation(), platform.id()).orElse(null));
    return "admin/platforms-one";
  }

  @PostMapping("/admin/platforms/{id}/use")
  @Transactional
  public String use(
      @AuthenticationPrincipal ConsoleUser user,
      @PathVariable("id") UUID id,
      @RequestParam("inUse") boolean inUse,
      RedirectAttributes redirect) {
    Platform platform = own(user, id);
    State before = control.state(user.organisation(), platform.id()).orElseThrow();
    if (control.use(user.organisation(), platform.id(), inUse)) {
      audit.changed(
          user,
          inUse ? "platform.in-use" : "platform.out-of-use",
          platform.name(),
          Map.of("state", before.name()),
          Map.of("state", (inUse ? State.ACTIVE : State.OUT_OF_USE).name()));
      redirect.addFlashAttribute(
          "done", inUse ? "admin.platform.used" : "admin.platform.out-of-use");
    }
    return back(platform);
  }

  @PostMapping("/admin/platforms/{id}/reject")
  @Transactional
  public String reject(
      @AuthenticationPrincipal ConsoleUser user,
      @PathVariable("id") UUID id,
      RedirectAttributes redirect) {
    Platform platform = own(user, id);
    if (control.reject(user.organisation(), platform.id())) {
      audit.changed(
          user, "platform.rejected", platform.name(), PlatformFields.audited(platform), Map.of());
      redirect.addFlashAttribute("done", "admin.platform.rejected");
    }
    return "redirect:/admin/platforms";
  }

  @PostMapping("/admin/platforms/{id}/deployments")
  @Transactional
  public String decide(
      @AuthenticationPrincipal ConsoleUser user,
      @PathVariable("id") UUID id,
      @RequestParam("deploymentId") String deploymentId,
      @RequestParam(name = "decision", defaultValue = "ACCEPT") Decision decision,
      RedirectAttributes redirect) {
    Platform platform = own(user, id);
    String before =
        control.installations(user.organisation(), platform.id()).stream()
            .filter(one -> one.deploymentId().equals(deploymentId))
            .map(one -> one.accepted() ? "accepted" : "on hold")
            .findFirst()
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    if (control.decide(user.organisation(), platform.id(), deploymentId, decision)) {
      audit.changed(
          user,
          "deployment." + decision.name().toLowerCase(java.util.Locale.ROOT),
          platform.name() + ", " + deploymentId,
          Map.of("state", before),
          decision == Decision.REMOVE
              ? Map.of()
              : Map.of("state", decision == Decision.ACCEPT ? "accepted" : "on hold"));
      redirect.addFlashAttribute("done", "admin.deployment." + decision.name());
    }
    return back(platform);
  }

  @PostMapping("/admin/platforms/{id}/instances")
  @Transactional
  public String admit(
      @AuthenticationPrincipal ConsoleUser user,
      @PathVariable("id") UUID id,
      @RequestParam("guid") String guid,
      @RequestParam("accepted") boolean accepted,
      RedirectAttributes redirect) {
    Platform platform = own(user, id);
    PlatformInstance platformInstance =
        control.instances(user.organisation(), platform.id()).stream()
            .filter(one -> one.guid().equals(guid))
            .findFirst()
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    if (control.admit(user.organisation(), platform.id(), guid, accepted)) {
      String name = platformInstance.name();
      audit.changed(
          user,
          accepted ? "institution.accept" : "institution.hold",
          platform.name() + ", " + (name == null ? guid : name),
          Map.of("accepted", String.valueOf(!accepted)),
          Map.of("accepted", String.valueOf(accepted)));
      redirect.addFlashAttribute(
          "done", accepted ? "admin.instance.accepted" : "admin.instance.held");
    }
    return back(platform);
  }

  @PostMapping("/admin/platforms/{id}/send")
  String send(
      @AuthenticationPrincipal ConsoleUser user,
      @PathVariable("id") UUID id,
      RedirectAttributes redirect) {
    Platform platform = own(user, id);
    Registrations.Sent sent = registrations.sendAgain(user.organisation(), platform.id());
    audit.happened(
        user,
        "platform.configuration-sent",
        platform.name(),
        Map.of(),
        Map.of("result", sent.words()));
    redirect.addFlashAttribute("sent", sent);
    return back(platform);
  }

  private Platform own(ConsoleUser user, UUID id) {
    return platforms
        .find(new PlatformId(id))
        .filter(found -> found.organisation().equals(user.organisation()))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private static String back(Platform platform) {
    return "redirect:/admin/platforms/" + platform.id().value();
  }

  /**
   * A line of the list.
   *
   * @param waiting deployments and institutions that wait for a decision
   */
  record Listed(Platform platform, State state, int deployments, long waiting) {}
}
