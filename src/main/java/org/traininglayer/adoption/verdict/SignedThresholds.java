package org.traininglayer.adoption.verdict;

import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.traininglayer.adoption.statistics.verdict.Threshold;
import org.traininglayer.adoption.statistics.verdict.Thresholds;

/**
 * What the gates ask for, as signed.
 *
 * @param looks weeks after the training in which a verdict is planned
 * @param hash of the thresholds and the number of looks
 * @param beforeOutcomes whether no outcome of the cohort was known when they were signed
 * @param loosened those that let more pass than before, or than the defaults
 * @param reason for that; may be empty where nothing was loosened
 * @param name as signed
 * @param by the account that signed
 */
public record SignedThresholds(
    String cohort,
    int version,
    Thresholds thresholds,
    List<Integer> looks,
    String hash,
    boolean beforeOutcomes,
    List<String> loosened,
    String reason,
    String name,
    String by,
    Instant at) {

  /** That fewer looks are planned, so that each may be less sure. */
  static final String LOOKS = "LOOKS";

  /** Copies the lists. */
  public SignedThresholds {
    looks = List.copyOf(looks);
    loosened = List.copyOf(loosened);
  }

  /** What they ask for, by name. */
  public TreeMap<String, Double> values() {
    TreeMap<String, Double> values = new TreeMap<>();
    for (Threshold threshold : Threshold.values()) {
      values.put(threshold.name(), thresholds.get(threshold));
    }
    return values;
  }
}
