package org.traininglayer.steps.review;

import org.traininglayer.catalog.format.Problem;
import org.traininglayer.catalog.format.Problem.Severity;

/** What a check of a review can find. */
enum ReviewProblem implements Problem.Code {
  MARKER_SYNTAX("review.marker-syntax", Severity.ERROR),
  MARKER_UNKNOWN("review.marker-unknown", Severity.ERROR),
  MARKER_MISSING("review.marker-missing", Severity.ERROR),
  MARKERS_IN_ONE_UNIT("review.markers-in-one-unit", Severity.ERROR),
  FAMILY_UNKNOWN("review.family-unknown", Severity.ERROR),
  LINT_ROUND("lint.round", Severity.WARNING),
  LINT_DECOYS("lint.decoys", Severity.WARNING),
  LINT_CLEAN_UNITS("lint.clean-units", Severity.WARNING),
  LINT_NO_CLEAN_PARAGRAPH("lint.no-clean-paragraph", Severity.WARNING),
  LINT_RIGHT_WITHOUT_WHY("lint.right-without-why", Severity.WARNING),
  LINT_BASE_RATE_NOTE("lint.base-rate-note", Severity.WARNING);

  private final String code;
  private final Severity severity;

  ReviewProblem(String code, Severity severity) {
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
