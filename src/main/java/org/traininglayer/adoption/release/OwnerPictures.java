package org.traininglayer.adoption.release;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.traininglayer.adoption.cohort.Cohort;
import org.traininglayer.adoption.dashboard.Texts;
import org.traininglayer.adoption.picture.Drawing;
import org.traininglayer.adoption.picture.Sheet;

/** The pictures of a release, on the page and as files: of what was released, and nothing else. */
final class OwnerPictures {

  /** Widths a picture is laid out for; with the card around it the page has these. */
  private static final int NARROW = 300;

  private static final int MIDDLE = 540;
  private static final int BROAD = 1080;

  private final Texts texts;
  private final Release release;
  private final Cohort current;
  private final List<Composed> all;
  private final List<Composed> trends;

  /**
   * Of a release.
   *
   * @param current the group that the page is about
   * @param past what was told of it on earlier Mondays
   */
  OwnerPictures(Texts texts, Release release, Cohort current, List<Past> past) {
    this.texts = texts;
    this.release = release;
    this.current = current;
    List<Composed> pictures = new ArrayList<>();
    GroupForest.QUALITY.of(texts, release, current).ifPresent(pictures::add);
    GroupForest.TIME.of(texts, release, current).ifPresent(pictures::add);
    for (Cohort.Kind kind : List.of(Cohort.Kind.COHORT, Cohort.Kind.ROLE, Cohort.Kind.STUDY)) {
      GroupPlane.CATCHING.of(texts, release, kind, current).ifPresent(pictures::add);
    }
    release
        .of(current)
        .flatMap(group -> UserCurve.of(texts, release, group))
        .ifPresent(pictures::add);
    for (Cohort.Kind kind : List.of(Cohort.Kind.COHORT, Cohort.Kind.ROLE, Cohort.Kind.STUDY)) {
      GroupPlane.POLICY.of(texts, release, kind, current).ifPresent(pictures::add);
    }
    GroupForest.COMPLETED.of(texts, release, current).ifPresent(pictures::add);
    GroupForest.CHECKS.of(texts, release, current).ifPresent(pictures::add);
    release
        .of(current)
        .flatMap(group -> StageBars.of(texts, release, group))
        .ifPresent(pictures::add);
    CoverageMatrix.of(texts, release, current).ifPresent(pictures::add);
    this.all = List.copyOf(pictures);
    this.trends = FigureTrend.of(texts, release.weeks(), current, past);
  }

  /**
   * For the page.
   *
   * @param path under which the files lie
   */
  List<OwnerPage.Picture> onPage(String path) {
    return all.stream().map(one -> onPage(path, one)).toList();
  }

  /** Figures of the page's group over time, for the page. */
  List<OwnerPage.Picture> trends(String path) {
    return trends.stream().map(one -> onPage(path, one)).toList();
  }

  private OwnerPage.Picture onPage(String path, Composed one) {
    String query =
        "?weeks="
            + release.weeks()
            + "&cohort="
            + URLEncoder.encode(current.key(), StandardCharsets.UTF_8);
    List<OwnerPage.Drawn> drawn = new ArrayList<>();
    drawn.add(drawn("narrow", one.layout().at(NARROW)));
    drawn.add(drawn("middle", one.layout().at(MIDDLE)));
    if (one.wide()) {
      drawn.add(drawn("broad", one.layout().at(BROAD)));
    }
    String files = path + "/pictures/" + one.id();
    return new OwnerPage.Picture(
        one.id(),
        one.title(),
        one.subtitle(),
        one.summary(),
        one.note(),
        drawn,
        one.wide(),
        texts.say(head(one)),
        one.columns(),
        one.rows(),
        files + ".svg" + query,
        files + ".csv" + query,
        file(one));
  }

  /** What the lines of its table are. */
  private String head(Composed one) {
    return trends.contains(one)
        ? "owner.trend.day"
        : one.id().equals("curve") ? "owner.table.figure" : "owner.column.group";
  }

  private static OwnerPage.Drawn drawn(String size, Drawing drawing) {
    return new OwnerPage.Drawn(size, drawing.viewBox(), drawing.svg());
  }

  private String file(Composed one) {
    return "adoption-" + one.id() + "-" + release.from() + "-" + release.to().minusDays(1);
  }

  /** A picture as a file; nothing where there is none of this id. */
  Optional<OwnerPages.Download> svg(String id) {
    return find(id)
        .map(one ->
            new OwnerPages.Download(
                file(one) + ".svg",
                new Sheet(
                        one.title(),
                        one.subtitle(),
                        one.summary(),
                        one.note() + " " + texts.say("purpose"),
                        one.layout().at(one.wide() ? BROAD : MIDDLE))
                    .svg()));
  }

  /** The figures of a picture; nothing where there is none of this id. */
  Optional<OwnerPages.Download> csv(String id) {
    return find(id).map(one -> new OwnerPages.Download(file(one) + ".csv", one.csv().get()));
  }

  private Optional<Composed> find(String id) {
    return Stream.concat(all.stream(), trends.stream())
        .filter(one -> one.id().equals(id))
        .findFirst();
  }

  /** Of what, when, how many. */
  static String subtitle(Texts texts, Release release, String what) {
    return texts.say(
        "owner.picture.subtitle",
        what,
        release.from(),
        release.to().minusDays(1),
        release.groups().isEmpty() ? "" : OwnerPages.people(texts, release.groups().getFirst()));
  }
}
