package org.traininglayer.player;

import org.traininglayer.learning.Progress;

/** Where to go from here. */
final class Next {

  private Next() {}

  /** The first step that is not finished, or the debrief. */
  static String of(PlayerContext visit, Progress progress) {
    String current = progress.currentStep();
    return current == null ? Paths.debrief(visit.token()) : Paths.step(visit.token(), current);
  }
}
