package org.traininglayer.demo;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The rosters (NRPS 2.0). Everybody in them is active; whoever was withdrawn is simply not there.
 */
@RestController
@Profile("demo")
class DemoRosterController {

  /** Canvas' page is never larger. */
  private static final int CANVAS_PAGE = 50;

  private final DemoAddresses at;
  private final DemoAccess access;
  private final DemoTools tools;
  private final DemoCourses courses;
  private final CanvasThrottle throttle;

  DemoRosterController(
      DemoAddresses at,
      DemoAccess access,
      DemoTools tools,
      DemoCourses courses,
      CanvasThrottle throttle) {
    this.at = at;
    this.access = access;
    this.tools = tools;
    this.courses = courses;
    this.throttle = throttle;
  }

  @GetMapping("/demo/lti/courses/{course}/memberships")
  ResponseEntity<String> moodle(
      @PathVariable("course") int courseId,
      @RequestHeader(name = "Authorization", required = false) @Nullable String bearer,
      @RequestHeader(name = "Accept", defaultValue = "*/*") String accept,
      @RequestParam Map<String, String> query) {
    Optional<DemoCourse> course = course(courseId, DemoSite.MOODLE);
    Optional<DemoTool> tool = tool(bearer, DemoSite.MOODLE);
    if (tool.isEmpty() || course.isEmpty()) {
      return ResponseEntity.status(401).contentType(MediaType.APPLICATION_JSON).body("[]");
    }
    if (!MoodleGradeController.accepted(accept, ServiceAnswers.MEMBERS)) {
      return ResponseEntity.badRequest().contentType(MediaType.APPLICATION_JSON).body("[]");
    }
    return MoodlePaging.page(
        members(course.get(), tool.get(), query.get("role")),
        query,
        at.memberships(course.get()),
        ServiceAnswers.MEMBERS,
        page -> ServiceAnswers.roster(at, course.get(), page));
  }

  @GetMapping("/demo/canvas/api/lti/courses/{course}/names_and_roles")
  ResponseEntity<String> canvas(
      @PathVariable("course") int courseId,
      @RequestHeader(name = "Authorization", required = false) @Nullable String bearer,
      @RequestParam Map<String, String> query) {
    Optional<DemoCourse> course = course(courseId, DemoSite.CANVAS);
    Optional<DemoTool> tool = tool(bearer, DemoSite.CANVAS);
    if (tool.isEmpty() || course.isEmpty()) {
      return CanvasThrottle.unauthorized();
    }
    if (throttle.strikes()) {
      return CanvasThrottle.refused();
    }
    String rlid = query.get("rlid");
    if (rlid != null
        && !rlid.equals(course.get().contextId())
        && courses.link(rlid).filter(link -> link.course() == courseId).isEmpty()) {
      return CanvasThrottle.error(400, "Invalid 'rlid' parameter");
    }
    List<Map<String, Object>> all = members(course.get(), tool.get(), query.get("role"));
    int limit = Math.clamp(number(query.get("limit"), CANVAS_PAGE), 1, CANVAS_PAGE);
    int page = Math.max(1, number(query.get("page"), 1));
    int start = (int) Math.min(all.size(), (page - 1L) * limit);
    int end = Math.min(all.size(), start + limit);
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.ok().header(HttpHeaders.CONTENT_TYPE, ServiceAnswers.MEMBERS);
    if (end < all.size()) {
      StringBuilder next =
          new StringBuilder(at.memberships(course.get()))
              .append("?page=")
              .append(page + 1)
              .append("&limit=")
              .append(limit);
      for (String name : List.of("role", "rlid")) {
        String value = query.get(name);
        if (value != null) {
          next.append('&')
              .append(name)
              .append('=')
              .append(java.net.URLEncoder.encode(value, java.nio.charset.StandardCharsets.UTF_8));
        }
      }
      answer.header(HttpHeaders.LINK, "<" + next + ">; rel=\"next\"");
    }
    return answer.body(
        DemoRows.JSON.writeValueAsString(
            ServiceAnswers.roster(at, course.get(), all.subList(start, end))));
  }

  private List<Map<String, Object>> members(
      DemoCourse course, DemoTool tool, @Nullable String role) {
    // Canvas enrols its test student like anybody else.
    Stream<DemoPerson> testStudents =
        course.site() == DemoSite.CANVAS
            ? DemoPerson.of(course.site()).stream()
                .filter(person -> person.kind() == DemoPerson.Kind.TEST_STUDENT)
            : Stream.empty();
    return Stream.concat(courses.enrolled(course).stream(), testStudents)
        .filter(person -> role == null || !DemoRoles.leftOut(course.site(), person, role))
        .map(person -> ServiceAnswers.member(course, tool, person))
        .toList();
  }

  private Optional<DemoCourse> course(int id, DemoSite site) {
    return courses.find(id).filter(course -> course.site() == site);
  }

  private Optional<DemoTool> tool(@Nullable String bearer, DemoSite site) {
    return access
        .of(bearer)
        .filter(grant -> grant.has(DemoTool.ROSTER))
        .flatMap(grant -> tools.find(grant.tool()))
        .filter(tool -> tool.site() == site);
  }

  private static int number(@Nullable String text, int otherwise) {
    return text != null && text.matches("\\d{1,6}") ? Integer.parseInt(text) : otherwise;
  }
}
