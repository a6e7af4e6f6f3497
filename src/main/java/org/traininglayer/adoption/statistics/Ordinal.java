package org.traininglayer.adoption.statistics;

import java.util.List;
import java.util.Optional;

/** Answers on a scale whose steps have an order and no distance. */
public final class Ordinal {

  private Ordinal() {}

  /**
   * The same people at two waves.
   *
   * @param superiority chance that somebody is higher after than before, same counted half
   * @param p of the exact sign test
   */
  public record Change(int up, int same, int down, double superiority, double p) {

    /** Of people with both values; nothing when there are none. */
    public static Optional<Change> of(List<int[]> beforeAndAfter) {
      int up = 0;
      int down = 0;
      for (int[] pair : beforeAndAfter) {
        up += pair[1] > pair[0] ? 1 : 0;
        down += pair[1] < pair[0] ? 1 : 0;
      }
      int n = beforeAndAfter.size();
      int same = n - up - down;
      return n == 0
          ? Optional.empty()
          : Optional.of(new Change(up, same, down, (up + same / 2.0) / n, McNemar.exact(up, down)));
    }

    /** All people with both values. */
    public int people() {
      return up + same + down;
    }
  }

  /**
   * Chance that one of the first group is above one of the second, ties counted half. Cliff's delta
   * is {@code 2A − 1}.
   */
  public static double superiority(List<Integer> first, List<Integer> second) {
    if (first.isEmpty() || second.isEmpty()) {
      throw new IllegalArgumentException("both groups have people");
    }
    double wins = 0;
    for (int a : first) {
      for (int b : second) {
        wins += a > b ? 1 : a == b ? 0.5 : 0;
      }
    }
    return wins / ((double) first.size() * second.size());
  }

  /** Cliff's delta, −1 to 1. */
  public static double cliffsDelta(List<Integer> first, List<Integer> second) {
    return 2 * superiority(first, second) - 1;
  }

  /**
   * How far two raters agree.
   *
   * @param agreement share of exactly equal ratings
   * @param kappa quadratic weighted; NaN when all ratings are equal, since then it means nothing
   */
  public record Agreement(int ratings, double agreement, double kappa) {

    /** Whether all ratings are one and the same, so that kappa says nothing for or against them. */
    public boolean alwaysTheSame() {
      return Double.isNaN(kappa);
    }

    /** Of pairs of ratings; nothing when there are none. */
    public static Optional<Agreement> of(List<int[]> ratings) {
      int n = ratings.size();
      if (n == 0) {
        return Optional.empty();
      }
      double same = 0;
      double seen = 0;
      double expected = 0;
      for (int[] pair : ratings) {
        same += pair[0] == pair[1] ? 1 : 0;
        seen += square(pair[0] - pair[1]);
        for (int[] other : ratings) {
          expected += square(pair[0] - other[1]);
        }
      }
      double kappa = expected == 0 ? Double.NaN : 1 - seen / n / (expected / ((double) n * n));
      return Optional.of(new Agreement(n, same / n, kappa));
    }

    private static double square(int by) {
      return (double) by * by;
    }
  }
}
