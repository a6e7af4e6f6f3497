package org.traininglayer.demo;

import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/**
 * What a person sees in the demo LMS: who to be, the course, an activity in a frame, the grades.
 */
@Controller
@Profile("demo")
class DemoPageController {

  private final DemoGradebook gradebook;

  DemoPageController(DemoGradebook gradebook) {
    this.gradebook = gradebook;
  }

  @ModelAttribute
  void course(Model model) {
    model.addAttribute("courseTitle", DemoCourse.TITLE);
  }

  @GetMapping({"/demo", "/demo/"})
  String people(Model model) {
    model.addAttribute("people", DemoPerson.ALL);
    return "demo/people";
  }

  @GetMapping("/demo/as/{person}")
  String course(@PathVariable String person, Model model) {
    DemoPerson who = person(person, model);
    List<ActivityRow> rows =
        DemoCourse.ACTIVITIES.stream()
            .map(activity ->
                new ActivityRow(
                    activity,
                    gradebook
                        .grade(activity.lineItem(), who.id())
                        .map(DemoGradebook.Grade::text)
                        .orElse("–")))
            .toList();
    model.addAttribute("rows", rows);
    return "demo/course";
  }

  @GetMapping("/demo/as/{person}/activity/{link}")
  String activity(@PathVariable String person, @PathVariable String link, Model model) {
    person(person, model);
    model.addAttribute(
        "activity",
        DemoCourse.activity(link)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    return "demo/activity";
  }

  @GetMapping("/demo/as/{person}/grades")
  String grades(@PathVariable String person, Model model) {
    DemoPerson who = person(person, model);
    DemoCourse.Activity activity = DemoCourse.ACTIVITIES.getFirst();
    model.addAttribute("activity", activity);
    model.addAttribute(
        "rows",
        DemoPerson.ALL.stream()
            .filter(one -> !one.teacher() && (who.teacher() || one.equals(who)))
            .map(one -> row(one, activity))
            .toList());
    return "demo/grades";
  }

  private GradeRow row(DemoPerson person, DemoCourse.Activity activity) {
    return gradebook
        .grade(activity.lineItem(), person.id())
        .map(grade -> new GradeRow(person, grade.text(), grade.comment(), grade.postedAt()))
        .orElseGet(() -> new GradeRow(person, "–", null, null));
  }

  private static DemoPerson person(String id, Model model) {
    DemoPerson person =
        DemoPerson.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    model.addAttribute("person", person);
    return person;
  }

  /** An activity with the person's grade. */
  record ActivityRow(DemoCourse.Activity activity, String grade) {}

  /** A line of the gradebook. */
  record GradeRow(
      DemoPerson person,
      String grade,
      @org.jspecify.annotations.Nullable String comment,
      java.time.@org.jspecify.annotations.Nullable Instant at) {}
}
