package org.traininglayer.adoption.statistics.outcomes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.traininglayer.adoption.statistics.Calibration;
import org.traininglayer.adoption.statistics.EvidenceStatus;
import org.traininglayer.adoption.statistics.Measurement;
import org.traininglayer.adoption.statistics.MeasuringRules;
import org.traininglayer.adoption.statistics.Minimums;
import org.traininglayer.adoption.statistics.Ordinal.Change;
import org.traininglayer.adoption.statistics.records.ConfidenceRating;
import org.traininglayer.adoption.statistics.records.ConfidenceRating.Wave;
import org.traininglayer.adoption.statistics.records.ReviewUnit;

/**
 * M3: how sure people are, wave by wave, and whether they are as right as they are sure. What is
 * felt stands beside what is measured and never takes its place.
 */
public final class Confidence {

  /** Its id. */
  public static final String ID = "M3";

  /** Of its definition. */
  public static final int VERSION = 3;

  /** Share of those asked who must have answered. */
  public static final double RESPONSE = 0.60;

  /** From this d′ on somebody counts as skilled. */
  public static final double SKILLED = 1.0;

  private Confidence() {}

  /**
   * From one wave to another, of people who answered both.
   *
   * @param change null when nobody answered both
   * @param raised share of them who went up by a step or more
   * @param responseRate of the lesser answered wave
   */
  public record WaveChange(
      @Nullable Change change, Measurement raised, double responseRate, EvidenceStatus status) {}

  /** How a topic went between two waves, of so many people on the roster. */
  public static WaveChange change(
      List<ConfidenceRating> ratings,
      String topic,
      Wave from,
      Wave to,
      int roster,
      MeasuringRules rules) {
    Map<String, Integer> before = wave(ratings, topic, from);
    Map<String, Integer> after = wave(ratings, topic, to);
    List<int[]> pairs = new ArrayList<>();
    both(ratings, topic, from, to).forEach((person, pair) -> pairs.add(pair));
    double response = roster == 0 ? 0 : Math.min(before.size(), after.size()) / (double) roster;
    Change change = Change.of(pairs).orElse(null);
    if (change == null) {
      return new WaveChange(
          null, rules.notMeasured(VERSION), response, EvidenceStatus.NOT_MEASURED);
    }
    boolean enough =
        response >= RESPONSE && pairs.size() >= rules.minimums().of(Minimums.Kind.RATE).people();
    Measurement raised = rules.shareOfPeople(change.up(), change.people(), VERSION);
    return new WaveChange(
        change,
        enough ? raised : raised.insufficient(),
        response,
        enough ? EvidenceStatus.OK : EvidenceStatus.INSUFFICIENT_DATA);
  }

  /** The two answers of everybody who answered both waves. */
  public static SortedMap<String, int[]> both(
      List<ConfidenceRating> ratings, String topic, Wave from, Wave to) {
    Map<String, Integer> after = wave(ratings, topic, to);
    SortedMap<String, int[]> both = new TreeMap<>();
    wave(ratings, topic, from)
        .forEach((person, value) -> {
          Integer then = after.get(person);
          if (then != null) {
            both.put(person, new int[] {value, then});
          }
        });
    return both;
  }

  private static Map<String, Integer> wave(
      List<ConfidenceRating> ratings, String topic, Wave wave) {
    Map<String, Integer> values = new TreeMap<>();
    for (ConfidenceRating rating : ratings) {
      if (rating.topic().equals(topic) && rating.wave() == wave) {
        values.put(rating.person(), rating.value());
      }
    }
    return values;
  }

  /**
   * Whether stated confidence fits being right.
   *
   * @param bias mean over people of confidence minus share right; above 0 over-confident
   * @param pooled the score and its parts over all claims; null when none was stated
   */
  public record Fit(Measurement bias, @Nullable Calibration pooled) {}

  /** Of the claims with a stated confidence. */
  public static Fit fit(List<ReviewUnit> units, MeasuringRules rules) {
    Map<String, Calibration.Bin> people = new TreeMap<>();
    Map<Double, Calibration.Bin> options = new TreeMap<>();
    for (ReviewUnit unit : units) {
      Double confidence = unit.confidence();
      if (confidence != null) {
        Calibration.Bin bin = Calibration.Bin.of(confidence, unit.right());
        people.merge(unit.person(), bin, Calibration.Bin::plus);
        options.merge(confidence, bin, Calibration.Bin::plus);
      }
    }
    long stated = people.values().stream().mapToLong(Calibration.Bin::n).sum();
    return new Fit(
        rules.mean(
            people.values().stream().map(bin -> bin.confidence() - bin.right()).toList(),
            stated,
            VERSION),
        Calibration.of(List.copyOf(options.values())).orElse(null));
  }

  /** Where somebody stands in the plane of confidence against skill. */
  public enum Region {
    READY,
    OVER_CONFIDENT,
    UNDER_CONFIDENT,
    NEEDS_TRAINING;

    /**
     * The region.
     *
     * @param confidence mean confidence as a share of the scale, 0 to 1; sure from the middle on
     */
    public static Region of(double dPrime, double confidence) {
      boolean skilled = dPrime >= SKILLED;
      boolean sure = confidence >= 0.5;
      if (skilled) {
        return sure ? READY : UNDER_CONFIDENT;
      }
      return sure ? OVER_CONFIDENT : NEEDS_TRAINING;
    }
  }
}
