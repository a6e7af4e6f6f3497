package org.traininglayer.adoption.statistics.outcomes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.traininglayer.adoption.statistics.HodgesLehmann;
import org.traininglayer.adoption.statistics.LogHistogram;
import org.traininglayer.adoption.statistics.LogTimes;
import org.traininglayer.adoption.statistics.Measurement;
import org.traininglayer.adoption.statistics.MeasuringRules;
import org.traininglayer.adoption.statistics.Minimums;
import org.traininglayer.adoption.statistics.TimeRatio;
import org.traininglayer.adoption.statistics.records.TimedTask;
import org.traininglayer.adoption.statistics.records.TimedTask.Condition;

/**
 * M2: how long it takes with AI, against without. The same people where there are enough of them,
 * else two groups of people who did it one way only. Of several attempts of one person the
 * geometric mean counts; where forms differ, what each takes without AI is taken out first.
 */
public final class TimeToCompletion {

  /** Its id. */
  public static final String ID = "M2";

  /** Of its definition. */
  public static final int VERSION = 2;

  /** Attempts without AI that a form needs before it can be compared with others. */
  public static final int BASELINE_ATTEMPTS = 8;

  /** How far finishing may differ before the times tell of finishers only. */
  public static final double FINISHING_GAP = 0.10;

  private TimeToCompletion() {}

  /** Who was compared. */
  public enum Design {
    PAIRED,
    TWO_GROUPS
  }

  /** Median and 90th percentile of one condition in seconds; null without times. */
  public record Spread(@Nullable Double median, @Nullable Double ninetieth) {

    private static Spread of(List<TimedTask> finished, Condition condition) {
      LogHistogram histogram =
          finished.stream()
              .filter(task -> task.condition() == condition)
              .map(task -> LogHistogram.of(task.activeTime()))
              .reduce(LogHistogram.EMPTY, LogHistogram::plus);
      return histogram.n() == 0
          ? new Spread(null, null)
          : new Spread(
              histogram.quantile(0.5).orElseThrow(), histogram.quantile(0.9).orElseThrow());
    }
  }

  /**
   * The figures.
   *
   * @param ratio aided over unaided; below 1 is faster
   * @param robust the median of all pairwise ratios, of two groups; null otherwise
   * @param clear whether both are on the same side of 1
   * @param finishersOnly whether finishing differs so much that the ratio is of finishers only
   * @param perceptionGap felt against measured, as a difference of logarithms; below 0 people feel
   *     faster than they are
   * @param formsLeftOut forms with too few attempts without AI
   * @param compared whose times the ratio is of: the same people, or those of each group
   */
  public record Result(
      Measurement ratio,
      Design design,
      @Nullable HodgesLehmann robust,
      boolean clear,
      boolean noVariation,
      Measurement finishedAided,
      Measurement finishedUnaided,
      boolean finishersOnly,
      Measurement perceptionGap,
      Spread aided,
      Spread unaided,
      List<String> formsLeftOut,
      List<Set<String>> compared) {

    /** Copies the lists. */
    public Result {
      formsLeftOut = List.copyOf(formsLeftOut);
      compared = List.copyOf(compared);
    }

    /** Whether it may be called a gain: surely faster, and the work no worse. */
    public boolean gain(OutputQuality.Result quality) {
      Double upper = ratio.upper();
      return ratio.ok() && clear && upper != null && upper < 1 && quality.notWorse();
    }
  }

  /** The figures of these attempts. */
  public static Result of(List<TimedTask> tasks, MeasuringRules rules) {
    List<TimedTask> finished = tasks.stream().filter(TimedTask::finished).toList();
    Map<String, Double> forms = forms(finished);
    Set<String> leftOut = new TreeSet<>();
    List<TimedTask> compared = new ArrayList<>();
    for (TimedTask task : finished) {
      if (forms.containsKey(task.taskForm())) {
        compared.add(task);
      } else {
        leftOut.add(task.taskForm());
      }
    }
    Map<String, Double> aided =
        means(compared, Condition.AIDED, task -> log(task.activeTime()) - form(forms, task));
    Map<String, Double> unaided =
        means(compared, Condition.UNAIDED, task -> log(task.activeTime()) - form(forms, task));
    Compared ratio = compare(aided, unaided, rules);
    Measurement finishedAided = finishing(tasks, Condition.AIDED, rules);
    Measurement finishedUnaided = finishing(tasks, Condition.UNAIDED, rules);
    Double of = finishedAided.estimate();
    Double against = finishedUnaided.estimate();
    boolean finishersOnly =
        of != null && against != null && Math.abs(of - against) > FINISHING_GAP + 1e-12;
    return new Result(
        finishersOnly ? ratio.measurement.insufficient() : ratio.measurement,
        ratio.design,
        ratio.robust,
        ratio.clear(),
        ratio.noVariation,
        finishedAided,
        finishedUnaided,
        finishersOnly,
        perceptionGap(finished, rules),
        Spread.of(finished, Condition.AIDED),
        Spread.of(finished, Condition.UNAIDED),
        List.copyOf(leftOut),
        compared(aided.keySet(), unaided.keySet(), ratio.design));
  }

  private static List<Set<String>> compared(Set<String> aided, Set<String> unaided, Design design) {
    Set<String> both = new TreeSet<>(aided);
    both.retainAll(unaided);
    if (design == Design.PAIRED) {
      return List.of(both);
    }
    Set<String> aidedOnly = new TreeSet<>(aided);
    aidedOnly.removeAll(both);
    Set<String> unaidedOnly = new TreeSet<>(unaided);
    unaidedOnly.removeAll(both);
    return List.of(aidedOnly, unaidedOnly);
  }

  /** Mean logarithm of each form without AI; one form alone needs no such mean. */
  private static Map<String, Double> forms(List<TimedTask> finished) {
    Map<String, LogTimes> baselines = new TreeMap<>();
    for (TimedTask task : finished) {
      baselines.merge(
          task.taskForm(),
          task.condition() == Condition.UNAIDED
              ? LogTimes.ofLog(log(task.activeTime()))
              : LogTimes.NONE,
          LogTimes::plus);
    }
    Map<String, Double> forms = new TreeMap<>();
    if (baselines.size() == 1) {
      baselines.keySet().forEach(form -> forms.put(form, 0.0));
      return forms;
    }
    baselines.forEach((form, times) -> {
      if (times.n() >= BASELINE_ATTEMPTS) {
        forms.put(form, times.mean());
      }
    });
    return forms;
  }

  private static double form(Map<String, Double> forms, TimedTask task) {
    return forms.getOrDefault(task.taskForm(), 0.0);
  }

  private static double log(Duration time) {
    return Math.log(time.toNanos() / 1e9);
  }

  /** One value for each person: the mean over her attempts. */
  private static Map<String, Double> means(
      List<TimedTask> tasks, Condition condition, ToDoubleFunction<TimedTask> value) {
    Map<String, double[]> sums = new TreeMap<>();
    for (TimedTask task : tasks) {
      if (task.condition() == condition) {
        double[] sum = sums.computeIfAbsent(task.person(), person -> new double[2]);
        sum[0] += value.applyAsDouble(task);
        sum[1]++;
      }
    }
    Map<String, Double> means = new TreeMap<>();
    sums.forEach((person, sum) -> means.put(person, sum[0] / sum[1]));
    return means;
  }

  private record Compared(
      Measurement measurement, Design design, @Nullable HodgesLehmann robust, boolean noVariation) {

    boolean clear() {
      Double ratio = measurement.estimate();
      return robust == null || ratio == null || (ratio < 1) == (robust.ratio() < 1);
    }
  }

  private static Compared compare(
      Map<String, Double> aided, Map<String, Double> unaided, MeasuringRules rules) {
    List<Double> differences = new ArrayList<>();
    List<Double> aidedOnly = new ArrayList<>();
    List<Double> unaidedOnly = new ArrayList<>();
    aided.forEach((person, log) -> {
      Double without = unaided.get(person);
      if (without == null) {
        aidedOnly.add(log);
      } else {
        differences.add(log - without);
      }
    });
    unaided.forEach((person, log) -> {
      if (!aided.containsKey(person)) {
        unaidedOnly.add(log);
      }
    });
    Minimums.Least pairs = rules.minimums().of(Minimums.Kind.PAIRED_TIMES);
    Minimums.Least groups = rules.minimums().of(Minimums.Kind.TWO_GROUPS_OF_TIMES);
    long smaller = Math.min(aidedOnly.size(), unaidedOnly.size());
    boolean enoughPairs = pairs.reached(differences.size(), differences.size());
    boolean paired = enoughPairs || (differences.size() >= 2 && !groups.reached(smaller, smaller));
    if (paired) {
      TimeRatio ratio = TimeRatio.paired(differences, rules.level()).orElseThrow();
      return new Compared(
          rules.measured(
              ratio.estimate(),
              ratio.interval(),
              differences.size(),
              differences.size(),
              enoughPairs,
              VERSION),
          Design.PAIRED,
          null,
          ratio.noVariation());
    }
    long people = (long) aidedOnly.size() + unaidedOnly.size();
    return TimeRatio.independent(
            LogTimes.ofLogs(aidedOnly), LogTimes.ofLogs(unaidedOnly), rules.level())
        .map(ratio ->
            new Compared(
                rules.measured(
                    ratio.estimate(),
                    ratio.interval(),
                    people,
                    people,
                    groups.reached(smaller, smaller),
                    VERSION),
                Design.TWO_GROUPS,
                HodgesLehmann.of(exp(aidedOnly), exp(unaidedOnly), rules.level()).orElse(null),
                ratio.noVariation()))
        .orElseGet(() ->
            new Compared(
                aided.isEmpty() || unaided.isEmpty()
                    ? rules.notMeasured(VERSION)
                    : rules.tooFew(people + differences.size(), people, VERSION),
                Design.TWO_GROUPS,
                null,
                false));
  }

  private static List<Double> exp(List<Double> logs) {
    return logs.stream().map(Math::exp).toList();
  }

  private static Measurement finishing(
      List<TimedTask> tasks, Condition condition, MeasuringRules rules) {
    return rules.rate(
        Shares.of(
            tasks.stream().filter(task -> task.condition() == condition).toList(),
            TimedTask::person,
            TimedTask::finished),
        VERSION);
  }

  /** What is felt against what was measured: forms cancel, since both are of the same attempts. */
  private static Measurement perceptionGap(List<TimedTask> finished, MeasuringRules rules) {
    List<TimedTask> felt = finished.stream().filter(t -> t.perceivedTime() != null).toList();
    ToDoubleFunction<TimedTask> off =
        task -> {
          Duration perceived = task.perceivedTime();
          return perceived == null ? 0 : log(perceived) - log(task.activeTime());
        };
    Map<String, Double> aided = means(felt, Condition.AIDED, off);
    Map<String, Double> unaided = means(felt, Condition.UNAIDED, off);
    List<Double> gaps = new ArrayList<>();
    aided.forEach((person, with) -> {
      Double without = unaided.get(person);
      if (without != null) {
        gaps.add(with - without);
      }
    });
    long units =
        felt.stream()
            .filter(t -> aided.containsKey(t.person()) && unaided.containsKey(t.person()))
            .count();
    return rules.mean(gaps, units, VERSION);
  }
}
