package org.traininglayer.admin;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
import org.traininglayer.lti.Platforms;

/** Which sites may show a platform's launches in a frame. */
@Controller
class FramesController {

  private static final int MOST = 50;

  private final Platforms platforms;
  private final FrameOrigins frames;
  private final AuditTrail audit;

  FramesController(Platforms platforms, FrameOrigins frames, AuditTrail audit) {
    this.platforms = platforms;
    this.frames = frames;
    this.audit = audit;
  }

  @GetMapping("/admin/frames")
  String list(@AuthenticationPrincipal ConsoleUser user, Model model) {
    model.addAttribute(
        "frames",
        platforms.all(user.organisation()).stream()
            .map(platform ->
                new Shown(
                    platform,
                    frames.named(platform.id()),
                    frames.sources(platform, List.of()),
                    FrameRule.atOneAddress(platform)))
            .toList());
    return "admin/frames";
  }

  @PostMapping("/admin/frames/{id}")
  @Transactional
  public String save(
      @AuthenticationPrincipal ConsoleUser user,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String origins,
      RedirectAttributes redirect) {
    Platform platform =
        platforms
            .find(new PlatformId(id))
            .filter(found -> found.organisation().equals(user.organisation()))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    List<String> read = new ArrayList<>();
    for (String line : origins.lines().filter(line -> !line.isBlank()).toList()) {
      @Nullable String origin = FrameRule.origin(line);
      if (origin == null || read.size() == MOST) {
        redirect.addFlashAttribute("problem", "console.frames.no-origin");
        return "redirect:/admin/frames";
      }
      read.add(origin);
    }
    String before = String.join(" ", frames.named(platform.id()));
    frames.name(platform.id(), read);
    audit.changed(
        user,
        "platform.frames-changed",
        platform.name(),
        Map.of("sites", before),
        Map.of("sites", String.join(" ", frames.named(platform.id()))));
    redirect.addFlashAttribute("done", "console.frames.saved");
    return "redirect:/admin/frames";
  }

  /**
   * A platform with who may frame what it launches.
   *
   * @param named what an administrator said; empty for the usual rule
   * @param oneAddress whether the usual rule is the platform's own address
   */
  record Shown(
      Platform platform, List<String> named, Collection<String> sources, boolean oneAddress) {}
}
