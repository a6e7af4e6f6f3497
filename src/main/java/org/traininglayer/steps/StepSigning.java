package org.traininglayer.steps;

import java.time.Instant;
import java.time.Period;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Step;

/** What a type brings whose steps are signed by opening the activity once more. Pure. */
public interface StepSigning<S extends Step, W extends StepWork> {

  /** What a record is that is no more than an acknowledgement. */
  String ACKNOWLEDGEMENT = "acknowledgement";

  /** What a record is where the organisation confirmed what electronic signatures need. */
  String ELECTRONIC = "electronic-signature";

  /** Whether the step takes a fresh launch. */
  boolean signs(S step);

  /** Whether it means to be an electronic signature, where the organisation allows that. */
  boolean meansElectronic(S step);

  /** How long what is acknowledged holds; null where it holds for good. */
  @Nullable Period validFor(S step);

  /** When somebody asked to sign; null where nobody waits for a launch. */
  @Nullable Instant asked(W work);

  /**
   * What comes of a launch.
   *
   * @param opened null when what came is no opening of an activity
   */
  FreshLaunch.Verdict verdict(
      W work, FreshLaunch.@Nullable Opened opened, Situation situation, Instant now);

  /** The answer that a launch gives. */
  Answer sign(FreshLaunch.Opened opened, boolean electronic);
}
