package org.traininglayer.lrs;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * Only what identifies people, verbs and activities (xAPI 1.0.3, part 3, 2.1.3); an activity needs
 * no {@code objectType} for that.
 */
final class IdsFormat {

  private static final List<String> OF_ACTOR =
      List.of("objectType", "mbox", "mbox_sha1sum", "openid", "account");

  private static final StatementParts PARTS =
      new StatementParts(
          verb -> verb.retain(List.of("id")),
          activity -> activity.retain(List.of("id")),
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
