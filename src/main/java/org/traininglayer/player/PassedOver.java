package org.traininglayer.player;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.traininglayer.learning.Progress;

/**
 * A step that need not be done, because its learner has proved to know what it teaches; it is open
 * all the same until the attempt ends.
 *
 * @param path of its page; null once the attempt is over and it was not done
 * @param finished whether it was done all the same
 */
record PassedOver(String title, @Nullable String path, boolean finished) {

  static List<PassedOver> of(PlayerContext visit, Progress progress) {
    return progress.way().passedOver().stream()
        .map(step ->
            new PassedOver(
                step.head().title(),
                progress.isOpen(step) ? Paths.step(visit, step) : null,
                progress.finished(step.head().id())))
        .toList();
  }
}
