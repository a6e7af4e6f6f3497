package org.traininglayer.demo;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
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
import org.traininglayer.demo.ToolColumns.Caller;
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
  private final ToolColumns columns;
  private final DemoCourses courses;
  private final DemoGradebook gradebook;
  private final CanvasThrottle throttle;

  CanvasGradeController(
      DemoAddresses at,
      ToolColumns columns,
      DemoCourses courses,
      DemoGradebook gradebook,
      CanvasThrottle throttle) {
    this.at = at;
    this.columns = columns;
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
        caller ->
            CanvasPages.page(
                columns.find(caller, query.get("resource_link_id"), query),
                query,
                at.lineItems(caller.course(), caller.tool()),
                ServiceAnswers.ITEMS));
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
          Optional<JsonNode> sent = ServiceAnswers.read(body);
          if (sent.isEmpty() || !ToolColumns.complete(sent.get())) {
            return CanvasThrottle.error(422, "label and scoreMaximum are required");
          }
          String linkId = ToolColumns.text(sent.get(), "resourceLinkId");
          Optional<DemoLink> link =
              courses.link(linkId).filter(one -> one.course() == courseId && !linkId.isEmpty());
          if (!linkId.isEmpty() && link.flatMap(courses::itemOf).isEmpty()) {
            return gone(); // only the link of an assignment can have more columns
          }
          return columns.shown(
              201, caller, columns.make(caller, link.orElse(null), sent.get(), null));
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
            columns
                .item(itemId, caller)
                .map(item -> columns.shown(200, caller, item))
                .orElseGet(() -> missing(itemId, courseId)));
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
          Optional<DemoLineItem> known = columns.item(itemId, caller);
          Optional<JsonNode> sent = ServiceAnswers.read(body);
          if (known.isEmpty()) {
            return missing(itemId, courseId);
          }
          if (sent.isEmpty() || !ToolColumns.complete(sent.get())) {
            return CanvasThrottle.error(422, "label and scoreMaximum are required");
          }
          return columns.shown(
              200, caller, columns.keep(caller, itemId, known.get().link(), sent.get(), null));
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
          Optional<DemoLineItem> known = columns.item(itemId, caller);
          if (known.isEmpty()) {
            return missing(itemId, courseId);
          }
          if (known.get().link() != null) {
            return ResponseEntity.status(401).build();
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
          Optional<JsonNode> sent = ServiceAnswers.read(body);
          Optional<DemoLineItem> item = columns.item(itemId, caller);
          if (item.isEmpty()) {
            return missing(itemId, courseId);
          }
          if (!ServiceAnswers.SCORE.equals(type) || sent.isEmpty()) {
            return CanvasThrottle.error(400, "not a score");
          }
          String user = sent.get().path("userId").asString("");
          DemoCourse course = caller.course();
          DemoGradebook.Grade stored =
              courses.gradable(course, user) ? gradebook.grade(itemId, user).orElse(null) : null;
          switch (CanvasScoreRules.decide(
              sent.get(),
              stored,
              item.get().maximum(),
              one -> courses.gradable(course, one),
              Instant.now())) {
            case CanvasScoreRules.Decision.Bad bad -> {
              return CanvasThrottle.error(bad.status(), bad.why());
            }
            case CanvasScoreRules.Decision.Leave leave ->
                gradebook.storeBeside(itemId, leave.score(), leave.attempts());
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
      @RequestParam Map<String, String> query) {
    String user = query.get("user_id");
    return answer(
        courseId,
        bearer,
        List.of("result.readonly"),
        caller -> {
          Optional<DemoLineItem> item = columns.item(itemId, caller);
          if (item.isEmpty()) {
            return missing(itemId, courseId);
          }
          String address = at.lineItem(caller.course(), caller.tool(), itemId);
          List<Map<String, Object>> results = new ArrayList<>();
          for (DemoGradebook.Grade grade : gradebook.grades(itemId)) {
            BigDecimal maximum = grade.resultMaximum();
            if (maximum == null || (user != null && !user.equals(grade.person()))) {
              continue; // a teacher's grade alone makes no result
            }
            BigDecimal value = grade.resultShown(item.get().maximum());
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("id", address + "/results/" + grade.person());
            result.put("scoreOf", address);
            result.put("userId", grade.person());
            if (value != null) {
              result.put("resultScore", value);
            }
            result.put("resultMaximum", maximum);
            results.add(result);
          }
          return CanvasPages.page(results, query, address + "/results", ServiceAnswers.RESULTS);
        });
  }

  private ResponseEntity<String> answer(
      int courseId,
      @Nullable String bearer,
      List<String> scopes,
      Function<Caller, ResponseEntity<String>> work) {
    Optional<Caller> caller = columns.caller(DemoSite.CANVAS, courseId, bearer, scopes);
    if (caller.isEmpty()) {
      return CanvasThrottle.unauthorized();
    }
    return throttle.strikes() ? CanvasThrottle.refused() : work.apply(caller.get());
  }

  /** Another tool's column is there, but not for this one. */
  private ResponseEntity<String> missing(int item, int course) {
    return courses.item(item).filter(one -> one.course() == course).isPresent()
        ? CanvasThrottle.error(412, "Tool does not have permission to view line_item")
        : gone();
  }

  private static ResponseEntity<String> gone() {
    return CanvasThrottle.error(404, "The specified resource does not exist.");
  }
}
