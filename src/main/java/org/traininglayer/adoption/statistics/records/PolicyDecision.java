package org.traininglayer.adoption.statistics.records;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One choice to use an AI or not, in one scenario. A conditional use is right with its safeguard
 * only: used without, it counts as prohibited use; avoided, as avoided permitted use; escalated, as
 * neither.
 *
 * @param knowledge what the person said of the same scenario when asked what is allowed; null when
 *     not asked
 * @param reasonCode why; null when not given
 * @param decidedAt null where it is not known
 */
public record PolicyDecision(
    String person,
    String scenarioVersion,
    String policyVersion,
    Truth truth,
    Choice choice,
    @Nullable Truth knowledge,
    @Nullable String reasonCode,
    @Nullable Duration duration,
    @Nullable Instant decidedAt) {

  /** What the policy says. */
  public enum Truth {
    PERMITTED,
    CONDITIONAL,
    PROHIBITED
  }

  /** What the person chose. */
  public enum Choice {
    USE,
    USE_WITH_SAFEGUARD,
    AVOID,
    ESCALATE
  }

  /** Whether the policy lets it be used, with a safeguard or without. */
  public boolean mayBeUsed() {
    return truth != Truth.PROHIBITED;
  }

  /** Whether it could be used as it must not. */
  public boolean mayBeMisused() {
    return truth != Truth.PERMITTED;
  }

  /** Whether it may be used, and was not. */
  public boolean avoidedPermitted() {
    return mayBeUsed() && choice == Choice.AVOID;
  }

  /** Whether it may be used, was not, and why is known. */
  public boolean saysWhyAvoided() {
    return avoidedPermitted() && reasonCode != null;
  }

  /** Whether it was used as it must not. */
  public boolean usedProhibited() {
    return switch (truth) {
      case PERMITTED -> false;
      case CONDITIONAL -> choice == Choice.USE;
      case PROHIBITED -> used();
    };
  }

  /** Whether it was used at all. */
  public boolean used() {
    return choice == Choice.USE || choice == Choice.USE_WITH_SAFEGUARD;
  }

  /** Whether the person knew that it may be used. */
  public boolean knewItMay() {
    return mayBeUsed() && knowledge == truth;
  }
}
