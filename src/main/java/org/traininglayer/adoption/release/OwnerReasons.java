package org.traininglayer.adoption.release;

import java.util.Comparator;
import java.util.List;
import org.traininglayer.adoption.dashboard.Texts;
import org.traininglayer.adoption.disclosure.Figure;
import org.traininglayer.adoption.disclosure.Figure.Bound;
import org.traininglayer.adoption.disclosure.Status;

/** Why people leave what they may use, in words: the most frequent reason first. */
final class OwnerReasons {

  private static final String PANEL = "reasons";

  private OwnerReasons() {}

  static OwnerPage.Reasons of(Texts texts, Release.Group group) {
    List<OwnerFigure> reasons =
        OwnerFigure.ALL.stream()
            .filter(figure -> figure.panel().equals(PANEL))
            .sorted(Comparator.comparingDouble(figure -> -share(group.figure(figure))))
            .toList();
    Status status = status(group, reasons);
    boolean told = status == Status.OK;
    return new OwnerPage.Reasons(
        told
            ? finding(texts, group, reasons.getFirst())
            : texts.say("owner.none." + status, texts.say("owner.need.reasons")),
        told ? reasons.stream().map(one -> OwnerPages.row(texts, group, one)).toList() : List.of());
  }

  /** OK where at least one reason may be told, be it of few data. */
  private static Status status(Release.Group group, List<OwnerFigure> reasons) {
    if (reasons.stream().anyMatch(one -> share(group.figure(one)) > 0)) {
      return Status.OK;
    }
    return reasons.stream().anyMatch(one -> group.figure(one).status() == Status.SUPPRESSED)
        ? Status.SUPPRESSED
        : Status.NOT_MEASURED;
  }

  private static String finding(Texts texts, Release.Group group, OwnerFigure first) {
    return texts.say(
        "owner.evidence",
        texts.say("owner.figure." + first.id()),
        texts.evidence(group.figure(first), first.format()));
  }

  /**
   * Below 0 where there is no number, so that it comes last. "So much or less" may be a reason that
   * nobody gave: it counts as 0.
   */
  private static double share(Figure figure) {
    Double estimate = figure.estimate();
    return estimate == null ? -1 : figure.bound() == Bound.AT_MOST ? 0 : estimate;
  }
}
