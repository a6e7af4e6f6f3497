package org.traininglayer.demo;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
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
 * The grade service in Moodle's habits (AGS 2.0): one single media type in Accept, reasons nowhere
 * in the answer, typographic quotes in the Link header.
 */
@RestController
@Profile("demo")
@RequestMapping("/demo/lti/courses/{course}/lineitems")
class MoodleGradeController {

  private static final List<String> READING = List.of("lineitem", "lineitem.readonly");
  private static final List<String> CHANGING = List.of("lineitem");

  private final DemoAddresses at;
  private final ToolColumns columns;
  private final DemoCourses courses;
  private final DemoGradebook gradebook;

  MoodleGradeController(
      DemoAddresses at, ToolColumns columns, DemoCourses courses, DemoGradebook gradebook) {
    this.at = at;
    this.columns = columns;
    this.courses = courses;
    this.gradebook = gradebook;
  }

  @GetMapping
  ResponseEntity<String> list(
      @PathVariable("course") int courseId,
      @RequestHeader(name = "Authorization", required = false) @Nullable String bearer,
      @RequestHeader(name = "Accept", defaultValue = "*/*") String accept,
      @RequestParam Map<String, String> query) {
    return answer(
        courseId,
        bearer,
        query,
        READING,
        caller ->
            accepted(accept, ServiceAnswers.ITEMS)
                ? MoodlePaging.page(
                    columns.find(
                        caller,
                        query.getOrDefault("resource_link_id", query.get("lti_link_id")),
                        query),
                    query,
                    at.lineItems(caller.course(), caller.tool()),
                    ServiceAnswers.ITEMS,
                    page -> page)
                : bad());
  }

  @PostMapping
  ResponseEntity<String> create(
      @PathVariable("course") int courseId,
      @RequestHeader(name = "Authorization", required = false) @Nullable String bearer,
      @RequestHeader(name = HttpHeaders.CONTENT_TYPE, required = false) @Nullable String type,
      @RequestParam Map<String, String> query,
      @RequestBody(required = false) byte @Nullable [] body) {
    return answer(
        courseId,
        bearer,
        query,
        CHANGING,
        caller -> {
          Optional<JsonNode> sent = column(type, body);
          if (sent.isEmpty()) {
            return bad();
          }
          DemoLink link = own(sent.get(), caller);
          return link == null && sent.get().hasNonNull("resourceLinkId")
              ? says(403)
              : columns.shown(
                  201, caller, columns.make(caller, link, sent.get(), review(sent.get())));
        });
  }

  @GetMapping("/{item}/lineitem")
  ResponseEntity<String> read(
      @PathVariable("course") int courseId,
      @PathVariable("item") int itemId,
      @RequestHeader(name = "Authorization", required = false) @Nullable String bearer,
      @RequestHeader(name = "Accept", defaultValue = "*/*") String accept,
      @RequestParam Map<String, String> query) {
    return answer(
        courseId,
        bearer,
        query,
        READING,
        caller ->
            accepted(accept, ServiceAnswers.ITEM)
                ? columns
                    .item(itemId, caller)
                    .map(item -> columns.shown(200, caller, item))
                    .orElseGet(MoodleGradeController::missing)
                : bad());
  }

  /** The whole item: what is left out is cleared, a link that is left out is undone. */
  @PutMapping("/{item}/lineitem")
  ResponseEntity<String> change(
      @PathVariable("course") int courseId,
      @PathVariable("item") int itemId,
      @RequestHeader(name = "Authorization", required = false) @Nullable String bearer,
      @RequestHeader(name = HttpHeaders.CONTENT_TYPE, required = false) @Nullable String type,
      @RequestParam Map<String, String> query,
      @RequestBody(required = false) byte @Nullable [] body) {
    return answer(
        courseId,
        bearer,
        query,
        CHANGING,
        caller -> {
          if (columns.item(itemId, caller).isEmpty()) {
            return missing();
          }
          Optional<JsonNode> sent = column(type, body);
          if (sent.isEmpty()) {
            return bad();
          }
          DemoLink link = own(sent.get(), caller);
          return columns.shown(
              200,
              caller,
              columns.keep(
                  caller, itemId, link == null ? null : link.id(), sent.get(), review(sent.get())));
        });
  }

  @DeleteMapping("/{item}/lineitem")
  ResponseEntity<String> remove(
      @PathVariable("course") int courseId,
      @PathVariable("item") int itemId,
      @RequestHeader(name = "Authorization", required = false) @Nullable String bearer,
      @RequestParam Map<String, String> query) {
    return answer(
        courseId,
        bearer,
        query,
        CHANGING,
        caller -> {
          if (columns.item(itemId, caller).isEmpty()) {
            return missing();
          }
          courses.removeItem(itemId);
          return ResponseEntity.noContent().build();
        });
  }

  @PostMapping("/{item}/lineitem/scores")
  ResponseEntity<String> score(
      @PathVariable("course") int courseId,
      @PathVariable("item") int itemId,
      @RequestHeader(name = "Authorization", required = false) @Nullable String bearer,
      @RequestHeader(name = HttpHeaders.CONTENT_TYPE, required = false) @Nullable String type,
      @RequestParam Map<String, String> query,
      @RequestBody(required = false) byte @Nullable [] body) {
    return answer(
        courseId,
        bearer,
        query,
        List.of("score"),
        caller -> {
          Optional<DemoLineItem> item = columns.item(itemId, caller);
          Optional<JsonNode> score = ServiceAnswers.read(body);
          if (!ServiceAnswers.SCORE.equals(type) || score.isEmpty() || item.isEmpty()) {
            return bad();
          }
          DemoCourse course = caller.course();
          String user = score.get().path("userId").asString("");
          Optional<DemoGradebook.Grade> known =
              courses.gradable(course, user) ? gradebook.grade(itemId, user) : Optional.empty();
          return switch (ScoreRules.decide(
              score.get(),
              known.map(DemoGradebook.Grade::postedAt).orElse(null),
              one -> courses.gradable(course, one))) {
            case ScoreRules.Decision.Bad bad -> bad();
            case ScoreRules.Decision.Conflict conflict -> says(409);
            case ScoreRules.Decision.Store store -> {
              gradebook.store(itemId, store, item.get().link() != null, 0);
              yield ResponseEntity.ok().build();
            }
          };
        });
  }

  @GetMapping("/{item}/lineitem/results")
  ResponseEntity<String> results(
      @PathVariable("course") int courseId,
      @PathVariable("item") int itemId,
      @RequestHeader(name = "Authorization", required = false) @Nullable String bearer,
      @RequestHeader(name = "Accept", defaultValue = "*/*") String accept,
      @RequestParam Map<String, String> query) {
    return answer(
        courseId,
        bearer,
        query,
        List.of("result.readonly"),
        caller ->
            accepted(accept, ServiceAnswers.RESULTS)
                ? columns
                    .item(itemId, caller)
                    .map(item -> results(caller, item, query))
                    .orElseGet(MoodleGradeController::missing)
                : bad());
  }

  private ResponseEntity<String> results(
      Caller caller, DemoLineItem item, Map<String, String> query) {
    String address = at.lineItem(caller.course(), caller.tool(), item.id());
    String own = address.replace("/lineitem?", "/lineitem/results?");
    String user = query.get("user_id");
    List<Map<String, Object>> results = new ArrayList<>();
    for (DemoGradebook.Grade grade : gradebook.grades(item.id())) {
      BigDecimal value = grade.on(item.maximum());
      if (value == null || (user != null && !user.equals(grade.person()))) {
        continue;
      }
      Map<String, Object> result = new LinkedHashMap<>();
      result.put("id", own + "&user_id=" + grade.person());
      result.put("userId", grade.person());
      result.put("resultScore", value);
      result.put("resultMaximum", item.maximum());
      result.put("comment", Objects.requireNonNullElse(grade.comment(), ""));
      result.put("scoreOf", address);
      result.put("timestamp", grade.postedAt().toString());
      results.add(result);
    }
    return MoodlePaging.page(results, query, own, ServiceAnswers.RESULTS, page -> page);
  }

  /** The addresses of a tool carry its number; without it they are nobody's. */
  private ResponseEntity<String> answer(
      int courseId,
      @Nullable String bearer,
      Map<String, String> query,
      List<String> scopes,
      Function<Caller, ResponseEntity<String>> work) {
    return columns
        .caller(DemoSite.MOODLE, courseId, bearer, scopes)
        .filter(caller -> String.valueOf(caller.tool().id()).equals(query.get("type_id")))
        .map(work)
        .orElseGet(() -> says(401));
  }

  private @Nullable DemoLink own(JsonNode sent, Caller caller) {
    return sent.hasNonNull("resourceLinkId")
        ? courses
            .link(sent.path("resourceLinkId").asString(""))
            .filter(
                link -> link.tool() == caller.tool().id() && link.course() == caller.course().id())
            .orElse(null)
        : null;
  }

  private static Optional<JsonNode> column(@Nullable String type, byte @Nullable [] body) {
    return ServiceAnswers.read(body)
        .filter(sent -> ServiceAnswers.ITEM.equals(type) && ToolColumns.complete(sent));
  }

  private static @Nullable JsonNode review(JsonNode sent) {
    return sent.has("submissionReview") ? sent.path("submissionReview") : null;
  }

  /** A list of types, or one with a weight, finds no handler. */
  static boolean accepted(String accept, String type) {
    return accept.equals("*/*") || accept.equals(type);
  }

  private static ResponseEntity<String> bad() {
    return says(400);
  }

  private static ResponseEntity<String> missing() {
    return says(404);
  }

  private static ResponseEntity<String> says(int status) {
    return ResponseEntity.status(status).contentType(MediaType.APPLICATION_JSON).body("[]");
  }
}
