package org.traininglayer.learning;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Module;
import org.traininglayer.steps.Harms;
import org.traininglayer.steps.StepRules.Harm;

/** Why an attempt that was worked through to its end was not passed. */
public enum NotPassed {
  /** The score is below the pass mark. */
  BELOW_MARK,
  /** A critical error slipped through where none may. */
  CRITICAL_MISSED,
  /** A harmful choice was made where none may, and no critical error slipped through. */
  HARMFUL_CHOICE;

  /**
   * Null when it was passed. Pure.
   *
   * @param score 0 to 1
   * @param unresolved what happened that must not, and was not made good: {@code form/unit} or
   *     {@code form/option}
   */
  public static @Nullable NotPassed of(
      Module module, double score, boolean passed, List<String> unresolved) {
    if (passed) {
      return null;
    }
    if (score < module.pass().score()) {
      return BELOW_MARK;
    }
    boolean choicesOnly =
        !unresolved.isEmpty()
            && unresolved.stream()
                .allMatch(one -> Harms.words(module, one).map(Harm::choice).orElse(false));
    return choicesOnly ? HARMFUL_CHOICE : CRITICAL_MISSED;
  }
}
