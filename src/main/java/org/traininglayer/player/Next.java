package org.traininglayer.player;

import org.traininglayer.learning.Progress;

/** Where to go from here. */
final class Next {

  private Next() {}

  /**
   * The first step that is not finished; once the module is completed what is acknowledged anew, if
   * anything is, and then the debrief.
   */
  static String of(PlayerContext visit, Progress progress) {
    String current =
        progress.outcome() == null
            ? progress.currentStep()
            : progress.way().steps().stream()
                .filter(progress::isRenewed)
                .map(step -> step.head().id())
                .findFirst()
                .orElse(null);
    return current == null ? Paths.debrief(visit.token()) : Paths.step(visit.token(), current);
  }
}
