package org.traininglayer.realwork;

import java.util.List;
import java.util.OptionalDouble;

/** How far two raters agree who rated the same things. */
public final class Agreement {

  private Agreement() {}

  /** Two ratings of one thing. */
  public record Pair(double first, double second) {}

  /** The mean distance between both; empty without pairs. */
  public static OptionalDouble meanDifference(List<Pair> pairs) {
    return pairs.stream().mapToDouble(one -> Math.abs(one.first() - one.second())).average();
  }

  /**
   * Cohen's kappa with quadratic weights (Cohen 1968): 1 for full agreement, 0 for what chance
   * would bring. Empty where chance alone would bring full agreement: both always say the same one
   * thing.
   */
  public static OptionalDouble weightedKappa(List<Pair> pairs) {
    if (pairs.isEmpty()) {
      return OptionalDouble.empty();
    }
    double observed = 0;
    double first = 0;
    double second = 0;
    double squares = 0;
    for (Pair one : pairs) {
      observed += square(one.first() - one.second());
      first += one.first();
      second += one.second();
      squares += square(one.first()) + square(one.second());
    }
    // What all first ratings differ from all second ones, without going through all pairs of them.
    double expected = squares - 2 * first * second / pairs.size();
    return expected <= 0 ? OptionalDouble.empty() : OptionalDouble.of(1 - observed / expected);
  }

  private static double square(double number) {
    return number * number;
  }
}
