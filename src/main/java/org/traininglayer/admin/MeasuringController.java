package org.traininglayer.admin;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.traininglayer.imports.Imports;
import org.traininglayer.people.Roster;
import org.traininglayer.people.Roster.Contents;
import org.traininglayer.realwork.RealWork;
import org.traininglayer.realwork.RealWork.Standing;

/** What figures about real work need: what of it is there, and what is still missing. */
@Controller
class MeasuringController {

  private static final int RECENT = 20;

  private final Roster roster;
  private final RealWork work;
  private final Imports imports;

  MeasuringController(Roster roster, RealWork work, Imports imports) {
    this.roster = roster;
    this.work = work;
    this.imports = imports;
  }

  /**
   * One thing; {@code realwork.need.<name>} is its title, {@code .text} what it is for, {@code
   * .count} how much there is, {@code .go} the way there.
   *
   * @param tone {@code good}, or {@code flag} while it is missing
   */
  record Need(String name, String tone, List<Object> counts, String href) {}

  @GetMapping("/admin/measuring")
  String page(@AuthenticationPrincipal ConsoleUser user, Model model) {
    Contents there = roster.contents(user.organisation(), LocalDate.now(ZoneOffset.UTC));
    Standing standing = work.standing(user.organisation());
    model.addAttribute(
        "needs",
        List.of(
            need("cohorts", there.cohorts() > 0, "/admin/imports/cohorts", there.cohorts()),
            need("role-map", there.posts() > 0, "/admin/imports/role-map", there.posts()),
            need(
                "expected-users",
                there.expected() > 0,
                "/admin/imports/expected-users",
                there.expected()),
            need(
                "baselines",
                standing.baselinePeople() > 0,
                "/admin/imports/baselines",
                standing.baselines(),
                standing.baselinePeople()),
            need("work", standing.products() > 0, "/admin/work", standing.products()),
            need(
                "ratings",
                standing.rated() > 0 && standing.waiting() + standing.waitingForSecond() == 0,
                "/admin/ratings",
                standing.rated(),
                standing.waiting(),
                standing.waitingForSecond())));
    model.addAttribute("recent", imports.recent(user.organisation(), null, RECENT));
    return "admin/measuring";
  }

  private static Need need(String name, boolean there, String href, Object... counts) {
    return new Need(name, there ? "good" : "flag", List.of(counts), href);
  }
}
