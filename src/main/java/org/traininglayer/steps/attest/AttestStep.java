package org.traininglayer.steps.attest;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Step;

/**
 * An acknowledgement.
 *
 * @param statement what is acknowledged, Markdown
 * @param statementVersion version of that text
 * @param requires ids of steps that must be finished before
 * @param validFor ISO 8601 period
 */
public record AttestStep(
    Head head,
    String statement,
    String statementVersion,
    String meaning,
    List<String> requires,
    @Nullable String validFor)
    implements Step {

  /** The word for the type. */
  static final String TYPE = "attest";

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public AttestStep with(Head other) {
    return new AttestStep(other, statement, statementVersion, meaning, requires, validFor);
  }
}
