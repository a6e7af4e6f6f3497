package org.traininglayer.admin;

import java.util.LinkedHashMap;
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
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.traininglayer.sources.Sources;
import org.traininglayer.sources.Sources.Reason;
import org.traininglayer.sources.Sources.Refused;
import org.traininglayer.sources.Sources.State;

/** Record stores that are read from. */
@Controller
class SourcesController {

  private static final int SHOWN = 10;

  private final Sources sources;
  private final AuditTrail audit;

  SourcesController(Sources sources, AuditTrail audit) {
    this.sources = sources;
    this.audit = audit;
  }

  @GetMapping("/admin/deliveries/sources")
  String list(@AuthenticationPrincipal ConsoleUser user, Model model) {
    List<State> all = sources.of(user.organisation());
    Map<UUID, List<Reason>> reasons = new LinkedHashMap<>();
    Map<UUID, List<Refused>> refused = new LinkedHashMap<>();
    for (State source : all) {
      reasons.put(source.id(), sources.reasons(user.organisation(), source.id()));
      refused.put(source.id(), sources.refused(user.organisation(), source.id(), SHOWN));
    }
    model.addAttribute("sources", all);
    model.addAttribute("reasons", reasons);
    model.addAttribute("refused", refused);
    return "admin/sources";
  }

  @PostMapping("/admin/deliveries/sources/{source}/pause")
  @Transactional
  public String pause(
      @AuthenticationPrincipal ConsoleUser user,
      @PathVariable UUID source,
      RedirectAttributes redirect) {
    String name = found(user, source).name();
    sources.pause(user.organisation(), source);
    audit.changed(user, "source.paused", name, Map.of(), Map.of("state", "paused"));
    return back(redirect, "admin.sources.paused.done");
  }

  @PostMapping("/admin/deliveries/sources/{source}/resume")
  @Transactional
  public String resume(
      @AuthenticationPrincipal ConsoleUser user,
      @PathVariable UUID source,
      RedirectAttributes redirect) {
    String name = found(user, source).name();
    sources.resume(user.organisation(), source);
    audit.changed(user, "source.resumed", name, Map.of(), Map.of("state", "read"));
    return back(redirect, "admin.sources.resumed.done");
  }

  private State found(ConsoleUser user, UUID source) {
    return sources.of(user.organisation()).stream()
        .filter(one -> one.id().equals(source))
        .findFirst()
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private static String back(RedirectAttributes redirect, String message) {
    redirect.addFlashAttribute("done", message);
    return "redirect:/admin/deliveries/sources";
  }
}
