package org.traininglayer.adoption.statistics.warnings;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What became of a warning: seen, acted on, closed with a reason.
 *
 * @param rule that held when it was opened
 * @param cohort key of it
 * @param action what is being done; null until then
 * @param checkOn when it is looked at again; null until something is done
 * @param reason why it was closed; null until then
 */
public record Alert(
    Rule rule,
    String cohort,
    int ruleVersion,
    String owner,
    State state,
    @Nullable String action,
    @Nullable LocalDate checkOn,
    @Nullable String reason) {

  /** Where it stands. */
  public enum State {
    OPEN,
    ACKNOWLEDGED,
    ACTION,
    CLOSED
  }

  /** Opened by a rule that holds. */
  public static Alert open(Look look, String owner) {
    if (!look.fires()) {
      throw new IllegalArgumentException(look.rule() + " does not hold: there is nothing to open");
    }
    return new Alert(
        look.rule(), look.cohort(), look.rule().version(), owner, State.OPEN, null, null, null);
  }

  /** The owner has seen it. */
  public Alert acknowledge() {
    from(State.OPEN);
    return new Alert(rule, cohort, ruleVersion, owner, State.ACKNOWLEDGED, null, null, null);
  }

  /** Something is done about it, and looked at again on that day. */
  public Alert act(String what, LocalDate check) {
    from(State.ACKNOWLEDGED);
    return new Alert(rule, cohort, ruleVersion, owner, State.ACTION, what, check, null);
  }

  /** Closed, from wherever it stands; a reason is needed. */
  public Alert close(String why) {
    if (state == State.CLOSED) {
      throw new IllegalStateException("it is closed already");
    }
    if (why.isBlank()) {
      throw new IllegalArgumentException("closing an alert needs a reason");
    }
    return new Alert(rule, cohort, ruleVersion, owner, State.CLOSED, action, checkOn, why);
  }

  private void from(State before) {
    if (state != before) {
      throw new IllegalStateException("an alert that is " + state + " is not " + before);
    }
  }
}
