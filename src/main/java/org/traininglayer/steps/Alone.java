package org.traininglayer.steps;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.traininglayer.catalog.Module;
import org.traininglayer.catalog.Step;

/** Nothing surrounds the step: no other is begun, no source opened, no time spent. */
public record Alone(long seed, int attempt, Instant now, Module module) implements Situation {

  /** In a first attempt of nobody in particular. */
  public Alone(Module module, Instant now) {
    this(0, 1, now, module);
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
