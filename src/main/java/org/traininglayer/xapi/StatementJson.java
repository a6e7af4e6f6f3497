package org.traininglayer.xapi;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.traininglayer.kernel.AccountKey;
import org.traininglayer.xapi.ActivityDefinition.Component;
import org.traininglayer.xapi.ActivityDefinition.Interaction;
import org.traininglayer.xapi.Context.ContextActivities;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * Our statements as JSON text, valid under xAPI 1.0.3 and 2.0.0 alike. The same statement always
 * gives the same text: properties in a fixed order, maps by key. What is not set is left out; there
 * is no null, no empty object and no empty list.
 */
public final class StatementJson {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private StatementJson() {}

  /** The statement as JSON on one line. */
  public static String write(Statement statement) {
    return write(writer -> writer.statement(statement));
  }

  /** What a statement says about one of its activities. */
  public static String write(ActivityDefinition definition) {
    return write(writer -> writer.definition(definition));
  }

  /** How a statement displays its verb, as an object with {@code display} alone. */
  public static String writeDisplay(Verb verb) {
    return write(writer -> writer.value(Map.of("display", verb.display())));
  }

  private static String write(Consumer<Writer> what) {
    StringWriter text = new StringWriter(2048);
    try (JsonGenerator json = JSON.createGenerator(text)) {
      what.accept(new Writer(json));
    }
    return text.toString();
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException when the text is not a statement of ours
   */
  public static Statement read(String text) {
    return StatementReader.read(JSON, text);
  }

  /** An instant as in {@code timestamp}: UTC, milliseconds, {@code Z}. */
  public static String timestamp(Instant instant) {
    return TIMESTAMP.format(instant);
  }

  /** Writes one statement, property by property in the order of the specification's tables. */
  private record Writer(JsonGenerator json) {

    void statement(Statement statement) {
      json.writeStartObject();
      text("id", statement.id().toString());
      json.writeName("actor");
      agent(statement.actor());
      json.writeName("verb");
      json.writeStartObject();
      text("id", statement.verb().id());
      texts("display", statement.verb().display());
      json.writeEndObject();
      json.writeName("object");
      target(statement.object());
      if (statement.result() != null) {
        result(statement.result());
      }
      if (statement.context() != null) {
        context(statement.context());
      }
      text("timestamp", timestamp(statement.timestamp()));
      json.writeEndObject();
    }

    private void target(StatementTarget target) {
      switch (target) {
        case Activity activity -> activity(activity);
        case Agent agent -> agent(agent);
        case StatementRef ref -> {
          json.writeStartObject();
          text("objectType", "StatementRef");
          text("id", ref.id().toString());
          json.writeEndObject();
        }
      }
    }

    private void agent(Agent agent) {
      AccountKey account = agent.account();
      json.writeStartObject();
      text("objectType", "Agent");
      json.writeName("account");
      json.writeStartObject();
      text("homePage", account.homePage());
      text("name", account.name());
      json.writeEndObject();
      json.writeEndObject();
    }

    private void activity(Activity activity) {
      json.writeStartObject();
      text("objectType", "Activity");
      text("id", activity.id());
      ActivityDefinition definition = activity.definition();
      if (definition != null) {
        json.writeName("definition");
        definition(definition);
      }
      json.writeEndObject();
    }

    private void definition(ActivityDefinition definition) {
      json.writeStartObject();
      text("type", definition.type());
      texts("name", definition.name());
      texts("description", definition.description());
      if (definition.interaction() != null) {
        interaction(definition.interaction());
      }
      json.writeEndObject();
    }

    private void interaction(Interaction interaction) {
      text("interactionType", interaction.type());
      value("correctResponsesPattern", interaction.correctResponsesPattern());
      components("choices", interaction.choices());
      components("scale", interaction.scale());
      components("source", interaction.source());
      components("target", interaction.target());
    }

    private void components(String name, List<Component> components) {
      if (components.isEmpty()) {
        return;
      }
      json.writeName(name);
      json.writeStartArray();
      for (Component component : components) {
        json.writeStartObject();
        text("id", component.id());
        texts("description", component.description());
        json.writeEndObject();
      }
      json.writeEndArray();
    }

    private void result(Result result) {
      if (isEmpty(result)) {
        return;
      }
      json.writeName("result");
      json.writeStartObject();
      if (result.score() != null) {
        json.writeName("score");
        json.writeStartObject();
        value("scaled", result.score().scaled());
        json.writeEndObject();
      }
      value("success", result.success());
      value("completion", result.completion());
      text("response", result.response());
      text("duration", result.duration());
      value("extensions", result.extensions());
      json.writeEndObject();
    }

    private static boolean isEmpty(Result result) {
      return result.score() == null
          && result.success() == null
          && result.completion() == null
          && result.response() == null
          && result.duration() == null
          && result.extensions().isEmpty();
    }

    private void context(Context context) {
      ContextActivities around = context.contextActivities();
      boolean alone =
          around.parent().isEmpty() && around.grouping().isEmpty() && around.category().isEmpty();
      if (alone
          && context.registration() == null
          && context.revision() == null
          && context.platform() == null
          && context.language() == null
          && context.statement() == null
          && context.extensions().isEmpty()) {
        return;
      }
      json.writeName("context");
      json.writeStartObject();
      if (context.registration() != null) {
        text("registration", context.registration().toString());
      }
      if (!alone) {
        json.writeName("contextActivities");
        json.writeStartObject();
        activities("parent", around.parent());
        activities("grouping", around.grouping());
        activities("category", around.category());
        json.writeEndObject();
      }
      text("revision", context.revision());
      text("platform", context.platform());
      text("language", context.language());
      if (context.statement() != null) {
        json.writeName("statement");
        target(context.statement());
      }
      value("extensions", context.extensions());
      json.writeEndObject();
    }

    private void activities(String name, List<Activity> activities) {
      if (activities.isEmpty()) {
        return;
      }
      json.writeName(name);
      json.writeStartArray();
      activities.forEach(this::activity);
      json.writeEndArray();
    }

    private void text(String name, @Nullable String text) {
      if (text != null) {
        json.writeName(name);
        json.writeString(text);
      }
    }

    private void texts(String name, Map<String, String> texts) {
      value(name, texts);
    }

    private void value(String name, @Nullable Object value) {
      if (value == null || isEmptyCollection(value)) {
        return;
      }
      json.writeName(name);
      value(value);
    }

    private static boolean isEmptyCollection(Object value) {
      return (value instanceof Collection<?> c && c.isEmpty())
          || (value instanceof Map<?, ?> m && m.isEmpty());
    }

    private void value(Object value) {
      switch (value) {
        case String s -> json.writeString(s);
        case Boolean b -> json.writeBoolean(b);
        case Integer i -> json.writeNumber(i);
        case Long l -> json.writeNumber(l);
        case Double d -> json.writeRawValue(plain(d));
        case Collection<?> items -> {
          json.writeStartArray();
          items.forEach(this::value);
          json.writeEndArray();
        }
        case Map<?, ?> entries -> {
          json.writeStartObject();
          Map<String, Object> sorted = new TreeMap<>();
          entries.forEach((key, entry) -> sorted.put((String) key, entry));
          sorted.forEach(this::value);
          json.writeEndObject();
        }
        default ->
            throw new IllegalArgumentException(
                "no JSON form for a " + value.getClass().getName() + " in a statement");
      }
    }

    private static String plain(double number) {
      BigDecimal decimal = BigDecimal.valueOf(number).stripTrailingZeros();
      return decimal.signum() == 0 ? "0" : decimal.toPlainString();
    }
  }
}
