package org.traininglayer.player;

import org.traininglayer.learning.Progress;

/** Where to go from here. */
final class Next {

  private Next() {}

  /** The first step that is not finished; the debrief once the module is completed. */
  static String of(PlayerContext visit, Progress progress) {
    String current = progress.outcome() == null ? progress.currentStep() : null;
    return current == null ? Paths.debrief(visit.token()) : Paths.step(visit.token(), current);
  }
}
