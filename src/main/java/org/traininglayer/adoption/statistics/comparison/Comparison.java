package org.traininglayer.adoption.statistics.comparison;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.traininglayer.adoption.statistics.LogTimes;
import org.traininglayer.adoption.statistics.MantelHaenszel;
import org.traininglayer.adoption.statistics.ManyComparisons;
import org.traininglayer.adoption.statistics.Measurement;
import org.traininglayer.adoption.statistics.MeasuringRules;
import org.traininglayer.adoption.statistics.Minimums;
import org.traininglayer.adoption.statistics.StratifiedTimeRatio;

/**
 * Trained against untrained people, role by role and put together.
 *
 * @param measurement a difference of rates, or a ratio of times; without a number where there are
 *     not enough people to draw it, since it might tell of a single one
 * @param drawn whether there are enough people to draw it
 * @param judged whether there are enough to judge by it
 * @param leftOut roles with people in one arm only
 */
public record Comparison(
    Measurement measurement, Design design, boolean drawn, boolean judged, List<String> leftOut) {

  /** Of its definition. */
  public static final int VERSION = 1;

  /** From this standardised difference on the groups are not alike. */
  public static final double UNBALANCED = 0.2;

  /** Copies the list. */
  public Comparison {
    leftOut = List.copyOf(leftOut);
  }

  /** The difference of a yes or no of each person, trained minus untrained. */
  public static Comparison ofRates(
      List<MantelHaenszel.Stratum> roles, Design design, MeasuringRules rules) {
    long trained = 0;
    long untrained = 0;
    List<String> leftOut = new ArrayList<>();
    for (MantelHaenszel.Stratum role : roles) {
      if (role.n1() > 0 && role.n0() > 0) {
        trained += role.n1();
        untrained += role.n0();
      } else {
        leftOut.add(role.name());
      }
    }
    Size size = new Size(trained, untrained, rules);
    Measurement measurement =
        MantelHaenszel.of(roles, rules.level())
            .map(mh ->
                size.drawn()
                    ? rules.measured(
                        mh.estimate(), mh.interval(), size.people(), size.people(), true, VERSION)
                    : rules.tooFew(size.people(), size.people(), VERSION))
            .orElseGet(() -> rules.notMeasured(VERSION));
    return new Comparison(measurement, design, size.drawn(), size.judged(), leftOut);
  }

  /** The ratio of times, trained over untrained, of one value for each person. */
  public static Comparison ofTimes(
      List<StratifiedTimeRatio.Stratum> roles, Design design, MeasuringRules rules) {
    long trained = 0;
    long untrained = 0;
    for (StratifiedTimeRatio.Stratum role : roles) {
      if (role.trained().n() >= 2 && role.untrained().n() >= 2) {
        trained += role.trained().n();
        untrained += role.untrained().n();
      }
    }
    Size size = new Size(trained, untrained, rules);
    return StratifiedTimeRatio.of(roles, rules.level())
        .map(of ->
            new Comparison(
                size.drawn()
                    ? rules.measured(
                        of.ratio().estimate(),
                        of.ratio().interval(),
                        size.people(),
                        size.people(),
                        true,
                        VERSION)
                    : rules.tooFew(size.people(), size.people(), VERSION),
                design,
                size.drawn(),
                size.judged(),
                of.leftOut()))
        .orElseGet(() ->
            new Comparison(
                rules.notMeasured(VERSION),
                design,
                false,
                false,
                roles.stream().map(StratifiedTimeRatio.Stratum::name).toList()));
  }

  private record Size(long trained, long untrained, MeasuringRules rules) {

    long people() {
      return trained + untrained;
    }

    boolean drawn() {
      return reached(Minimums.Kind.COMPARISON_DRAWN);
    }

    boolean judged() {
      return reached(Minimums.Kind.COMPARISON_JUDGED);
    }

    private boolean reached(Minimums.Kind kind) {
      long smaller = Math.min(trained, untrained);
      return rules.minimums().of(kind).reached(smaller, smaller);
    }
  }

  /**
   * Whether the groups are alike in something, before the training.
   *
   * @param standardised difference of the means in standard deviations; NaN where nothing varies
   *     and the means differ
   */
  public record Balance(double standardised) {

    /** Of one value for each person; both groups have people. */
    public static Balance of(Collection<Double> trained, Collection<Double> untrained) {
      LogTimes first = LogTimes.ofLogs(trained);
      LogTimes second = LogTimes.ofLogs(untrained);
      double off = first.mean() - second.mean();
      double sd = Math.sqrt((first.variance() + second.variance()) / 2);
      return new Balance(off == 0 ? 0 : sd == 0 ? Double.NaN : off / sd);
    }

    /** Of a share in each group, for example of one role. */
    public static Balance ofShares(double trained, double untrained) {
      double off = trained - untrained;
      double sd = Math.sqrt((trained * (1 - trained) + untrained * (1 - untrained)) / 2);
      return new Balance(off == 0 ? 0 : sd == 0 ? Double.NaN : off / sd);
    }

    /** Whether a word of warning stands beside the result. */
    public boolean warns() {
      return Double.isNaN(standardised) || Math.abs(standardised) > UNBALANCED;
    }
  }

  /**
   * What stands beside a result.
   *
   * @param contaminated share of untrained people who had access to trained colleagues
   * @param droppedTrained share of the trained who dropped out
   * @param droppedUntrained of the untrained
   */
  public record GuardRails(
      List<Balance> balance,
      Measurement contaminated,
      Measurement droppedTrained,
      Measurement droppedUntrained) {

    /** Copies the list. */
    public GuardRails {
      balance = List.copyOf(balance);
    }

    /** Whether any of what was compared is not alike. */
    public boolean unbalanced() {
      return balance.stream().anyMatch(Balance::warns);
    }
  }

  /**
   * P-values of several outcomes, adjusted: Holm within the primary ones, Benjamini and Hochberg
   * among the others.
   */
  public record Adjusted(List<Double> primary, List<Double> exploratory) {

    /** Of both families. */
    public static Adjusted of(List<Double> primary, List<Double> exploratory) {
      return new Adjusted(
          ManyComparisons.holm(primary), ManyComparisons.benjaminiHochberg(exploratory));
    }
  }
}
