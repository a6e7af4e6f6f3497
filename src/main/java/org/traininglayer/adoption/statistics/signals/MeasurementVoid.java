package org.traininglayer.adoption.statistics.signals;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.traininglayer.adoption.statistics.EvidenceStatus;
import org.traininglayer.adoption.statistics.Interval;
import org.traininglayer.adoption.statistics.Measurement;
import org.traininglayer.adoption.statistics.MeasuringRules;

/**
 * P5, measurement void: what was to be measured and is not. A count of required cells, so there is
 * no interval beyond the number itself, and no watching.
 */
public final class MeasurementVoid {

  /** Its id. */
  public static final String ID = "P5";

  /** Of its definition. */
  public static final int VERSION = 2;

  private static final double COVERED = 0.8;
  private static final Set<String> BASELINES = Set.of("M1", "M2");

  private MeasurementVoid() {}

  /** What a required measure needs. */
  public enum Part {
    INSTRUMENT,
    BASELINE,
    ENOUGH_DATA,
    FRESH,
    OWNER_AND_THRESHOLD
  }

  /**
   * One measure that one cohort is required to have.
   *
   * @param ownerAndThreshold whether both were set before the data
   */
  public record Cell(
      String cohort,
      String metric,
      boolean instrument,
      boolean baseline,
      boolean enoughData,
      boolean fresh,
      boolean ownerAndThreshold) {

    /** Whether this part is there. */
    public boolean has(Part part) {
      return switch (part) {
        case INSTRUMENT -> instrument;
        case BASELINE -> baseline;
        case ENOUGH_DATA -> enoughData;
        case FRESH -> fresh;
        case OWNER_AND_THRESHOLD -> ownerAndThreshold;
      };
    }

    /** Whether nothing is missing. */
    public boolean complete() {
      return instrument && baseline && enoughData && fresh && ownerAndThreshold;
    }
  }

  /**
   * The signal with what stands beside it.
   *
   * @param coverage share of the cells that lack nothing
   * @param parts share of the cells that have each part
   * @param missing cells that lack something
   * @param missingBaselines of M1 or M2, as {@code cohort/metric}
   */
  public record Result(
      Signal signal,
      Measurement coverage,
      Map<Part, Double> parts,
      List<Cell> missing,
      List<String> missingBaselines,
      boolean owned) {

    /** Copies the collections. */
    public Result {
      parts = Map.copyOf(parts);
      missing = List.copyOf(missing);
      missingBaselines = List.copyOf(missingBaselines);
    }
  }

  /** The signal of these cells; {@code owned}: somebody answers for the cohort. */
  public static Result of(List<Cell> required, boolean owned, MeasuringRules rules) {
    int n = required.size();
    List<Cell> missing = required.stream().filter(cell -> !cell.complete()).toList();
    List<String> baselines =
        required.stream()
            .filter(cell -> BASELINES.contains(cell.metric()) && !cell.baseline())
            .map(cell -> cell.cohort() + "/" + cell.metric())
            .toList();
    Map<Part, Double> parts = new EnumMap<>(Part.class);
    Measurement coverage;
    if (n == 0) {
      coverage = rules.notMeasured(VERSION);
    } else {
      double share = (n - missing.size()) / (double) n;
      coverage = rules.measured(share, new Interval(share, share), 0, n, true, VERSION);
      for (Part part : Part.values()) {
        parts.put(part, required.stream().filter(cell -> cell.has(part)).count() / (double) n);
      }
    }
    Double covered = coverage.estimate();
    boolean fires =
        coverage.status() == EvidenceStatus.OK
            && covered != null
            && (covered < COVERED || !baselines.isEmpty() || !owned);
    return new Result(
        Signal.of(ID, coverage, fires, fires, Answer.COMPLETE_MEASUREMENT),
        coverage,
        parts,
        missing,
        baselines,
        owned);
  }
}
