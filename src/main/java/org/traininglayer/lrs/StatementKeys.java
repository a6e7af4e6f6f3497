package org.traininglayer.lrs;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.traininglayer.xapi.Activity;
import org.traininglayer.xapi.ActivityDefinition;
import org.traininglayer.xapi.Agent;
import org.traininglayer.xapi.Context;
import org.traininglayer.xapi.Statement;
import org.traininglayer.xapi.StatementRef;
import org.traininglayer.xapi.Timestamps;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Everything that a statement will be asked by.
 *
 * @param happenedAt null when the statement does not say; it then happened when it was stored
 * @param objectKey null when the object is a reference or a statement inside
 * @param mentions every agent, group member and activity anywhere in the statement
 * @param definitions what it says about activities and verbs, by key
 */
public record StatementKeys(
    @Nullable Instant happenedAt,
    UUID verbKey,
    boolean voiding,
    UUID actorKey,
    @Nullable UUID objectKey,
    @Nullable UUID refId,
    @Nullable UUID registration,
    String version,
    Set<UUID> mentions,
    Map<UUID, Definition> definitions) {

  static final String VOIDED = "http://adlnet.gov/expapi/verbs/voided";

  /** Partitions of the log; the table {@code statement_partition} has a row for each. */
  static final int PARTITIONS = 16;

  /** The keys of one of our own statements, from what it says. */
  static StatementKeys of(Statement statement) {
    UUID verb = IndexKey.verb(statement.verb().id());
    UUID actor = IndexKey.account(statement.actor().account());
    Collector all = new Collector();
    all.mentions.add(actor);
    if (!statement.verb().display().isEmpty()) {
      all.definitions.put(verb, new Definition.OfVerb(statement.verb()));
    }
    UUID object = null;
    UUID ref = null;
    switch (statement.object()) {
      case Activity activity -> object = all.activity(activity);
      case Agent agent -> {
        object = IndexKey.account(agent.account());
        all.mentions.add(object);
      }
      case StatementRef reference -> ref = reference.id();
    }
    Context context = statement.context();
    if (context != null) {
      context.contextActivities().parent().forEach(all::activity);
      context.contextActivities().grouping().forEach(all::activity);
      context.contextActivities().category().forEach(all::activity);
    }
    return new StatementKeys(
        statement.timestamp().truncatedTo(ChronoUnit.MILLIS),
        verb,
        statement.verb().id().equals(VOIDED),
        actor,
        object,
        ref,
        context == null ? null : context.registration(),
        "1.0.0",
        all.mentions,
        all.definitions);
  }

  /**
   * The keys of a valid statement of anybody.
   *
   * @param defines of which activities and verbs, by their ids, its word is taken
   */
  static StatementKeys of(JsonNode statement, String defaultVersion, Predicate<String> defines) {
    String verb = statement.path("verb").path("id").stringValue();
    JsonNode object = statement.path("object");
    Walk walk = new Walk(defines);
    walk.statement(statement);
    return new StatementKeys(
        statement.has("timestamp")
            ? Timestamps.read(statement.path("timestamp").stringValue())
            : null,
        IndexKey.verb(verb),
        verb.equals(VOIDED),
        IndexKey.actor(statement.path("actor")),
        objectKey(object),
        type(object).equals("StatementRef")
            ? UUID.fromString(object.path("id").stringValue())
            : null,
        statement.path("context").has("registration")
            ? UUID.fromString(statement.path("context").path("registration").stringValue())
            : null,
        statement.path("version").stringValue(defaultVersion),
        walk.mentions,
        walk.definitions);
  }

  /** Where the statement goes in the log; the same for all statements of an actor. */
  int partition() {
    return (int) (actorKey.getLeastSignificantBits() & (PARTITIONS - 1));
  }

  private static @Nullable UUID objectKey(JsonNode object) {
    return switch (type(object)) {
      case "Activity" -> IndexKey.activity(object.path("id").stringValue());
      case "Agent", "Group" -> IndexKey.actor(object);
      default -> null;
    };
  }

  private static String type(JsonNode object) {
    return object.path("objectType").stringValue("Activity");
  }

  /** What our own activities bring. */
  private static final class Collector {
    private final Set<UUID> mentions = new LinkedHashSet<>();
    private final Map<UUID, Definition> definitions = new LinkedHashMap<>();

    UUID activity(Activity activity) {
      UUID key = IndexKey.activity(activity.id());
      mentions.add(key);
      ActivityDefinition definition = activity.definition();
      if (definition != null) {
        definitions.merge(key, new Definition.OfActivity(definition), Definition::merged);
      }
      return key;
    }
  }

  /** Goes through a statement and the one inside it. */
  private static final class Walk {

    private static final List<String> AROUND = List.of("parent", "grouping", "category", "other");

    private final Predicate<String> defines;
    private final Set<UUID> mentions = new LinkedHashSet<>();
    private final Map<UUID, Definition> definitions = new LinkedHashMap<>();

    Walk(Predicate<String> defines) {
      this.defines = defines;
    }

    void statement(JsonNode statement) {
      actor(statement.path("actor"));
      verb(statement.path("verb"));
      JsonNode object = statement.path("object");
      switch (type(object)) {
        case "Activity" -> activity(object);
        case "Agent", "Group" -> actor(object);
        case "SubStatement" -> statement(object);
        default -> {}
      }
      context(statement.path("context"));
    }

    private void context(JsonNode context) {
      for (String role : List.of("instructor", "team")) {
        if (context.has(role)) {
          actor(context.path(role));
        }
      }
      context.path("contextAgents").forEach(each -> actor(each.path("agent")));
      context.path("contextGroups").forEach(each -> actor(each.path("group")));
      for (String role : AROUND) {
        JsonNode activities = context.path("contextActivities").path(role);
        if (activities.isObject()) {
          activity(activities);
        } else {
          activities.forEach(this::activity);
        }
      }
    }

    private void actor(JsonNode actor) {
      if (IndexKey.isIdentified(actor)) {
        mentions.add(IndexKey.actor(actor));
      }
      actor.path("member").forEach(this::actor);
    }

    private void verb(JsonNode verb) {
      String id = verb.path("id").stringValue();
      if (verb.path("display") instanceof ObjectNode display
          && !display.isEmpty()
          && defines.test(id)) {
        ObjectNode definition = display.objectNode();
        definition.set("display", display);
        definitions.put(IndexKey.verb(id), new Definition.Received(definition));
      }
    }

    private void activity(JsonNode activity) {
      String id = activity.path("id").stringValue();
      UUID key = IndexKey.activity(id);
      mentions.add(key);
      if (activity.path("definition") instanceof ObjectNode definition
          && !definition.isEmpty()
          && defines.test(id)) {
        definitions.merge(key, new Definition.Received(definition), Definition::merged);
      }
    }
  }
}
