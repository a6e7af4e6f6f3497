package org.traininglayer.learning;

import java.util.List;

/** What slipped through in an attempt though it must not, and what of it was made good. */
public sealed interface CriticalErrors
    permits Progress.Outcome, Rejudging.Outcome, LearningEvent.ModuleCompleted {

  /** All that slipped through. */
  List<String> criticalMisses();

  /** Those of them that were made good before the end. */
  List<String> madeGood();

  /** Those of them that prevent passing. */
  default List<String> unresolved() {
    return criticalMisses().stream().filter(miss -> !madeGood().contains(miss)).toList();
  }
}
