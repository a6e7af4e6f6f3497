package org.traininglayer.demo;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.JsonNode;

/** Where the frame of a tool begins: the announcement of each kind of launch. */
@Controller
@Profile("demo")
class DemoLaunchController {

  private final DemoTools tools;
  private final DemoCourses courses;
  private final DemoSelections selections;
  private final DemoAnnouncer announcer;
  private final DemoKeys keys;
  private final DemoCalls calls;

  DemoLaunchController(
      DemoTools tools,
      DemoCourses courses,
      DemoSelections selections,
      DemoAnnouncer announcer,
      DemoKeys keys,
      DemoCalls calls) {
    this.tools = tools;
    this.courses = courses;
    this.selections = selections;
    this.announcer = announcer;
    this.keys = keys;
    this.calls = calls;
  }

  /**
   * A link of a course.
   *
   * @param student Moodle: the teacher has switched the role to learner
   */
  @GetMapping("/demo/as/{person}/launch/{link}")
  String link(
      @PathVariable("person") String person,
      @PathVariable("link") String linkId,
      @RequestParam(name = "student", defaultValue = "false") boolean student,
      Model model) {
    DemoLink link = courses.link(linkId).orElseThrow(DemoLaunchController::notThere);
    DemoCourse course = courses.find(link.course()).orElseThrow();
    DemoPerson who = person(person, course);
    DemoTool tool = tools.find(link.tool()).orElseThrow();
    boolean switched = student && course.site() == DemoSite.MOODLE && who.edits();
    return go(
        model, tool, course, who, DemoMessage.LINK, switched, link.url(), Map.of("link", linkId));
  }

  /** A place in Canvas' course navigation. */
  @GetMapping("/demo/as/{person}/course/{course}/navigation/{tool}/launch")
  String navigation(
      @PathVariable("person") String person,
      @PathVariable("course") int courseId,
      @PathVariable("tool") int toolId,
      Model model) {
    DemoCourse course = courses.find(courseId).orElseThrow(DemoLaunchController::notThere);
    DemoTool tool = tool(toolId, course);
    String placement = CanvasPlacement.COURSE_NAVIGATION.id();
    JsonNode message =
        tool.message(DemoMessage.NAVIGATION.type(), placement)
            .orElseThrow(DemoLaunchController::notThere);
    return go(
        model,
        tool,
        course,
        person(person, course),
        DemoMessage.NAVIGATION,
        false,
        target(message, tool),
        Map.of("placement", placement));
  }

  /**
   * Choosing content.
   *
   * @param name Canvas: what the teacher has typed as name of the assignment
   */
  @GetMapping("/demo/as/{person}/course/{course}/select/{tool}/launch")
  String selection(
      @PathVariable("person") String person,
      @PathVariable("course") int courseId,
      @PathVariable("tool") int toolId,
      @RequestParam(name = "placement", defaultValue = "") String placement,
      @RequestParam(name = "name", defaultValue = "") String name,
      Model model) {
    DemoCourse course = courses.find(courseId).orElseThrow(DemoLaunchController::notThere);
    DemoTool tool = tool(toolId, course);
    DemoPerson who = person(person, course);
    String place = course.site() == DemoSite.MOODLE ? "" : placement;
    if (!who.edits() || (course.site() == DemoSite.CANVAS && CanvasPlacement.of(place).isEmpty())) {
      throw notThere();
    }
    JsonNode message =
        tool.message(DemoMessage.SELECTION.type(), place)
            .orElseThrow(DemoLaunchController::notThere);
    UUID selection = selections.begin(course, tool, who, place);
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("selection", selection.toString());
    details.put("placement", place);
    if (course.site() == DemoSite.CANVAS) {
      long now = java.time.Instant.now().getEpochSecond();
      details.put(
          "data",
          keys.sign(
              course.site(),
              Map.of(
                  "selection",
                  selection.toString(),
                  "course",
                  courseId,
                  "tool",
                  toolId,
                  "name",
                  name,
                  "iat",
                  now,
                  // Canvas does not look at it.
                  "exp",
                  now + 86_400)));
    }
    return go(
        model, tool, course, who, DemoMessage.SELECTION, false, target(message, tool), details);
  }

  /**
   * The teacher looks at somebody's work from the table of grades. Moodle has a message of its own
   * for that. Canvas' SpeedGrader opens the address that the tool submitted, like a place of the
   * course: neither the link nor its column is told.
   */
  @GetMapping("/demo/as/{person}/review/{item}/{learner}/launch")
  String review(
      @PathVariable("person") String person,
      @PathVariable("item") int itemId,
      @PathVariable("learner") String learner,
      Model model) {
    DemoLineItem item = courses.item(itemId).orElseThrow(DemoLaunchController::notThere);
    DemoCourse course = courses.find(item.course()).orElseThrow();
    DemoPerson who = person(person, course);
    DemoPerson about = DemoPerson.find(learner).orElseThrow(DemoLaunchController::notThere);
    if (!who.edits()) {
      throw notThere();
    }
    DemoTool tool = tools.find(item.tool()).orElseThrow();
    if (course.site() == DemoSite.CANVAS) {
      String submitted =
          calls
              .submission(itemId, about.subject(course.site()))
              .orElseThrow(DemoLaunchController::notThere);
      Map<String, Object> opened = Map.of("url", submitted);
      return go(model, tool, course, who, DemoMessage.NAVIGATION, false, submitted, opened);
    }
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("item", itemId);
    details.put("for", about.id());
    if (item.link() != null) {
      courses.link(item.link()).ifPresent(link -> details.put("link", link.linkId()));
    }
    return go(model, tool, course, who, DemoMessage.REVIEW, false, tool.targetLinkUri(), details);
  }

  private String go(
      Model model,
      DemoTool tool,
      DemoCourse course,
      DemoPerson who,
      DemoMessage message,
      boolean student,
      String target,
      Map<String, Object> details) {
    if (!tool.active()) {
      model.addAttribute("text", "This tool is not active here. An administrator activates it.");
      return "demo/invalid";
    }
    model.addAttribute("action", tool.loginUri());
    model.addAttribute(
        "fields", announcer.announce(tool, course, who, message, student, target, details));
    return "demo/post";
  }

  private DemoTool tool(int id, DemoCourse course) {
    return tools
        .find(id)
        .filter(tool -> tool.site() == course.site())
        .orElseThrow(DemoLaunchController::notThere);
  }

  private DemoPerson person(String id, DemoCourse course) {
    DemoPerson who =
        DemoPerson.find(id)
            .filter(person -> person.in(course.site()))
            .orElseThrow(DemoLaunchController::notThere);
    if (courses.withdrawn(course.id()).contains(who.id())) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    return who;
  }

  private static String target(JsonNode message, DemoTool tool) {
    @Nullable String own = message.path("target_link_uri").asString(null);
    return own == null || own.isEmpty() ? tool.targetLinkUri() : own;
  }

  private static ResponseStatusException notThere() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
