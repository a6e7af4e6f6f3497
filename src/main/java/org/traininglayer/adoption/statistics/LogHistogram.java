package org.traininglayer.adoption.statistics;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Times in bins that grow by the same factor, so that a quantile is at most 2 % off, and what was
 * added can be taken out again. Sparse: about 257 bins lie between a second and eight hours.
 *
 * @param bins how many times lie in each bin; no bin is empty
 */
public record LogHistogram(SortedMap<Integer, Long> bins) {

  /** No time yet. */
  public static final LogHistogram EMPTY = new LogHistogram(new TreeMap<>());

  /** How many times as wide each bin is as the one before. */
  public static final double GROWTH = 1.0408;

  private static final double LN_GROWTH = Math.log(GROWTH);

  /** Refuses a bin that holds less than nothing; bins without times are left out. */
  public LogHistogram {
    TreeMap<Integer, Long> kept = new TreeMap<>();
    bins.forEach((bin, n) -> {
      if (n < 0) {
        throw new IllegalArgumentException("more is taken out of bin " + bin + " than there is");
      }
      if (n > 0) {
        kept.put(bin, n);
      }
    });
    bins = Collections.unmodifiableSortedMap(kept);
  }

  /** One time. */
  public static LogHistogram of(Duration time) {
    double seconds = time.toNanos() / 1e9;
    if (!(seconds > 0)) {
      throw new IllegalArgumentException("a time is above 0, got " + time);
    }
    return new LogHistogram(new TreeMap<>(Map.of(bin(seconds), 1L)));
  }

  /** The bin of a time in seconds. */
  public static int bin(double seconds) {
    return (int) Math.ceil(Math.log(seconds) / LN_GROWTH);
  }

  /** Both together. */
  public LogHistogram plus(LogHistogram other) {
    TreeMap<Integer, Long> sum = new TreeMap<>(bins);
    other.bins.forEach((bin, n) -> sum.merge(bin, n, Long::sum));
    return new LogHistogram(sum);
  }

  /** Without what was added before. */
  public LogHistogram minus(LogHistogram other) {
    TreeMap<Integer, Long> rest = new TreeMap<>(bins);
    other.bins.forEach((bin, n) -> rest.merge(bin, -n, Long::sum));
    return new LogHistogram(rest);
  }

  /** How many times are in it. */
  public long n() {
    return bins.values().stream().mapToLong(Long::longValue).sum();
  }

  /** The time in seconds below which this share lies; nothing when there is no time. */
  public OptionalDouble quantile(double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("a share lies between 0 and 1, got " + share);
    }
    double rank = share * (n() - 1);
    long passed = 0;
    for (Map.Entry<Integer, Long> bin : bins.entrySet()) {
      passed += bin.getValue();
      if (passed > rank) {
        // The middle of the bin in the sense of the relative error.
        return OptionalDouble.of(2 * Math.exp(bin.getKey() * LN_GROWTH) / (GROWTH + 1));
      }
    }
    return OptionalDouble.empty();
  }
}
