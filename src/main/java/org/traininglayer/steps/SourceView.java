package org.traininglayer.steps;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Artefact;
import org.traininglayer.catalog.Markdown;

/**
 * What a source says. Exactly one of table and lines is set.
 *
 * @param note HTML, may be empty
 */
public record SourceView(
    String id, String title, String note, @Nullable Table table, @Nullable List<Line> lines) {

  /** A listing. */
  public record Table(List<Artefact.Column> columns, List<Row> rows) {}

  /**
   * A row; the first cell names it.
   *
   * @param reference whether others are held against it, so that it stays in sight
   */
  public record Row(String place, String label, List<Cell> cells, boolean reference) {}

  /** A cell, with the header of its column. */
  public record Cell(String column, String text, boolean numeric) {}

  /** A heading or paragraph. */
  public record Line(String place, String label, int heading, String html) {}

  /** The view of a source. */
  public static SourceView of(Artefact artefact) {
    String note = Markdown.inline(artefact.note());
    return switch (artefact) {
      case Artefact.Table table ->
          new SourceView(
              table.id(),
              table.title(),
              note,
              new Table(
                  table.columns(), table.rows().stream().map(row -> row(table, row)).toList()),
              null);
      case Artefact.Document document ->
          new SourceView(
              document.id(),
              document.title(),
              note,
              null,
              document.lines().stream().map(line -> line(document, line)).toList());
    };
  }

  /** A row of a listing. */
  public static Row row(Artefact.Table table, Artefact.Row row) {
    List<Cell> cells =
        IntStream.range(0, Math.min(table.columns().size(), row.cells().size()))
            .mapToObj(i ->
                new Cell(
                    table.columns().get(i).label(),
                    row.cells().get(i),
                    table.columns().get(i).numeric()))
            .toList();
    return new Row(table.id() + "/" + row.key(), row.label(), cells, row.key().equals("median"));
  }

  /** A line of a document. */
  public static Line line(Artefact.Document document, Artefact.Line line) {
    return new Line(
        document.id() + "/" + line.key(),
        line.label(),
        line.heading(),
        Markdown.inline(line.markdown()));
  }
}
