package org.traininglayer.adoption.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.traininglayer.adoption.cohort.Cohort;
import org.traininglayer.adoption.dashboard.Texts;
import org.traininglayer.adoption.disclosure.Figure;
import org.traininglayer.adoption.metric.Panel.Format;
import org.traininglayer.adoption.picture.Forest;
import org.traininglayer.adoption.picture.Mark;
import org.traininglayer.adoption.picture.Scale;

/** An outcome of all groups as a forest plot: M1 as a difference, M2 as a ratio, M5 as shares. */
enum GroupForest {
  QUALITY("quality", OwnerFigure.QUALITY, Axis.DIFFERENCE, -5, true),
  TIME("time", OwnerFigure.TIME, Axis.RATIO, 1, false),
  COMPLETED("completed", OwnerFigure.COMPLETED, Axis.SHARE, 0.7, true),
  CHECKS("checks", OwnerFigure.CHECK_BYPASS, Axis.SHARE, 0.05, false);

  private enum Axis {
    DIFFERENCE,
    RATIO,
    SHARE
  }

  private static final double HUNDRED = 100;
  private static final List<Cohort.Kind> KINDS =
      List.of(Cohort.Kind.COHORT, Cohort.Kind.ROLE, Cohort.Kind.STUDY);

  private final String id;
  private final OwnerFigure figure;
  private final Axis axis;
  private final double margin;
  private final boolean more;

  /**
   * A forest plot.
   *
   * @param margin what a group is surely on the good side of
   * @param more whether more is better
   */
  GroupForest(String id, OwnerFigure figure, Axis axis, double margin, boolean more) {
    this.id = id;
    this.figure = figure;
    this.axis = axis;
    this.margin = margin;
    this.more = more;
  }

  /** Nothing where there are no groups, or none of them has a number. */
  Optional<Composed> of(Texts texts, Release release, @Nullable Cohort current) {
    List<Release.Group> groups = release.groups();
    if (groups.size() < 2 || groups.stream().noneMatch(one -> one.figure(figure).shown())) {
      return Optional.empty();
    }
    List<Double> limits = new ArrayList<>();
    List<Forest.Section> sections = new ArrayList<>();
    List<Release.Group> inOrder = new ArrayList<>();
    section(texts, groups, Cohort.Kind.ORGANISATION, current, sections, inOrder, limits);
    KINDS.forEach(kind -> section(texts, groups, kind, current, sections, inOrder, limits));
    limits.add(margin);
    Release.Group everybody = inOrder.getFirst();
    Forest forest =
        new Forest(
            scale(texts, limits),
            sections,
            references(texts),
            everybody.figure(figure).estimate(),
            new Forest.Ends(say(texts, "left"), say(texts, "right")));
    long sure = inOrder.stream().skip(1).filter(one -> good(one.figure(figure))).count();
    String title = texts.say("owner.picture." + id + ".title", sure, inOrder.size() - 1);
    return Optional.of(
        new Composed(
            id,
            title,
            OwnerPictures.subtitle(texts, release, say(texts, "of")),
            title + " " + Composed.says(texts, everybody, figure) + ".",
            say(texts, "note"),
            forest,
            false,
            List.of(texts.say("owner.column." + figure.id()), texts.say("owner.table.size")),
            inOrder.stream().map(group -> row(texts, group)).toList(),
            () -> OwnerExport.csv(release, inOrder, List.of(figure))));
  }

  private OwnerPage.PictureRow row(Texts texts, Release.Group group) {
    return new OwnerPage.PictureRow(
        OwnerPages.name(texts, group.cohort()),
        texts.say("owner.kind." + group.cohort().kind()),
        List.of(
            Composed.cell(texts, group, figure, texts.say("owner.column." + figure.id())),
            Composed.size(texts, group, figure, texts.say("owner.table.size"))));
  }

  private void section(
      Texts texts,
      List<Release.Group> groups,
      Cohort.Kind kind,
      @Nullable Cohort current,
      List<Forest.Section> sections,
      List<Release.Group> inOrder,
      List<Double> limits) {
    List<Forest.Row> rows = new ArrayList<>();
    for (Release.Group group : groups) {
      if (group.cohort().kind() != kind) {
        continue;
      }
      Figure of = group.figure(figure);
      Mark mark = Composed.mark(of);
      Double from = mark.from();
      Double to = mark.to();
      if (from != null && to != null) {
        limits.add(from);
        limits.add(to);
      }
      String name = OwnerPages.name(texts, group.cohort());
      rows.add(
          new Forest.Row(
              name,
              Composed.value(texts, of, figure),
              Composed.brief(texts, of, figure),
              name + ". " + Composed.says(texts, group, figure),
              mark,
              kind == Cohort.Kind.ORGANISATION,
              group.cohort().equals(current)));
      inOrder.add(group);
    }
    if (!rows.isEmpty()) {
      sections.add(
          new Forest.Section(
              kind == Cohort.Kind.ORGANISATION ? "" : texts.say("owner.picture.kinds." + kind),
              rows));
    }
  }

  private Scale scale(Texts texts, List<Double> limits) {
    return switch (axis) {
      case RATIO ->
          Scale.ratio(limits, value -> texts.say("owner.picture.ratio", plain(texts, value)));
      case DIFFERENCE -> Scale.linear(limits, HUNDRED, value -> whole(texts, value));
      case SHARE -> Scale.share(value -> texts.plain(value, figure.format()));
    };
  }

  private List<Forest.Reference> references(Texts texts) {
    return switch (axis) {
      case RATIO -> List.of(new Forest.Reference(1, say(texts, "equal"), true));
      case DIFFERENCE ->
          List.of(
              new Forest.Reference(0, say(texts, "equal"), true),
              new Forest.Reference(margin, say(texts, "margin"), false));
      case SHARE -> List.of(new Forest.Reference(margin, say(texts, "margin"), false));
    };
  }

  /** Surely on the good side. */
  private boolean good(Figure of) {
    Double lower = of.lower();
    Double upper = of.upper();
    return OwnerWords.sure(of)
        && lower != null
        && upper != null
        && (more ? lower > margin : upper < margin);
  }

  private String say(Texts texts, String what) {
    return texts.say("owner.picture." + id + "." + what);
  }

  private static String plain(Texts texts, double value) {
    String text = texts.plain(value, Format.NUMBER);
    return text.endsWith("0") ? text.substring(0, text.length() - 1) : text;
  }

  /** Points of quality are told without decimals on the axis, where that is no lie. */
  private static String whole(Texts texts, double value) {
    return Math.abs(value - Math.rint(value)) < 1e-9
        ? String.valueOf(Math.round(value)).replace('-', '\u2212')
        : texts.plain(value, Format.NUMBER);
  }
}
