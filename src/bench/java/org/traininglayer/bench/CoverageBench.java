package org.traininglayer.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.traininglayer.adoption.statistics.ClusteredRate;
import org.traininglayer.adoption.statistics.ConfidenceSequence;
import org.traininglayer.adoption.statistics.Interval;
import org.traininglayer.adoption.statistics.LogTimes;
import org.traininglayer.adoption.statistics.Proportion;
import org.traininglayer.adoption.statistics.Survival;
import org.traininglayer.adoption.statistics.Survival.Spell;
import org.traininglayer.adoption.statistics.TimeRatio;
import org.traininglayer.adoption.statistics.Wilson;

/**
 * How often the 95 % intervals hold the truth, in invented populations whose truth is known. Seeds
 * are fixed: two runs print the same table.
 */
final class CoverageBench {

  private static final int RUNS = 4000;
  private static final int UNITS = 10;
  private static final int QUANTILES = 20_000;

  private CoverageBench() {}

  static void run() {
    Table table = new Table("interval", "population", "people", "held the truth, %", "mean width");
    for (int people : new int[] {5, 8, 12, 20, 50}) {
      rates(table, people, 0.8, 0.15);
    }
    for (int people : new int[] {8, 12, 50}) {
      rates(table, people, 0.9, 0.2);
    }
    for (int people : new int[] {8, 20}) {
      twoGroups(table, people);
      paired(table, people);
    }
    for (int people : new int[] {20, 50, 100}) {
      survival(table, people);
    }
    for (double rate : new double[] {0.5, 0.8, 0.95}) {
      sequence(table, rate);
    }
    table.print();
  }

  /** Counts how often an interval holds, and how wide it is. */
  private static final class Held {

    private int times;
    private int runs;
    private double width;

    void add(Interval interval, double truth) {
      runs++;
      times += interval.contains(truth) ? 1 : 0;
      width += interval.width();
    }

    void row(Table table, String interval, String population, int people) {
      table.row(interval, population, people, 100.0 * times / runs, width / runs);
    }
  }

  /** People of a beta distribution with ten units each. */
  private static void rates(Table table, int people, double rate, double correlation) {
    Random random = new Random(2026_01);
    double sum = (1 - correlation) / correlation;
    BetaDistribution skill = BetaDistribution.of(rate * sum, (1 - rate) * sum);
    double[] skills = new double[QUANTILES];
    for (int i = 0; i < QUANTILES; i++) {
      skills[i] = skill.inverseCumulativeProbability((i + 0.5) / QUANTILES);
    }
    Held clustered = new Held();
    Held clicks = new Held();
    for (int run = 0; run < RUNS; run++) {
      List<Proportion> shares = new ArrayList<>();
      long x = 0;
      for (int person = 0; person < people; person++) {
        double own = skills[random.nextInt(QUANTILES)];
        int events = 0;
        for (int unit = 0; unit < UNITS; unit++) {
          events += random.nextDouble() < own ? 1 : 0;
        }
        x += events;
        shares.add(new Proportion(events, UNITS));
      }
      clustered.add(ClusteredRate.of(shares).orElseThrow().interval(), rate);
      clicks.add(Wilson.of((double) x, (double) people * UNITS), rate);
    }
    String population = "rate " + rate + ", correlation " + correlation;
    clustered.row(table, "rate over people", population, people);
    clicks.row(table, "rate, units as independent", population, people);
  }

  /** Log-normal times of two groups with different spread; three attempts a person. */
  private static void twoGroups(Table table, int people) {
    Random random = new Random(2026_02);
    Held held = new Held();
    for (int run = 0; run < RUNS; run++) {
      List<Double> aided = new ArrayList<>();
      List<Double> base = new ArrayList<>();
      for (int person = 0; person < people; person++) {
        aided.add(attempts(random, 3.4 + Math.log(0.7), 0.45));
        base.add(attempts(random, 3.4, 0.3));
      }
      held.add(
          TimeRatio.independent(LogTimes.ofLogs(aided), LogTimes.ofLogs(base), 0.95)
              .orElseThrow()
              .interval(),
          0.7);
    }
    held.row(table, "ratio of times, two groups", "ratio 0.7, log-normal", people);
  }

  private static double attempts(Random random, double mean, double spread) {
    double own = mean + spread * random.nextGaussian();
    double sum = 0;
    for (int attempt = 0; attempt < 3; attempt++) {
      sum += own + 0.25 * random.nextGaussian();
    }
    return sum / 3;
  }

  private static void paired(Table table, int people) {
    Random random = new Random(2026_03);
    Held held = new Held();
    for (int run = 0; run < RUNS; run++) {
      List<Double> differences = new ArrayList<>();
      for (int person = 0; person < people; person++) {
        differences.add(attempts(random, Math.log(0.7), 0.3));
      }
      held.add(TimeRatio.paired(differences, 0.95).orElseThrow().interval(), 0.7);
    }
    held.row(table, "ratio of times, same people", "ratio 0.7, log-normal", people);
  }

  /** A tenth of those who are left stop each week; half of the people began late. */
  private static void survival(Table table, int people) {
    Random random = new Random(2026_04);
    double truth = Math.pow(0.9, 8);
    Held held = new Held();
    for (int run = 0; run < RUNS; run++) {
      List<Spell> spells = new ArrayList<>();
      for (int person = 0; person < people; person++) {
        int seen = random.nextBoolean() ? 12 : 4 + random.nextInt(9);
        int week = 1;
        while (week <= seen && random.nextDouble() >= 0.1) {
          week++;
        }
        spells.add(week <= seen ? new Spell(week, true) : new Spell(seen, false));
      }
      held.add(Survival.of(spells, 0.95).at(8).interval(), truth);
    }
    held.row(table, "still there after 8 weeks", "10 % stop each week", people);
  }

  /** Looked at after each of two hundred units: held only if it held every time. */
  private static void sequence(Table table, double rate) {
    Random random = new Random(2026_05);
    Held always = new Held();
    Held once = new Held();
    for (int run = 0; run < RUNS; run++) {
      int x = 0;
      boolean heldAlways = true;
      boolean heldOnce = true;
      Interval last = new Interval(0, 1);
      for (int n = 1; n <= 200; n++) {
        x += random.nextDouble() < rate ? 1 : 0;
        last = ConfidenceSequence.of(x, n, 0.95);
        heldAlways &= last.contains(rate);
        heldOnce &= Wilson.of(x, n).contains(rate);
      }
      always.add(heldAlways ? last : new Interval(2, 2 + last.width()), rate);
      Interval wilson = Wilson.of(x, 200);
      once.add(heldOnce ? wilson : new Interval(2, 2 + wilson.width()), rate);
    }
    always.row(table, "gauge, at all of 200 looks", "rate " + rate, 1);
    once.row(table, "Wilson, at all of 200 looks", "rate " + rate, 1);
  }
}
