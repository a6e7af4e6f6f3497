package org.traininglayer.checkins;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.traininglayer.catalog.Module;
import org.traininglayer.catalog.Step;
import org.traininglayer.steps.Situation;
import org.traininglayer.steps.StepWork;

/** Nothing surrounds a check-in. */
record Alone(Module module, Instant now) implements Situation {

  @Override
  public long seed() {
    return 0;
  }

  @Override
  public int attempt() {
    return 1;
  }

  @Override
  public boolean finished(String step) {
    return false;
  }

  @Override
  public Optional<StepWork> work(Step step) {
    return Optional.empty();
  }

  @Override
  public Set<String> sourcesOpened() {
    return Set.of();
  }

  @Override
  public Duration active() {
    return Duration.ZERO;
  }
}
