package org.traininglayer.adoption.disclosure;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A number as it leaves the product: never without its interval, its n and its status. Made by
 * {@link DisclosureControl} alone.
 */
public final class Figure {

  /** Below this many people, counts of people are told as "fewer than". */
  public static final int FEW = CellSuppression.FEW;

  /** The level of all intervals and bounds. */
  public static final double LEVEL = 0.95;

  private final @Nullable Double estimate;
  private final @Nullable Double lower;
  private final @Nullable Double upper;
  private final @Nullable Integer nPeople;
  private final @Nullable Long nUnits;
  private final Status status;
  private final Bound bound;
  private final int definitionVersion;
  private final Instant asOf;

  /** What the estimate is. */
  public enum Bound {
    /** The estimate itself, with a two-sided interval. */
    NONE,
    /** To protect a small group that is all alike: the true value is this or more. */
    AT_LEAST,
    /** To protect a small group that is all alike: the true value is this or less. */
    AT_MOST,
    /** The one-sided upper limit of a share that should be zero. */
    ONE_SIDED_UPPER
  }

  Figure(
      @Nullable Double estimate,
      @Nullable Double lower,
      @Nullable Double upper,
      @Nullable Integer nPeople,
      @Nullable Long nUnits,
      Status status,
      Bound bound,
      int definitionVersion,
      Instant asOf) {
    boolean shown = estimate != null;
    if (shown != (lower != null) || shown != (upper != null)) {
      throw new IllegalArgumentException("a number is shown with its interval or not at all");
    }
    boolean needed = status == Status.OK || status == Status.STALE;
    if (needed ? !shown : status != Status.INSUFFICIENT_DATA && shown) {
      throw new IllegalArgumentException("status " + status + " does not fit the number");
    }
    this.estimate = estimate;
    this.lower = lower;
    this.upper = upper;
    this.nPeople = nPeople;
    this.nUnits = nUnits;
    this.status = status;
    this.bound = bound;
    this.definitionVersion = definitionVersion;
    this.asOf = asOf;
  }

  static Figure without(Status status, int definitionVersion, Instant asOf) {
    return new Figure(null, null, null, null, null, status, Bound.NONE, definitionVersion, asOf);
  }

  Figure with(double estimate, double lower, double upper, Bound bound) {
    return new Figure(
        estimate, lower, upper, nPeople, nUnits, status, bound, definitionVersion, asOf);
  }

  /** The number; null when it is hidden or not measured. */
  public @Nullable Double estimate() {
    return estimate;
  }

  /** Lower limit of the interval; null as the estimate is. */
  public @Nullable Double lower() {
    return lower;
  }

  /** Upper limit of the interval; null as the estimate is. */
  public @Nullable Double upper() {
    return upper;
  }

  /** People who contribute; null when hidden. */
  public @Nullable Integer nPeople() {
    return nPeople;
  }

  /** Units they contribute; null when hidden. */
  public @Nullable Long nUnits() {
    return nUnits;
  }

  /** Whether it may be read. */
  public Status status() {
    return status;
  }

  /** What the estimate is. */
  public Bound bound() {
    return bound;
  }

  /** Which definition of its metric it was reckoned by. */
  public int definitionVersion() {
    return definitionVersion;
  }

  /** How far the figures had read the ledger. */
  public Instant asOf() {
    return asOf;
  }

  /** Whether there is a number to show. */
  public boolean shown() {
    return estimate != null;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Figure figure
        && Objects.equals(estimate, figure.estimate)
        && Objects.equals(lower, figure.lower)
        && Objects.equals(upper, figure.upper)
        && Objects.equals(nPeople, figure.nPeople)
        && Objects.equals(nUnits, figure.nUnits)
        && status == figure.status
        && bound == figure.bound
        && definitionVersion == figure.definitionVersion
        && asOf.equals(figure.asOf);
  }

  @Override
  public int hashCode() {
    return Objects.hash(estimate, lower, upper, nPeople, nUnits, status, bound);
  }

  @Override
  public String toString() {
    return status + " " + estimate + " (" + lower + " to " + upper + "), " + nPeople + " people";
  }
}
