package org.traininglayer.adoption.release;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.traininglayer.adoption.cohort.Cohort;
import org.traininglayer.adoption.dashboard.Texts;
import org.traininglayer.adoption.disclosure.Status;
import org.traininglayer.adoption.picture.Matrix;

/** P5: of each group and outcome, what is there and what is missing. */
final class CoverageMatrix {

  static final String ID = "coverage";

  /** Outcomes, with the figure that tells whether the group is hidden. */
  private static final Map<String, OwnerFigure> METRICS = metrics();

  private CoverageMatrix() {}

  private static Map<String, OwnerFigure> metrics() {
    Map<String, OwnerFigure> metrics = new LinkedHashMap<>();
    metrics.put("M1", OwnerFigure.QUALITY);
    metrics.put("M2", OwnerFigure.TIME);
    metrics.put("M3", OwnerFigure.BIAS);
    metrics.put("M4", OwnerFigure.HITS);
    metrics.put("M5", OwnerFigure.COMPLETED);
    return metrics;
  }

  /** Nothing where nobody is in any group. */
  static Optional<Composed> of(Texts texts, Release release, @Nullable Cohort current) {
    List<Release.Group> groups =
        release.groups().stream()
            .filter(group -> group.figure(OwnerFigure.COVERAGE).shown())
            .toList();
    if (groups.isEmpty()) {
      return Optional.empty();
    }
    List<Matrix.Row> rows = new ArrayList<>();
    List<OwnerPage.PictureRow> table = new ArrayList<>();
    int complete = 0;
    int known = 0;
    for (Release.Group group : groups) {
      String name = OwnerPages.name(texts, group.cohort());
      List<Matrix.Cell> cells = new ArrayList<>();
      List<OwnerPage.Cell> words = new ArrayList<>();
      for (String metric : METRICS.keySet()) {
        Matrix.Sign sign = sign(group, metric);
        String word = texts.say("owner.picture.sign." + sign);
        String panel = texts.say("owner.panel." + metric);
        cells.add(new Matrix.Cell(sign, word, name + ", " + panel + ": " + word));
        words.add(new OwnerPage.Cell(panel, word, "", sign != Matrix.Sign.COMPLETE));
        complete += sign == Matrix.Sign.COMPLETE ? 1 : 0;
        known += sign == Matrix.Sign.HIDDEN ? 0 : 1;
      }
      rows.add(new Matrix.Row(name, cells, group.cohort().equals(current)));
      table.add(
          new OwnerPage.PictureRow(name, texts.say("owner.kind." + group.cohort().kind()), words));
    }
    String title = texts.say("owner.picture.coverage.title", complete, known);
    return Optional.of(
        new Composed(
            ID,
            title,
            OwnerPictures.subtitle(texts, release, texts.say("owner.picture.coverage.of")),
            title + " " + texts.say("owner.picture.coverage.summary", groups.size()),
            texts.say("owner.picture.coverage.note"),
            new Matrix(
                METRICS.keySet().stream()
                    .map(id -> new Matrix.Column(id, texts.say("owner.picture.short." + id)))
                    .toList(),
                rows),
            true,
            METRICS.keySet().stream().map(id -> texts.say("owner.panel." + id)).toList(),
            table,
            () -> OwnerExport.coverage(release, groups)));
  }

  /** What a file calls each cell: {@code group, metric, state}. */
  static List<List<String>> lines(List<Release.Group> groups) {
    List<List<String>> lines = new ArrayList<>();
    for (Release.Group group : groups) {
      for (String metric : METRICS.keySet()) {
        lines.add(List.of(group.cohort().key(), metric, sign(group, metric).name()));
      }
    }
    return lines;
  }

  /** The first thing that is missing; of a group that is hidden it is not told. */
  static Matrix.Sign sign(Release.Group group, String metric) {
    OwnerFigure leading = METRICS.get(metric);
    if (leading != null && group.figure(leading).status() == Status.SUPPRESSED) {
      return Matrix.Sign.HIDDEN;
    }
    return group.content().missing().stream()
        .filter(one -> one.startsWith(metric + ":"))
        .findFirst()
        .map(one ->
            switch (one.substring(metric.length() + 1)) {
              case "INSTRUMENT" -> Matrix.Sign.NO_INSTRUMENT;
              case "BASELINE" -> Matrix.Sign.NO_BASELINE;
              case "FRESH" -> Matrix.Sign.OLD;
              case "OWNER_AND_THRESHOLD" -> Matrix.Sign.NO_OWNER;
              case Releases.NOT_SIGNED -> Matrix.Sign.NOT_SIGNED;
              default -> Matrix.Sign.FEW_DATA;
            })
        .orElse(Matrix.Sign.COMPLETE);
  }
}
