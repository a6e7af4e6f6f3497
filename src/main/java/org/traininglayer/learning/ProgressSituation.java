package org.traininglayer.learning;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.traininglayer.catalog.Module;
import org.traininglayer.catalog.Step;
import org.traininglayer.steps.Situation;
import org.traininglayer.steps.StepWork;

/** What surrounds a step in an attempt that is only looked at. */
record ProgressSituation(Progress progress, Step step, Instant now) implements Situation {

  @Override
  public long seed() {
    return progress.seed();
  }

  @Override
  public int attempt() {
    return progress.number();
  }

  @Override
  public Module module() {
    return progress.module();
  }

  @Override
  public boolean finished(String other) {
    return progress.finished(other);
  }

  @Override
  public Optional<StepWork> work(Step other) {
    return Optional.ofNullable(progress.work().get(other.head().id())).map(StepState::work);
  }

  @Override
  public Set<String> sourcesOpened() {
    return progress.work(step).sourcesOpened();
  }

  @Override
  public Duration active() {
    return Duration.ofMillis(progress.work(step).activeMillis());
  }
}
