package org.traininglayer.admin;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.traininglayer.kernel.CourseId;
import org.traininglayer.lti.Rosters;
import org.traininglayer.lti.Rosters.State;
import org.traininglayer.lti.Rosters.Sync;

/** The platforms' lists of people, course by course: how they stand; reading one now. */
@Controller
class RostersController {

  private static final int SHOWN = 200;

  private final Rosters rosters;
  private final AuditTrail audit;

  RostersController(Rosters rosters, AuditTrail audit) {
    this.rosters = rosters;
    this.audit = audit;
  }

  @GetMapping("/admin/rosters")
  String list(@AuthenticationPrincipal ConsoleUser user, Model model) {
    List<Sync> syncs = rosters.syncs(user.organisation());
    model.addAttribute("rosters", syncs.stream().limit(SHOWN).toList());
    model.addAttribute("more", Math.max(0, syncs.size() - SHOWN));
    return "admin/rosters";
  }

  @PostMapping("/admin/rosters/{course}/synchronise")
  String synchronise(
      @AuthenticationPrincipal ConsoleUser user,
      @PathVariable UUID course,
      RedirectAttributes redirect) {
    Sync before =
        rosters.syncs(user.organisation()).stream()
            .filter(sync -> sync.course().value().equals(course))
            .findFirst()
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    Sync after = rosters.synchronise(new CourseId(course));
    audit.happened(
        user, "roster.synchronised", String.valueOf(before.courseTitle()), of(before), of(after));
    boolean complete = after.state() == State.COMPLETE;
    redirect.addFlashAttribute(
        complete ? "done" : "problem", complete ? "admin.roster.done" : "admin.roster.problem");
    return "redirect:/admin/rosters";
  }

  private static Map<String, String> of(Sync sync) {
    return Map.of(
        "state", sync.state().name(),
        "listed", Integer.toString(sync.listed()),
        "tried", String.valueOf(sync.triedAt()));
  }
}
