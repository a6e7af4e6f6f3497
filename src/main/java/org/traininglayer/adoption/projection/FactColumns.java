package org.traininglayer.adoption.projection;

import static java.util.stream.Collectors.joining;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.traininglayer.adoption.facts.Detail;
import org.traininglayer.adoption.facts.Detail.ConfidenceRating;
import org.traininglayer.adoption.facts.Detail.FeltTime;
import org.traininglayer.adoption.facts.Detail.PolicyDecision;
import org.traininglayer.adoption.facts.Detail.ReviewUnit;
import org.traininglayer.adoption.facts.Detail.TimedTask;
import org.traininglayer.adoption.facts.Detail.UseWeek;
import org.traininglayer.adoption.facts.Detail.WorkflowStep;
import org.traininglayer.adoption.facts.Fact;
import org.traininglayer.adoption.facts.Origin;
import org.traininglayer.kernel.AccountKey;

/** How a fact lies in its row: one column for each thing that it may say. */
final class FactColumns {

  /** Between the ids of a list; no id has it. */
  private static final String BETWEEN = "[,]";

  /**
   * A column.
   *
   * @param cast how a text becomes its type
   * @param late whether rows that were kept earlier may lack it
   */
  private record Column(
      String name, String cast, boolean late, Function<Fact, @Nullable Object> value) {

    String expression() {
      return cast.formatted("f." + name);
    }
  }

  private static final List<Column> ALL =
      List.of(
          early("kind", "%s", f -> word(f.kind())),
          early("home_page", "%s", f -> f.person().homePage()),
          early("account", "%s", f -> f.person().name()),
          early("course", "%s", Fact::course),
          early("module", "%s", Fact::module),
          early("week", "%s::date", Fact::week),
          early("step", "%s", Fact::step),
          early("guidance", "%s", Fact::guidance),
          early("band", "%s", Fact::band),
          early("severity", "%s", Fact::severity),
          early("family", "%s", Fact::family),
          early("wrong", "%s::boolean", Fact::wrong),
          early("response", "%s", Fact::response),
          early("correct", "%s::boolean", Fact::correct),
          early("confidence", "%s::integer", Fact::confidence),
          late("attempt", "%s::uuid", f -> f.origin().attempt()),
          late("version", "%s", f -> f.origin().version()),
          late("key_version", "%s", f -> f.origin().keyVersion()),
          late("setting", "%s", f -> word(f.origin().setting())),
          late("item", "%s", f -> f.origin().item()),
          late("at", "%s::timestamptz", f -> f.origin().at()),
          late("took_ms", "%s::bigint", f -> f.origin().tookMillis()),
          detail("prevalence", "%s::double precision", ReviewUnit.class, ReviewUnit::prevalence),
          detail("corrected", "%s::boolean", ReviewUnit.class, ReviewUnit::corrected),
          detail("truth", "%s", PolicyDecision.class, d -> word(d.truth())),
          detail("choice", "%s", PolicyDecision.class, d -> word(d.choice())),
          detail("reason", "%s", PolicyDecision.class, PolicyDecision::reason),
          detail("knew", "%s::boolean", PolicyDecision.class, PolicyDecision::knew),
          detail("knowledge", "%s", PolicyDecision.class, PolicyDecision::knowledge),
          late("condition", "%s", FactColumns::condition),
          detail("form", "%s", TimedTask.class, TimedTask::form),
          detail("wall_ms", "%s::bigint", TimedTask.class, TimedTask::wallMillis),
          late("perceived_ms", "%s::bigint", FactColumns::feltMillis),
          detail("finished", "%s::boolean", TimedTask.class, TimedTask::finished),
          detail("quality", "%s::double precision", TimedTask.class, TimedTask::quality),
          detail("critical_defects", "%s::integer", TimedTask.class, TimedTask::criticalDefects),
          detail("rater", "%s", TimedTask.class, TimedTask::rater),
          detail("blind", "%s::boolean", TimedTask.class, TimedTask::blind),
          detail("topic", "%s", ConfidenceRating.class, ConfidenceRating::topic),
          detail(
              "scale_length", "%s::integer", ConfidenceRating.class, ConfidenceRating::scaleLength),
          detail("scale_value", "%s::integer", ConfidenceRating.class, ConfidenceRating::value),
          detail("wave", "%s", ConfidenceRating.class, d -> word(d.wave())),
          detail(
              "steps_done",
              "string_to_array(%s, '[,]')",
              WorkflowStep.class,
              d -> String.join(BETWEEN, d.done())),
          detail(
              "steps_all",
              "string_to_array(%s, '[,]')",
              WorkflowStep.class,
              d -> String.join(BETWEEN, d.of())),
          detail("checked", "%s::boolean", WorkflowStep.class, WorkflowStep::checked),
          list("steps_check", WorkflowStep::checks),
          list("steps_ai", WorkflowStep::ai),
          list("steps_ai_used", WorkflowStep::usedAi),
          detail("active", "%s::boolean", UseWeek.class, UseWeek::active),
          detail("outputs", "%s::integer", UseWeek.class, UseWeek::outputs),
          detail("source", "%s", UseWeek.class, d -> word(d.source())));

  private FactColumns() {}

  private static Column early(String name, String cast, Function<Fact, @Nullable Object> value) {
    return new Column(name, cast, false, value);
  }

  private static Column late(String name, String cast, Function<Fact, @Nullable Object> value) {
    return new Column(name, cast, true, value);
  }

  /** A list that is not always said; an empty one says that there are none. */
  private static Column list(String name, Function<WorkflowStep, @Nullable List<String>> value) {
    return detail(
        name,
        "string_to_array(%s, '[,]')",
        WorkflowStep.class,
        step -> {
          List<String> ids = value.apply(step);
          return ids == null ? null : String.join(BETWEEN, ids);
        });
  }

  private static @Nullable String condition(Fact fact) {
    return switch (fact.detail()) {
      case TimedTask task -> word(task.condition());
      case FeltTime felt -> word(felt.condition());
      default -> null;
    };
  }

  private static @Nullable Long feltMillis(Fact fact) {
    return switch (fact.detail()) {
      case TimedTask task -> task.perceivedMillis();
      case FeltTime felt -> felt.millis();
      default -> null;
    };
  }

  private static <D extends Detail> Column detail(
      String name, String cast, Class<D> type, Function<D, @Nullable Object> value) {
    return late(
        name,
        cast,
        fact -> type.isInstance(fact.detail()) ? value.apply(type.cast(fact.detail())) : null);
  }

  /** All names, for a list of columns. */
  static String names() {
    return ALL.stream().map(Column::name).collect(joining(", "));
  }

  /** What each is, of a table {@code f} of texts. */
  static String expressions() {
    return ALL.stream().map(Column::expression).collect(joining(", "));
  }

  /** Takes over what earlier rows lack. */
  static String completing() {
    return ALL.stream()
        .filter(Column::late)
        .map(column -> column.name() + " = excluded." + column.name())
        .collect(joining(", "));
  }

  /** Empties all of them. */
  static String empty() {
    return ALL.stream().map(column -> column.name() + " = null").collect(joining(", "));
  }

  /** As many parameters as there are columns. */
  static String parameters() {
    return ALL.stream().map(column -> "?::text[]").collect(joining(", "));
  }

  /** How each becomes a text. */
  static Stream<Function<Fact, @Nullable String>> texts() {
    return ALL.stream()
        .map(column ->
            fact -> {
              Object value = column.value().apply(fact);
              return value == null ? null : value.toString();
            });
  }

  /** The fact in this row. */
  static Fact read(ResultSet row) throws SQLException {
    Fact.Kind kind = constant(Fact.Kind.class, row.getString("kind"));
    return new Fact(
        kind,
        new AccountKey(row.getString("home_page"), row.getString("account")),
        row.getString("course"),
        row.getString("module"),
        row.getObject("week", LocalDate.class),
        row.getString("step"),
        row.getString("guidance"),
        row.getString("band"),
        row.getString("severity"),
        row.getString("family"),
        row.getObject("wrong", Boolean.class),
        row.getString("response"),
        row.getObject("correct", Boolean.class),
        row.getObject("confidence", Integer.class),
        origin(row),
        row.getObject("at") == null ? Detail.NONE : detail(kind, row));
  }

  private static Origin origin(ResultSet row) throws SQLException {
    OffsetDateTime at = row.getObject("at", OffsetDateTime.class);
    if (at == null) {
      return Origin.UNKNOWN;
    }
    Instant instant = at.toInstant();
    return new Origin(
        row.getObject("attempt", UUID.class),
        row.getString("version"),
        row.getString("key_version"),
        constant(Origin.Setting.class, row.getString("setting")),
        row.getString("item"),
        instant,
        row.getObject("took_ms", Long.class));
  }

  private static Detail detail(Fact.Kind kind, ResultSet row) throws SQLException {
    return switch (kind) {
      case REVIEW_UNIT ->
          new ReviewUnit(
              row.getObject("prevalence", Double.class), row.getObject("corrected", Boolean.class));
      case POLICY_DECISION ->
          new PolicyDecision(
              constant(Detail.Permission.class, row.getString("truth")),
              constant(Detail.Use.class, row.getString("choice")),
              row.getString("reason"),
              row.getObject("knew", Boolean.class),
              row.getString("knowledge"));
      case TIMED_TASK ->
          new TimedTask(
              constant(Detail.Condition.class, row.getString("condition")),
              row.getString("form"),
              row.getObject("wall_ms", Long.class),
              row.getObject("perceived_ms", Long.class),
              row.getBoolean("finished"),
              row.getDouble("quality"),
              row.getObject("critical_defects", Integer.class),
              row.getString("rater"),
              row.getBoolean("blind"));
      case TIME_FELT ->
          new FeltTime(
              constant(Detail.Condition.class, row.getString("condition")),
              row.getLong("perceived_ms"));
      case CONFIDENCE_RATING ->
          new ConfidenceRating(
              row.getString("topic"),
              row.getInt("scale_length"),
              row.getInt("scale_value"),
              constant(Detail.Wave.class, row.getString("wave")));
      case WORKFLOW_STEP ->
          new WorkflowStep(
              texts(row, "steps_done"),
              texts(row, "steps_all"),
              row.getObject("checked", Boolean.class),
              textsOrNull(row, "steps_check"),
              textsOrNull(row, "steps_ai"),
              textsOrNull(row, "steps_ai_used"));
      case USE_WEEK ->
          new UseWeek(
              row.getBoolean("active"),
              row.getInt("outputs"),
              constant(Detail.Source.class, row.getString("source")));
      case CONFIDENT_CHOICE,
          DECISION_REASON,
          STEP_OPENED,
          STEP_FINISHED,
          MODULE_STARTED,
          MODULE_FINISHED,
          MODULE_PASSED,
          STEP_PASSED_OVER ->
          Detail.NONE;
    };
  }

  private static List<String> texts(ResultSet row, String column) throws SQLException {
    return Arrays.asList((String[]) row.getArray(column).getArray());
  }

  private static @Nullable List<String> textsOrNull(ResultSet row, String column)
      throws SQLException {
    return row.getArray(column) == null ? null : texts(row, column);
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String word) {
    return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
  }
}
