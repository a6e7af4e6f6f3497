package org.traininglayer.adoption.statistics.outcomes;

import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.traininglayer.adoption.statistics.Counts;
import org.traininglayer.adoption.statistics.PrevalenceBand;
import org.traininglayer.adoption.statistics.Proportion;
import org.traininglayer.adoption.statistics.records.ReviewUnit;
import org.traininglayer.adoption.statistics.records.ReviewUnit.Severity;
import org.traininglayer.adoption.statistics.records.ReviewUnit.Truth;

/**
 * What one person's reviews come to: counters alone, which add and subtract.
 *
 * @param bands the four counts by how many claims of the form are wrong
 * @param critical critical errors missed, of those shown
 * @param repairs flagged errors corrected rightly, of those that were to be corrected, by kind
 */
public record ReviewCell(
    SortedMap<PrevalenceBand, Counts> bands,
    Proportion critical,
    SortedMap<String, Proportion> repairs) {

  /** Nothing yet. */
  public static final ReviewCell NONE =
      new ReviewCell(new TreeMap<>(), new Proportion(0, 0), new TreeMap<>());

  private static final String OTHER = "";

  /** Copies the maps; what came to nothing leaves no trace. */
  public ReviewCell {
    TreeMap<PrevalenceBand, Counts> counted = new TreeMap<>(bands);
    counted.values().removeIf(Counts.NONE::equals);
    bands = Collections.unmodifiableSortedMap(counted);
    TreeMap<String, Proportion> repaired = new TreeMap<>(repairs);
    repaired.values().removeIf(share -> share.n() == 0);
    repairs = Collections.unmodifiableSortedMap(repaired);
  }

  /** One cell for each person. */
  public static SortedMap<String, ReviewCell> of(List<ReviewUnit> units) {
    Map<String, Sums> sums = new HashMap<>();
    for (ReviewUnit unit : units) {
      sums.computeIfAbsent(unit.person(), person -> new Sums()).add(unit);
    }
    SortedMap<String, ReviewCell> cells = new TreeMap<>();
    sums.forEach((person, of) -> cells.put(person, of.cell()));
    return cells;
  }

  /** A cell while claims are added: one for each claim would be made to be thrown away. */
  private static final class Sums {

    private final EnumMap<PrevalenceBand, long[]> bands = new EnumMap<>(PrevalenceBand.class);
    private long criticalMissed;
    private long critical;
    private final TreeMap<String, Proportion> repairs = new TreeMap<>();

    private void add(ReviewUnit unit) {
      boolean wrong = unit.truth() == Truth.ERROR;
      int at = (wrong ? 0 : 2) + (unit.flagged() ? 0 : 1);
      bands.computeIfAbsent(PrevalenceBand.of(unit.seededPrevalence()), band -> new long[4])[at]++;
      if (wrong && unit.severity() == Severity.CRITICAL) {
        critical++;
        criticalMissed += one(!unit.flagged());
      }
      Boolean corrected = unit.correctedRight();
      if (wrong && unit.flagged() && corrected != null) {
        String type = unit.errorType();
        repairs.merge(
            type == null ? OTHER : type, new Proportion(one(corrected), 1), ReviewCell::both);
      }
    }

    private ReviewCell cell() {
      TreeMap<PrevalenceBand, Counts> counts = new TreeMap<>();
      for (PrevalenceBand band : PrevalenceBand.values()) {
        long[] of = bands.getOrDefault(band, new long[4]);
        counts.put(band, new Counts(of[0], of[1], of[2], of[3]));
      }
      return new ReviewCell(counts, new Proportion(criticalMissed, critical), repairs);
    }
  }

  private static Proportion both(Proportion one, Proportion other) {
    return new Proportion(one.x() + other.x(), one.n() + other.n());
  }

  /** Of one claim. */
  public static ReviewCell of(ReviewUnit unit) {
    boolean wrong = unit.truth() == Truth.ERROR;
    Counts counts =
        new Counts(
            one(wrong && unit.flagged()),
            one(wrong && !unit.flagged()),
            one(!wrong && unit.flagged()),
            one(!wrong && !unit.flagged()));
    boolean critical = wrong && unit.severity() == Severity.CRITICAL;
    TreeMap<String, Proportion> repairs = new TreeMap<>();
    Boolean corrected = unit.correctedRight();
    if (wrong && unit.flagged() && corrected != null) {
      String type = unit.errorType();
      repairs.put(type == null ? OTHER : type, new Proportion(one(corrected), 1));
    }
    return new ReviewCell(
        new TreeMap<>(Map.of(PrevalenceBand.of(unit.seededPrevalence()), counts)),
        new Proportion(one(critical && !unit.flagged()), one(critical)),
        repairs);
  }

  private static long one(boolean counts) {
    return counts ? 1 : 0;
  }

  /** The four counts of all forms. */
  public Counts counts() {
    return bands.values().stream().reduce(Counts.NONE, Counts::plus);
  }

  /** Both together. */
  public ReviewCell plus(ReviewCell other) {
    TreeMap<PrevalenceBand, Counts> counts = new TreeMap<>(bands);
    other.bands.forEach((band, of) -> counts.merge(band, of, Counts::plus));
    TreeMap<String, Proportion> repaired = new TreeMap<>(repairs);
    other.repairs.forEach((type, of) -> repaired.merge(type, of, ReviewCell::both));
    return new ReviewCell(
        counts,
        new Proportion(critical.x() + other.critical.x(), critical.n() + other.critical.n()),
        repaired);
  }

  /** Without what was added before: voided, rescored, erased. */
  public ReviewCell minus(ReviewCell other) {
    TreeMap<PrevalenceBand, Counts> counts = new TreeMap<>(bands);
    other.bands.forEach(
        (band, of) -> counts.put(band, counts.getOrDefault(band, Counts.NONE).minus(of)));
    TreeMap<String, Proportion> repaired = new TreeMap<>(repairs);
    other.repairs.forEach((type, of) -> {
      Proportion had = repaired.getOrDefault(type, new Proportion(0, 0));
      repaired.put(type, new Proportion(had.x() - of.x(), had.n() - of.n()));
    });
    return new ReviewCell(
        counts,
        new Proportion(critical.x() - other.critical.x(), critical.n() - other.critical.n()),
        repaired);
  }
}
