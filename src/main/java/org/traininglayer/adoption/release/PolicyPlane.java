package org.traininglayer.adoption.release;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.traininglayer.adoption.cohort.Cohort;
import org.traininglayer.adoption.dashboard.Texts;
import org.traininglayer.adoption.disclosure.Figure;
import org.traininglayer.adoption.metric.Panel.Format;
import org.traininglayer.adoption.picture.Mark;
import org.traininglayer.adoption.picture.Plane;

/**
 * P3 of the groups of one kind: what is permitted and used against what is prohibited and used.
 * Bottom left is chill, top right recklessness, the diagonal no knowledge of the rules.
 */
final class PolicyPlane {

  private static final double FEW = 0.1;
  private static final double AVOIDED = 0.15;
  private static final List<OwnerFigure> FIGURES =
      List.of(OwnerFigure.AVOIDED, OwnerFigure.PROHIBITED, OwnerFigure.CHILL);

  private PolicyPlane() {}

  /** Nothing where there are no two groups, or none of them has both numbers. */
  static Optional<Composed> of(
      Texts texts, Release release, Cohort.Kind kind, @Nullable Cohort current) {
    List<Release.Group> groups =
        release.groups().stream().filter(one -> one.cohort().kind() == kind).toList();
    boolean any =
        groups.stream()
            .anyMatch(one ->
                one.figure(OwnerFigure.AVOIDED).shown()
                    && one.figure(OwnerFigure.PROHIBITED).shown());
    if (!any || groups.size() < 2) {
      return Optional.empty();
    }
    long used = groups.stream().filter(one -> over(one, OwnerFigure.PROHIBITED, FEW)).count();
    long left = groups.stream().filter(one -> over(one, OwnerFigure.AVOIDED, AVOIDED)).count();
    String how = used > 0 ? "used" : left > 0 ? "left" : "neither";
    String title = texts.say("owner.picture.policy." + how, used > 0 ? used : left, groups.size());
    String kinds = texts.say("owner.picture.kinds." + kind);
    return Optional.of(
        new Composed(
            "policy-" + kind.name().toLowerCase(Locale.ROOT),
            title,
            OwnerPictures.subtitle(texts, release, texts.say("owner.picture.policy.of", kinds)),
            title + " " + texts.say("owner.picture.policy.summary", kinds, groups.size()),
            texts.say("owner.picture.policy.note"),
            new Plane(
                groups.stream().map(group -> spot(texts, group, current)).toList(),
                new Plane.Words(
                    texts.say("owner.picture.policy.x"),
                    texts.say("owner.picture.policy.y"),
                    texts.say("owner.picture.policy.right"),
                    texts.say("owner.picture.policy.chill"),
                    texts.say("owner.picture.policy.reckless"),
                    texts.say("owner.picture.policy.astray")),
                share -> texts.plain(share, Format.SHARE),
                skill ->
                    skill == 0
                        ? texts.say("owner.picture.policy.chance")
                        : texts.say("chart.plane.skill", String.valueOf(skill))),
            false,
            List.of(
                texts.say("owner.picture.policy.avoided"),
                texts.say("owner.picture.policy.prohibited"),
                texts.say("owner.table.size")),
            groups.stream().map(group -> row(texts, group)).toList(),
            () -> OwnerExport.csv(release, groups, FIGURES)));
  }

  /** Surely more than this. */
  private static boolean over(Release.Group group, OwnerFigure which, double bound) {
    Figure figure = group.figure(which);
    Double lower = figure.lower();
    return OwnerWords.sure(figure) && lower != null && lower > bound;
  }

  private static Plane.Spot spot(Texts texts, Release.Group group, @Nullable Cohort current) {
    Figure avoided = group.figure(OwnerFigure.AVOIDED);
    Figure prohibited = group.figure(OwnerFigure.PROHIBITED);
    String name = OwnerPages.name(texts, group.cohort());
    return new Plane.Spot(
        name,
        Composed.mark(prohibited),
        rest(Composed.mark(avoided)),
        Composed.why(texts, avoided.shown() ? prohibited : avoided),
        name
            + ". "
            + Composed.says(texts, group, OwnerFigure.AVOIDED)
            + ". "
            + Composed.says(texts, group, OwnerFigure.PROHIBITED),
        group.cohort().equals(current));
  }

  /** What is not avoided is used. */
  static Mark rest(Mark mark) {
    Double at = mark.at();
    Double from = mark.from();
    Double to = mark.to();
    return at == null || from == null || to == null
        ? mark
        : new Mark(1 - at, 1 - to, 1 - from, mark.look());
  }

  private static OwnerPage.PictureRow row(Texts texts, Release.Group group) {
    return new OwnerPage.PictureRow(
        OwnerPages.name(texts, group.cohort()),
        texts.say("owner.kind." + group.cohort().kind()),
        List.of(
            Composed.cell(
                texts, group, OwnerFigure.AVOIDED, texts.say("owner.picture.policy.avoided")),
            Composed.cell(
                texts, group, OwnerFigure.PROHIBITED, texts.say("owner.picture.policy.prohibited")),
            Composed.size(texts, group, OwnerFigure.AVOIDED, texts.say("owner.table.size"))));
  }
}
