package org.traininglayer.demo;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/**
 * The grade service in Canvas' habits (AGS 2.0): plain paths, reasons as JSON, scores of students
 * only, and every score an attempt unless the tool says otherwise.
 */
@RestController
@Profile("demo")
@RequestMapping("/demo/canvas/api/lti/courses/{course}/line_items")
class CanvasGradeController {

  private final DemoAddresses at;
  private final DemoAccess access;
  private final DemoTools tools;
  private final DemoCourses courses;
  private final DemoGradebook gradebook;
  private final CanvasThrottle throttle;

  CanvasGradeController(
      DemoAddresses at,
      DemoAccess access,
      DemoTools tools,
      DemoCourses courses,
      DemoGradebook gradebook,
      CanvasThrottle throttle) {
    this.at = at;
    this.access = access;
    this.tools = tools;
    this.courses = courses;
    this.gradebook = gradebook;
    this.throttle = throttle;
  }

  @GetMapping
  ResponseEntity<String> list(
      @PathVariable("course") int courseId,
      @RequestHeader(name = "Authorization", required = false) @Nullable String bearer,
      @RequestParam Map<String, String> query) {
    return answer(
        courseId,
        bearer,
        List.of("lineitem", "lineitem.readonly"),
        caller -> {
          List<Map<String, Object>> items = new ArrayList<>();
          for (DemoLineItem item : courses.items(courseId)) {
            String link = linkId(item);
            if (item.tool() == caller.tool().id()
                && matches(query.get("resource_link_id"), link)
                && matches(query.get("resource_id"), item.resourceId())
                && matches(query.get("tag"), item.tag())) {
              items.add(ServiceAnswers.item(at, caller.course(), caller.tool(), item, link));
            }
          }
          return ServiceAnswers.json(200, ServiceAnswers.ITEMS, items);
        });
  }

  @PostMapping
  ResponseEntity<String> create(
      @PathVariable("course") int courseId,
      @RequestHeader(name = "Authorization", required = false) @Nullable String bearer,
      @RequestBody(required = false) byte @Nullable [] body) {
    return answer(
        courseId,
        bearer,
        List.of("lineitem"),
        caller -> {
          Optional<JsonNode> sent = ServiceAnswers.read(body == null ? new byte[0] : body);
          if (sent.isEmpty() || !MoodleGradeController.complete(sent.get())) {
            return CanvasThrottle.error(422, "label and scoreMaximum are required");
          }
          String linkId = MoodleGradeController.text(sent.get(), "resourceLinkId");
          Optional<DemoLink> link =
              courses.link(linkId).filter(one -> one.course() == courseId && !linkId.isEmpty());
          if (!linkId.isEmpty() && link.isEmpty()) {
            return CanvasThrottle.error(404, "Resource link not found");
          }
          DemoLineItem made =
              courses.addItem(
                  caller.course(),
                  caller.tool(),
                  link.map(DemoLink::id).orElse(null),
                  MoodleGradeController.text(sent.get(), "label"),
                  sent.get().path("scoreMaximum").decimalValue(),
                  MoodleGradeController.text(sent.get(), "resourceId"),
                  MoodleGradeController.text(sent.get(), "tag"),
                  null);
          return ServiceAnswers.json(
              201,
              ServiceAnswers.ITEM,
              ServiceAnswers.item(
                  at,
                  caller.course(),
                  caller.tool(),
                  made,
                  link.map(DemoLink::linkId).orElse(null)));
        });
  }

  @GetMapping("/{item}")
  ResponseEntity<String> read(
      @PathVariable("course") int courseId,
      @PathVariable("item") int itemId,
      @RequestHeader(name = "Authorization", required = false) @Nullable String bearer) {
    return answer(
        courseId,
        bearer,
        List.of("lineitem", "lineitem.readonly"),
        caller ->
            item(itemId, caller)
                .map(item -> shown(caller, item))
                .orElseGet(CanvasGradeController::notOurs));
  }

  @PutMapping("/{item}")
  ResponseEntity<String> change(
      @PathVariable("course") int courseId,
      @PathVariable("item") int itemId,
      @RequestHeader(name = "Authorization", required = false) @Nullable String bearer,
      @RequestBody(required = false) byte @Nullable [] body) {
    return answer(
        courseId,
        bearer,
        List.of("lineitem"),
        caller -> {
          Optional<DemoLineItem> known = item(itemId, caller);
          Optional<JsonNode> sent = ServiceAnswers.read(body == null ? new byte[0] : body);
          if (known.isEmpty()) {
            return notOurs();
          }
          if (sent.isEmpty() || !MoodleGradeController.complete(sent.get())) {
            return CanvasThrottle.error(422, "label and scoreMaximum are required");
          }
          DemoLineItem changed =
              new DemoLineItem(
                  itemId,
                  courseId,
                  caller.tool().id(),
                  known.get().link(),
                  MoodleGradeController.text(sent.get(), "label"),
                  sent.get().path("scoreMaximum").decimalValue(),
                  MoodleGradeController.text(sent.get(), "resourceId"),
                  MoodleGradeController.text(sent.get(), "tag"),
                  null);
          courses.keep(changed);
          return shown(caller, changed);
        });
  }

  /** A column that belongs to a link cannot be taken away. */
  @DeleteMapping("/{item}")
  ResponseEntity<String> remove(
      @PathVariable("course") int courseId,
      @PathVariable("item") int itemId,
      @RequestHeader(name = "Authorization", required = false) @Nullable String bearer) {
    return answer(
        courseId,
        bearer,
        List.of("lineitem"),
        caller -> {
          Optional<DemoLineItem> known = item(itemId, caller);
          if (known.isEmpty() || known.get().link() != null) {
            return notOurs();
          }
          courses.removeItem(itemId);
          return ResponseEntity.noContent().build();
        });
  }

  @PostMapping("/{item}/scores")
  ResponseEntity<String> score(
      @PathVariable("course") int courseId,
      @PathVariable("item") int itemId,
      @RequestHeader(name = "Authorization", required = false) @Nullable String bearer,
      @RequestHeader(name = HttpHeaders.CONTENT_TYPE, required = false) @Nullable String type,
      @RequestBody(required = false) byte @Nullable [] body) {
    return answer(
        courseId,
        bearer,
        List.of("score"),
        caller -> {
          Optional<JsonNode> sent = ServiceAnswers.read(body == null ? new byte[0] : body);
          if (item(itemId, caller).isEmpty()) {
            return notOurs();
          }
          if (!ServiceAnswers.SCORE.equals(type) || sent.isEmpty()) {
            return CanvasThrottle.error(400, "not a score");
          }
          String user = sent.get().path("userId").asString("");
          DemoCourse course = caller.course();
          DemoGradebook.Grade stored =
              courses.gradable(course, user) ? gradebook.grade(itemId, user).orElse(null) : null;
          switch (CanvasScoreRules.decide(
              sent.get(), stored, one -> courses.gradable(course, one), Instant.now())) {
            case CanvasScoreRules.Decision.Bad bad -> {
              return CanvasThrottle.error(bad.status(), bad.why());
            }
            case CanvasScoreRules.Decision.Leave leave -> {}
            case CanvasScoreRules.Decision.Store store ->
                gradebook.store(itemId, store.score(), false, store.attempts());
          }
          return ServiceAnswers.json(
              200,
              "application/json",
              Map.of("resultUrl", at.lineItem(course, caller.tool(), itemId) + "/results/" + user));
        });
  }

  @GetMapping("/{item}/results")
  ResponseEntity<String> results(
      @PathVariable("course") int courseId,
      @PathVariable("item") int itemId,
      @RequestHeader(name = "Authorization", required = false) @Nullable String bearer,
      @RequestParam(name = "user_id", required = false) @Nullable String user) {
    return answer(
        courseId,
        bearer,
        List.of("result.readonly"),
        caller -> {
          Optional<DemoLineItem> item = item(itemId, caller);
          if (item.isEmpty()) {
            return notOurs();
          }
          String address = at.lineItem(caller.course(), caller.tool(), itemId);
          List<Map<String, Object>> results = new ArrayList<>();
          for (DemoGradebook.Grade grade : gradebook.grades(itemId)) {
            if (user != null && !user.equals(grade.person())) {
              continue;
            }
            BigDecimal value = grade.on(item.get().maximum());
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("id", address + "/results/" + grade.person());
            result.put("scoreOf", address);
            result.put("userId", grade.person());
            if (value != null) {
              result.put("resultScore", value);
            }
            result.put("resultMaximum", item.get().maximum());
            results.add(result);
          }
          return ServiceAnswers.json(200, ServiceAnswers.RESULTS, results);
        });
  }

  private ResponseEntity<String> answer(
      int courseId,
      @Nullable String bearer,
      List<String> scopes,
      Function<Caller, ResponseEntity<String>> work) {
    String[] whole = scopes.stream().map(one -> DemoTool.AGS + one).toArray(String[]::new);
    Optional<Caller> caller =
        access
            .of(bearer)
            .filter(grant -> grant.has(Arrays.copyOf(whole, whole.length)))
            .flatMap(grant -> tools.find(grant.tool()))
            .filter(tool -> tool.site() == DemoSite.CANVAS)
            .flatMap(tool ->
                courses
                    .find(courseId)
                    .filter(course -> course.site() == DemoSite.CANVAS)
                    .map(course -> new Caller(tool, course)));
    if (caller.isEmpty()) {
      return CanvasThrottle.unauthorized();
    }
    return throttle.strikes() ? CanvasThrottle.refused() : work.apply(caller.get());
  }

  private ResponseEntity<String> shown(Caller caller, DemoLineItem item) {
    return ServiceAnswers.json(
        200,
        ServiceAnswers.ITEM,
        ServiceAnswers.item(at, caller.course(), caller.tool(), item, linkId(item)));
  }

  private Optional<DemoLineItem> item(int id, Caller caller) {
    return courses
        .item(id)
        .filter(item -> item.tool() == caller.tool().id() && item.course() == caller.course().id());
  }

  private @Nullable String linkId(DemoLineItem item) {
    Integer link = item.link();
    return link == null ? null : courses.link(link).map(DemoLink::linkId).orElse(null);
  }

  private static boolean matches(@Nullable String asked, @Nullable String value) {
    return asked == null || asked.equals(value);
  }

  private static ResponseEntity<String> notOurs() {
    return CanvasThrottle.error(401, "Tool does not have permission to view line_item");
  }

  /** Who asks about what. */
  private record Caller(DemoTool tool, DemoCourse course) {}
}
