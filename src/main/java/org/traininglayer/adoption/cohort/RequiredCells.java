package org.traininglayer.adoption.cohort;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.traininglayer.adoption.statistics.MeasuringRules;
import org.traininglayer.adoption.statistics.signals.MeasurementVoid;

/** P5 with the owner and the thresholds counted in, which are not among the records. */
public final class RequiredCells {

  private static final List<String> REQUIRED = List.of("M1", "M2", "M3", "M4", "M5");

  private RequiredCells() {}

  /**
   * What is required of a cohort, and what of it is there.
   *
   * @param owned whether somebody answers for the training layer; else the roster may name owners
   * @param signed whether thresholds were signed
   */
  public static MeasurementVoid.Result of(
      CohortRecords records,
      CohortFigures figures,
      boolean owned,
      boolean signed,
      MeasuringRules rules) {
    Map<String, MeasurementVoid.Cell> lacking = new HashMap<>();
    figures.signals().measured().missing().forEach(cell -> lacking.put(cell.metric(), cell));
    boolean answered = owned || CohortFigures.owned(records);
    List<MeasurementVoid.Cell> cells = new ArrayList<>();
    for (String metric : REQUIRED) {
      MeasurementVoid.Cell of = lacking.get(metric);
      cells.add(
          new MeasurementVoid.Cell(
              records.cohort().key(),
              metric,
              of == null || of.instrument(),
              of == null || of.baseline(),
              of == null || of.enoughData(),
              of == null || of.fresh(),
              answered && signed));
    }
    return MeasurementVoid.of(cells, answered, rules);
  }

  /** The figures of a page, with whether thresholds were signed before the first outcome. */
  public static CohortFigures counted(
      CohortRecords records, CohortFigures figures, boolean signed) {
    CohortFigures.Signals of = figures.signals();
    return new CohortFigures(
        figures.cohort(),
        figures.from(),
        figures.to(),
        figures.people(),
        figures.competent(),
        figures.outcomes(),
        new CohortFigures.Signals(
            of.demo(),
            of.users(),
            of.chill(),
            of.mismatch(),
            of.workflow(),
            of(records, figures, false, signed, MeasuringRules.ofPages(records.asOf()))),
        figures.lasting());
  }
}
