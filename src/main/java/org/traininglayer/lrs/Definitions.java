package org.traininglayer.lrs;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What several statements say about one activity or verb, put together. */
final class Definitions {

  private static final List<String> LANGUAGE_MAPS = List.of("name", "description", "display");

  private Definitions() {}

  /**
   * The last word for each property; names and descriptions are put together by language. The
   * database function {@code merged_definition} does the same.
   */
  static ObjectNode merged(ObjectNode older, ObjectNode newer) {
    ObjectNode merged = older.deepCopy();
    newer
        .properties()
        .forEach(entry -> {
          if (LANGUAGE_MAPS.contains(entry.getKey())
              && merged.path(entry.getKey()) instanceof ObjectNode texts
              && entry.getValue() instanceof ObjectNode more) {
            texts.setAll(more);
          } else {
            merged.set(entry.getKey(), entry.getValue());
          }
        });
    return merged;
  }
}
