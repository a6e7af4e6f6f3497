package org.traininglayer.demo;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
import tools.jackson.databind.JsonNode;

/**
 * The grade service in Moodle's habits (AGS 2.0): one single media type in Accept, reasons nowhere
 * in the answer, typographic quotes in the Link header.
 */
@RestController
@Profile("demo")
@RequestMapping("/demo/lti/courses/{course}/lineitems")
class MoodleGradeController {

  private final DemoAddresses at;
  private final DemoAccess access;
  private final DemoTools tools;
  private final DemoCourses courses;
  private final DemoGradebook gradebook;

  MoodleGradeController(
      DemoAddresses at,
      DemoAccess access,
      DemoTools tools,
      DemoCourses courses,
      DemoGradebook gradebook) {
    this.at = at;
    this.access = access;
    this.tools = tools;
    this.courses = courses;
    this.gradebook = gradebook;
  }

  @GetMapping
  ResponseEntity<String> list(
      @PathVariable("course") int courseId,
      @RequestHeader(name = "Authorization", required = false) @Nullable String bearer,
      @RequestHeader(name = "Accept", defaultValue = "*/*") String accept,
      @RequestParam Map<String, String> query) {
    Optional<Caller> caller = caller(courseId, bearer, query, "lineitem", "lineitem.readonly");
    if (caller.isEmpty()) {
      return refused();
    }
    if (!accepted(accept, ServiceAnswers.ITEMS)) {
      return bad();
    }
    String link = query.getOrDefault("resource_link_id", query.get("lti_link_id"));
    List<Map<String, Object>> items = new ArrayList<>();
    for (DemoLineItem item : courses.items(courseId)) {
      String itemLink = linkId(item);
      if (item.tool() == caller.get().tool().id()
          && (link == null || link.equals(itemLink))
          && matches(query.get("resource_id"), item.resourceId())
          && matches(query.get("tag"), item.tag())) {
        items.add(
            ServiceAnswers.item(at, caller.get().course(), caller.get().tool(), item, itemLink));
      }
    }
    return MoodlePaging.page(
        items,
        query,
        at.lineItems(caller.get().course(), caller.get().tool()),
        ServiceAnswers.ITEMS,
        page -> page);
  }

  @PostMapping
  ResponseEntity<String> create(
      @PathVariable("course") int courseId,
      @RequestHeader(name = "Authorization", required = false) @Nullable String bearer,
      @RequestHeader(name = HttpHeaders.CONTENT_TYPE, required = false) @Nullable String type,
      @RequestParam Map<String, String> query,
      @RequestBody(required = false) byte @Nullable [] body) {
    Optional<Caller> caller = caller(courseId, bearer, query, "lineitem");
    if (caller.isEmpty()) {
      return refused();
    }
    Optional<JsonNode> sent = ServiceAnswers.read(body == null ? new byte[0] : body);
    if (!ServiceAnswers.ITEM.equals(type) || sent.isEmpty() || !complete(sent.get())) {
      return bad();
    }
    @Nullable DemoLink link = null;
    if (sent.get().hasNonNull("resourceLinkId")) {
      link = own(sent.get().path("resourceLinkId").asString(""), caller.get());
      if (link == null) {
        return ResponseEntity.status(403).contentType(MediaType.APPLICATION_JSON).body("[]");
      }
    }
    DemoLineItem made =
        courses.addItem(
            caller.get().course(),
            caller.get().tool(),
            link == null ? null : link.id(),
            text(sent.get(), "label"),
            sent.get().path("scoreMaximum").decimalValue(),
            text(sent.get(), "resourceId"),
            text(sent.get(), "tag"),
            sent.get().has("submissionReview") ? sent.get().path("submissionReview") : null);
    return ServiceAnswers.json(
        201,
        ServiceAnswers.ITEM,
        ServiceAnswers.item(
            at,
            caller.get().course(),
            caller.get().tool(),
            made,
            link == null ? null : link.linkId()));
  }

  @GetMapping("/{item}/lineitem")
  ResponseEntity<String> read(
      @PathVariable("course") int courseId,
      @PathVariable("item") int itemId,
      @RequestHeader(name = "Authorization", required = false) @Nullable String bearer,
      @RequestHeader(name = "Accept", defaultValue = "*/*") String accept,
      @RequestParam Map<String, String> query) {
    Optional<Caller> caller = caller(courseId, bearer, query, "lineitem", "lineitem.readonly");
    if (caller.isEmpty()) {
      return refused();
    }
    if (!accepted(accept, ServiceAnswers.ITEM)) {
      return bad();
    }
    return item(itemId, caller.get())
        .map(item ->
            ServiceAnswers.json(
                200,
                ServiceAnswers.ITEM,
                ServiceAnswers.item(
                    at, caller.get().course(), caller.get().tool(), item, linkId(item))))
        .orElseGet(MoodleGradeController::missing);
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
    Optional<Caller> caller = caller(courseId, bearer, query, "lineitem");
    if (caller.isEmpty()) {
      return refused();
    }
    Optional<DemoLineItem> known = item(itemId, caller.get());
    Optional<JsonNode> sent = ServiceAnswers.read(body == null ? new byte[0] : body);
    if (known.isEmpty()) {
      return missing();
    }
    if (!ServiceAnswers.ITEM.equals(type) || sent.isEmpty() || !complete(sent.get())) {
      return bad();
    }
    DemoLink link =
        sent.get().hasNonNull("resourceLinkId")
            ? own(sent.get().path("resourceLinkId").asString(""), caller.get())
            : null;
    DemoLineItem changed =
        new DemoLineItem(
            itemId,
            courseId,
            caller.get().tool().id(),
            link == null ? null : link.id(),
            text(sent.get(), "label"),
            sent.get().path("scoreMaximum").decimalValue(),
            text(sent.get(), "resourceId"),
            text(sent.get(), "tag"),
            sent.get().has("submissionReview") ? sent.get().path("submissionReview") : null);
    courses.keep(changed);
    return ServiceAnswers.json(
        200,
        ServiceAnswers.ITEM,
        ServiceAnswers.item(
            at, caller.get().course(), caller.get().tool(), changed, linkId(changed)));
  }

  @DeleteMapping("/{item}/lineitem")
  ResponseEntity<String> remove(
      @PathVariable("course") int courseId,
      @PathVariable("item") int itemId,
      @RequestHeader(name = "Authorization", required = false) @Nullable String bearer,
      @RequestParam Map<String, String> query) {
    Optional<Caller> caller = caller(courseId, bearer, query, "lineitem");
    if (caller.isEmpty()) {
      return refused();
    }
    if (item(itemId, caller.get()).isEmpty()) {
      return missing();
    }
    courses.removeItem(itemId);
    return ResponseEntity.noContent().build();
  }

  @PostMapping("/{item}/lineitem/scores")
  ResponseEntity<String> score(
      @PathVariable("course") int courseId,
      @PathVariable("item") int itemId,
      @RequestHeader(name = "Authorization", required = false) @Nullable String bearer,
      @RequestHeader(name = HttpHeaders.CONTENT_TYPE, required = false) @Nullable String type,
      @RequestParam Map<String, String> query,
      @RequestBody(required = false) byte @Nullable [] body) {
    Optional<Caller> caller = caller(courseId, bearer, query, "score");
    if (caller.isEmpty()) {
      return refused();
    }
    Optional<JsonNode> score = ServiceAnswers.read(body == null ? new byte[0] : body);
    if (!ServiceAnswers.SCORE.equals(type)
        || score.isEmpty()
        || item(itemId, caller.get()).isEmpty()) {
      return bad();
    }
    DemoCourse course = caller.get().course();
    String user = score.get().path("userId").asString("");
    Optional<DemoGradebook.Grade> known =
        courses.gradable(course, user) ? gradebook.grade(itemId, user) : Optional.empty();
    return switch (ScoreRules.decide(
        score.get(),
        known.map(DemoGradebook.Grade::postedAt).orElse(null),
        one -> courses.gradable(course, one))) {
      case ScoreRules.Decision.Bad bad -> bad();
      case ScoreRules.Decision.Conflict conflict ->
          ResponseEntity.status(409).contentType(MediaType.APPLICATION_JSON).body("[]");
      case ScoreRules.Decision.Store store -> {
        boolean activity = item(itemId, caller.get()).orElseThrow().link() != null;
        gradebook.store(itemId, store, activity, 0);
        yield ResponseEntity.ok().build();
      }
    };
  }

  @GetMapping("/{item}/lineitem/results")
  ResponseEntity<String> results(
      @PathVariable("course") int courseId,
      @PathVariable("item") int itemId,
      @RequestHeader(name = "Authorization", required = false) @Nullable String bearer,
      @RequestHeader(name = "Accept", defaultValue = "*/*") String accept,
      @RequestParam Map<String, String> query) {
    Optional<Caller> caller = caller(courseId, bearer, query, "result.readonly");
    if (caller.isEmpty()) {
      return refused();
    }
    if (!accepted(accept, ServiceAnswers.RESULTS)) {
      return bad();
    }
    Optional<DemoLineItem> item = item(itemId, caller.get());
    if (item.isEmpty()) {
      return missing();
    }
    String address = at.lineItem(caller.get().course(), caller.get().tool(), itemId);
    List<Map<String, Object>> results = new ArrayList<>();
    for (DemoGradebook.Grade grade : gradebook.grades(itemId)) {
      BigDecimal value = grade.on(item.get().maximum());
      String user = query.get("user_id");
      if (value == null || (user != null && !user.equals(grade.person()))) {
        continue;
      }
      Map<String, Object> result = new LinkedHashMap<>();
      result.put(
          "id", address.replace("/lineitem?", "/lineitem/results?") + "&user_id=" + grade.person());
      result.put("userId", grade.person());
      result.put("resultScore", value);
      result.put("resultMaximum", item.get().maximum());
      result.put("comment", Objects.requireNonNullElse(grade.comment(), ""));
      result.put("scoreOf", address);
      result.put("timestamp", grade.postedAt().toString());
      results.add(result);
    }
    return MoodlePaging.page(
        results,
        query,
        address.replace("/lineitem?", "/lineitem/results?"),
        ServiceAnswers.RESULTS,
        page -> page);
  }

  private Optional<Caller> caller(
      int courseId, @Nullable String bearer, Map<String, String> query, String... scopes) {
    String[] whole =
        java.util.Arrays.stream(scopes).map(one -> DemoTool.AGS + one).toArray(String[]::new);
    return access
        .of(bearer)
        .filter(grant -> grant.has(whole))
        .filter(grant -> String.valueOf(grant.tool()).equals(query.get("type_id")))
        .flatMap(grant -> tools.find(grant.tool()))
        .filter(tool -> tool.site() == DemoSite.MOODLE)
        .flatMap(tool ->
            courses
                .find(courseId)
                .filter(course -> course.site() == DemoSite.MOODLE)
                .map(course -> new Caller(tool, course)));
  }

  /** Columns of other tools and courses are not there. */
  private Optional<DemoLineItem> item(int id, Caller caller) {
    return courses
        .item(id)
        .filter(item -> item.tool() == caller.tool().id() && item.course() == caller.course().id());
  }

  private @Nullable DemoLink own(String linkId, Caller caller) {
    return courses
        .link(linkId)
        .filter(link -> link.tool() == caller.tool().id() && link.course() == caller.course().id())
        .orElse(null);
  }

  private @Nullable String linkId(DemoLineItem item) {
    Integer link = item.link();
    return link == null ? null : courses.link(link).map(DemoLink::linkId).orElse(null);
  }

  /** A list of types, or one with a weight, finds no handler. */
  static boolean accepted(String accept, String type) {
    return accept.equals("*/*") || accept.equals(type);
  }

  static boolean complete(JsonNode item) {
    return !text(item, "label").isBlank()
        && text(item, "label").length() <= 255
        && ScoreRules.finite(item.path("scoreMaximum"))
        && item.path("scoreMaximum").decimalValue().signum() > 0
        && !ScoreRules.odd(item.path("scoreMaximum").decimalValue());
  }

  static String text(JsonNode item, String name) {
    return item.path(name).asString("").replace("\0", "");
  }

  private static boolean matches(@Nullable String asked, String value) {
    return asked == null || asked.equals(value);
  }

  private static ResponseEntity<String> bad() {
    return ResponseEntity.badRequest().contentType(MediaType.APPLICATION_JSON).body("[]");
  }

  private static ResponseEntity<String> missing() {
    return ResponseEntity.status(404).contentType(MediaType.APPLICATION_JSON).body("[]");
  }

  private static ResponseEntity<String> refused() {
    return ResponseEntity.status(401).contentType(MediaType.APPLICATION_JSON).body("[]");
  }

  /** Who asks about what. */
  private record Caller(DemoTool tool, DemoCourse course) {}
}
