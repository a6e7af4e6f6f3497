package org.traininglayer.demo;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** What the services of both shapes answer with (AGS 2.0, NRPS 2.0). */
final class ServiceAnswers {

  static final String ITEM = "application/vnd.ims.lis.v2.lineitem+json";
  static final String ITEMS = "application/vnd.ims.lis.v2.lineitemcontainer+json";
  static final String SCORE = "application/vnd.ims.lis.v1.score+json";
  static final String RESULTS = "application/vnd.ims.lis.v2.resultcontainer+json";
  static final String MEMBERS = "application/vnd.ims.lti-nrps.v2.membershipcontainer+json";

  private ServiceAnswers() {}

  static Map<String, Object> item(
      DemoAddresses at,
      DemoCourse course,
      DemoTool tool,
      DemoLineItem item,
      @Nullable String link) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", at.lineItem(course, tool, item.id()));
    json.put("label", item.label());
    json.put("scoreMaximum", item.maximum());
    json.put("resourceId", item.resourceId());
    json.put("tag", item.tag());
    if (link != null) {
      json.put("resourceLinkId", link);
      if (course.site() == DemoSite.MOODLE) {
        json.put("ltiLinkId", link);
      }
    }
    if (item.review() != null) {
      json.put("submissionReview", item.review());
    }
    return json;
  }

  static Map<String, Object> member(DemoCourse course, DemoTool tool, DemoPerson person) {
    Map<String, Object> member = new LinkedHashMap<>();
    member.put("status", "Active");
    member.put("roles", DemoRoles.inRoster(course.site(), person));
    member.put("user_id", person.subject(course.site()));
    member.put("lis_person_sourcedid", "");
    if (tool.sharesNames()) {
      member.put("name", person.name());
      member.put("given_name", person.givenName());
      member.put("family_name", person.familyName());
    }
    if (tool.sharesEmail()) {
      member.put("email", person.email());
    }
    return member;
  }

  static Map<String, Object> roster(
      DemoAddresses at, DemoCourse course, List<Map<String, Object>> members) {
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("id", at.memberships(course));
    page.put(
        "context",
        Map.of("id", course.contextId(), "label", course.label(), "title", course.title()));
    page.put("members", members);
    return page;
  }

  static ResponseEntity<String> json(int status, String type, Object body) {
    return ResponseEntity.status(status)
        .header(HttpHeaders.CONTENT_TYPE, type)
        .body(DemoRows.JSON.writeValueAsString(body));
  }

  static Optional<JsonNode> read(byte @Nullable [] body) {
    if (body == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(DemoRows.JSON.readTree(new String(body, StandardCharsets.UTF_8)))
          .filter(JsonNode::isObject);
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  /** Text of a header as it goes over the wire in UTF-8, whatever the server thinks of headers. */
  static String utf8Header(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }
}
