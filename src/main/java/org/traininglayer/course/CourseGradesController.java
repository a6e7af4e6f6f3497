package org.traininglayer.course;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.traininglayer.catalog.Catalog;
import org.traininglayer.catalog.Module;
import org.traininglayer.delivery.Grades;
import org.traininglayer.delivery.Grades.Grade;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.Percent;
import org.traininglayer.lti.Courses;
import org.traininglayer.lti.Courses.Link;
import org.traininglayer.lti.People;
import org.traininglayer.lti.People.Person;
import org.traininglayer.player.SubmissionReviewRequest;

/** How each grade of a course stands, and sending it again; for those who teach it. */
@Controller
@RequestMapping("/course/{token}/grades")
class CourseGradesController {

  private final CourseContexts visits;
  private final Grades grades;
  private final Catalog catalog;
  private final People people;
  private final Courses courses;

  CourseGradesController(
      CourseContexts visits, Grades grades, Catalog catalog, People people, Courses courses) {
    this.courses = courses;
    this.visits = visits;
    this.grades = grades;
    this.catalog = catalog;
    this.people = people;
  }

  /**
   * A grade.
   *
   * @param activity what the course calls it
   * @param module the module's title, where the activity has another
   * @param deleted whether the gradebook says that the activity was deleted
   * @param state part of a message key
   * @param inGradebook percent there, where it is another number
   */
  record GradeRow(
      UUID id,
      @Nullable String name,
      String subject,
      String activity,
      @Nullable String module,
      boolean deleted,
      int percent,
      String state,
      @Nullable String reason,
      @Nullable String code,
      Instant changedAt,
      boolean maySend,
      @Nullable Integer inGradebook,
      @Nullable Instant nextTryAt) {}

  @GetMapping
  ModelAndView grades(
      @PathVariable String token, @RequestParam(required = false) @Nullable String sent) {
    CourseContext visit = visits.teaching(token);
    List<Grade> all = grades.of(visit.course());
    Map<LearnerId, String> subjects = new HashMap<>();
    for (Person person : people.find(all.stream().map(Grade::learner).distinct().toList())) {
      subjects.put(person.id(), AttentionFlagView.shortened(person.account().name()));
    }
    Map<String, Link> links = new HashMap<>();
    courses.links(visit.course()).forEach(link -> links.put(link.resourceLinkId(), link));
    List<GradeRow> rows =
        all.stream()
            .map(grade ->
                row(
                    grade,
                    subjects.getOrDefault(grade.learner(), ""),
                    links.get(grade.resourceLinkId())))
            .toList();
    ModelAndView page = CoursePages.page("course/grades", visit);
    page.addObject("rows", rows);
    page.addObject("sent", sent);
    page.addObject("arrived", all.stream().filter(Grade::arrived).count());
    page.addObject(
        "stuck",
        rows.stream()
            .filter(row -> row.state.equals("refused") || row.state.equals("no-line-item"))
            .count());
    return page;
  }

  /** Sends one grade of this course again. */
  @PostMapping("/{grade}/again")
  ModelAndView again(@PathVariable String token, @PathVariable String grade) {
    CourseContext visit = visits.teaching(token);
    Optional<UUID> id = SubmissionReviewRequest.attempt(grade);
    boolean ofThisCourse =
        id.isPresent()
            && grades.of(visit.course()).stream().anyMatch(one -> one.id().equals(id.get()));
    if (id.isEmpty() || !ofThisCourse) {
      throw new NoCoursePage(NoCoursePage.Why.NO_SUCH_GRADE, visit.launch(), token);
    }
    boolean underWay = grades.sendAgain(visit.launch().organisation(), id.get());
    return CoursePages.seeOther(visit.path() + "/grades?sent=" + (underWay ? "1" : "0"));
  }

  /** Sends every grade of this course again that was refused or found no column. */
  @PostMapping("/again")
  ModelAndView allAgain(@PathVariable String token) {
    CourseContext visit = visits.teaching(token);
    int underWay = grades.sendAllAgain(visit.course());
    return CoursePages.seeOther(visit.path() + "/grades?sent=" + underWay);
  }

  private GradeRow row(Grade grade, String subject, @Nullable Link link) {
    String module = catalog.find(grade.module()).map(Module::title).orElse(grade.module().value());
    String given = link == null ? null : link.title();
    String activity = given == null || given.isBlank() ? module : given;
    return new GradeRow(
        grade.id(),
        grade.name(),
        subject,
        activity,
        activity.equals(module) ? null : module,
        link != null && link.gone(),
        Percent.ofScore(grade.scaled()),
        grade.state().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        grade.reason(),
        grade.code(),
        grade.changedAt(),
        grade.maySendAgain(),
        inGradebook(grade),
        grade.nextTryAt());
  }

  /** Where the gradebook shows another number than the tool: below the pass mark until passed. */
  private static @Nullable Integer inGradebook(Grade grade) {
    Double sent = grade.sent();
    if (sent == null || Percent.ofScore(sent) == Percent.ofScore(grade.scaled())) {
      return null;
    }
    return Percent.ofScore(sent);
  }
}
