package org.traininglayer.xapi;

import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Context activities are always shown as arrays (xAPI 1.0.3, part 2, 2.4.6.2). */
public final class ContextArrays {

  private ContextArrays() {}

  /** Makes an array of each single activity. */
  public static void fix(ObjectNode contextActivities) {
    for (String role : List.copyOf(contextActivities.propertyNames())) {
      if (contextActivities.path(role) instanceof ObjectNode single) {
        ArrayNode array = contextActivities.arrayNode();
        array.add(single);
        contextActivities.set(role, array);
      }
    }
  }

  /** Does so in a statement and in the one inside it. */
  public static void fixIn(ObjectNode statement) {
    if (statement.path("context").path("contextActivities") instanceof ObjectNode activities) {
      fix(activities);
    }
    if (statement.path("object") instanceof ObjectNode object && object.has("object")) {
      fixIn(object);
    }
  }
}
