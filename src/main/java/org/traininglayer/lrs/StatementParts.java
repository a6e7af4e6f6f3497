package org.traininglayer.lrs;

import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Calls back for each verb, activity and actor of a statement and the one inside it. Groups are one
 * actor, with their members.
 */
record StatementParts(
    Consumer<ObjectNode> verb, Consumer<ObjectNode> activity, Consumer<ObjectNode> actor) {

  void visit(JsonNode statement) {
    give(statement.path("actor"), actor);
    give(statement.path("verb"), verb);
    give(statement.path("authority"), actor);
    JsonNode object = statement.path("object");
    switch (object.path("objectType").stringValue("Activity")) {
      case "Activity" -> give(object, activity);
      case "SubStatement" -> visit(object);
      case "Agent", "Group" -> give(object, actor);
      default -> {}
    }
    JsonNode context = statement.path("context");
    give(context.path("instructor"), actor);
    give(context.path("team"), actor);
    context.path("contextAgents").forEach(each -> give(each.path("agent"), actor));
    context.path("contextGroups").forEach(each -> give(each.path("group"), actor));
    context
        .path("contextActivities")
        .forEach(role -> {
          if (role.isArray()) {
            role.forEach(each -> give(each, activity));
          } else {
            give(role, activity);
          }
        });
  }

  private static void give(JsonNode node, Consumer<ObjectNode> taker) {
    if (node instanceof ObjectNode object) {
      taker.accept(object);
    }
  }
}
