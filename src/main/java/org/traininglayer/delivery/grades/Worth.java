package org.traininglayer.delivery.grades;

import java.util.Comparator;

/**
 * Which of two results of a person the gradebook is to have: one that was passed before one that
 * was not, then the higher score. {@link GradeTable#enter} orders by the same.
 *
 * @param score 0 to 1, kept to a millionth
 */
record Worth(boolean passed, double score) implements Comparable<Worth> {

  private static final double SAME = 1e-5;

  private static final Comparator<Worth> ORDER =
      Comparator.comparing(Worth::passed).thenComparingDouble(Worth::score);

  @Override
  public int compareTo(Worth other) {
    return ORDER.compare(this, other);
  }

  /** Above 0 where it is better than another, below where it is worse, by more than rounding. */
  int against(Worth other) {
    return passed == other.passed && Math.abs(score - other.score) <= SAME ? 0 : compareTo(other);
  }
}
