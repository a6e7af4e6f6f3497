package org.traininglayer.xapi;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.traininglayer.kernel.AccountKey;
import org.traininglayer.xapi.ActivityDefinition.Component;
import org.traininglayer.xapi.ActivityDefinition.Interaction;
import org.traininglayer.xapi.Context.ContextActivities;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the statements that {@link StatementJson} writes. */
final class StatementReader {

  private StatementReader() {}

  static Statement read(JsonMapper json, String text) {
    try {
      return statement(json.readTree(text));
    } catch (JacksonException | DateTimeException e) {
      throw new IllegalArgumentException("not a statement of ours", e);
    }
  }

  private static Statement statement(JsonNode json) {
    JsonNode verb = json.required("verb");
    return new Statement(
        UUID.fromString(required(json, "id")),
        agent(json.required("actor")),
        new Verb(required(verb, "id"), texts(verb.path("display"))),
        target(json.required("object")),
        json.has("result") ? result(json.get("result")) : null,
        json.has("context") ? context(json.get("context")) : null,
        Instant.parse(required(json, "timestamp")));
  }

  private static StatementTarget target(JsonNode json) {
    String type = text(json, "objectType");
    return switch (type == null ? "Activity" : type) {
      case "Activity" -> activity(json);
      case "Agent" -> agent(json);
      case "StatementRef" -> new StatementRef(UUID.fromString(required(json, "id")));
      default -> throw new IllegalArgumentException("no object of ours: " + type);
    };
  }

  private static Agent agent(JsonNode json) {
    JsonNode account = json.required("account");
    return new Agent(new AccountKey(required(account, "homePage"), required(account, "name")));
  }

  private static Activity activity(JsonNode json) {
    JsonNode definition = json.get("definition");
    return new Activity(
        required(json, "id"),
        definition == null
            ? null
            : new ActivityDefinition(
                required(definition, "type"),
                texts(definition.path("name")),
                texts(definition.path("description")),
                interaction(definition)));
  }

  private static @Nullable Interaction interaction(JsonNode definition) {
    String type = text(definition, "interactionType");
    if (type == null) {
      return null;
    }
    List<String> patterns = new ArrayList<>();
    definition.path("correctResponsesPattern").forEach(one -> patterns.add(one.stringValue()));
    return new Interaction(
        type,
        patterns,
        components(definition.path("choices")),
        components(definition.path("scale")),
        components(definition.path("source")),
        components(definition.path("target")));
  }

  private static List<Component> components(JsonNode json) {
    List<Component> components = new ArrayList<>();
    json.forEach(
        one -> components.add(new Component(required(one, "id"), texts(one.path("description")))));
    return components;
  }

  private static Result result(JsonNode json) {
    return new Result(
        json.has("score") ? new Score(json.get("score").required("scaled").doubleValue()) : null,
        json.has("success") ? json.get("success").booleanValue() : null,
        json.has("completion") ? json.get("completion").booleanValue() : null,
        text(json, "response"),
        text(json, "duration"),
        extensions(json));
  }

  private static Context context(JsonNode json) {
    String registration = text(json, "registration");
    JsonNode around = json.path("contextActivities");
    return new Context(
        registration == null ? null : UUID.fromString(registration),
        new ContextActivities(
            activities(around.path("parent")),
            activities(around.path("grouping")),
            activities(around.path("category"))),
        text(json, "revision"),
        text(json, "platform"),
        text(json, "language"),
        extensions(json),
        json.has("statement")
            ? new StatementRef(UUID.fromString(required(json.get("statement"), "id")))
            : null);
  }

  private static List<Activity> activities(JsonNode json) {
    List<Activity> activities = new ArrayList<>();
    json.forEach(one -> activities.add(activity(one)));
    return activities;
  }

  private static Map<String, Object> extensions(JsonNode json) {
    Map<String, Object> extensions = new LinkedHashMap<>();
    json.path("extensions")
        .properties()
        .forEach(entry -> extensions.put(entry.getKey(), value(entry.getValue())));
    return extensions;
  }

  private static Object value(JsonNode json) {
    return switch (json.getNodeType()) {
      case STRING -> json.stringValue();
      case BOOLEAN -> json.booleanValue();
      case NUMBER -> json.isInt() ? (Object) json.intValue() : json.doubleValue();
      case ARRAY -> {
        List<Object> items = new ArrayList<>();
        json.forEach(item -> items.add(value(item)));
        yield items;
      }
      case OBJECT -> {
        Map<String, Object> entries = new LinkedHashMap<>();
        json.properties().forEach(entry -> entries.put(entry.getKey(), value(entry.getValue())));
        yield entries;
      }
      default -> throw new IllegalArgumentException("no value of ours: " + json.getNodeType());
    };
  }

  private static Map<String, String> texts(JsonNode json) {
    Map<String, String> texts = new LinkedHashMap<>();
    json.properties().forEach(entry -> texts.put(entry.getKey(), entry.getValue().stringValue()));
    return texts;
  }

  private static @Nullable String text(JsonNode json, String name) {
    JsonNode value = json.get(name);
    return value == null ? null : value.stringValue();
  }

  private static String required(JsonNode json, String name) {
    return json.required(name).stringValue();
  }
}
