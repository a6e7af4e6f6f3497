package org.traininglayer.xapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a template says of one place of a statement.
 *
 * @param location where it is
 * @param selector a place in each value found there; none for the value itself
 * @param presence {@code included}, {@code excluded}, {@code recommended} or nothing
 * @param any at least one of these is there; empty for no such rule
 * @param all nothing but these is there; empty for no such rule
 * @param none none of these is there
 * @see <a
 *     href="https://adlnet.github.io/xapi-profiles/xapi-profiles-structure.html#9.1.0">Statement
 *     Template Rules</a>
 */
public record TemplateRule(
    String location,
    @Nullable String selector,
    @Nullable String presence,
    List<JsonNode> any,
    List<JsonNode> all,
    List<JsonNode> none) {

  /** Copies the lists. */
  public TemplateRule {
    any = List.copyOf(any);
    all = List.copyOf(all);
    none = List.copyOf(none);
  }

  static TemplateRule of(JsonNode rule) {
    return new TemplateRule(
        rule.path("location").stringValue(""),
        rule.path("selector").stringValue(null),
        rule.path("presence").stringValue(null),
        list(rule.path("any")),
        list(rule.path("all")),
        list(rule.path("none")));
  }

  /** What is wrong with a statement here; nothing if it keeps the rule. */
  public Optional<String> problem(JsonNode statement) {
    List<JsonNode> values = new ArrayList<>();
    boolean unmatchable = false;
    for (JsonNode found : StatementPath.of(location).in(statement)) {
      if (selector == null) {
        values.add(found);
      } else {
        List<JsonNode> selected = StatementPath.of(selector).in(found);
        unmatchable |= selected.isEmpty();
        values.addAll(selected);
      }
    }
    if (values.isEmpty() && !unmatchable) {
      boolean wanted = "included".equals(presence) || (presence == null && !any.isEmpty());
      return wanted ? Optional.of("must be there") : Optional.empty();
    }
    if ("excluded".equals(presence)) {
      return Optional.of("must not be there");
    }
    if (unmatchable && ("included".equals(presence) || !all.isEmpty())) {
      return Optional.of("has a value without " + selector);
    }
    if (!any.isEmpty() && values.stream().noneMatch(any::contains)) {
      return Optional.of("has none of " + any);
    }
    if (!all.isEmpty() && !all.containsAll(values)) {
      return Optional.of("has something else than " + all);
    }
    if (values.stream().anyMatch(none::contains)) {
      return Optional.of("has one of " + none);
    }
    return Optional.empty();
  }

  private static List<JsonNode> list(JsonNode array) {
    List<JsonNode> values = new ArrayList<>();
    array.forEach(values::add);
    return values;
  }
}
