package org.traininglayer.adoption.warnings;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.traininglayer.adoption.cohort.CohortFigures;
import org.traininglayer.adoption.cohort.CohortRecords;
import org.traininglayer.adoption.cohort.HiddenCohort;
import org.traininglayer.adoption.cohort.HiddenCohort.Wrong;
import org.traininglayer.adoption.statistics.signals.Signal;
import org.traininglayer.adoption.statistics.verdict.Thresholds;
import org.traininglayer.adoption.verdict.Reckoning;

/**
 * How often each signal and warning is raised in cohorts whose truth is known. Each is read as
 * pages read it: P2 with the gates that would change, P5 with owner and thresholds.
 */
public final class HiddenCohorts {

  private HiddenCohorts() {}

  /** By id, P1 to P5 and W1 to W11 in order: in how many of the seeds it is raised. */
  public static Map<String, Integer> raised(Wrong wrong, int seeds) {
    Map<String, Integer> raised =
        new TreeMap<>(
            Comparator.<String, Character>comparing(id -> id.charAt(0))
                .thenComparing(id -> Integer.valueOf(id.substring(1))));
    for (int seed = 0; seed < seeds; seed++) {
      CohortRecords records = HiddenCohort.of(wrong, seed);
      boolean owned = wrong != Wrong.W11;
      Reckoning reckoning =
          Reckoning.of(records, new Reckoning.Setting(owned, owned, Thresholds.DEFAULTS));
      CohortFigures.Signals signals = CohortFigures.of(records).signals();
      count(raised, signals.demo());
      count(raised, reckoning.users().signal());
      count(raised, signals.chill().signal());
      count(raised, signals.mismatch().signal());
      count(raised, reckoning.measured().signal());
      Evaluation.of(records, reckoning, new TreeMap<>(), 5)
          .forEach(seen ->
              raised.merge(seen.look().rule().name(), seen.look().fires() ? 1 : 0, Integer::sum));
    }
    return raised;
  }

  private static void count(Map<String, Integer> raised, Signal signal) {
    raised.merge(signal.id(), signal.fires() ? 1 : 0, Integer::sum);
  }
}
