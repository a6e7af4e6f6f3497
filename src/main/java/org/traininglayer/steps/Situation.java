package org.traininglayer.steps;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.traininglayer.catalog.Module;
import org.traininglayer.catalog.Step;

/** What surrounds a step while it is answered or shown: its module, and the work in other steps. */
public interface Situation {

  /** Opaque: the same whenever one person works on one module, for what differs between people. */
  long seed();

  /** Number of the attempt, from 1. */
  int attempt();

  /** When this happens, or is looked at; of what is over, when something was last saved. */
  Instant now();

  /** The module, under the settings of the attempt. */
  Module module();

  /** Whether a step is finished. */
  boolean finished(String step);

  /** The work in a step of this attempt, if it was opened. */
  Optional<StepWork> work(Step step);

  /** Ids of the sources opened in this step. */
  Set<String> sourcesOpened();

  /** Active time in this step so far: gaps between answers, each capped at two minutes. */
  Duration active();
}
