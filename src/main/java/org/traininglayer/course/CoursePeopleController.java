package org.traininglayer.course;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.learning.Attempts;
import org.traininglayer.learning.Attempts.Summary;
import org.traininglayer.lti.Platform;
import org.traininglayer.lti.Platforms;
import org.traininglayer.lti.Rosters;
import org.traininglayer.lti.Rosters.Member;
import org.traininglayer.lti.Rosters.State;
import org.traininglayer.lti.Rosters.Sync;

/** Who belongs to a course, who never came, who left; for those who teach it. */
@Controller
@RequestMapping("/course/{token}/people")
class CoursePeopleController {

  private final CourseContexts visits;
  private final Rosters rosters;
  private final Attempts attempts;
  private final Platforms platforms;

  CoursePeopleController(
      CourseContexts visits, Rosters rosters, Attempts attempts, Platforms platforms) {
    this.platforms = platforms;
    this.visits = visits;
    this.rosters = rosters;
    this.attempts = attempts;
  }

  /**
   * Somebody of the course.
   *
   * @param role part of a message key
   * @param state part of a message key; null for those who have nothing to do here
   * @param newest the attempt begun last; null when there is none
   */
  record PersonRow(
      @Nullable String name,
      String subject,
      String role,
      @Nullable String state,
      @Nullable Instant lastLaunchAt,
      int passed,
      @Nullable String newest) {}

  @GetMapping
  ModelAndView people(
      @PathVariable String token, @RequestParam(required = false) @Nullable String asked) {
    CourseContext visit = visits.teaching(token);
    Map<LearnerId, List<Summary>> work = new HashMap<>();
    attempts
        .in(visit.place())
        .forEach(one -> work.computeIfAbsent(one.learner(), id -> new ArrayList<>()).add(one));
    List<PersonRow> rows =
        rosters.members(visit.course()).stream()
            .map(member -> row(member, work.getOrDefault(member.id(), List.of())))
            .toList();
    ModelAndView page = CoursePages.page("course/people", visit);
    page.addObject("rows", rows);
    Sync sync = rosters.lastSync(visit.course()).orElse(null);
    page.addObject("sync", sync);
    page.addObject("unmatched", sync != null && sync.state() == State.UNMATCHED);
    page.addObject("moodle", isMoodle(visit));
    page.addObject("asked", asked != null);
    page.addObject("learners", count(rows, "learner"));
    page.addObject("never", rows.stream().filter(row -> "never".equals(row.state)).count());
    page.addObject("left", rows.stream().filter(row -> "left".equals(row.state)).count());
    return page;
  }

  /** Asks the platform for its list now. */
  @PostMapping("/synchronise")
  ModelAndView synchronise(@PathVariable String token) {
    CourseContext visit = visits.teaching(token);
    rosters.synchronise(visit.course());
    return CoursePages.seeOther(visit.path() + "/people?asked=1");
  }

  private boolean isMoodle(CourseContext visit) {
    String family =
        platforms.find(visit.launch().platform()).map(Platform::productFamily).orElse(null);
    return family != null && family.toLowerCase(Locale.ROOT).startsWith("moodle");
  }

  private static long count(List<PersonRow> rows, String role) {
    return rows.stream().filter(row -> row.role.equals(role) && !"left".equals(row.state)).count();
  }

  private static PersonRow row(Member member, List<Summary> work) {
    String role =
        member.testUser()
            ? "test"
            : member.teaches()
                ? "teacher"
                : member.learns() || !member.active() ? "learner" : "other";
    return new PersonRow(
        member.name(),
        AttentionFlagView.shortened(member.account().name()),
        role,
        state(member, work),
        member.lastLaunchAt(),
        (int) work.stream().filter(Summary::hasPassed).map(Summary::module).distinct().count(),
        work.stream()
            .max(Comparator.comparing(Summary::startedAt))
            .map(one -> one.registration().toString())
            .orElse(null));
  }

  /** How far somebody who learns is; of the others only that they left. */
  private static @Nullable String state(Member member, List<Summary> work) {
    if (!member.active()) {
      // Lists of learners only, and administrators who are in no course: they were never on it.
      return member.teaches() && member.leftAt() == null ? null : "left";
    }
    if (!member.learns() && work.isEmpty()) {
      return null;
    }
    if (!member.launched()) {
      return "never";
    }
    if (work.isEmpty()) {
      return "came";
    }
    return work.stream().anyMatch(one -> one.completedAt() != null) ? "finished" : "working";
  }
}
