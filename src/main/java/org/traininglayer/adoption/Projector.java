package org.traininglayer.adoption;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.traininglayer.adoption.statistics.Calibration;
import org.traininglayer.kernel.OrganisationId;

/** Fact to changes of cells: pure, so that a rebuild gives the same cells as following along. */
final class Projector {

  /** Version of the definitions; a new one starts new cells beside the old ones. */
  static final int DEFINITION = 1;

  private Projector() {}

  /** What this fact adds. */
  static Map<CellKey, Cell> deltas(OrganisationId organisation, Fact fact) {
    Map<CellKey, Cell> deltas = new TreeMap<>();
    switch (fact.kind()) {
      case REVIEW_UNIT -> {
        boolean wrong = Boolean.TRUE.equals(fact.wrong());
        boolean flagged = Boolean.TRUE.equals(fact.flagged());
        deltas.put(key(organisation, fact, CellKey.Kind.REVIEW, ""), judged(fact, wrong, flagged));
        if (wrong && fact.family() != null) {
          deltas.put(
              key(organisation, fact, CellKey.Kind.FAMILY, fact.family()),
              Cell.one(flagged ? Counter.HITS : Counter.MISSES));
        }
        stated(organisation, fact, wrong == flagged, deltas);
      }
      case CONFIDENT_CHOICE ->
          stated(organisation, fact, Boolean.TRUE.equals(fact.flagged()), deltas);
      case STEP_OPENED -> step(organisation, fact, Counter.OPENED, deltas);
      case STEP_FINISHED -> step(organisation, fact, Counter.FINISHED, deltas);
      case MODULE_STARTED -> module(organisation, fact, Counter.OPENED, deltas);
      case MODULE_FINISHED -> module(organisation, fact, Counter.FINISHED, deltas);
      case MODULE_PASSED -> module(organisation, fact, Counter.PASSED, deltas);
    }
    return deltas;
  }

  /** Adds changes to changes. */
  static void merge(Map<CellKey, Cell> into, Map<CellKey, Cell> deltas) {
    deltas.forEach((key, cell) -> into.merge(key, cell, Cell::plus));
  }

  private static Cell judged(Fact fact, boolean wrong, boolean flagged) {
    if (!wrong) {
      return Cell.one(flagged ? Counter.FALSE_ALARMS : Counter.CORRECT_REJECTIONS);
    }
    Counter all = flagged ? Counter.HITS : Counter.MISSES;
    Counter bySeverity = bySeverity(fact.severity(), flagged);
    return bySeverity == null ? Cell.one(all) : Cell.one(all, bySeverity);
  }

  private static @Nullable Counter bySeverity(@Nullable String severity, boolean flagged) {
    return switch (severity) {
      case "critical" -> flagged ? Counter.CRITICAL_HITS : Counter.CRITICAL_MISSES;
      case "major" -> flagged ? Counter.MAJOR_HITS : Counter.MAJOR_MISSES;
      case "minor" -> flagged ? Counter.MINOR_HITS : Counter.MINOR_MISSES;
      case null, default -> null;
    };
  }

  private static void stated(
      OrganisationId organisation, Fact fact, boolean right, Map<CellKey, Cell> deltas) {
    Integer confidence = fact.confidence();
    if (confidence == null) {
      return;
    }
    Calibration.Bin bin = Calibration.Bin.of(confidence / 100.0, right);
    EnumMap<Counter, Long> counted = new EnumMap<>(Counter.class);
    counted.put(Counter.RATED, bin.n());
    counted.put(Counter.SUM_P, bin.p());
    counted.put(Counter.SUM_Y, bin.y());
    counted.put(Counter.SUM_PP, bin.pp());
    counted.put(Counter.SUM_PY, bin.py());
    deltas.put(
        key(organisation, fact, CellKey.Kind.CALIBRATION, confidence.toString()), Cell.of(counted));
  }

  private static void step(
      OrganisationId organisation, Fact fact, Counter counter, Map<CellKey, Cell> deltas) {
    deltas.put(plain(organisation, fact, CellKey.Kind.STEP, fact.step()), Cell.one(counter));
  }

  private static void module(
      OrganisationId organisation, Fact fact, Counter counter, Map<CellKey, Cell> deltas) {
    deltas.put(plain(organisation, fact, CellKey.Kind.MODULE, ""), Cell.one(counter));
  }

  private static CellKey key(
      OrganisationId organisation, Fact fact, CellKey.Kind kind, String item) {
    return new CellKey(
        organisation,
        fact.person(),
        fact.course(),
        fact.module(),
        kind,
        item,
        fact.exposure(),
        fact.band(),
        fact.week(),
        DEFINITION);
  }

  /** Entries to and ends of a step go into one cell, whatever else the two statements say. */
  private static CellKey plain(
      OrganisationId organisation, Fact fact, CellKey.Kind kind, String item) {
    return new CellKey(
        organisation,
        fact.person(),
        fact.course(),
        fact.module(),
        kind,
        item,
        "",
        "",
        fact.week(),
        DEFINITION);
  }
}
