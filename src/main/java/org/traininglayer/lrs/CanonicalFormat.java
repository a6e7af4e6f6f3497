package org.traininglayer.lrs;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** With what the LRS knows of activities and verbs, each text in one language. */
final class CanonicalFormat {

  /** So many characters of definitions are added to an answer; after them each says its own. */
  private static final long MOST_ADDED = 8 << 20;

  private static final List<String> COMPONENTS =
      List.of("choices", "scale", "source", "target", "steps");

  private final Map<UUID, ObjectNode> definitions;
  private final Languages languages;
  private final Map<UUID, Integer> sizes = new HashMap<>();
  private long added;

  CanonicalFormat(Map<UUID, ObjectNode> definitions, Languages languages) {
    this.definitions = definitions;
    this.languages = languages;
  }

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

  /** What is known, while there is room for it. */
  private @Nullable ObjectNode known(UUID key) {
    ObjectNode known = definitions.get(key);
    if (known == null) {
      return null;
    }
    Integer size = sizes.get(key);
    if (size == null) {
      size = known.toString().length();
      sizes.put(key, size);
    }
    added += size;
    return added > MOST_ADDED ? null : known;
  }

  private void verb(ObjectNode verb) {
    ObjectNode known = known(IndexKey.verb(verb.path("id").stringValue()));
    if (known != null) {
      verb.set("display", known.path("display").deepCopy());
    }
    languages.choose(verb, "display");
  }

  private void activity(ObjectNode activity) {
    ObjectNode known = known(IndexKey.activity(activity.path("id").stringValue()));
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
