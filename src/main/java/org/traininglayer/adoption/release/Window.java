package org.traininglayer.adoption.release;

import org.traininglayer.adoption.cohort.CohortRecords;

/**
 * What a number rests on that is told beside the releases: contributions of one group over a period
 * of its own.
 *
 * @param figure the released figure of the same kind of contributions
 * @param weeks how long it is
 * @param records those of the period, or a part of them
 */
public record Window(OwnerFigure figure, int weeks, CohortRecords records) {

  /**
   * Whose contributions it rests on. Looks at single weeks and at every topic are of more people
   * than the figures beside them, which are of the trained and of one topic.
   */
  Basis basis() {
    return switch (figure) {
      case STARTED -> Basis.WEEKS;
      case RAISED -> Basis.RATINGS;
      default -> figure.basis().orElseThrow();
    };
  }
}
