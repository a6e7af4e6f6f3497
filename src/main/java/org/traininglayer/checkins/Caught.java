package org.traininglayer.checkins;

import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.traininglayer.learning.Progress;
import org.traininglayer.steps.StepTypes;

/** The share of errors in what the AI wrote that somebody caught in a module. Pure. */
final class Caught {

  private Caught() {}

  /** The mean over the steps in which any could be caught; null where none could. */
  static @Nullable Double in(Progress progress) {
    OptionalDouble mean =
        progress.way().steps().stream()
            .filter(step -> progress.finished(step.head().id()))
            .map(step -> StepTypes.of(step).rules().caught(step, progress.work(step).work()))
            .filter(caught -> caught != null)
            .mapToDouble(Double::doubleValue)
            .average();
    return mean.isPresent() ? Double.valueOf(mean.getAsDouble()) : null;
  }
}
