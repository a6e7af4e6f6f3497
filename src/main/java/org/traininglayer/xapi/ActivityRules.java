package org.traininglayer.xapi;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Activities and interactions (xAPI 1.0.3, part 2, 2.4.4.1). */
final class ActivityRules {

  private static final Set<String> ACTIVITY = Set.of("objectType", "id", "definition");
  private static final Set<String> COMPONENT = Set.of("id", "description");

  private static final Set<String> DEFINITION =
      Set.of(
          "name",
          "description",
          "type",
          "moreInfo",
          "extensions",
          "interactionType",
          "correctResponsesPattern",
          "choices",
          "scale",
          "source",
          "target",
          "steps");

  /** Interaction types, with the lists of components that each may have. */
  private static final Map<String, Set<String>> INTERACTIONS =
      Map.of(
          "true-false", Set.of(),
          "choice", Set.of("choices"),
          "fill-in", Set.of(),
          "long-fill-in", Set.of(),
          "matching", Set.of("source", "target"),
          "performance", Set.of("steps"),
          "sequencing", Set.of("choices"),
          "likert", Set.of("scale"),
          "numeric", Set.of(),
          "other", Set.of());

  private static final String ONE_OF_THEM =
      "one of " + String.join(", ", INTERACTIONS.keySet().stream().sorted().toList());

  private static final List<String> COMPONENTS =
      List.of("choices", "scale", "source", "target", "steps");

  private ActivityRules() {}

  static void activity(Value activity) {
    if (!activity.isObjectOf(ACTIVITY)) {
      return;
    }
    activity.optional("objectType", type -> type.text("'Activity'", "Activity"::equals));
    activity.required("id", Value::iri);
    activity.optional("definition", ActivityRules::definition);
  }

  private static void definition(Value definition) {
    if (!definition.isObjectOf(DEFINITION)) {
      return;
    }
    definition.optional("name", Value::languageMap);
    definition.optional("description", Value::languageMap);
    definition.optional("type", Value::iri);
    definition.optional("moreInfo", Value::iri);
    definition.optional("extensions", Value::extensions);
    interaction(definition);
  }

  private static void interaction(Value definition) {
    if (!definition.has("interactionType")) {
      if (hasInteractionProperties(definition)) {
        definition.at("interactionType").problem("is required beside other interaction properties");
      }
    } else {
      definition.at("interactionType").text(ONE_OF_THEM, INTERACTIONS::containsKey);
    }
    definition.optional("correctResponsesPattern", each -> each.each(Value::isText));
    String type = definition.node().path("interactionType").stringValue("");
    Set<String> fitting = INTERACTIONS.get(type);
    for (String list : COMPONENTS) {
      if (!definition.has(list)) {
        continue;
      }
      if (fitting != null && !fitting.contains(list)) {
        definition.at(list).problem("does not belong to an interaction of type '" + type + "'");
      }
      components(definition.at(list));
    }
  }

  private static boolean hasInteractionProperties(Value definition) {
    for (String list : COMPONENTS) {
      if (definition.has(list)) {
        return true;
      }
    }
    return definition.has("correctResponsesPattern");
  }

  private static void components(Value list) {
    list.each(component -> {
      if (component.isObjectOf(COMPONENT)) {
        component.required(
            "id", id -> id.text("an identifier (it is empty)", text -> !text.isEmpty()));
        component.optional("description", Value::languageMap);
      }
    });
    Set<String> seen = new HashSet<>();
    for (JsonNode component : list.node()) {
      String id = component.path("id").stringValue("");
      if (!id.isEmpty() && !seen.add(id)) {
        list.problem("has the id '" + id + "' twice");
      }
    }
  }
}
