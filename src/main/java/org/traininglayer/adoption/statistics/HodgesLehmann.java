package org.traininglayer.adoption.statistics;

import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;

/**
 * The robust ratio that stands beside {@link TimeRatio}: the median of all pairwise ratios (Hodges
 * and Lehmann 1963), with the limits and the p-value of the Mann–Whitney test. They are exact up to
 * 10,000 pairs, with U rounded towards the middle where times tie; beyond, the normal approximation
 * with its correction for ties.
 *
 * @param u pairs in which the first group was slower, ties as halves
 * @param k the limits are the k-th smallest and the k-th largest ratio
 */
public record HodgesLehmann(double ratio, Interval interval, double u, int k, int pairs, double p) {

  private static final int EXACT = 10_000;

  /** Of two groups of times; nothing when one is empty. */
  public static Optional<HodgesLehmann> of(
      Collection<Double> aided, Collection<Double> base, double level) {
    double[] first = logs(aided);
    double[] second = logs(base);
    int n = first.length;
    int m = second.length;
    if (n == 0 || m == 0) {
      return Optional.empty();
    }
    int pairs = Math.multiplyExact(n, m);
    double[] differences = new double[pairs];
    double u = 0;
    int at = 0;
    for (double x : first) {
      for (double y : second) {
        u += x > y ? 1 : x == y ? 0.5 : 0;
        differences[at++] = x - y;
      }
    }
    Arrays.sort(differences);
    double smaller = Math.min(u, pairs - u);
    double tail = (1 - level) / 2;
    int k;
    double p;
    if (pairs <= EXACT) {
      double[] below = below(n, m);
      k = 0;
      while (below[k] < tail) {
        k++;
      }
      p = Math.clamp(2 * below[(int) Math.ceil(smaller)], 0, 1);
    } else {
      double sd = Math.sqrt(pairs / 12.0 * (n + m + 1 - ties(first, second)));
      k = (int) Math.floor(pairs / 2.0 - Quantiles.z(level) * sd);
      p = sd == 0 ? 1 : Math.min(1, 2 * Quantiles.phi((smaller + 0.5 - pairs / 2.0) / sd));
    }
    k = Math.clamp(k, 1, (pairs + 1) / 2);
    return Optional.of(
        new HodgesLehmann(
            Math.exp(median(differences)),
            new Interval(Math.exp(differences[k - 1]), Math.exp(differences[pairs - k])),
            u,
            k,
            pairs,
            p));
  }

  /** P(U ≤ q) for each q when there is no difference. */
  private static double[] below(int n, int m) {
    // How often each U comes about: the Gaussian binomial coefficient, factor by factor, as
    // probabilities so that nothing overflows.
    double[] of = new double[n * m + 1];
    of[0] = 1;
    for (int i = 1; i <= n; i++) {
      for (int q = n * m; q >= m + i; q--) {
        of[q] -= of[q - m - i];
      }
      for (int q = i; q <= n * m; q++) {
        of[q] += of[q - i];
      }
      double scale = (double) i / (m + i);
      for (int q = 0; q <= n * m; q++) {
        of[q] *= scale;
      }
    }
    for (int q = 1; q <= n * m; q++) {
      of[q] += of[q - 1];
    }
    return of;
  }

  private static double ties(double[] first, double[] second) {
    double[] all = new double[first.length + second.length];
    System.arraycopy(first, 0, all, 0, first.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    Arrays.sort(all);
    double sum = 0;
    for (int from = 0; from < all.length; ) {
      int to = from;
      while (to < all.length && all[to] == all[from]) {
        to++;
      }
      double t = to - from;
      sum += t * t * t - t;
      from = to;
    }
    return sum / ((double) all.length * (all.length - 1));
  }

  private static double median(double[] sorted) {
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  private static double[] logs(Collection<Double> times) {
    return times.stream()
        .mapToDouble(t -> {
          if (!(t > 0)) {
            throw new IllegalArgumentException("a time is above 0, got " + t);
          }
          return Math.log(t);
        })
        .toArray();
  }
}
