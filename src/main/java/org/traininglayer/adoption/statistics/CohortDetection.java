package org.traininglayer.adoption.statistics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Skill and criterion of a cohort: the means of its people's own values, of those with enough
 * units, with a t interval over people. Where they are too few the counts are pooled, which pulls
 * d′ towards zero, and said to be so.
 *
 * @param pooled whether counts were pooled
 */
public record CohortDetection(Measurement dPrime, Measurement criterion, boolean pooled) {

  /** Of these people's counts. */
  public static CohortDetection of(Collection<Counts> people, MeasuringRules rules, int version) {
    List<Counts> with = people.stream().filter(c -> c.signals() > 0 && c.clean() > 0).toList();
    if (with.isEmpty()) {
      Measurement none = rules.notMeasured(version);
      return new CohortDetection(none, none, false);
    }
    Minimums.Least own = rules.minimums().of(Minimums.Kind.OWN_DETECTION);
    Minimums.Least cohort = rules.minimums().of(Minimums.Kind.DETECTION);
    List<Double> skills = new ArrayList<>();
    List<Double> criteria = new ArrayList<>();
    long units = 0;
    for (Counts c : with) {
      if (c.signals() >= own.units() && c.clean() >= own.units()) {
        Detection detection = c.detection();
        skills.add(detection.dPrime());
        criteria.add(detection.criterion());
        units += c.signals() + c.clean();
      }
    }
    if (skills.size() >= cohort.people()) {
      return new CohortDetection(
          mean(skills, units, rules, version), mean(criteria, units, rules, version), false);
    }
    return pooled(people, rules, version);
  }

  private static Measurement mean(
      List<Double> values, long units, MeasuringRules rules, int version) {
    Optional<Mean> mean = Mean.of(values, rules.level());
    return mean.map(
            m -> rules.measured(m.estimate(), m.interval(), m.people(), units, true, version))
        .orElseGet(() -> rules.tooFew(values.size(), units, version));
  }

  /**
   * Of the pooled counts, however many have enough of their own: to compare two spans of unlike
   * length, as the correction for few units pulls people's own values towards zero.
   */
  public static CohortDetection pooled(Collection<Counts> all, MeasuringRules rules, int version) {
    List<Counts> people = all.stream().filter(c -> c.signals() > 0 && c.clean() > 0).toList();
    if (people.isEmpty()) {
      Measurement none = rules.notMeasured(version);
      return new CohortDetection(none, none, false);
    }
    long units = people.stream().mapToLong(c -> c.signals() + c.clean()).sum();
    Minimums.Least least = rules.minimums().of(Minimums.Kind.DETECTION);
    Counts sum = people.stream().reduce(Counts.NONE, Counts::plus);
    if (!least.reached(people.size(), Math.min(sum.signals(), sum.clean()))) {
      Measurement few = rules.tooFew(people.size(), units, version);
      return new CohortDetection(few, few, true);
    }
    // Units of one person resemble each other: effective numbers go into the standard error.
    double signals =
        ClusteredRate.of(people.stream().map(Counts::hitShare).toList(), rules.level())
            .orElseThrow()
            .nStar();
    double clean =
        ClusteredRate.of(people.stream().map(Counts::falseAlarmShare).toList(), rules.level())
            .orElseThrow()
            .nStar();
    Detection detection =
        Detection.of(
            sum.hits(), sum.misses(), sum.falseAlarms(), sum.correctRejections(), signals, clean);
    return new CohortDetection(
        rules.measured(
            detection.dPrime(),
            detection.dPrimeInterval(rules.level()),
            people.size(),
            units,
            true,
            version),
        rules.measured(
            detection.criterion(),
            detection.criterionInterval(rules.level()),
            people.size(),
            units,
            true,
            version),
        true);
  }
}
