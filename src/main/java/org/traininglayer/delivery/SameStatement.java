package org.traininglayer.delivery;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whether what a record store shows is the statement that we sent (xAPI 1.0.3, part 2, 2.3 and
 * 2.2): without what a store fills in or may keep in its own words.
 */
final class SameStatement {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private SameStatement() {}

  static boolean same(String ours, String theirs) {
    try {
      JsonNode sent = JSON.readTree(ours);
      JsonNode shown = JSON.readTree(theirs);
      return sent instanceof ObjectNode one
          && shown instanceof ObjectNode other
          && sameInstant(one, other)
          && equal(essence(one), essence(other));
    } catch (JacksonException | DateTimeException e) {
      return false;
    }
  }

  private static boolean sameInstant(ObjectNode one, ObjectNode other) {
    return instant(one).equals(instant(other));
  }

  private static Instant instant(ObjectNode statement) {
    return OffsetDateTime.parse(statement.path("timestamp").asString("")).toInstant();
  }

  private static ObjectNode essence(ObjectNode statement) {
    ObjectNode copy = statement.deepCopy();
    copy.remove(List.of("timestamp", "stored", "authority", "version"));
    strip(copy);
    return copy;
  }

  /** Takes away definitions, displays, and the object types that go without saying. */
  private static void strip(JsonNode json) {
    if (json instanceof ObjectNode object) {
      object.remove(List.of("definition", "display"));
      String type = object.path("objectType").asString("");
      if (type.equals("Activity") || (type.equals("Agent") && object.has("account"))) {
        object.remove("objectType");
      }
    }
    json.values().forEach(SameStatement::strip);
  }

  /** Equal as JSON; numbers by value, so that 1 and 1.0 are the same. */
  private static boolean equal(JsonNode one, JsonNode other) {
    if (one.isNumber() && other.isNumber()) {
      return one.decimalValue().compareTo(other.decimalValue()) == 0;
    }
    if (one.isObject() && other.isObject()) {
      if (one.size() != other.size()) {
        return false;
      }
      for (Map.Entry<String, JsonNode> entry : one.properties()) {
        JsonNode counterpart = other.get(entry.getKey());
        if (counterpart == null || !equal(entry.getValue(), counterpart)) {
          return false;
        }
      }
      return true;
    }
    if (one.isArray() && other.isArray()) {
      if (one.size() != other.size()) {
        return false;
      }
      Iterator<JsonNode> others = other.iterator();
      for (JsonNode item : one) {
        if (!equal(item, others.next())) {
          return false;
        }
      }
      return true;
    }
    return one.equals(other);
  }
}
