package org.traininglayer.adoption.statistics;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * P-values of several comparisons, adjusted: Holm (1979) for the primary ones, Benjamini and
 * Hochberg (1995) where one explores. Each adjusted value stands where its own stood.
 */
public final class ManyComparisons {

  private ManyComparisons() {}

  /** Holm: below 0.05 keeps the chance of any wrong finding below 5 %. */
  public static List<Double> holm(List<Double> p) {
    int m = p.size();
    List<Integer> order = order(p);
    double[] adjusted = new double[m];
    double most = 0;
    for (int rank = 0; rank < m; rank++) {
      int at = order.get(rank);
      most = Math.max(most, Math.min(1, (m - rank) * p.get(at)));
      adjusted[at] = most;
    }
    return list(m, i -> adjusted[i]);
  }

  /** Benjamini and Hochberg: below 0.10 keeps the share of wrong findings at 10 %. */
  public static List<Double> benjaminiHochberg(List<Double> p) {
    int m = p.size();
    List<Integer> order = order(p);
    double[] adjusted = new double[m];
    double least = 1;
    for (int rank = m; rank >= 1; rank--) {
      int at = order.get(rank - 1);
      least = Math.min(least, (double) m / rank * p.get(at));
      adjusted[at] = least;
    }
    return list(m, i -> adjusted[i]);
  }

  private static List<Integer> order(List<Double> p) {
    for (double one : p) {
      if (!(one >= 0 && one <= 1)) {
        throw new IllegalArgumentException("a p-value lies between 0 and 1, got " + one);
      }
    }
    return IntStream.range(0, p.size())
        .boxed()
        .sorted((a, b) -> Double.compare(p.get(a), p.get(b)))
        .toList();
  }

  private static List<Double> list(int m, IntToDoubleFunction value) {
    return IntStream.range(0, m).mapToObj(value::applyAsDouble).toList();
  }
}
