package org.traininglayer.xapi;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whether two statements say the same (xAPI 1.0.3, part 2, 2.3.1): what a record store fills in,
 * how things are displayed and in which order a group's members stand makes no difference. The one
 * answer to this question, for what comes in and for what another store says it has.
 */
public final class StatementEquality {

  private static final Pattern HUNDREDTHS = Pattern.compile("([.,]\\d\\d)\\d+");

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private StatementEquality() {}

  /**
   * Compares a statement that was sent with one that a record store shows; nothing that a store
   * shows is an error here.
   */
  public static boolean same(String sent, String shown) {
    try {
      return JSON.readTree(sent) instanceof ObjectNode one
          && JSON.readTree(shown) instanceof ObjectNode other
          && same(one, other);
    } catch (JacksonException | IllegalArgumentException e) {
      return false;
    }
  }

  /**
   * Compares a statement that was sent with one that is kept. Numbers must have been read without
   * rounding.
   *
   * @param kept completed with what the record store filled in
   */
  public static boolean same(ObjectNode sent, ObjectNode kept) {
    ObjectNode a = plain(sent);
    ObjectNode b = plain(kept);
    for (String filledIn : List.of("id", "timestamp", "version")) {
      if (!a.has(filledIn)) {
        b.remove(filledIn);
      }
    }
    return a.equals(b);
  }

  private static ObjectNode plain(ObjectNode statement) {
    ObjectNode plain = statement.deepCopy();
    plain.remove(List.of("stored", "authority"));
    if (plain.has("id")) {
      plain.put("id", plain.path("id").stringValue().toLowerCase(Locale.ROOT));
    }
    event(plain);
    numbers(plain);
    return plain;
  }

  /** A statement or the one inside. */
  private static void event(ObjectNode event) {
    if (event.has("timestamp")) {
      event.put("timestamp", Timestamps.read(event.path("timestamp").stringValue()).toString());
    }
    if (event.path("verb") instanceof ObjectNode verb) {
      verb.remove("display");
    }
    actor(event.path("actor"));
    if (event.path("object") instanceof ObjectNode object) {
      switch (object.path("objectType").stringValue("Activity")) {
        case "Activity" -> activity(object);
        case "SubStatement" -> event(object);
        default -> actor(object);
      }
    }
    if (event.path("result") instanceof ObjectNode result && result.has("duration")) {
      String duration = result.path("duration").stringValue();
      result.put("duration", HUNDREDTHS.matcher(duration).replaceAll("$1"));
    }
    if (event.path("context") instanceof ObjectNode context) {
      context(context);
    }
  }

  private static void context(ObjectNode context) {
    actor(context.path("instructor"));
    actor(context.path("team"));
    context.path("contextAgents").forEach(each -> actor(each.path("agent")));
    context.path("contextGroups").forEach(each -> actor(each.path("group")));
    if (context.path("contextActivities") instanceof ObjectNode around) {
      ContextArrays.fix(around);
      around.forEach(list ->
          list.forEach(each -> {
            if (each instanceof ObjectNode activity) {
              activity(activity);
            }
          }));
    }
  }

  private static void activity(ObjectNode activity) {
    activity.remove(List.of("definition", "objectType"));
  }

  private static void actor(JsonNode actor) {
    if (actor instanceof ObjectNode object) {
      if (object.path("objectType").stringValue("").equals("Agent")) {
        object.remove("objectType");
      }
      if (object.path("member") instanceof ArrayNode members) {
        members.forEach(StatementEquality::actor);
        List<JsonNode> sorted = new ArrayList<>(members.values());
        sorted.sort(Comparator.comparing(JsonNode::toString));
        members.removeAll();
        members.addAll(sorted);
      }
    }
  }

  /** 1 and 1.0 are the same number. */
  private static void numbers(JsonNode node) {
    switch (node) {
      case ObjectNode object ->
          object
              .properties()
              .forEach(entry -> {
                if (entry.getValue().isNumber()) {
                  entry.setValue(number(entry.getValue()));
                } else {
                  numbers(entry.getValue());
                }
              });
      case ArrayNode array -> {
        for (int i = 0; i < array.size(); i++) {
          if (array.get(i).isNumber()) {
            array.set(i, number(array.get(i)));
          } else {
            numbers(array.get(i));
          }
        }
      }
      default -> {}
    }
  }

  private static JsonNode number(JsonNode number) {
    return DecimalNode.valueOf(number.decimalValue().stripTrailingZeros());
  }
}
