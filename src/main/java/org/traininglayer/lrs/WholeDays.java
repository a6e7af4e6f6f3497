package org.traininglayer.lrs;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.traininglayer.xapi.Timestamps;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Times to the day, in UTC, for files without names: an exact time joins a statement to any list
 * that tells who did something then. How long something took stays in {@code result.duration}, and
 * rows stay in their order. Pure.
 */
final class WholeDays {

  private WholeDays() {}

  /** The beginning of the day. */
  static Instant of(Instant time) {
    return time.truncatedTo(ChronoUnit.DAYS);
  }

  /** When it happened and was stored, also of what a statement only tells of. */
  static void in(ObjectNode statement) {
    day(statement, "timestamp");
    day(statement, "stored");
    JsonNode object = statement.path("object");
    if (object instanceof ObjectNode inner
        && object.path("objectType").stringValue("").equals("SubStatement")) {
      in(inner);
    }
  }

  private static void day(ObjectNode statement, String name) {
    String text = statement.path(name).stringValue("");
    if (text.isEmpty()) {
      return;
    }
    try {
      statement.put(name, XapiResponse.timestamp(of(Timestamps.read(text))));
    } catch (IllegalArgumentException e) {
      statement.remove(name); // rather no time than an exact one
    }
  }
}
