package org.traininglayer.steps;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.traininglayer.catalog.Module;
import org.traininglayer.catalog.Step;
import org.traininglayer.delivery.Course;

/** A step of which nothing else is known. */
public final class Alone implements Situation {

  @Override
  public Module module() {
    return Course.MODULE;
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
  public long seed() {
    return 0;
  }

  @Override
  public int attempt() {
    return 1;
  }

  @Override
  public Instant now() {
    return Instant.EPOCH;
  }

  @Override
  public Duration active() {
    return Duration.ZERO;
  }
}
