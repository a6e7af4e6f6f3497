package org.traininglayer.adoption.validation;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.traininglayer.adoption.statistics.Calibration;
import org.traininglayer.adoption.statistics.ClusteredRate;
import org.traininglayer.adoption.statistics.Concentration;
import org.traininglayer.adoption.statistics.ConfidenceSequence;
import org.traininglayer.adoption.statistics.Detection;
import org.traininglayer.adoption.statistics.Difference;
import org.traininglayer.adoption.statistics.FisherExact;
import org.traininglayer.adoption.statistics.HodgesLehmann;
import org.traininglayer.adoption.statistics.Interval;
import org.traininglayer.adoption.statistics.LogTimes;
import org.traininglayer.adoption.statistics.MantelHaenszel;
import org.traininglayer.adoption.statistics.ManyComparisons;
import org.traininglayer.adoption.statistics.McNemar;
import org.traininglayer.adoption.statistics.Ordinal;
import org.traininglayer.adoption.statistics.Proportion;
import org.traininglayer.adoption.statistics.Quantiles;
import org.traininglayer.adoption.statistics.RateRatio;
import org.traininglayer.adoption.statistics.Survival;
import org.traininglayer.adoption.statistics.TimeRatio;
import org.traininglayer.adoption.statistics.Wilson;

/**
 * Known results of the formulas behind the figures, and what this build makes of them. The file is
 * the one that the tests go by: {@code adoption/golden-vectors.csv}.
 */
public final class GoldenVectors {

  private static final String FILE = "/adoption/golden-vectors.csv";
  private static final double LEVEL = 0.95;

  private GoldenVectors() {}

  /**
   * One known number.
   *
   * @param section of <em>statistics</em> in the documentation
   * @param arguments numbers; lists are parted by a bar
   * @param result which number of what the formula gives
   */
  public record Vector(
      String section,
      String formula,
      String arguments,
      String result,
      double expected,
      double tolerance) {}

  /**
   * A vector and what this build says.
   *
   * @param actual null where the formula gives no such number
   */
  public record Outcome(Vector vector, @Nullable Double actual) {

    /** Whether it is the known number. */
    public boolean holds() {
      return actual != null && Math.abs(actual - vector.expected()) <= vector.tolerance();
    }
  }

  /** All vectors, in the order of the file. */
  public static List<Vector> all() {
    try (InputStream in = GoldenVectors.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE + " is missing in this build");
      }
      try (Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
        List<Vector> all = new ArrayList<>();
        for (CSVRecord line :
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get().parse(reader)) {
          all.add(
              new Vector(
                  line.get("section"),
                  line.get("formula"),
                  line.get("arguments"),
                  line.get("result"),
                  Double.parseDouble(line.get("expected")),
                  Double.parseDouble(line.get("tolerance"))));
        }
        return List.copyOf(all);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reckons all of them on this build. */
  public static List<Outcome> run() {
    return all().stream().map(GoldenVectors::run).toList();
  }

  /** Reckons one. */
  public static Outcome run(Vector vector) {
    List<List<Double>> lists =
        Arrays.stream(vector.arguments().split("\\|", -1))
            .map(list -> Arrays.stream(list.strip().split(" +", -1)).map(Double::valueOf).toList())
            .toList();
    return new Outcome(vector, results(vector.formula(), lists).get(vector.result()));
  }

  private static Map<String, Double> results(String formula, List<List<Double>> lists) {
    List<Double> a = lists.getFirst();
    return switch (formula) {
      case "wilson" -> interval(Wilson.of(a.get(0), a.get(1)));
      case "none-seen" -> Map.of("upper", Wilson.noneSeenUpper(a.get(0)));
      case "t95" -> Map.of("value", Quantiles.t(LEVEL, a.getFirst()));
      case "clustered" -> clustered(a, lists.get(1));
      case "difference" ->
          difference(Difference.independent(a.get(0), a.get(1), a.get(2), a.get(3)));
      case "difference-paired" ->
          difference(Difference.paired(whole(a, 0), whole(a, 1), whole(a, 2)));
      case "mcnemar" -> Map.of("p", McNemar.exact(whole(a, 0), whole(a, 1)));
      case "mantel-haenszel" -> mantelHaenszel(lists);
      case "detection" -> detection(a);
      case "time-ratio" ->
          ratio(TimeRatio.independent(times(a), times(lists.get(1)), LEVEL).orElseThrow());
      case "time-ratio-paired" -> ratio(paired(a, lists.get(1)));
      case "hodges-lehmann" -> hodgesLehmann(a, lists.get(1));
      case "calibration" -> calibration(a, lists.get(1));
      case "survival" -> survival(spells(a, lists.get(1)));
      case "log-rank" -> logRank(spells(a, lists.get(1)), spells(lists.get(2), lists.get(3)));
      case "concentration" -> concentration(a);
      case "superiority" ->
          Map.of(
              "superiority", Ordinal.superiority(ints(a), ints(lists.get(1))),
              "cliffs-delta", Ordinal.cliffsDelta(ints(a), ints(lists.get(1))));
      case "kappa" -> kappa(a, lists.get(1));
      case "rate-ratio" -> rateRatio(a);
      case "sequence" -> interval(ConfidenceSequence.of(whole(a, 0), whole(a, 1), LEVEL));
      case "holm" -> numbered(ManyComparisons.holm(a));
      case "benjamini-hochberg" -> numbered(ManyComparisons.benjaminiHochberg(a));
      case "fisher" ->
          Map.of("p", FisherExact.twoSided(whole(a, 0), whole(a, 1), whole(a, 2), whole(a, 3)));
      default -> throw new IllegalArgumentException("no formula " + formula);
    };
  }

  private static int whole(List<Double> list, int at) {
    return (int) Math.round(list.get(at));
  }

  private static List<Integer> ints(List<Double> list) {
    return list.stream().map(one -> (int) Math.round(one)).toList();
  }

  private static Map<String, Double> interval(Interval of) {
    return Map.of("lower", of.lower(), "upper", of.upper());
  }

  private static Map<String, Double> estimate(double estimate, Interval of) {
    return Map.of("estimate", estimate, "lower", of.lower(), "upper", of.upper());
  }

  private static Map<String, Double> difference(Difference of) {
    return estimate(of.estimate(), of.interval());
  }

  private static Map<String, Double> clustered(List<Double> x, List<Double> n) {
    List<Proportion> people = new ArrayList<>();
    for (int i = 0; i < x.size(); i++) {
      people.add(new Proportion(whole(x, i), whole(n, i)));
    }
    ClusteredRate rate = ClusteredRate.of(people).orElseThrow();
    Map<String, Double> all = new HashMap<>(estimate(rate.estimate(), rate.interval()));
    all.put("design-effect", rate.designEffect());
    all.put("n-effective", rate.nEffective());
    all.put("n-star", rate.nStar());
    return all;
  }

  private static Map<String, Double> mantelHaenszel(List<List<Double>> strata) {
    MantelHaenszel of =
        MantelHaenszel.of(
                strata.stream()
                    .map(one ->
                        new MantelHaenszel.Stratum(
                            "", whole(one, 0), whole(one, 1), whole(one, 2), whole(one, 3)))
                    .toList(),
                LEVEL)
            .orElseThrow();
    Map<String, Double> all = new HashMap<>(estimate(of.estimate(), of.interval()));
    all.put("standard-error", of.standardError());
    return all;
  }

  private static Map<String, Double> detection(List<Double> a) {
    Detection of = Detection.of(whole(a, 0), whole(a, 1), whole(a, 2), whole(a, 3));
    return Map.of(
        "hit-rate", of.hitRate(),
        "false-alarm-rate", of.falseAlarmRate(),
        "d-prime", of.dPrime(),
        "criterion", of.criterion(),
        "standard-error", of.seDPrime(),
        "auc", of.auc());
  }

  private static LogTimes times(List<Double> times) {
    return times.stream().map(LogTimes::of).reduce(LogTimes.NONE, LogTimes::plus);
  }

  private static TimeRatio paired(List<Double> aided, List<Double> base) {
    List<Double> logs = new ArrayList<>();
    for (int i = 0; i < aided.size(); i++) {
      logs.add(Math.log(aided.get(i) / base.get(i)));
    }
    return TimeRatio.paired(logs, LEVEL).orElseThrow();
  }

  private static Map<String, Double> ratio(TimeRatio of) {
    Map<String, Double> all = new HashMap<>(estimate(of.estimate(), of.interval()));
    all.put("degrees-of-freedom", of.degreesOfFreedom());
    all.put("standard-error", of.standardError());
    all.put("p", of.p());
    return all;
  }

  private static Map<String, Double> hodgesLehmann(List<Double> aided, List<Double> base) {
    HodgesLehmann of = HodgesLehmann.of(aided, base, LEVEL).orElseThrow();
    Map<String, Double> all = new HashMap<>(estimate(of.ratio(), of.interval()));
    all.put("k", (double) of.k());
    all.put("u", of.u());
    all.put("p", of.p());
    return all;
  }

  private static Map<String, Double> calibration(List<Double> p, List<Double> y) {
    TreeMap<Double, Calibration.Bin> bins = new TreeMap<>();
    for (int i = 0; i < p.size(); i++) {
      bins.merge(p.get(i), Calibration.Bin.of(p.get(i), whole(y, i) == 1), Calibration.Bin::plus);
    }
    Calibration of = Calibration.of(List.copyOf(bins.values())).orElseThrow();
    return Map.of(
        "brier", of.brier(),
        "bias", of.bias(),
        "reliability", of.reliability(),
        "resolution", of.resolution(),
        "uncertainty", of.uncertainty());
  }

  private static List<Survival.Spell> spells(List<Double> weeks, List<Double> events) {
    List<Survival.Spell> spells = new ArrayList<>();
    for (int i = 0; i < weeks.size(); i++) {
      spells.add(new Survival.Spell(whole(weeks, i), whole(events, i) == 1));
    }
    return spells;
  }

  private static Map<String, Double> survival(List<Survival.Spell> spells) {
    Survival of = Survival.of(spells, LEVEL);
    Map<String, Double> all = new HashMap<>();
    for (Survival.Step step : of.steps()) {
      all.put("s" + step.week(), step.survival());
      all.put("se" + step.week(), step.standardError());
      all.put("lower" + step.week(), step.interval().lower());
      all.put("upper" + step.week(), step.interval().upper());
    }
    all.put("mean8", of.restrictedMean(8));
    return all;
  }

  private static Map<String, Double> logRank(
      List<Survival.Spell> first, List<Survival.Spell> second) {
    Survival.LogRank of = Survival.LogRank.of(first, second);
    return Map.of(
        "excess", of.excess(),
        "variance", of.variance(),
        "chi-squared", of.chiSquared(),
        "p", of.p());
  }

  private static Map<String, Double> concentration(List<Double> totals) {
    Concentration of =
        Concentration.of(totals.stream().map(Math::round).toList(), LEVEL).orElseThrow();
    return Map.of(
        "gini", of.gini(),
        "gini-corrected", of.giniCorrected(),
        "top-tenth", of.topTenth(),
        "effective-users", of.effectiveUsers());
  }

  private static Map<String, Double> kappa(List<Double> first, List<Double> second) {
    List<int[]> pairs = new ArrayList<>();
    for (int i = 0; i < first.size(); i++) {
      pairs.add(new int[] {whole(first, i), whole(second, i)});
    }
    return Map.of("kappa", Ordinal.Agreement.of(pairs).orElseThrow().kappa());
  }

  private static Map<String, Double> rateRatio(List<Double> a) {
    RateRatio of = RateRatio.of(whole(a, 0), a.get(1), whole(a, 2), a.get(3), LEVEL).orElseThrow();
    return estimate(of.estimate(), of.interval());
  }

  private static Map<String, Double> numbered(List<Double> values) {
    Map<String, Double> all = new HashMap<>();
    for (int i = 0; i < values.size(); i++) {
      all.put(String.valueOf(i + 1), values.get(i));
    }
    return all;
  }
}
