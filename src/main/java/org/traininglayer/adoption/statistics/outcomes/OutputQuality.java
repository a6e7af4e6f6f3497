package org.traininglayer.adoption.statistics.outcomes;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.traininglayer.adoption.statistics.Interval;
import org.traininglayer.adoption.statistics.Measurement;
import org.traininglayer.adoption.statistics.MeasuringRules;
import org.traininglayer.adoption.statistics.Minimums;
import org.traininglayer.adoption.statistics.Ordinal.Agreement;
import org.traininglayer.adoption.statistics.Proportion;
import org.traininglayer.adoption.statistics.RateRatio;
import org.traininglayer.adoption.statistics.records.TimedTask;
import org.traininglayer.adoption.statistics.records.TimedTask.Condition;

/**
 * M1: how good the output is with AI, against the same people's without. Scores of raters who knew
 * the condition do not count. Without a baseline it is not measured; the aided mean alone is never
 * told. What people rated, two must have rated in part; a key needs no second one.
 */
public final class OutputQuality {

  /** Its id. */
  public static final String ID = "M1";

  /** Of its definition. */
  public static final int VERSION = 2;

  /** The rater of what an answer key scored, which scores a second time as it did before. */
  public static final String KEY = "key";

  private OutputQuality() {}

  /**
   * What a measurement must keep.
   *
   * @param margin how many points worse is still not worse
   * @param doubleRated share of the outputs that two raters must have rated
   * @param kappa how far they must agree
   */
  public record Terms(double margin, double doubleRated, double kappa) {

    /** 5 points, 20 %, 0.6. */
    public static final Terms DEFAULTS = new Terms(5, 0.20, 0.6);
  }

  /**
   * The figures.
   *
   * @param difference aided minus unaided, points, over people
   * @param notWorse whether its lower limit lies above −margin
   * @param defectRatio critical defects a deliverable, aided over unaided
   * @param noDefects whether there was no critical defect in either; then the ratio has no number
   * @param aidedDefects share of aided deliverables with a critical defect, with one-sided bounds
   * @param doubleRated share that two raters rated, of what people rated
   * @param agreement theirs; null when nothing was rated twice
   */
  public record Result(
      Measurement difference,
      boolean notWorse,
      Measurement defectRatio,
      boolean noDefects,
      Measurement aidedDefects,
      double doubleRated,
      @Nullable Agreement agreement) {}

  /** The figures of these tasks; of each pair of ratings the two scores in whole points. */
  public static Result of(
      List<TimedTask> tasks, List<int[]> doubleRatings, Terms terms, MeasuringRules rules) {
    List<TimedTask> rated = tasks.stream().filter(TimedTask::ratedBlind).toList();
    Agreement agreement = Agreement.of(doubleRatings).orElse(null);
    long byPeople = rated.stream().filter(task -> !KEY.equals(task.rater())).count();
    double share = byPeople == 0 ? 0 : doubleRatings.size() / (double) byPeople;
    Measurement difference = difference(rated, rules);
    boolean agreed =
        byPeople == 0
            || (share >= terms.doubleRated()
                && agreement != null
                && (agreement.kappa() >= terms.kappa() || agreement.alwaysTheSame()));
    if (!agreed) {
      difference = difference.insufficient();
    }
    Double lower = difference.lower();
    Arm aided = new Arm(rated, Condition.AIDED);
    Arm unaided = new Arm(rated, Condition.UNAIDED);
    boolean noDefects =
        !aided.tasks.isEmpty()
            && !unaided.tasks.isEmpty()
            && aided.defects() + unaided.defects() == 0;
    return new Result(
        difference,
        difference.ok() && lower != null && lower > -terms.margin(),
        ratio(aided, unaided, rules),
        noDefects,
        rules.rare(aided.defective(), VERSION),
        share,
        agreement);
  }

  /** One person's mean score with AI minus that without, and of how many outputs it is. */
  public record Own(double difference, long outputs) {}

  /** Whoever was rated blindly with AI and without: the difference is of these. */
  public static SortedMap<String, Own> compared(List<TimedTask> tasks) {
    Map<String, double[]> sums = new TreeMap<>();
    for (TimedTask task : tasks.stream().filter(TimedTask::ratedBlind).toList()) {
      Double score = task.qualityScore();
      if (score != null) {
        double[] of = sums.computeIfAbsent(task.person(), person -> new double[4]);
        int at = task.condition() == Condition.AIDED ? 0 : 2;
        of[at] += score;
        of[at + 1]++;
      }
    }
    SortedMap<String, Own> compared = new TreeMap<>();
    sums.forEach((person, of) -> {
      if (of[1] > 0 && of[3] > 0) {
        compared.put(person, new Own(of[0] / of[1] - of[2] / of[3], (long) (of[1] + of[3])));
      }
    });
    return compared;
  }

  private static Measurement difference(List<TimedTask> rated, MeasuringRules rules) {
    Collection<Own> compared = compared(rated).values();
    return rules.mean(
        compared.stream().map(Own::difference).toList(),
        compared.stream().mapToLong(Own::outputs).sum(),
        VERSION);
  }

  /** Whose outputs with counted defects are held against others: with AI, and without. */
  public static List<Set<String>> arms(List<TimedTask> tasks) {
    List<TimedTask> rated = tasks.stream().filter(TimedTask::ratedBlind).toList();
    Arm aided = new Arm(rated, Condition.AIDED);
    Arm unaided = new Arm(rated, Condition.UNAIDED);
    return aided.tasks.isEmpty() || unaided.tasks.isEmpty()
        ? List.of()
        : List.of(aided.persons(), unaided.persons());
  }

  private static Measurement ratio(Arm aided, Arm unaided, MeasuringRules rules) {
    long deliverables = (long) aided.tasks.size() + unaided.tasks.size();
    if (aided.tasks.isEmpty() || unaided.tasks.isEmpty()) {
      return rules.notMeasured(VERSION);
    }
    long people = Math.min(aided.people(), unaided.people());
    return RateRatio.of(
            aided.defects(),
            aided.tasks.size(),
            unaided.defects(),
            unaided.tasks.size(),
            rules.level())
        .map(ratio -> {
          Interval interval = ratio.interval();
          return rules.measured(
              ratio.estimate(),
              interval,
              people,
              deliverables,
              rules.minimums().of(Minimums.Kind.RATE).reached(people, deliverables),
              VERSION);
        })
        .orElseGet(() -> rules.tooFew(people, deliverables, VERSION));
  }

  /** The deliverables of one condition whose critical defects somebody counted. */
  private static final class Arm {

    private final List<TimedTask> tasks;

    Arm(List<TimedTask> rated, Condition condition) {
      tasks =
          rated.stream()
              .filter(task -> task.condition() == condition && task.criticalDefects() != null)
              .toList();
    }

    private static int defects(TimedTask task) {
      Integer defects = task.criticalDefects();
      return defects == null ? 0 : defects;
    }

    long defects() {
      return tasks.stream().mapToLong(Arm::defects).sum();
    }

    Set<String> persons() {
      return tasks.stream().map(TimedTask::person).collect(Collectors.toCollection(TreeSet::new));
    }

    long people() {
      return persons().size();
    }

    List<Proportion> defective() {
      return Shares.of(tasks, TimedTask::person, task -> defects(task) > 0);
    }
  }
}
