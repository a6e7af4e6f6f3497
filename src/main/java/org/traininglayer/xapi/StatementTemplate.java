package org.traininglayer.xapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A kind of statement that our profile describes.
 *
 * @param id its IRI
 * @param verb the verb by which it is known
 * @param objectType the type of the activity by which it is known; any where there is none
 * @param contextTypes types of activities that must stand in the context, by the name of the list
 *     there
 * @see <a href="https://adlnet.github.io/xapi-profiles/xapi-profiles-structure.html#9.0">Statement
 *     Templates</a>
 */
public record StatementTemplate(
    String id,
    String title,
    String meaning,
    String verb,
    @Nullable String objectType,
    List<ContextType> contextTypes,
    List<TemplateRule> rules) {

  /** A type that must stand in one of the lists of {@code contextActivities}. */
  public record ContextType(String list, String type) {}

  /** Copies the lists. */
  public StatementTemplate {
    contextTypes = List.copyOf(contextTypes);
    rules = List.copyOf(rules);
  }

  static StatementTemplate of(JsonNode template) {
    List<ContextType> types = new ArrayList<>();
    for (String list : List.of("Parent", "Grouping", "Category", "Other")) {
      template
          .path("context" + list + "ActivityType")
          .forEach(type ->
              types.add(new ContextType(list.toLowerCase(Locale.ROOT), type.stringValue(""))));
    }
    List<TemplateRule> rules = new ArrayList<>();
    template.path("rules").forEach(rule -> rules.add(TemplateRule.of(rule)));
    return new StatementTemplate(
        template.path("id").stringValue(""),
        template.path("prefLabel").path("en").stringValue(""),
        template.path("definition").path("en").stringValue(""),
        template.path("verb").stringValue(""),
        template.path("objectActivityType").stringValue(null),
        types,
        rules);
  }

  /** The last part of its IRI, by which it is called here. */
  public String name() {
    return id.substring(id.lastIndexOf('/') + 1);
  }

  /** Whether a statement has what this template is known by. */
  public boolean isMeant(JsonNode statement) {
    return verb.equals(statement.path("verb").path("id").stringValue(""))
        && (objectType == null
            || objectType.equals(
                statement.path("object").path("definition").path("type").stringValue("")))
        && contextTypes.stream().allMatch(one -> hasInContext(statement, one));
  }

  /** What is wrong with a statement of this kind, each with its place. */
  public List<String> problems(JsonNode statement) {
    List<String> problems = new ArrayList<>();
    for (TemplateRule rule : rules) {
      rule.problem(statement).ifPresent(words -> problems.add(rule.location() + " " + words));
    }
    return problems;
  }

  private static boolean hasInContext(JsonNode statement, ContextType one) {
    for (JsonNode activity : statement.path("context").path("contextActivities").path(one.list())) {
      if (one.type().equals(activity.path("definition").path("type").stringValue(""))) {
        return true;
      }
    }
    return false;
  }
}
