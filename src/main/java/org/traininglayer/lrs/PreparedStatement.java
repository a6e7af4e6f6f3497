package org.traininglayer.lrs;

import java.util.UUID;
import java.util.function.Predicate;
import org.traininglayer.xapi.Statement;
import org.traininglayer.xapi.StatementJson;
import tools.jackson.databind.JsonNode;

/**
 * A valid statement, made ready once: its text, and the keys by which it will be found. Whoever
 * keeps it or sends it on takes this text; nothing is parsed back or written again.
 *
 * @param text as received or emitted, without what the LRS fills in
 */
public record PreparedStatement(UUID id, String text, StatementKeys keys) {

  /** One of our own; its keys are known without looking into the text. */
  public static PreparedStatement of(Statement statement) {
    return new PreparedStatement(
        statement.id(), StatementJson.write(statement), StatementKeys.of(statement));
  }

  /**
   * One that was received and judged.
   *
   * @param text as it came
   * @param defaultVersion the xAPI version that holds when the statement does not say one
   * @param defines of which activities and verbs, by their ids, its word is taken
   */
  static PreparedStatement of(
      UUID id, JsonNode statement, String text, String defaultVersion, Predicate<String> defines) {
    return new PreparedStatement(id, text, StatementKeys.of(statement, defaultVersion, defines));
  }

  int partition() {
    return keys.partition();
  }
}
