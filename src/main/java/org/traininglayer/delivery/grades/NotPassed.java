package org.traininglayer.delivery.grades;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.traininglayer.learning.LearningEvent.ModuleCompleted;

/** Why an attempt that was worked through to its end was not passed. */
enum NotPassed {
  /** The score is below the pass mark. */
  BELOW_MARK,
  /** A critical error slipped through where none may. */
  CRITICAL_MISSED,
  /** A harmful choice was made where none may. */
  HARMFUL_CHOICE;

  /** Null when it was passed. */
  static @Nullable NotPassed of(ModuleCompleted event) {
    if (event.passed()) {
      return null;
    }
    if (event.score() < event.occasion().module().pass().score()) {
      return BELOW_MARK;
    }
    return event.criticalMisses().isEmpty() ? HARMFUL_CHOICE : CRITICAL_MISSED;
  }

  static @Nullable NotPassed of(@Nullable String name) {
    return List.of(values()).stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElse(null);
  }

  /** The end of its message key. */
  String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
