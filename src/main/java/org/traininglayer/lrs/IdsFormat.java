package org.traininglayer.lrs;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Only what identifies people, verbs and activities. */
final class IdsFormat {

  private static final List<String> OF_ACTOR =
      List.of("objectType", "mbox", "mbox_sha1sum", "openid", "account");

  private static final StatementParts PARTS =
      new StatementParts(
          verb -> verb.retain(List.of("id")),
          activity -> activity.retain(List.of("objectType", "id")),
          IdsFormat::actor);

  private IdsFormat() {}

  static void reduce(ObjectNode statement) {
    PARTS.visit(statement);
  }

  private static void actor(ObjectNode actor) {
    if (IndexKey.isIdentified(actor)) {
      actor.retain(OF_ACTOR);
      return;
    }
    actor.retain(List.of("objectType", "member"));
    actor
        .path("member")
        .forEach(each -> {
          if (each instanceof ObjectNode member) {
            member.retain(OF_ACTOR);
          }
        });
  }
}
