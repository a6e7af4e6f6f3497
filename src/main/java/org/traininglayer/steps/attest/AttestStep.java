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
 * @param kind what it may be, where the organisation allows that
 * @param reauth whether whoever acknowledges opens the activity once more
 */
public record AttestStep(
    Head head,
    String statement,
    String statementVersion,
    String meaning,
    List<String> requires,
    @Nullable String validFor,
    Kind kind,
    boolean reauth)
    implements Step {

  /** What is made of it. */
  public enum Kind {
    ACKNOWLEDGEMENT,
    /** Where the prerequisites were confirmed; elsewhere an acknowledgement. */
    E_SIGNATURE
  }

  /** An acknowledgement for which a tick is enough. */
  public AttestStep(
      Head head,
      String statement,
      String statementVersion,
      String meaning,
      List<String> requires,
      @Nullable String validFor) {
    this(
        head,
        statement,
        statementVersion,
        meaning,
        requires,
        validFor,
        Kind.ACKNOWLEDGEMENT,
        false);
  }

  /** Whether it takes a fresh launch; a signature always does. */
  public boolean reauthenticates() {
    return reauth || kind == Kind.E_SIGNATURE;
  }

  /** The word for the type. */
  static final String TYPE = "attest";

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public AttestStep with(Head other) {
    return new AttestStep(
        other, statement, statementVersion, meaning, requires, validFor, kind, reauth);
  }
}
