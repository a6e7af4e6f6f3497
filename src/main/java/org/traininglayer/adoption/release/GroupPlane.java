package org.traininglayer.adoption.release;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.traininglayer.adoption.cohort.Cohort;
import org.traininglayer.adoption.dashboard.Texts;
import org.traininglayer.adoption.disclosure.Figure;
import org.traininglayer.adoption.metric.Panel.Format;
import org.traininglayer.adoption.picture.Mark;
import org.traininglayer.adoption.picture.Plane;

/**
 * The groups of one kind in a plane of detection, where the top left is good, bottom left and top
 * right are two ways to go wrong, and the diagonal is chance.
 */
enum GroupPlane {
  /** M4: errors caught against false alarms. */
  CATCHING(
      "plane",
      OwnerFigure.HITS,
      OwnerFigure.ALARMS,
      List.of(OwnerFigure.SKILL, OwnerFigure.CRITERION),
      new Says(
          "owner.column.M4.caught",
          "owner.picture.plane.alarms",
          "owner.picture.plane.catching",
          "chart.plane.trusting",
          "chart.plane.cautious"),
      new Rule("trusting", group -> lower(group, OwnerFigure.CRITERION) > 0.25),
      new Rule("cautious", group -> upper(group, OwnerFigure.CRITERION) < -0.25)),
  /** P3: what is permitted and used against what is prohibited and used. */
  POLICY(
      "policy",
      OwnerFigure.AVOIDED,
      OwnerFigure.PROHIBITED,
      List.of(OwnerFigure.CHILL),
      new Says(
          "owner.picture.policy.avoided",
          "owner.picture.policy.prohibited",
          "owner.picture.policy.right",
          "owner.picture.policy.chill",
          "owner.picture.policy.reckless"),
      new Rule("used", group -> lower(group, OwnerFigure.PROHIBITED) > 0.1),
      new Rule("left", group -> lower(group, OwnerFigure.AVOIDED) > 0.15));

  /** Keys of columns and corners. */
  private record Says(String up, String across, String good, String low, String high) {}

  /** What a title counts: the groups of which this is sure. */
  private record Rule(String name, Predicate<Release.Group> sure) {}

  private final String id;
  private final OwnerFigure up;
  private final OwnerFigure across;
  private final List<OwnerFigure> beside;
  private final Says says;
  private final List<Rule> rules;

  GroupPlane(
      String id,
      OwnerFigure up,
      OwnerFigure across,
      List<OwnerFigure> beside,
      Says says,
      Rule first,
      Rule second) {
    this.id = id;
    this.up = up;
    this.across = across;
    this.beside = beside;
    this.says = says;
    this.rules = List.of(first, second);
  }

  /** Nothing where there are no two groups, or none of them has both numbers. */
  Optional<Composed> of(Texts texts, Release release, Cohort.Kind kind, @Nullable Cohort current) {
    List<Release.Group> groups =
        release.groups().stream().filter(one -> one.cohort().kind() == kind).toList();
    boolean any =
        groups.stream().anyMatch(one -> one.figure(up).shown() && one.figure(across).shown());
    if (!any || groups.size() < 2) {
      return Optional.empty();
    }
    String title = title(texts, groups);
    String kinds = texts.say("owner.picture.kinds." + kind);
    return Optional.of(
        new Composed(
            id + "-" + kind.name().toLowerCase(Locale.ROOT),
            title,
            OwnerPictures.subtitle(texts, release, texts.say(key("of"), kinds)),
            title + " " + texts.say(key("summary"), kinds, groups.size()),
            texts.say(key("note")),
            new Plane(
                groups.stream().map(group -> spot(texts, group, current)).toList(),
                new Plane.Words(
                    texts.say(key("x")),
                    texts.say(key("y")),
                    texts.say(says.good()),
                    texts.say(says.low()),
                    texts.say(says.high()),
                    texts.say(key("astray"))),
                share -> texts.plain(share, Format.SHARE),
                skill ->
                    skill == 0
                        ? texts.say(key("chance"))
                        : texts.say("chart.plane.skill", String.valueOf(skill))),
            false,
            List.of(texts.say(says.up()), texts.say(says.across()), texts.say("owner.table.size")),
            groups.stream().map(group -> row(texts, group)).toList(),
            () -> OwnerExport.csv(release, groups, figures())));
  }

  private String title(Texts texts, List<Release.Group> groups) {
    for (Rule rule : rules) {
      long sure = groups.stream().filter(rule.sure()).count();
      if (sure > 0) {
        return texts.say(key(rule.name()), sure, groups.size());
      }
    }
    return texts.say(key("neither"), 0L, groups.size());
  }

  private String key(String what) {
    return "owner.picture." + id + "." + what;
  }

  private List<OwnerFigure> figures() {
    return Stream.concat(Stream.of(up, across), beside.stream()).toList();
  }

  /** The lower limit where the figure is sure; else less than any limit. */
  private static double lower(Release.Group group, OwnerFigure which) {
    Figure figure = group.figure(which);
    Double lower = figure.lower();
    return OwnerWords.sure(figure) && lower != null ? lower : Double.NEGATIVE_INFINITY;
  }

  private static double upper(Release.Group group, OwnerFigure which) {
    Figure figure = group.figure(which);
    Double upper = figure.upper();
    return OwnerWords.sure(figure) && upper != null ? upper : Double.POSITIVE_INFINITY;
  }

  private Plane.Spot spot(Texts texts, Release.Group group, @Nullable Cohort current) {
    Figure vertical = group.figure(up);
    Mark high = Composed.mark(vertical);
    String name = OwnerPages.name(texts, group.cohort());
    return new Plane.Spot(
        name,
        Composed.mark(group.figure(across)),
        up == OwnerFigure.AVOIDED ? Composed.rest(high) : high,
        Composed.why(texts, vertical.shown() ? group.figure(across) : vertical),
        name + ". " + Composed.says(texts, group, up) + ". " + Composed.says(texts, group, across),
        group.cohort().equals(current));
  }

  private OwnerPage.PictureRow row(Texts texts, Release.Group group) {
    return new OwnerPage.PictureRow(
        OwnerPages.name(texts, group.cohort()),
        texts.say("owner.kind." + group.cohort().kind()),
        List.of(
            Composed.cell(texts, group, up, texts.say(says.up())),
            Composed.cell(texts, group, across, texts.say(says.across())),
            Composed.size(texts, group, up, texts.say("owner.table.size"))));
  }
}
