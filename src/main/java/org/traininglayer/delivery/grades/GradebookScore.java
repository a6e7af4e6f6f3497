package org.traininglayer.delivery.grades;

import org.jspecify.annotations.Nullable;
import org.traininglayer.kernel.Percent;

/**
 * What a gradebook is to show. It knows numbers only: whoever is below its line has not passed. So
 * it gets whole percent, as the learner reads them, and a number below the pass mark until the
 * module is passed, also where the score alone would have been enough. Pure.
 */
final class GradebookScore {

  private GradebookScore() {}

  /**
   * The score for the gradebook, 0 to 1.
   *
   * @param passMark null where it is not known; the score is then taken as it is
   */
  static double of(double scaled, boolean passed, @Nullable Double passMark) {
    int percent = Percent.ofScore(scaled);
    if (!passed && passMark != null) {
      percent = Math.min(percent, Math.max(0, Percent.ofMark(passMark) - 1));
    }
    return percent / 100.0;
  }
}
