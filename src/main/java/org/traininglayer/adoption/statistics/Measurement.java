package org.traininglayer.adoption.statistics;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A number that never travels without its interval and its n. It is not guarded: what is shown is a
 * {@code Figure}, which the disclosure control alone makes.
 *
 * @param estimate null where there is no number
 * @param level of the interval, two-sided
 * @param nPeople people who contribute
 * @param nUnits units they contribute
 * @param definitionVersion by which definition of its metric it was reckoned
 * @param asOf up to when facts were read
 */
public record Measurement(
    @Nullable Double estimate,
    @Nullable Double lower,
    @Nullable Double upper,
    double level,
    long nPeople,
    long nUnits,
    EvidenceStatus status,
    int definitionVersion,
    Instant asOf) {

  /** Refuses a number without its interval, and a status that does not fit. */
  public Measurement {
    boolean known = estimate != null;
    if (known != (lower != null) || known != (upper != null)) {
      throw new IllegalArgumentException("a number has an interval, or there is none of them");
    }
    if (estimate != null
        && lower != null
        && upper != null
        && !(lower <= estimate && estimate <= upper)) {
      throw new IllegalArgumentException(estimate + " lies outside of " + lower + " to " + upper);
    }
    boolean fits =
        switch (status) {
          case OK, STALE -> known;
          case SUPPRESSED, NOT_MEASURED -> !known;
          case INSUFFICIENT_DATA -> true;
        };
    if (!fits) {
      throw new IllegalArgumentException("status " + status + " does not fit the number");
    }
  }

  /** Whether a decision may rest on it. */
  public boolean ok() {
    return status == EvidenceStatus.OK;
  }

  /** The interval; null where there is no number. */
  public @Nullable Interval interval() {
    return lower == null || upper == null ? null : new Interval(lower, upper);
  }

  /** The same as few data, for a reason that its n does not show. */
  public Measurement insufficient() {
    return status == EvidenceStatus.OK || status == EvidenceStatus.STALE
        ? with(EvidenceStatus.INSUFFICIENT_DATA)
        : this;
  }

  /** The same without its number, since it would tell about few people. */
  public Measurement suppressed() {
    return new Measurement(
        null,
        null,
        null,
        level,
        nPeople,
        nUnits,
        status == EvidenceStatus.NOT_MEASURED ? status : EvidenceStatus.SUPPRESSED,
        definitionVersion,
        asOf);
  }

  /** Stale when nothing new has come for longer than the limit. */
  public Measurement freshWithin(Duration limit, Instant newestFact) {
    return status == EvidenceStatus.OK && newestFact.plus(limit).isBefore(asOf)
        ? with(EvidenceStatus.STALE)
        : this;
  }

  private Measurement with(EvidenceStatus other) {
    return new Measurement(
        estimate, lower, upper, level, nPeople, nUnits, other, definitionVersion, asOf);
  }
}
