package org.traininglayer.catalog.format;

import org.traininglayer.catalog.format.Problem.Severity;

/**
 * What a check of any module can find, whatever its steps; explained one by one in {@code
 * docs/module-format.md}.
 */
public enum ProblemCode implements Problem.Code {
  STEP_SOURCE_NOT_SHOWN("review.source-not-shown", Severity.ERROR),
  STEP_EVIDENCE_UNRESOLVED("review.evidence-unresolved", Severity.ERROR),
  FILE_MISSING("file.missing", Severity.ERROR),
  FILE_UNUSED("file.unused", Severity.ERROR),
  YAML_SYNTAX("yaml.syntax", Severity.ERROR),
  YAML_DUPLICATE_KEY("yaml.duplicate-key", Severity.ERROR),
  YAML_TAB("yaml.tab", Severity.ERROR),
  YAML_ALIAS("yaml.alias", Severity.ERROR),
  YAML_TAG("yaml.tag", Severity.ERROR),
  YAML_UNQUOTED_VARIABLE("yaml.unquoted-variable", Severity.ERROR),
  YAML_UNQUOTED_DATE("yaml.unquoted-date", Severity.ERROR),
  YAML_UNQUOTED_WORD("yaml.unquoted-word", Severity.ERROR),
  CSV_SYNTAX("csv.syntax", Severity.ERROR),
  TEXT_REMOTE_ASSET("text.remote-asset", Severity.ERROR),
  TEXT_RAW_HTML("text.raw-html", Severity.ERROR),
  SCHEMA_MISSING("schema.missing", Severity.ERROR),
  SCHEMA_UNKNOWN_KEY("schema.unknown-key", Severity.ERROR),
  SCHEMA_UNSUPPORTED_KEY("schema.unsupported-key", Severity.ERROR),
  SCHEMA_TYPE("schema.type", Severity.ERROR),
  SCHEMA_VALUE("schema.value", Severity.ERROR),
  STEP_TYPE_UNKNOWN("step.type-unknown", Severity.ERROR),
  STEP_ID_FILE("step.id-file", Severity.ERROR),
  MODULE_ID_FOLDER("module.id-folder", Severity.ERROR),
  ID_DUPLICATE("id.duplicate", Severity.ERROR),
  VARIABLE_UNKNOWN("variable.unknown", Severity.ERROR),
  VARIABLE_UNUSED("variable.unused", Severity.WARNING),
  SOURCE_UNKNOWN("source.unknown", Severity.ERROR),
  SOURCE_UNUSED("source.unused", Severity.WARNING),
  COMPETENCY_UNKNOWN("competency.unknown", Severity.ERROR),
  COMPETENCY_NOT_PRACTISED("competency.not-practised", Severity.ERROR),
  ARTEFACT_UNKNOWN("artefact.unknown", Severity.ERROR),
  ARTEFACT_UNUSED("artefact.unused", Severity.ERROR),
  ARTEFACT_COLUMN("artefact.column", Severity.ERROR),
  ARTEFACT_KEY("artefact.key", Severity.ERROR),
  ARTEFACT_COMPUTE("artefact.compute", Severity.ERROR),
  FOLLOWS_STEP("follows.step", Severity.ERROR),
  FOLLOWS_OPTION("follows.option", Severity.ERROR),
  PARALLEL_FORM("parallel.form", Severity.ERROR),
  PARALLEL_DIFFERS("parallel.differs", Severity.ERROR),
  PARALLEL_MEASURE("parallel.measure", Severity.ERROR),
  NESTED_TYPE("nested.type", Severity.ERROR),
  WHEN_SYNTAX("when.syntax", Severity.ERROR),
  STATE_NEVER_SET("state.never-set", Severity.ERROR),
  STATE_NEVER_READ("state.never-read", Severity.WARNING),
  NEXT_UNKNOWN("next.unknown", Severity.ERROR),
  NEXT_LOOP("next.loop", Severity.ERROR),
  BRANCH_OPTION("branch.option", Severity.ERROR),
  WAY_UNREACHABLE("way.unreachable", Severity.ERROR),
  WAY_DEAD_END("way.dead-end", Severity.ERROR),
  WAY_BRANCHES("way.branches", Severity.WARNING),
  WAY_TOO_MANY("way.too-many", Severity.ERROR),
  DIAGNOSTIC_STEP("diagnostic.step", Severity.ERROR),
  WAIVER_UNUSED("waiver.unused", Severity.WARNING),
  WAIVER_NOT_ALLOWED("waiver.not-allowed", Severity.ERROR),
  WAIVER_EXPIRED("waiver.expired", Severity.WARNING),
  LINT_LONGEST_OPTION("lint.longest-option", Severity.WARNING),
  LINT_SAME_POSITION("lint.same-position", Severity.WARNING),
  LINT_ALL_OF_THE_ABOVE("lint.all-of-the-above", Severity.WARNING),
  LINT_DOUBLE_NEGATIVE("lint.double-negative", Severity.WARNING),
  LINT_LONG_BODY("lint.long-body", Severity.WARNING),
  LINT_MINUTES("lint.minutes", Severity.WARNING),
  LINT_CLAIM_WITHOUT_SOURCE("lint.claim-without-source", Severity.WARNING),
  LINT_REVIEW_BY("lint.review-by", Severity.WARNING),
  LINT_DRAFT_AS_DUTY("lint.draft-as-duty", Severity.WARNING),
  LINT_PERSONAL_DATA("lint.personal-data", Severity.WARNING),
  LINT_COLOUR_ONLY("lint.colour-only", Severity.WARNING),
  LINT_HEADING_SKIPPED("lint.heading-skipped", Severity.WARNING);

  private final String code;
  private final Severity severity;

  ProblemCode(String code, Severity severity) {
    this.code = code;
    this.severity = severity;
  }

  @Override
  public String code() {
    return code;
  }

  @Override
  public Severity severity() {
    return severity;
  }
}
