package org.traininglayer.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/**
 * What a person sees in the demo LMS: who to be, a course, an activity in a frame, grades, people.
 */
@Controller
@Profile("demo")
class DemoPageController {

  private final DemoGradebook gradebook;
  private final DemoCourses courses;
  private final DemoTools tools;
  private final DemoSettings settings;

  DemoPageController(
      DemoGradebook gradebook, DemoCourses courses, DemoTools tools, DemoSettings settings) {
    this.gradebook = gradebook;
    this.courses = courses;
    this.tools = tools;
    this.settings = settings;
  }

  @GetMapping({"/demo", "/demo/"})
  String moodlePeople(Model model) {
    return people(DemoSite.MOODLE, DemoCourse.PREPARED, model);
  }

  @GetMapping("/demo/canvas")
  String canvasPeople(Model model) {
    return people(DemoSite.CANVAS, DemoCourse.LARGE, model);
  }

  private static String people(DemoSite site, int course, Model model) {
    model.addAttribute("site", site.id());
    model.addAttribute("people", DemoPerson.of(site));
    model.addAttribute("first", course);
    return "demo/people";
  }

  @GetMapping("/demo/as/{person}")
  String course(@PathVariable("person") String person, Model model) {
    return course(person, DemoCourse.PREPARED, false, model);
  }

  @GetMapping("/demo/as/{person}/course/{course}")
  String course(
      @PathVariable("person") String person,
      @PathVariable("course") int courseId,
      @RequestParam(name = "edit", defaultValue = "false") boolean edit,
      Model model) {
    DemoCourse course = course(courseId);
    DemoPerson who = enter(person, course, model);
    List<ActivityRow> rows = new ArrayList<>();
    for (DemoLink link : courses.links(course.id())) {
      String grade =
          courses
              .itemOf(link)
              .flatMap(item -> gradebook.grade(item.id(), who.subject(course.site())))
              .map(DemoGradebook.Grade::text)
              .orElse("–");
      boolean nearest =
          who.learner()
              && rows.stream().noneMatch(ActivityRow::nearest)
              && who.nearest().equals(Optional.ofNullable(link.custom().get("module_id")));
      rows.add(new ActivityRow(link, grade, nearest));
    }
    List<DemoTool> active = tools.of(course.site()).stream().filter(DemoTool::active).toList();
    model.addAttribute("rows", rows);
    model.addAttribute("edit", edit && who.edits());
    model.addAttribute("storage", settings.storage().name());
    model.addAttribute("selecting", active.stream().filter(DemoTool::selects).toList());
    model.addAttribute("placements", selectingPlacements(course.site()));
    model.addAttribute(
        "navigation",
        active.stream()
            .filter(tool ->
                course.site() == DemoSite.CANVAS
                    && tool.placements(DemoMessage.NAVIGATION.type())
                        .contains(CanvasPlacement.COURSE_NAVIGATION.id()))
            .toList());
    model.addAttribute(
        "others",
        courses.all().stream()
            .filter(other -> other.site() == course.site() && other.id() != course.id())
            .toList());
    return "demo/course";
  }

  @GetMapping("/demo/as/{person}/activity/{link}")
  String activity(
      @PathVariable("person") String person,
      @PathVariable("link") String linkId,
      @RequestParam(name = "student", defaultValue = "false") boolean student,
      Model model) {
    DemoLink link = courses.link(linkId).orElseThrow(DemoPageController::notThere);
    DemoPerson who = enter(person, course(link.course()), model);
    return frame(
        model,
        link.title(),
        "/demo/as/" + who.id() + "/launch/" + linkId + (student ? "?student=true" : ""));
  }

  @GetMapping("/demo/as/{person}/course/{course}/navigation/{tool}")
  String navigation(
      @PathVariable("person") String person,
      @PathVariable("course") int courseId,
      @PathVariable("tool") int toolId,
      Model model) {
    DemoPerson who = enter(person, course(courseId), model);
    DemoTool tool = tools.find(toolId).orElseThrow(DemoPageController::notThere);
    return frame(
        model,
        tool.name(),
        "/demo/as/%s/course/%d/navigation/%d/launch".formatted(who.id(), courseId, toolId));
  }

  /** Choosing content without script; with it the same frame opens in a dialog. */
  @GetMapping("/demo/as/{person}/course/{course}/select/{tool}")
  String selection(
      @PathVariable("person") String person,
      @PathVariable("course") int courseId,
      @PathVariable("tool") int toolId,
      @RequestParam(name = "placement", defaultValue = "") String placement,
      Model model) {
    DemoPerson who = enter(person, course(courseId), model);
    DemoTool tool = tools.find(toolId).orElseThrow(DemoPageController::notThere);
    String place = CanvasPlacement.of(placement).map(CanvasPlacement::id).orElse("");
    return frame(
        model,
        tool.name(),
        "/demo/as/%s/course/%d/select/%d/launch?placement=%s"
            .formatted(who.id(), courseId, toolId, place));
  }

  @GetMapping("/demo/as/{person}/review/{item}/{learner}")
  String review(
      @PathVariable("person") String person,
      @PathVariable("item") int itemId,
      @PathVariable("learner") String learner,
      Model model) {
    DemoLineItem item = courses.item(itemId).orElseThrow(DemoPageController::notThere);
    DemoPerson about = DemoPerson.find(learner).orElseThrow(DemoPageController::notThere);
    DemoPerson who = enter(person, course(item.course()), model);
    return frame(
        model,
        item.label() + ": " + about.name(),
        "/demo/as/%s/review/%d/%s/launch".formatted(who.id(), itemId, about.id()));
  }

  @GetMapping("/demo/as/{person}/grades")
  String grades(@PathVariable("person") String person, Model model) {
    return grades(person, DemoCourse.PREPARED, model);
  }

  @GetMapping("/demo/as/{person}/course/{course}/grades")
  String grades(
      @PathVariable("person") String person, @PathVariable("course") int courseId, Model model) {
    DemoCourse course = course(courseId);
    DemoPerson who = enter(person, course, model);
    List<Column> columns = new ArrayList<>();
    for (DemoLineItem item : courses.items(course.id())) {
      List<GradeRow> rows = new ArrayList<>();
      int without = 0;
      for (DemoPerson one : courses.enrolled(course)) {
        if (!one.learner() || !(who.edits() || one.equals(who))) {
          continue;
        }
        var grade = gradebook.grade(item.id(), one.subject(course.site()));
        if (grade.isEmpty() && DemoPerson.CROWD.contains(one)) {
          without++;
          continue;
        }
        rows.add(
            grade
                .map(known ->
                    new GradeRow(
                        one,
                        known.text(),
                        known.comment(),
                        known.postedAt(),
                        known.overridden(),
                        known.attempts()))
                .orElseGet(() -> new GradeRow(one, "–", null, null, false, 0)));
      }
      columns.add(new Column(item, rows, without));
    }
    model.addAttribute("columns", columns);
    return "demo/grades";
  }

  @GetMapping("/demo/as/{person}/course/{course}/people")
  String participants(
      @PathVariable("person") String person, @PathVariable("course") int courseId, Model model) {
    DemoCourse course = course(courseId);
    DemoPerson who = enter(person, course, model);
    if (!who.edits()) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    Set<String> out = courses.withdrawn(courseId);
    List<MemberRow> rows =
        course.enrolled().stream()
            .filter(one -> !DemoPerson.CROWD.contains(one))
            .map(one -> new MemberRow(one, out.contains(one.id())))
            .toList();
    model.addAttribute("rows", rows);
    model.addAttribute("crowd", course.enrolled().size() - rows.size());
    return "demo/participants";
  }

  private String frame(Model model, String title, String address) {
    model.addAttribute("title", title);
    model.addAttribute("address", address);
    model.addAttribute("storage", settings.storage().name());
    return "demo/activity";
  }

  private DemoCourse course(int id) {
    return courses.find(id).orElseThrow(DemoPageController::notThere);
  }

  private static DemoPerson enter(String id, DemoCourse course, Model model) {
    DemoPerson person =
        DemoPerson.find(id)
            .filter(one -> one.in(course.site()))
            .orElseThrow(DemoPageController::notThere);
    model.addAttribute("person", person);
    model.addAttribute("course", course);
    return person;
  }

  private static List<String> selectingPlacements(DemoSite site) {
    if (site == DemoSite.MOODLE) {
      return List.of("");
    }
    List<String> ids = new ArrayList<>();
    for (CanvasPlacement placement : CanvasPlacement.values()) {
      if (!placement.acceptTypes().isEmpty()) {
        ids.add(placement.id());
      }
    }
    return ids;
  }

  private static ResponseStatusException notThere() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }

  /** An activity with the person's grade. */
  record ActivityRow(DemoLink link, String grade, boolean nearest) {}

  /**
   * A column of the gradebook.
   *
   * @param without how many more people have no grade in it
   */
  record Column(DemoLineItem item, List<GradeRow> rows, int without) {}

  /** A line of the gradebook. */
  record GradeRow(
      DemoPerson person,
      String grade,
      @org.jspecify.annotations.Nullable String comment,
      java.time.@org.jspecify.annotations.Nullable Instant at,
      boolean overridden,
      int attempts) {}

  /** Somebody in the list of participants. */
  record MemberRow(DemoPerson person, boolean withdrawn) {}
}
