package org.traininglayer.reports;

import static org.traininglayer.reports.FactTable.Type.DAY;
import static org.traininglayer.reports.FactTable.Type.NUMBER;
import static org.traininglayer.reports.FactTable.Type.PSEUDONYM;
import static org.traininglayer.reports.FactTable.Type.TEXT;
import static org.traininglayer.reports.FactTable.Type.TIME;
import static org.traininglayer.reports.FactTable.Type.TRUTH;

import java.util.List;
import java.util.Locale;

/**
 * The facts as they leave the house: flat columns in an order that stays. Columns are only ever
 * added at the end; one that goes or changes makes another version of the data set.
 */
enum FactTable {
  REVIEW_UNIT(
      "fact_review_unit",
      "one checkable claim of an AI output, shown to one person in one attempt",
      person(),
      module(),
      text("item_version", "version of the module"),
      text("key_version", "version of the answer key"),
      step(),
      attempt("attempt"),
      text("unit", "the claim"),
      setting(),
      guidance(),
      text("truth", "whether the claim is wrong", "ERROR", "CLEAN"),
      text("severity", "of an error", "CRITICAL", "MAJOR", "MINOR"),
      text("error_type", "kind of error"),
      new Column("flagged", TRUTH, "whether the person marked it as wrong", "", List.of()),
      new Column("corrected", TRUTH, "whether it was put right", "", List.of()),
      new Column("confidence", NUMBER, "how sure the person was", "0 to 1", List.of()),
      new Column("prevalence", NUMBER, "share of wrong claims in the form", "0 to 1", List.of()),
      new Column("decided_at", TIME, "when", "", List.of()),
      new Column("took_ms", NUMBER, "active time", "ms", List.of()),
      week()),
  POLICY_DECISION(
      "fact_policy_decision",
      "one choice to use an AI or not, in one scenario",
      person(),
      module(),
      text("scenario_version", "version of the module"),
      text("policy_version", "version of the answer key"),
      step(),
      attempt("attempt"),
      text("scenario", "the use that was decided about"),
      setting(),
      guidance(),
      text("truth", "what the rules say", "PERMITTED", "CONDITIONAL", "PROHIBITED"),
      text("choice", "what the person chose", "USE", "USE_WITH_SAFEGUARD", "AVOID", "ESCALATE"),
      new Column("knew", TRUTH, "whether the rule was known", "", List.of()),
      text("reason", "code of the reason"),
      new Column("decided_at", TIME, "when", "", List.of()),
      new Column("took_ms", NUMBER, "active time", "ms", List.of()),
      week()),
  TIMED_TASK(
      "fact_timed_task",
      "one task, without or with AI",
      person(),
      module(),
      text("task_version", "version of the module"),
      step(),
      attempt("attempt"),
      text("form", "which form of the task"),
      text("condition", "without or with AI", "UNAIDED", "AIDED"),
      new Column("active_ms", NUMBER, "active time", "ms", List.of()),
      new Column("wall_ms", NUMBER, "time from begin to end", "ms", List.of()),
      new Column("perceived_ms", NUMBER, "how long it felt", "ms", List.of()),
      new Column("finished", TRUTH, "whether it was finished", "", List.of()),
      new Column("quality", NUMBER, "quality", "0 to 100", List.of()),
      new Column("critical_defects", NUMBER, "critical defects", "count", List.of()),
      new Column("blind", TRUTH, "whether the rater could not tell the condition", "", List.of()),
      new Column("finished_at", TIME, "when", "", List.of()),
      week()),
  CONFIDENCE_RATING(
      "fact_confidence_rating",
      "one rating of oneself at one wave",
      person(),
      module(),
      step(),
      attempt("attempt"),
      text("topic", "what about"),
      text("item", "the question"),
      new Column("scale_length", NUMBER, "how many levels", "count", List.of()),
      new Column("scale_value", NUMBER, "the level", "from 1", List.of()),
      text("wave", "when in the course", "PRE", "POST", "W4", "W12"),
      new Column("rated_at", TIME, "when", "", List.of()),
      week()),
  WORKFLOW_STEP(
      "fact_workflow_step",
      "one entry to one step of one run",
      person(),
      module(),
      text("workflow_version", "version of the module or workflow"),
      attempt("run"),
      step(),
      setting(),
      new Column("entered", TIME, "when it was entered", "", List.of()),
      new Column("left", TIME, "when it was left", "", List.of()),
      text("outcome", "what came of it", "DONE", "OPEN", "SKIPPED", "PASSED_OVER"),
      text("ai_step", "whether the AI was used in it", "USED", "BYPASSED", "NONE"),
      new Column("checked", TRUTH, "whether the output was checked", "", List.of()),
      week()),
  USE_WEEK(
      "fact_use_week",
      "one person in one week of which something is known",
      person(),
      week(),
      new Column("active", TRUTH, "whether the tool was used", "", List.of()),
      new Column("outputs", NUMBER, "finished work in which it was used", "count", List.of()),
      new Column(
          "observed", TRUTH, "whether a tool told of it, and not the person", "", List.of()));

  /** What a column holds. */
  enum Type {
    PSEUDONYM,
    TEXT,
    NUMBER,
    TRUTH,
    TIME,
    DAY
  }

  /**
   * A column.
   *
   * @param unit empty where it has none
   * @param allowed values; empty for any
   */
  record Column(String name, Type type, String meaning, String unit, List<String> allowed) {}

  private final String view;
  private final String meaning;

  @SuppressWarnings("ImmutableEnumChecker") // a copy that nobody can change
  private final List<Column> columns;

  FactTable(String view, String meaning, Column... columns) {
    this.view = view;
    this.meaning = meaning;
    this.columns = List.of(columns);
  }

  /** The view that has them. */
  String view() {
    return view;
  }

  /** What a row is. */
  String meaning() {
    return meaning;
  }

  List<Column> columns() {
    return columns;
  }

  List<String> names() {
    return columns.stream().map(Column::name).toList();
  }

  /** Name of its file, without ending. */
  String file() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static Column person() {
    return new Column(
        "person", PSEUDONYM, "pseudonym of the person in this organisation", "", List.of());
  }

  private static Column attempt(String name) {
    return new Column(name, PSEUDONYM, "pseudonym of the attempt or run", "", List.of());
  }

  private static Column module() {
    return text("module", "the module; empty for work outside of modules");
  }

  private static Column step() {
    return text("step", "the step");
  }

  private static Column setting() {
    return text("setting", "practice, a probe, or work");
  }

  private static Column guidance() {
    return text("guidance", "how much help there was");
  }

  private static Column week() {
    return new Column("week", DAY, "Monday of the ISO week", "", List.of());
  }

  private static Column text(String name, String meaning, String... allowed) {
    return new Column(name, TEXT, meaning, "", List.of(allowed));
  }
}
