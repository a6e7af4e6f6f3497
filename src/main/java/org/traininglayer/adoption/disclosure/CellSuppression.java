package org.traininglayer.adoption.disclosure;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.traininglayer.adoption.disclosure.Figure.Bound;

/** Decides what may be told about few people. Pure. */
final class CellSuppression {

  /** Below this many people, shares are told to the nearest 5 and counts as "fewer than". */
  static final int FEW = 20;

  private static final int ALIKE = 10;
  private static final double DOMINATES = 0.6;

  private CellSuppression() {}

  /**
   * The groups that may be shown beside their total. Groups of fewer than {@code k} people are
   * hidden; and so that the total does not give them away, further groups, smallest first, until at
   * least two groups and {@code k} people are hidden together.
   *
   * @param sizes people by group
   */
  static Set<String> released(Map<String, Integer> sizes, int k) {
    List<Map.Entry<String, Integer>> bySize =
        sizes.entrySet().stream()
            .filter(group -> group.getValue() > 0)
            .sorted(
                Map.Entry.<String, Integer>comparingByValue()
                    .thenComparing(Map.Entry.comparingByKey()))
            .toList();
    int hidden = 0;
    int hiddenPeople = 0;
    for (Map.Entry<String, Integer> group : bySize) {
      boolean gaps = hidden > 0 && (hidden < 2 || hiddenPeople < k);
      if (group.getValue() >= k && !gaps) {
        break;
      }
      hidden++;
      hiddenPeople += group.getValue();
    }
    return bySize.subList(hidden, bySize.size()).stream()
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * A share as it may be told: to the whole per cent, to the nearest 5 with fewer than 20 people,
   * the interval widened to match. Where with fewer than 10 people all or none did something
   * sensitive, only a bound.
   */
  static Figure guardShare(Figure figure, boolean sensitive) {
    Double estimate = figure.estimate();
    Double lower = figure.lower();
    Double upper = figure.upper();
    Integer people = figure.nPeople();
    if (estimate == null || lower == null || upper == null || people == null) {
      return figure;
    }
    if (sensitive && people < ALIKE && (estimate <= 0.1 || estimate >= 0.9)) {
      return estimate >= 0.9
          ? figure.with(0.9, Math.min(0.9, floor(lower, 20)), 1, Bound.AT_LEAST)
          : figure.with(0.1, 0, Math.max(0.1, ceil(upper, 20)), Bound.AT_MOST);
    }
    int steps = people < FEW ? 20 : 100;
    return figure.with(
        Math.round(estimate * steps) / (double) steps,
        floor(lower, steps),
        ceil(upper, steps),
        Bound.NONE);
  }

  /** What few people make of the whole: above 60 % only that it is so much or more. */
  static Figure guardTopShare(Figure figure) {
    Double estimate = figure.estimate();
    Double lower = figure.lower();
    return estimate == null || lower == null || estimate <= DOMINATES
        ? guardShare(figure, false)
        : figure.with(DOMINATES, Math.min(DOMINATES, floor(lower, 20)), 1, Bound.AT_LEAST);
  }

  /** A one-sided upper bound of a share, widened to the next step. */
  static Figure guardBound(Figure figure) {
    Double upper = figure.upper();
    Integer people = figure.nPeople();
    if (upper == null || people == null) {
      return figure;
    }
    double bound = ceil(upper, people < FEW ? 20 : 100);
    return figure.with(bound, 0, bound, Bound.ONE_SIDED_UPPER);
  }

  /**
   * A number that is no share: to one decimal with fewer than 20 people, else to two. One that has
   * no end, as a ratio to nothing, is no number: its lower limit alone is told.
   */
  static Figure guardNumber(Figure figure) {
    Double estimate = figure.estimate();
    Double lower = figure.lower();
    Double upper = figure.upper();
    Integer people = figure.nPeople();
    if (estimate == null || lower == null || upper == null || people == null) {
      return figure;
    }
    int steps = people < FEW ? 10 : 100;
    if (estimate.isInfinite()) {
      double least = floor(lower, steps);
      return figure.with(least, least, Double.POSITIVE_INFINITY, Bound.AT_LEAST);
    }
    return figure.with(
        Math.round(estimate * steps) / (double) steps,
        floor(lower, steps),
        ceil(upper, steps),
        Bound.NONE);
  }

  /** The status by the number of people alone. */
  static Status status(int people, int k) {
    return people == 0 ? Status.NOT_MEASURED : people < k ? Status.SUPPRESSED : Status.OK;
  }

  private static double floor(double value, int steps) {
    return Math.floor(value * steps + 1e-9) / steps;
  }

  private static double ceil(double value, int steps) {
    return Math.ceil(value * steps - 1e-9) / steps;
  }
}
