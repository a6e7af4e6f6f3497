package org.traininglayer.adoption.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.traininglayer.adoption.cohort.Cohort;
import org.traininglayer.adoption.dashboard.Texts;
import org.traininglayer.adoption.disclosure.Figure;
import org.traininglayer.adoption.metric.Panel.Format;
import org.traininglayer.adoption.picture.Plane;

/** M4 of the groups of one kind: false alarms against errors caught. */
final class GroupPlane {

  private static final double LEANS = 0.25;
  private static final List<OwnerFigure> FIGURES =
      List.of(OwnerFigure.HITS, OwnerFigure.ALARMS, OwnerFigure.SKILL, OwnerFigure.CRITERION);

  private GroupPlane() {}

  /** Nothing where there are no two groups, or none of them has both numbers. */
  static Optional<Composed> of(
      Texts texts, Release release, Cohort.Kind kind, @Nullable Cohort current) {
    List<Release.Group> groups =
        release.groups().stream().filter(one -> one.cohort().kind() == kind).toList();
    boolean any =
        groups.stream()
            .anyMatch(one ->
                one.figure(OwnerFigure.HITS).shown() && one.figure(OwnerFigure.ALARMS).shown());
    if (!any || groups.size() < 2) {
      return Optional.empty();
    }
    List<Plane.Spot> spots = new ArrayList<>();
    int trusting = 0;
    int cautious = 0;
    for (Release.Group group : groups) {
      spots.add(spot(texts, group, current));
      Figure criterion = group.figure(OwnerFigure.CRITERION);
      Double lower = criterion.lower();
      Double upper = criterion.upper();
      boolean sure = OwnerWords.sure(criterion) && lower != null && upper != null;
      trusting += sure && lower != null && lower > LEANS ? 1 : 0;
      cautious += sure && upper != null && upper < -LEANS ? 1 : 0;
    }
    String how = trusting > 0 ? "trusting" : cautious > 0 ? "cautious" : "neither";
    String title =
        texts.say("owner.picture.plane." + how, trusting > 0 ? trusting : cautious, groups.size());
    String kinds = texts.say("owner.picture.kinds." + kind);
    String id = "plane-" + kind.name().toLowerCase(Locale.ROOT);
    return Optional.of(
        new Composed(
            id,
            title,
            OwnerPictures.subtitle(texts, release, texts.say("owner.picture.plane.of", kinds)),
            title + " " + texts.say("owner.picture.plane.summary", kinds, spots.size()),
            texts.say("owner.picture.plane.note"),
            new Plane(
                spots,
                new Plane.Words(
                    texts.say("owner.picture.plane.x"),
                    texts.say("owner.picture.plane.y"),
                    texts.say("owner.picture.plane.catching"),
                    texts.say("chart.plane.trusting"),
                    texts.say("chart.plane.cautious"),
                    texts.say("owner.picture.plane.astray")),
                share -> texts.plain(share, Format.SHARE),
                skill ->
                    skill == 0
                        ? texts.say("owner.picture.plane.chance")
                        : texts.say("chart.plane.skill", String.valueOf(skill))),
            false,
            List.of(
                texts.say("owner.column.M4.caught"),
                texts.say("owner.picture.plane.alarms"),
                texts.say("owner.table.size")),
            groups.stream().map(group -> row(texts, group)).toList(),
            () -> OwnerExport.csv(release, groups, FIGURES)));
  }

  private static Plane.Spot spot(Texts texts, Release.Group group, @Nullable Cohort current) {
    Figure hits = group.figure(OwnerFigure.HITS);
    Figure alarms = group.figure(OwnerFigure.ALARMS);
    String name = OwnerPages.name(texts, group.cohort());
    return new Plane.Spot(
        name,
        Composed.mark(alarms),
        Composed.mark(hits),
        Composed.why(texts, hits.shown() ? alarms : hits),
        name
            + ". "
            + Composed.says(texts, group, OwnerFigure.HITS)
            + ". "
            + Composed.says(texts, group, OwnerFigure.ALARMS),
        group.cohort().equals(current));
  }

  private static OwnerPage.PictureRow row(Texts texts, Release.Group group) {
    return new OwnerPage.PictureRow(
        OwnerPages.name(texts, group.cohort()),
        texts.say("owner.kind." + group.cohort().kind()),
        List.of(
            Composed.cell(texts, group, OwnerFigure.HITS, texts.say("owner.column.M4.caught")),
            Composed.cell(
                texts, group, OwnerFigure.ALARMS, texts.say("owner.picture.plane.alarms")),
            Composed.size(texts, group, OwnerFigure.HITS, texts.say("owner.table.size"))));
  }
}
