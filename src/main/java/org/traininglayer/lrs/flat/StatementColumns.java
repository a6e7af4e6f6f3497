package org.traininglayer.lrs.flat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.traininglayer.lrs.flat.Column.Type;
import org.traininglayer.xapi.Profile;
import org.traininglayer.xapi.Profile.Extension;
import org.traininglayer.xapi.Timestamps;
import org.traininglayer.xapi.Vocabulary;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A statement as one row: what every statement has, then one column for each extension of our
 * profile. Columns are only ever added at the end of their kind; readers go by name.
 */
@SuppressWarnings("BadImport") // the type of a column
public final class StatementColumns {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Pattern DURATION =
      Pattern.compile(
          "P(?:(\\d+)W|(?:(\\d+)D)?(?:T(?:(\\d+)H)?(?:(\\d+)M)?(?:(\\d+(?:\\.\\d+)?)S)?)?)");
  private static final List<Integer> SECONDS = List.of(604_800, 86_400, 3_600, 60, 1);

  private static final List<Flat> FLAT = flat();

  /** All columns in their order. */
  public static final List<Column> COLUMNS = FLAT.stream().map(Flat::column).toList();

  private StatementColumns() {}

  /** What stands beside the statement itself. */
  public record Kept(Instant stored, boolean voided) {}

  private record Flat(Column column, BiFunction<JsonNode, Kept, @Nullable Object> value) {}

  /** The row of a statement as it is shown. */
  public static List<@Nullable Object> row(JsonNode statement, Kept kept) {
    List<@Nullable Object> row = new ArrayList<>(FLAT.size());
    for (Flat flat : FLAT) {
      row.add(flat.value().apply(statement, kept));
    }
    return row;
  }

  private static List<Flat> flat() {
    List<Flat> all = new ArrayList<>();
    all.add(text("id", "Id of the statement.", s -> s.path("id")));
    all.add(
        new Flat(
            new Column(
                "stored", Type.TIME, "When the record store took it; the order of the rows."),
            (statement, kept) -> kept.stored()));
    all.add(
        new Flat(
            new Column("timestamp", Type.TIME, "When it happened."),
            (statement, kept) -> time(statement.path("timestamp").stringValue(""))));
    all.add(
        new Flat(
            new Column("voided", Type.TRUTH, "A later statement took it back: do not count it."),
            (statement, kept) -> kept.voided()));
    all.add(
        new Flat(
            new Column(
                "template", Type.TEXT, "Which kind of our profile it is; empty for others' own."),
            (statement, kept) ->
                Profile.ours().templateOf(statement).map(one -> one.name()).orElse(null)));
    all.add(
        text(
            "actor_home_page",
            "Where the account of the actor is: the learning platform, or that of pseudonyms.",
            s -> s.path("actor").path("account").path("homePage")));
    all.add(
        new Flat(
            new Column("actor", Type.TEXT, "The actor: account name, pseudonym or address."),
            (statement, kept) -> actor(statement.path("actor"))));
    all.add(text("verb", "IRI of the verb.", s -> s.path("verb").path("id")));
    all.add(
        new Flat(
            new Column("object_type", Type.TEXT, "Activity, Agent, StatementRef and so on."),
            (statement, kept) ->
                statement.path("object").path("objectType").stringValue("Activity")));
    all.add(
        text(
            "object",
            "IRI of the activity, or the statement that is referred to.",
            s -> s.path("object").path("id")));
    all.add(
        text(
            "object_activity_type",
            "Type of the activity.",
            s -> s.path("object").path("definition").path("type")));
    all.add(
        new Flat(
            new Column(
                "object_name", Type.TEXT, "Name of the activity, in English or any language."),
            (statement, kept) -> words(statement.path("object").path("definition").path("name"))));
    all.add(
        new Flat(
            new Column("module", Type.TEXT, "IRI of the module it belongs to."),
            (statement, kept) -> ofType(statement, Vocabulary.MODULE)));
    all.add(
        new Flat(
            new Column("course", Type.TEXT, "IRI of the course it belongs to."),
            (statement, kept) -> ofType(statement, Vocabulary.COURSE)));
    all.add(
        text(
            "parent",
            "IRI of what the object is a part of.",
            s -> s.path("context").path("contextActivities").path("parent").path(0).path("id")));
    all.add(
        text(
            "registration",
            "The attempt, or the check-in.",
            s -> s.path("context").path("registration")));
    all.add(text("revision", "Version of the content.", s -> s.path("context").path("revision")));
    all.add(text("language", "Language that was shown.", s -> s.path("context").path("language")));
    all.add(text("platform", "Which software told it.", s -> s.path("context").path("platform")));
    all.add(truth("success", "Right, by a key.", s -> s.path("result").path("success")));
    all.add(truth("completion", "Ended.", s -> s.path("result").path("completion")));
    all.add(
        text(
            "response",
            "The answer, as interactions write it.",
            s -> s.path("result").path("response")));
    for (String score : List.of("scaled", "raw", "min", "max")) {
      all.add(
          number(
              "score_" + score,
              "Score, " + score + ".",
              s -> s.path("result").path("score").path(score)));
    }
    all.add(
        text(
            "duration",
            "How long it took, as written (ISO 8601).",
            s -> s.path("result").path("duration")));
    all.add(
        new Flat(
            new Column(
                "duration_seconds",
                Type.NUMBER,
                "The same in seconds; empty where months or years are named."),
            (statement, kept) ->
                seconds(statement.path("result").path("duration").stringValue(""))));
    all.add(
        text(
            "authority",
            "The key it came in with.",
            s -> s.path("authority").path("account").path("name")));
    all.add(text("version", "xAPI version of the statement.", s -> s.path("version")));
    all.add(
        new Flat(
            new Column(
                "result_progress", Type.NUMBER, "Share of the module that is done, 0 to 100."),
            (statement, kept) ->
                value(
                    statement.path("result").path("extensions").path(Vocabulary.PROGRESS),
                    Type.NUMBER)));
    Set<String> known = new HashSet<>(Set.of(Vocabulary.PROGRESS));
    for (Extension extension : Profile.ours().extensions()) {
      known.add(extension.id());
      all.add(extension(extension));
    }
    all.add(
        new Flat(
            new Column(
                "other_extensions",
                Type.TEXT,
                "Extensions that have no column, or whose value does not fit it, and scores beyond"
                    + " what a column of numbers holds, as JSON."),
            (statement, kept) -> others(statement, known)));
    return List.copyOf(all);
  }

  private interface Place {
    JsonNode in(JsonNode statement);
  }

  private static Flat text(String name, String meaning, Place place) {
    return new Flat(
        new Column(name, Type.TEXT, meaning),
        (statement, kept) -> value(place.in(statement), Type.TEXT));
  }

  private static Flat truth(String name, String meaning, Place place) {
    return new Flat(
        new Column(name, Type.TRUTH, meaning),
        (statement, kept) -> value(place.in(statement), Type.TRUTH));
  }

  private static Flat number(String name, String meaning, Place place) {
    return new Flat(
        new Column(name, Type.NUMBER, meaning),
        (statement, kept) -> value(place.in(statement), Type.NUMBER));
  }

  private static Flat extension(Extension extension) {
    String where = extension.result() ? "result" : "context";
    Type type = type(extension.schema());
    return new Flat(
        new Column(where + "_" + extension.name().replace('-', '_'), type, extension.meaning()),
        (statement, kept) ->
            value(statement.path(where).path("extensions").path(extension.id()), type));
  }

  private static Type type(JsonNode schema) {
    JsonNode first = schema.path("enum").path(0);
    return switch (schema.path("type").stringValue("")) {
      case "boolean" -> Type.TRUTH;
      case "number" -> Type.NUMBER;
      case "integer" -> Type.WHOLE;
      default -> first.isNumber() ? Type.WHOLE : Type.TEXT;
    };
  }

  /** A value as its column has it; nothing where it does not fit. Lists and objects are JSON. */
  private static @Nullable Object value(JsonNode node, Type type) {
    return switch (type) {
      case TRUTH -> node.isBoolean() ? node.booleanValue() : null;
      case NUMBER -> node.isNumber() ? finite(node) : null;
      case WHOLE -> node.isIntegralNumber() && node.canConvertToLong() ? node.longValue() : null;
      case TIME -> null;
      case TEXT ->
          node.isMissingNode() || node.isNull()
              ? null
              : node.isString() ? node.stringValue() : node.toString();
    };
  }

  private static @Nullable Double finite(JsonNode node) {
    double value = node.asDouble(Double.NaN);
    return Double.isFinite(value) ? value : null;
  }

  private static @Nullable Instant time(String text) {
    return text.isEmpty() ? null : Timestamps.read(text);
  }

  private static @Nullable String actor(JsonNode actor) {
    for (String property : List.of("mbox", "mbox_sha1sum", "openid")) {
      if (actor.has(property)) {
        return actor.path(property).stringValue("");
      }
    }
    return actor.path("account").path("name").stringValue(null);
  }

  private static @Nullable String words(JsonNode map) {
    if (map.has("en")) {
      return map.path("en").stringValue(null);
    }
    return map.isEmpty() ? null : map.iterator().next().stringValue(null);
  }

  /** The activity of a type in the object or, of the lists of the context, the first. */
  private static @Nullable String ofType(JsonNode statement, String type) {
    if (isOf(statement.path("object"), type)) {
      return statement.path("object").path("id").stringValue(null);
    }
    JsonNode lists = statement.path("context").path("contextActivities");
    for (String list : List.of("parent", "grouping")) {
      for (JsonNode activity : lists.path(list)) {
        if (isOf(activity, type)) {
          return activity.path("id").stringValue(null);
        }
      }
    }
    return null;
  }

  private static boolean isOf(JsonNode activity, String type) {
    return activity.path("definition").path("type").stringValue("").equals(type);
  }

  /** Seconds of an ISO 8601 duration; nothing for months and years, whose length is not fixed. */
  static @Nullable Double seconds(String duration) {
    Matcher matcher = DURATION.matcher(duration);
    if (duration.length() < 3 || !matcher.matches()) {
      return null;
    }
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 0; i < SECONDS.size(); i++) {
      String part = matcher.group(i + 1);
      if (part != null) {
        sum = sum.add(new BigDecimal(part).multiply(BigDecimal.valueOf(SECONDS.get(i))));
      }
    }
    return sum.doubleValue();
  }

  private static @Nullable String others(JsonNode statement, Set<String> known) {
    ObjectNode others = JSON.createObjectNode();
    for (String where : List.of("result", "context")) {
      for (var one : statement.path(where).path("extensions").properties()) {
        if (!known.contains(one.getKey()) || hasNoPlace(where, one.getKey(), one.getValue())) {
          others.set(one.getKey(), one.getValue());
        }
      }
    }
    JsonNode score = statement.path("result").path("score");
    ObjectNode scores = JSON.createObjectNode();
    for (var one : score.properties()) {
      if (one.getValue().isNumber() && value(one.getValue(), Type.NUMBER) == null) {
        scores.set(one.getKey(), one.getValue());
      }
    }
    if (!scores.isEmpty()) {
      others.set("score", scores);
    }
    return others.isEmpty() ? null : others.toString();
  }

  private static boolean hasNoPlace(String where, String id, JsonNode value) {
    if (id.equals(Vocabulary.PROGRESS)) {
      return !where.equals("result") || value(value, Type.NUMBER) == null;
    }
    return Profile.ours().extensions().stream()
        .filter(one -> one.id().equals(id))
        .noneMatch(one ->
            one.result() == where.equals("result") && value(value, type(one.schema())) != null);
  }
}
