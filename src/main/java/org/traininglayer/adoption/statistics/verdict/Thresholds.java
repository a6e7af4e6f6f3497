package org.traininglayer.adoption.statistics.verdict;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * What all gates ask for: set and signed before the first outcome arrives, and named in the verdict
 * by their hash.
 *
 * @param looks how many looks are planned: each gate then keeps a level of 1 − 0.05/looks,
 *     one-sided
 */
public record Thresholds(Map<Threshold, Double> values, int looks) {

  /** All defaults, with looks in weeks 6, 12 and 24. */
  public static final Thresholds DEFAULTS = usual(3);

  /** Copies the values; each threshold has one. */
  public Thresholds {
    values = Map.copyOf(values);
    if (looks < 1 || values.size() < Threshold.values().length) {
      throw new IllegalArgumentException("every threshold has a value, and a look is planned");
    }
  }

  /** All defaults, with so many looks. */
  public static Thresholds usual(int looks) {
    EnumMap<Threshold, Double> values = new EnumMap<>(Threshold.class);
    for (Threshold threshold : Threshold.values()) {
      values.put(threshold, threshold.usual());
    }
    return new Thresholds(values, looks);
  }

  /** The same with one set otherwise. */
  public Thresholds with(Threshold threshold, double value) {
    Map<Threshold, Double> other = new EnumMap<>(values);
    other.put(threshold, value);
    return new Thresholds(other, looks);
  }

  /** Its value. */
  public double get(Threshold threshold) {
    Double value = values.get(threshold);
    return value == null ? threshold.usual() : value;
  }

  /** With how much confidence each bound holds, one-sided. */
  public double confidence() {
    return 1 - 0.05 / looks;
  }

  /** Those that let more pass than before: that needs a reason and is printed. */
  public List<Threshold> loosenedSince(Thresholds before) {
    List<Threshold> looser = new ArrayList<>();
    for (Threshold threshold : Threshold.values()) {
      if (threshold.looser(get(threshold), before.get(threshold))) {
        looser.add(threshold);
      }
    }
    return looser;
  }

  /** SHA-256 of all values and the number of looks, in hexadecimal. */
  public String hash() {
    StringBuilder text = new StringBuilder("looks=" + looks + "\n");
    for (Threshold threshold : Threshold.values()) {
      text.append(threshold).append('=').append(get(threshold)).append('\n');
    }
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(text.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
