package org.traininglayer.demo;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * What both shapes of the grade service (AGS 2.0) have in common: who asks, and which columns that
 * tool may see. Columns of other tools and courses are not there.
 */
@Component
@Profile("demo")
class ToolColumns {

  private final DemoAddresses at;
  private final DemoAccess access;
  private final DemoTools tools;
  private final DemoCourses courses;

  ToolColumns(DemoAddresses at, DemoAccess access, DemoTools tools, DemoCourses courses) {
    this.at = at;
    this.access = access;
    this.tools = tools;
    this.courses = courses;
  }

  /** A tool that asks about a course. */
  record Caller(DemoTool tool, DemoCourse course) {}

  /**
   * Who asks, if the token is good for it.
   *
   * @param scopes last words of the scopes, any of which will do
   */
  Optional<Caller> caller(
      DemoSite site, int courseId, @Nullable String bearer, List<String> scopes) {
    String[] whole = scopes.stream().map(one -> DemoTool.AGS + one).toArray(String[]::new);
    return access
        .of(bearer)
        .filter(grant -> grant.has(Arrays.copyOf(whole, whole.length)))
        .flatMap(grant -> tools.find(grant.tool()))
        .filter(tool -> tool.site() == site)
        .flatMap(tool ->
            courses
                .find(courseId)
                .filter(course -> course.site() == site)
                .map(course -> new Caller(tool, course)));
  }

  /** The columns of this caller that fit what it asks for. */
  List<Map<String, Object>> find(Caller caller, @Nullable String link, Map<String, String> query) {
    return courses.items(caller.course().id()).stream()
        .filter(item ->
            item.tool() == caller.tool().id()
                && matches(link, linkId(item))
                && matches(query.get("resource_id"), item.resourceId())
                && matches(query.get("tag"), item.tag()))
        .map(item -> described(caller, item))
        .toList();
  }

  /** One column, if it is the caller's. */
  Optional<DemoLineItem> item(int id, Caller caller) {
    return courses
        .item(id)
        .filter(item -> item.tool() == caller.tool().id() && item.course() == caller.course().id());
  }

  /** A column that a tool makes. */
  DemoLineItem make(
      Caller caller, @Nullable DemoLink link, JsonNode sent, @Nullable JsonNode review) {
    return courses.addItem(
        caller.course(),
        caller.tool(),
        link == null ? null : link.id(),
        text(sent, "label"),
        sent.path("scoreMaximum").decimalValue(),
        text(sent, "resourceId"),
        text(sent, "tag"),
        review);
  }

  /** Takes over what a tool sends for a whole column. */
  DemoLineItem keep(
      Caller caller, int id, @Nullable Integer link, JsonNode sent, @Nullable JsonNode review) {
    DemoLineItem changed =
        new DemoLineItem(
            id,
            caller.course().id(),
            caller.tool().id(),
            link,
            text(sent, "label"),
            sent.path("scoreMaximum").decimalValue(),
            text(sent, "resourceId"),
            text(sent, "tag"),
            review);
    courses.keep(changed);
    return changed;
  }

  /** The answer that shows a column. */
  ResponseEntity<String> shown(int status, Caller caller, DemoLineItem item) {
    return ServiceAnswers.json(status, ServiceAnswers.ITEM, described(caller, item));
  }

  /** Whether these are the parts that every column has (AGS 2.0, 3.1.9). */
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

  private Map<String, Object> described(Caller caller, DemoLineItem item) {
    return ServiceAnswers.item(at, caller.course(), caller.tool(), item, linkId(item));
  }

  private @Nullable String linkId(DemoLineItem item) {
    Integer link = item.link();
    return link == null ? null : courses.link(link).map(DemoLink::linkId).orElse(null);
  }

  private static boolean matches(@Nullable String asked, @Nullable String value) {
    return asked == null || asked.equals(value);
  }
}
