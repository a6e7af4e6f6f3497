package org.traininglayer.lrs;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** With what the LRS knows of activities and verbs, each text in one language. */
record CanonicalFormat(Map<UUID, ObjectNode> definitions, Languages languages) {

  private static final List<String> COMPONENTS =
      List.of("choices", "scale", "source", "target", "steps");

  /** The definitions that a statement needs. */
  static void keys(ObjectNode statement, List<UUID> keys) {
    new StatementParts(
            verb -> keys.add(IndexKey.verb(verb.path("id").stringValue())),
            activity -> keys.add(IndexKey.activity(activity.path("id").stringValue())),
            actor -> {})
        .visit(statement);
  }

  void apply(ObjectNode statement) {
    new StatementParts(this::verb, this::activity, actor -> {}).visit(statement);
  }

  private void verb(ObjectNode verb) {
    ObjectNode known = definitions.get(IndexKey.verb(verb.path("id").stringValue()));
    if (known != null) {
      verb.set("display", known.path("display").deepCopy());
    }
    languages.choose(verb, "display");
  }

  private void activity(ObjectNode activity) {
    ObjectNode known = definitions.get(IndexKey.activity(activity.path("id").stringValue()));
    if (known != null) {
      activity.set("definition", known.deepCopy());
    }
    if (activity.path("definition") instanceof ObjectNode definition) {
      languages.choose(definition, "name");
      languages.choose(definition, "description");
      for (String list : COMPONENTS) {
        definition
            .path(list)
            .forEach(each -> {
              if (each instanceof ObjectNode component) {
                languages.choose(component, "description");
              }
            });
      }
    }
  }
}
