package org.traininglayer.adoption.statistics;

import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * On how few people something rests. Over the whole roster, those with nothing included.
 *
 * @param gini 0 is alike, near 1 is one person alone
 * @param giniCorrected for few people (Deltas 2003): {@code G · n/(n−1)}; NaN for one person
 * @param topTenth share of the total that the top tenth of the people make
 * @param effectiveUsers how many equal people would be as spread out
 * @param half fewest people who make half of the total
 * @param giniInterval of {@code giniCorrected}, by jackknife over people; null below ten people
 * @param topTenthInterval the same of {@code topTenth}
 */
public record Concentration(
    int people,
    long total,
    double gini,
    double giniCorrected,
    double topTenth,
    double effectiveUsers,
    int half,
    int withNone,
    @Nullable Interval giniInterval,
    @Nullable Interval topTenthInterval) {

  private static final int ENOUGH = 10;

  /** Of these totals of people; nothing when there are none, or nobody did anything. */
  public static Optional<Concentration> of(Collection<Long> totals, double level) {
    long[] sorted = totals.stream().mapToLong(Long::longValue).sorted().toArray();
    if (sorted.length > 0 && sorted[0] < 0) {
      throw new IllegalArgumentException("nobody has done " + sorted[0]);
    }
    long total = Arrays.stream(sorted).sum();
    if (total == 0) {
      return Optional.empty();
    }
    int n = sorted.length;
    boolean enough = n >= ENOUGH;
    double corrected = corrected(sorted);
    double top = topShare(sorted, 0.1);
    return Optional.of(
        new Concentration(
            n,
            total,
            gini(sorted),
            corrected,
            top,
            effective(sorted, (double) total),
            half(sorted, (double) total),
            (int) Arrays.stream(sorted).filter(y -> y == 0).count(),
            enough ? jackknife(sorted, corrected, Concentration::corrected, level) : null,
            enough ? jackknife(sorted, top, y -> topShare(y, 0.1), level) : null));
  }

  /** Effective users as a share of the roster. */
  public double effectiveShare() {
    return effectiveUsers / people;
  }

  /**
   * Share of the total that the top {@code q} of the people make; of a whole number of people and
   * the fraction of the next. Nothing when nobody did anything.
   */
  public static OptionalDouble topShare(Collection<Long> totals, double q) {
    long[] sorted = totals.stream().mapToLong(Long::longValue).sorted().toArray();
    return Arrays.stream(sorted).sum() == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(topShare(sorted, q));
  }

  private static double topShare(long[] sorted, double q) {
    double share = q * sorted.length;
    // 0.1 · 30 is a hair above 3.
    int whole = (int) Math.floor(share + 1e-9);
    double sum = 0;
    for (int i = 0; i < whole; i++) {
      sum += sorted[sorted.length - 1 - i];
    }
    if (whole < sorted.length) {
      sum += Math.max(0, share - whole) * sorted[sorted.length - 1 - whole];
    }
    return sum / Arrays.stream(sorted).sum();
  }

  private static double gini(long[] sorted) {
    int n = sorted.length;
    double weighted = 0;
    double total = 0;
    for (int i = 0; i < n; i++) {
      weighted += (i + 1.0) * sorted[i];
      total += sorted[i];
    }
    return Math.max(0, 2 * weighted / (n * total) - (n + 1.0) / n);
  }

  private static double corrected(long[] sorted) {
    int n = sorted.length;
    return n < 2 ? Double.NaN : gini(sorted) * n / (n - 1.0);
  }

  private static double effective(long[] sorted, double total) {
    return 1 / Arrays.stream(sorted).mapToDouble(y -> y / total * (y / total)).sum();
  }

  private static int half(long[] sorted, double total) {
    double sum = 0;
    int people = 0;
    while (sum < total / 2) {
      people++;
      sum += sorted[sorted.length - people];
    }
    return people;
  }

  /** The limits of a value within 0 and 1: each person is left out once. */
  private static @Nullable Interval jackknife(
      long[] sorted, double value, ToDoubleFunction<long[]> of, double level) {
    int n = sorted.length;
    double[] without = new double[n];
    for (int i = 0; i < n; i++) {
      long[] rest = new long[n - 1];
      System.arraycopy(sorted, 0, rest, 0, i);
      System.arraycopy(sorted, i + 1, rest, i, n - 1 - i);
      if (Arrays.stream(rest).sum() == 0) {
        // Everything is one person's: without that one there is nothing to measure.
        return null;
      }
      without[i] = of.applyAsDouble(rest);
    }
    double mean = Arrays.stream(without).average().orElseThrow();
    double squares = Arrays.stream(without).map(v -> (v - mean) * (v - mean)).sum();
    double half = Quantiles.t(level, n - 1.0) * Math.sqrt((n - 1.0) / n * squares);
    return new Interval(
        Math.clamp(value - half, 0, value), Math.clamp(value + half, value, Math.max(1, value)));
  }
}
