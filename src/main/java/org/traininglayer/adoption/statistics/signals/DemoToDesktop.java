package org.traininglayer.adoption.statistics.signals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.traininglayer.adoption.statistics.Difference;
import org.traininglayer.adoption.statistics.Measurement;
import org.traininglayer.adoption.statistics.MeasuringRules;
import org.traininglayer.adoption.statistics.Minimums;
import org.traininglayer.adoption.statistics.Proportion;

/** P1, demo-to-desktop gap: what works on clean, guided items and not on messy ones of the job. */
public final class DemoToDesktop {

  /** Its id. */
  public static final String ID = "P1";

  /** Of its definition. */
  public static final int VERSION = 1;

  private static final double GAP = 0.15;
  private static final double SURELY = 0.05;

  private DemoToDesktop() {}

  /** Success of the same people on clean and on messy items; others are left out. */
  public static Signal of(
      Map<String, Proportion> clean, Map<String, Proportion> messy, MeasuringRules rules) {
    Measurement gap = gap(clean, messy, rules);
    Double estimate = gap.estimate();
    Double lower = gap.lower();
    return Signal.of(
        ID,
        gap,
        estimate != null && estimate >= GAP,
        lower != null && lower > SURELY,
        Answer.BRIDGE_MODULE);
  }

  private static Measurement gap(
      Map<String, Proportion> clean, Map<String, Proportion> messy, MeasuringRules rules) {
    List<Double> differences = new ArrayList<>();
    long units = 0;
    boolean one = true;
    int cleanOnly = 0;
    int messyOnly = 0;
    for (Map.Entry<String, Proportion> of : clean.entrySet()) {
      Proportion easy = of.getValue();
      Proportion hard = messy.getOrDefault(of.getKey(), new Proportion(0, 0));
      if (easy.n() == 0 || hard.n() == 0) {
        continue;
      }
      differences.add(easy.x() / (double) easy.n() - hard.x() / (double) hard.n());
      units += easy.n() + hard.n();
      one &= easy.n() == 1 && hard.n() == 1;
      cleanOnly += easy.x() > 0 && hard.x() == 0 ? 1 : 0;
      messyOnly += easy.x() == 0 && hard.x() > 0 ? 1 : 0;
    }
    int people = differences.size();
    if (people == 0 || !one) {
      Measurement mean = rules.mean(differences, units, VERSION);
      // A difference of rates rests on as many units as a rate does.
      return rules.minimums().of(Minimums.Kind.RATE).reached(people, units)
          ? mean
          : mean.insufficient();
    }
    Difference paired = Difference.paired(cleanOnly, messyOnly, people, rules.level());
    return rules.measured(
        paired.estimate(),
        paired.interval(),
        people,
        units,
        rules.minimums().of(Minimums.Kind.RATE).reached(people, units),
        VERSION);
  }
}
