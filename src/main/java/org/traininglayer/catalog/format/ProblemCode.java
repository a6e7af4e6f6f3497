package org.traininglayer.catalog.format;

import org.traininglayer.catalog.format.Problem.Severity;

/** Everything that a check can find; explained one by one in {@code docs/module-format.md}. */
public enum ProblemCode {
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
  STEP_TYPE_UNSUPPORTED("step.type-unsupported", Severity.ERROR),
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
  REVIEW_MARKER_SYNTAX("review.marker-syntax", Severity.ERROR),
  REVIEW_MARKER_UNKNOWN("review.marker-unknown", Severity.ERROR),
  REVIEW_MARKER_MISSING("review.marker-missing", Severity.ERROR),
  REVIEW_MARKERS_IN_ONE_UNIT("review.markers-in-one-unit", Severity.ERROR),
  REVIEW_FAMILY_UNKNOWN("review.family-unknown", Severity.ERROR),
  REVIEW_EVIDENCE_UNRESOLVED("review.evidence-unresolved", Severity.ERROR),
  REVIEW_SOURCE_NOT_SHOWN("review.source-not-shown", Severity.ERROR),
  COMMIT_REVEALS("commit.reveals", Severity.ERROR),
  COMMIT_CORRECT_UNKNOWN("commit.correct-unknown", Severity.ERROR),
  DECISION_BEST("decision.best", Severity.ERROR),
  DECISION_REASON("decision.reason", Severity.ERROR),
  DECISION_KEY_BASIS("decision.key-basis", Severity.ERROR),
  ATTEST_REQUIRES("attest.requires", Severity.ERROR),
  WAIVER_UNUSED("waiver.unused", Severity.WARNING),
  WAIVER_NOT_ALLOWED("waiver.not-allowed", Severity.ERROR),
  WAIVER_EXPIRED("waiver.expired", Severity.WARNING),
  LINT_KEY_NOT_AGREED("lint.key-not-agreed", Severity.WARNING),
  LINT_LONGEST_OPTION("lint.longest-option", Severity.WARNING),
  LINT_SAME_POSITION("lint.same-position", Severity.WARNING),
  LINT_ALL_OF_THE_ABOVE("lint.all-of-the-above", Severity.WARNING),
  LINT_DOUBLE_NEGATIVE("lint.double-negative", Severity.WARNING),
  LINT_LONG_BODY("lint.long-body", Severity.WARNING),
  LINT_MINUTES("lint.minutes", Severity.WARNING),
  LINT_DECOYS("lint.decoys", Severity.WARNING),
  LINT_CLEAN_UNITS("lint.clean-units", Severity.WARNING),
  LINT_NO_CLEAN_PARAGRAPH("lint.no-clean-paragraph", Severity.WARNING),
  LINT_RIGHT_WITHOUT_WHY("lint.right-without-why", Severity.WARNING),
  LINT_BASE_RATE_NOTE("lint.base-rate-note", Severity.WARNING),
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

  /** As printed and as named in waivers. */
  public String code() {
    return code;
  }

  /** Fixed for each code. */
  public Severity severity() {
    return severity;
  }
}
