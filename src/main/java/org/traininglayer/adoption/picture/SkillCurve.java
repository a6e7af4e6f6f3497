package org.traininglayer.adoption.picture;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** Points of one d′: where everybody with this skill lies, however they lean. */
public final class SkillCurve {

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  private SkillCurve() {}

  /**
   * Pairs of false alarms and hits from 0 to 1, closer to each other where the curves are steep.
   */
  public static List<double[]> of(double skill) {
    List<double[]> line = new ArrayList<>();
    line.add(new double[] {0, 0});
    for (double x : new double[] {0.001, 0.002, 0.004, 0.007}) {
      line.add(point(x, skill));
    }
    for (int i = 1; i < 100; i++) {
      line.add(point(i / 100.0, skill));
    }
    line.add(new double[] {1, 1});
    return line;
  }

  private static double[] point(double x, double skill) {
    double y = NORMAL.cumulativeProbability(NORMAL.inverseCumulativeProbability(x) + skill);
    return new double[] {x, Math.round(y * 10_000) / 10_000.0};
  }
}
