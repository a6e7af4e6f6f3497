package org.traininglayer.adoption.statistics;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A number as it leaves the product: never without its interval, its n and its status.
 *
 * @param estimate null when suppressed or not measured, as are the limits
 * @param level of the interval, 0.95
 * @param nPeople people who contribute; null when suppressed
 * @param nUnits units they contribute; null when suppressed
 * @param bound whether the estimate is only a bound, to protect a small group that is all alike
 * @param definitionVersion which definitions it was computed by
 * @param asOf how far the figures had read the ledger
 */
public record Figure(
    @Nullable Double estimate,
    @Nullable Double lower,
    @Nullable Double upper,
    double level,
    @Nullable Integer nPeople,
    @Nullable Long nUnits,
    Status status,
    Bound bound,
    int definitionVersion,
    Instant asOf) {

  /** What the estimate is. */
  public enum Bound {
    /** The estimate itself. */
    NONE,
    /** The true value is this or more. */
    AT_LEAST,
    /** The true value is this or less. */
    AT_MOST
  }

  /** Refuses a number where there is none to show, and a number without its limits. */
  public Figure {
    boolean shown = estimate != null;
    if (shown != (lower != null) || shown != (upper != null)) {
      throw new IllegalArgumentException("a number is shown with its interval or not at all");
    }
    if (status == Status.OK ? !shown : status != Status.THIN && shown) {
      throw new IllegalArgumentException("status " + status + " does not fit the number");
    }
  }

  /** A figure that is hidden or not measured. */
  public static Figure without(Status status, int definitionVersion, Instant asOf) {
    return new Figure(
        null, null, null, 0.95, null, null, status, Bound.NONE, definitionVersion, asOf);
  }

  /** Whether there is a number to show. */
  public boolean shown() {
    return estimate != null;
  }
}
