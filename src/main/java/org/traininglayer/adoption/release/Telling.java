package org.traininglayer.adoption.release;

import java.util.Optional;
import org.traininglayer.adoption.cohort.Cohort;
import org.traininglayer.adoption.disclosure.Status;

/**
 * Whether a number about a group that was reckoned elsewhere may be told: as much as the released
 * figure of the same people, and no sooner.
 *
 * @param release the figures as they are told
 * @param rests whether they stay as they are until the week is over
 */
public record Telling(Release release, boolean rests) {

  /** What may be told. */
  public enum May {
    /** All that the rules for one group allow. */
    TELL,
    /** Nothing new: fewer people have changed something than may be told about. */
    WAIT,
    /** Nothing. */
    HIDE
  }

  /** What may be told of a group; one that was not released yet is not told of. */
  public May of(String cohort, OwnerFigure figure) {
    Optional<Release.Group> group = Cohort.of(cohort).flatMap(release::of);
    if (group.isEmpty() || group.get().figure(figure).status() == Status.SUPPRESSED) {
      return May.HIDE;
    }
    return rests || group.get().content().held().contains(figure.id()) ? May.WAIT : May.TELL;
  }
}
