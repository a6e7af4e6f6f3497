package org.traininglayer.adoption.release;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.traininglayer.adoption.dashboard.Texts;
import org.traininglayer.adoption.disclosure.Figure;
import org.traininglayer.adoption.disclosure.Status;
import org.traininglayer.adoption.release.Release.State;

/** What the figures of a group say, in a sentence each. */
final class OwnerWords {

  private static final double MARGIN = 5;
  private static final double CAUGHT = 0.7;
  private static final double MISSED = 0.1;
  private static final double BYPASS = 0.05;

  private final Texts texts;
  private final Release.Group group;

  OwnerWords(Texts texts, Release.Group group) {
    this.texts = texts;
    this.group = group;
  }

  /** Productive? Safe? Which pattern, and how sure? */
  String headline() {
    return String.join(" ", productive(), safe(), patterns());
  }

  private String productive() {
    Figure quality = group.figure(OwnerFigure.QUALITY);
    Figure time = group.figure(OwnerFigure.TIME);
    String how;
    if (sure(quality) && above(quality.upper(), -MARGIN, true)) {
      how = "worse";
    } else if (sure(time) && above(time.lower(), 1, false)) {
      how = "slower";
    } else if (sure(time) && above(time.upper(), 1, true)) {
      how = sure(quality) && above(quality.lower(), -MARGIN, false) ? "gain" : "faster";
    } else if (sure(quality) && above(quality.lower(), -MARGIN, false)) {
      how = "no-worse";
    } else {
      how = known(quality) || known(time) ? "unclear" : "unknown";
    }
    return texts.say("owner.productive." + how);
  }

  private String safe() {
    Figure hits = group.figure(OwnerFigure.HITS);
    Figure critical = group.figure(OwnerFigure.CRITICAL);
    Figure bypass = group.figure(OwnerFigure.CHECK_BYPASS);
    Figure prohibited = group.figure(OwnerFigure.PROHIBITED);
    String how;
    if (sure(critical) && above(critical.lower(), MISSED, false)) {
      how = "critical";
    } else if (sure(bypass) && above(bypass.lower(), BYPASS, false)) {
      how = "bypass";
    } else if (sure(prohibited) && above(prohibited.lower(), BYPASS, false)) {
      how = "prohibited";
    } else if (sure(hits) && above(hits.upper(), CAUGHT, true)) {
      how = "missed";
    } else if (sure(hits) && above(hits.lower(), CAUGHT, false)) {
      how = "caught";
    } else {
      how = known(hits) ? "unclear" : "unknown";
    }
    return texts.say("owner.safe." + how);
  }

  private String patterns() {
    List<String> clear = named(State.CLEAR);
    List<String> watch = named(State.WATCH);
    if (!clear.isEmpty()) {
      return texts.say("owner.pattern.clear", texts.list(clear));
    }
    if (!watch.isEmpty()) {
      return texts.say("owner.pattern.watch", texts.list(watch));
    }
    boolean any = !named(State.QUIET).isEmpty();
    return texts.say(any ? "owner.pattern.quiet" : "owner.pattern.unknown");
  }

  private List<String> named(State state) {
    return OwnerPages.SIGNALS.stream()
        .filter(id -> group.signal(id).state() == state)
        .map(id -> texts.say("owner.pattern.name." + id))
        .toList();
  }

  /**
   * Whether its limits may be held against others. Those of a figure that is told as a bound, to
   * protect few people who are all alike, are no less sure: what slips through in 90 % or more of
   * all cases is beyond any limit.
   */
  static boolean sure(Figure figure) {
    return figure.status() == Status.OK;
  }

  private static boolean known(Figure figure) {
    return figure.shown();
  }

  private static boolean above(@Nullable Double value, double limit, boolean below) {
    return value != null && (below ? value < limit : value > limit);
  }
}
