package org.traininglayer.delivery.grades;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What a message with a score keeps until it is sent; where it goes, and in which scale, is known
 * only then. Pure.
 *
 * @param subject whose it is, as the platform calls them
 * @param scaled 0 to 1
 * @param scoredAt the timestamp it carries: in whole seconds, later than the last one of this
 *     person and line item
 * @param checkFirst whether the gradebook's own entry is looked at first
 */
record ScoreMessage(
    String subject, double scaled, Instant scoredAt, boolean checkFirst, String comment) {

  /** Its form in a message. */
  static final int PAYLOAD_FORMAT = 2;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  String write() {
    Map<String, Object> kept = new LinkedHashMap<>();
    kept.put("subject", subject);
    kept.put("scaled", scaled);
    kept.put("scoredAt", scoredAt.toString());
    kept.put("checkFirst", checkFirst);
    kept.put("comment", comment);
    return JSON.writeValueAsString(kept);
  }

  static ScoreMessage read(String payload) {
    JsonNode kept = tree(payload);
    return new ScoreMessage(
        kept.path("subject").asString(""),
        kept.path("scaled").asDouble(0),
        Instant.parse(kept.path("scoredAt").asString(Instant.EPOCH.toString())),
        kept.path("checkFirst").asBoolean(false),
        kept.path("comment").asString(""));
  }

  private static JsonNode tree(String payload) {
    try {
      return JSON.readTree(payload);
    } catch (JacksonException e) {
      return JsonNodeFactory.instance.objectNode();
    }
  }
}
