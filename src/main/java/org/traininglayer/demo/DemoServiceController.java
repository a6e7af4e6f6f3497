package org.traininglayer.demo;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Grade and roster services of the demo LMS (AGS 2.0, NRPS 2.0), in Moodle's habits. */
@RestController
@Profile("demo")
class DemoServiceController {

  private static final String AGS = "https://purl.imsglobal.org/spec/lti-ags/scope/";
  private static final String ROSTER =
      "https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly";
  private static final String SCORE_TYPE = "application/vnd.ims.lis.v1.score+json";

  private final JdbcClient jdbc;
  private final DemoAddresses at;
  private final DemoGradebook gradebook;
  private final JsonMapper json;

  DemoServiceController(
      JdbcClient jdbc, DemoAddresses at, DemoGradebook gradebook, JsonMapper json) {
    this.jdbc = jdbc;
    this.at = at;
    this.gradebook = gradebook;
    this.json = json;
  }

  @GetMapping("/demo/lti/courses/1/lineitems")
  ResponseEntity<String> lineItems(
      @RequestHeader(name = "Authorization", required = false) @Nullable String bearer,
      @RequestParam(name = "resource_link_id", required = false) @Nullable String link) {
    if (!may(bearer, AGS + "lineitem", AGS + "lineitem.readonly")) {
      return refused();
    }
    List<Map<String, Object>> items =
        DemoCourse.ACTIVITIES.stream()
            .filter(activity -> link == null || activity.link().equals(link))
            .map(this::lineItem)
            .toList();
    return answer("application/vnd.ims.lis.v2.lineitemcontainer+json", items);
  }

  @GetMapping("/demo/lti/courses/1/lineitems/{id}/lineitem")
  ResponseEntity<String> lineItem(
      @RequestHeader(name = "Authorization", required = false) @Nullable String bearer,
      @PathVariable int id) {
    if (!may(bearer, AGS + "lineitem", AGS + "lineitem.readonly")) {
      return refused();
    }
    return DemoCourse.activity(id)
        .map(activity -> answer("application/vnd.ims.lis.v2.lineitem+json", lineItem(activity)))
        .orElseGet(() -> ResponseEntity.notFound().build());
  }

  @PostMapping("/demo/lti/courses/1/lineitems/{id}/lineitem/scores")
  ResponseEntity<String> score(
      @RequestHeader(name = "Authorization", required = false) @Nullable String bearer,
      @RequestHeader(name = HttpHeaders.CONTENT_TYPE, required = false) @Nullable String type,
      @RequestParam(name = "type_id", defaultValue = "") String typeId,
      @PathVariable int id,
      @RequestBody byte[] body) {
    if (!may(bearer, AGS + "score")) {
      return refused();
    }
    if (!SCORE_TYPE.equals(type) || !"1".equals(typeId) || DemoCourse.activity(id).isEmpty()) {
      return bad();
    }
    JsonNode score;
    try {
      score = json.readTree(new String(body, StandardCharsets.UTF_8));
    } catch (JacksonException e) {
      return bad();
    }
    Optional<DemoGradebook.Grade> known =
        DemoPerson.find(score.path("userId").asString(""))
            .flatMap(person -> gradebook.grade(id, person.id()));
    return switch (ScoreRules.decide(
        score, known.map(DemoGradebook.Grade::postedAt).orElse(null))) {
      case ScoreRules.Decision.Bad bad -> bad();
      case ScoreRules.Decision.Conflict conflict ->
          ResponseEntity.status(409).contentType(MediaType.APPLICATION_JSON).body("[]");
      case ScoreRules.Decision.Store store -> {
        gradebook.store(id, store);
        yield ResponseEntity.ok().build();
      }
    };
  }

  @GetMapping("/demo/lti/courses/1/lineitems/{id}/lineitem/results")
  ResponseEntity<String> results(
      @RequestHeader(name = "Authorization", required = false) @Nullable String bearer,
      @RequestParam(name = "user_id", required = false) @Nullable String user,
      @PathVariable int id) {
    if (!may(bearer, AGS + "result.readonly")) {
      return refused();
    }
    List<Map<String, Object>> results = new ArrayList<>();
    for (DemoGradebook.Grade grade : gradebook.grades(id)) {
      if (grade.score() == null || (user != null && !user.equals(grade.person()))) {
        continue;
      }
      Map<String, Object> result = new LinkedHashMap<>();
      result.put("id", at.lineItem(id) + "#" + grade.person());
      result.put("userId", grade.person());
      result.put("resultScore", grade.score());
      result.put("resultMaximum", 100);
      result.put("scoreOf", at.lineItem(id));
      result.put("timestamp", grade.postedAt().toString());
      results.add(result);
    }
    return answer("application/vnd.ims.lis.v2.resultcontainer+json", results);
  }

  @GetMapping("/demo/lti/courses/1/memberships")
  ResponseEntity<String> roster(
      @RequestHeader(name = "Authorization", required = false) @Nullable String bearer,
      @RequestParam(name = "role", required = false) @Nullable String role,
      @RequestParam(name = "limit", defaultValue = "0") int limit,
      @RequestParam(name = "from", defaultValue = "0") int from) {
    if (!may(bearer, ROSTER)) {
      return refused();
    }
    List<Map<String, Object>> members = new ArrayList<>();
    for (DemoPerson person : DemoPerson.ALL) {
      if (filteredOut(person, role)) {
        continue;
      }
      Map<String, Object> member = new LinkedHashMap<>();
      member.put("status", "Active");
      member.put("roles", List.of(person.rosterRole()));
      member.put("user_id", person.id());
      member.put("lis_person_sourcedid", "");
      member.put("name", person.name());
      member.put("given_name", person.givenName());
      member.put("family_name", person.familyName());
      member.put("email", person.email());
      members.add(member);
    }
    int start = Math.clamp(from, 0, members.size());
    int end = limit > 0 ? Math.min(members.size(), start + limit) : members.size();
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("id", at.memberships());
    page.put(
        "context",
        Map.of("id", DemoCourse.ID, "label", DemoCourse.LABEL, "title", DemoCourse.TITLE));
    page.put("members", members.subList(start, end));
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.ok()
            .header(
                HttpHeaders.CONTENT_TYPE,
                "application/vnd.ims.lti-nrps.v2.membershipcontainer+json");
    if (end < members.size()) {
      answer.header(
          HttpHeaders.LINK,
          "<%s?from=%d&limit=%d>; rel=\"next\"".formatted(at.memberships(), end, limit));
    }
    return answer.body(json.writeValueAsString(page));
  }

  /** Only Instructor and Learner filter anything; any other value returns everybody. */
  private static boolean filteredOut(DemoPerson person, @Nullable String role) {
    if (role == null || !(role.endsWith("Learner") || role.endsWith("Instructor"))) {
      return false;
    }
    return !role.endsWith(person.rosterRole());
  }

  private Map<String, Object> lineItem(DemoCourse.Activity activity) {
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("id", at.lineItem(activity.lineItem()));
    item.put("label", activity.title());
    item.put("scoreMaximum", 100);
    item.put("resourceId", activity.module());
    item.put("tag", "");
    item.put("resourceLinkId", activity.link());
    item.put("ltiLinkId", activity.link());
    return item;
  }

  private boolean may(@Nullable String bearer, String... anyOf) {
    if (bearer == null || !bearer.startsWith("Bearer ")) {
      return false;
    }
    return jdbc.sql("select scopes from demo_token where token_hash = :hash and expires_at > now()")
        .param("hash", DemoSecrets.hash(bearer.substring("Bearer ".length())))
        .query(String.class)
        .optional()
        .filter(scopes -> Arrays.stream(anyOf).anyMatch(Arrays.asList(scopes.split(" "))::contains))
        .isPresent();
  }

  private ResponseEntity<String> answer(String type, Object body) {
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_TYPE, type)
        .body(json.writeValueAsString(body));
  }

  private static ResponseEntity<String> bad() {
    return ResponseEntity.badRequest().contentType(MediaType.APPLICATION_JSON).body("[]");
  }

  private static ResponseEntity<String> refused() {
    return ResponseEntity.status(401).contentType(MediaType.APPLICATION_JSON).body("[]");
  }
}
