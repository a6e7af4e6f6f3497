package org.traininglayer.adoption.release;

import java.util.List;
import java.util.function.Supplier;
import org.traininglayer.adoption.dashboard.Texts;
import org.traininglayer.adoption.disclosure.Figure;
import org.traininglayer.adoption.disclosure.Status;
import org.traininglayer.adoption.picture.Layout;
import org.traininglayer.adoption.picture.Mark;

/**
 * A picture before it is laid out: its words, what is drawn, and the same as a table.
 *
 * @param csv the same as a file
 */
record Composed(
    String id,
    String title,
    String subtitle,
    String summary,
    String note,
    Layout layout,
    boolean wide,
    List<String> columns,
    List<OwnerPage.PictureRow> rows,
    Supplier<String> csv) {

  /** Copies the lists. */
  Composed {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /** A released figure as it is drawn; what is hidden has no place. */
  static Mark mark(Figure figure) {
    Double estimate = figure.estimate();
    Double lower = figure.lower();
    Double upper = figure.upper();
    if (estimate == null || lower == null || upper == null) {
      return Mark.NOWHERE;
    }
    Mark.Look look =
        figure.bound() != Figure.Bound.NONE
            ? Mark.Look.BOUND
            : switch (figure.status()) {
              case OK -> Mark.Look.SURE;
              case STALE -> Mark.Look.OLD;
              case INSUFFICIENT_DATA, SUPPRESSED, NOT_MEASURED -> Mark.Look.FEW;
            };
    return new Mark(estimate, lower, upper, look);
  }

  /** What the share leaves: what is not avoided is used. */
  static Mark rest(Mark mark) {
    Double at = mark.at();
    Double from = mark.from();
    Double to = mark.to();
    return at == null || from == null || to == null
        ? mark
        : new Mark(1 - at, 1 - to, 1 - from, mark.look());
  }

  /** Estimate and interval, or why there is none. */
  static String value(Texts texts, Figure figure, OwnerFigure which) {
    return figure.shown()
        ? texts.full(figure, which.format()) + status(texts, figure)
        : why(texts, figure);
  }

  /** The estimate alone, or why there is none. */
  static String brief(Texts texts, Figure figure, OwnerFigure which) {
    return figure.shown()
        ? texts.estimate(figure, which.format()) + status(texts, figure)
        : why(texts, figure);
  }

  private static String status(Texts texts, Figure figure) {
    return figure.status() == Status.OK ? "" : ", " + texts.status(figure.status());
  }

  static String why(Texts texts, Figure figure) {
    return figure.status() == Status.SUPPRESSED
        ? texts.say("owner.picture.hidden")
        : texts.status(figure.status());
  }

  /** All of it, as it is read out. */
  static String says(Texts texts, Release.Group group, OwnerFigure which) {
    Figure figure = group.figure(which);
    String value = figure.shown() ? texts.evidence(figure, which.format()) : why(texts, figure);
    String status =
        figure.shown() && figure.status() != Status.OK ? "; " + texts.status(figure.status()) : "";
    String held = group.content().held().contains(which.id()) ? "; " + texts.say("owner.held") : "";
    return texts.say("owner.figure." + which.id()) + ": " + value + status + held;
  }

  static OwnerPage.Cell cell(Texts texts, Release.Group group, OwnerFigure which, String column) {
    Figure figure = group.figure(which);
    boolean shown = figure.shown();
    return new OwnerPage.Cell(
        column,
        shown ? texts.estimate(figure, which.format()) : why(texts, figure),
        shown ? texts.interval(figure, which.format()) : "",
        figure.status() != Status.OK);
  }

  /** How many people, and whether they are enough. */
  static OwnerPage.Cell size(Texts texts, Release.Group group, OwnerFigure which, String column) {
    Figure figure = group.figure(which);
    Integer people = figure.nPeople();
    String status =
        figure.status() == Status.OK
            ? texts.say("owner.status.ok")
            : figure.shown() ? texts.status(figure.status()) : "";
    String size = people == null ? "" : texts.people(people);
    String both = size.isEmpty() || status.isEmpty() ? size + status : size + ", " + status;
    String held = group.content().held().contains(which.id()) ? "; " + texts.say("owner.held") : "";
    return new OwnerPage.Cell(column, both + held, "", true);
  }
}
