package org.traininglayer.adoption.disclosure;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.traininglayer.adoption.statistics.EvidenceStatus;
import org.traininglayer.adoption.statistics.Measurement;

/**
 * The numbers in warnings and verdicts as they may be told: the same rules as for all figures, for
 * measurements of one group that were made elsewhere.
 */
public final class DecisionFigures {

  private DecisionFigures() {}

  /** What a number is. */
  public enum Kind {
    SHARE,
    /** A share that nobody wants to be in: where all or none are, only a bound is told. */
    SENSITIVE_SHARE,
    NUMBER
  }

  /** A measurement of one group of people. */
  public static Figure of(@Nullable Measurement of, Kind kind, int k, Instant asOf) {
    if (of == null || of.status() == EvidenceStatus.NOT_MEASURED) {
      return Figure.without(Status.NOT_MEASURED, of == null ? 1 : of.definitionVersion(), asOf);
    }
    return of(
        of.estimate(),
        of.lower(),
        of.upper(),
        of.nPeople(),
        of.nUnits(),
        of.ok(),
        kind,
        k,
        of.definitionVersion(),
        asOf);
  }

  /** A measurement of one group of people that may not be told; whether there is one, may. */
  public static Figure hidden(@Nullable Measurement of, Instant asOf) {
    return of == null || of.status() == EvidenceStatus.NOT_MEASURED
        ? Figure.without(Status.NOT_MEASURED, of == null ? 1 : of.definitionVersion(), asOf)
        : Figure.without(Status.SUPPRESSED, of.definitionVersion(), asOf);
  }

  /**
   * A number of one group of people; without an interval, where it is a point on a chart.
   *
   * @param people who contribute
   * @param enough whether a decision may rest on it
   */
  public static Figure of(
      @Nullable Double estimate,
      @Nullable Double lower,
      @Nullable Double upper,
      long people,
      long units,
      boolean enough,
      Kind kind,
      int k,
      int version,
      Instant asOf) {
    if (k < DisclosureControl.SMALLEST_GROUP) {
      throw new IllegalArgumentException("no figure is about fewer than five people, asked: " + k);
    }
    Status status = CellSuppression.status(Math.toIntExact(people), k);
    if (status != Status.OK) {
      return Figure.without(status, version, asOf);
    }
    if (estimate == null) {
      return Figure.without(Status.NOT_MEASURED, version, asOf);
    }
    Figure figure =
        new Figure(
            estimate,
            lower == null ? estimate : lower,
            upper == null ? estimate : upper,
            Math.toIntExact(people),
            units,
            enough ? Status.OK : Status.INSUFFICIENT_DATA,
            Figure.Bound.NONE,
            version,
            asOf);
    return kind == Kind.NUMBER
        ? CellSuppression.guardNumber(figure)
        : CellSuppression.guardShare(figure, kind == Kind.SENSITIVE_SHARE);
  }
}
