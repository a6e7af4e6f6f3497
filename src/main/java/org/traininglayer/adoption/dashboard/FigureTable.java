package org.traininglayer.adoption.dashboard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.traininglayer.adoption.disclosure.Figure;
import org.traininglayer.adoption.metric.Panel.Format;
import org.traininglayer.kernel.SpreadsheetText;

/**
 * The figures of a panel, for the table beside the chart and for CSV.
 *
 * @param rowHeader what the rows are
 */
record FigureTable(String caption, String rowHeader, List<Column> columns, List<Row> rows) {

  /** A measure. */
  record Column(String id, String label, Format format) {}

  /**
   * A group with one figure for each column; null where a measure has no meaning for the group.
   *
   * @param id stable, as in CSV
   * @param note said beside the name; may be empty
   */
  record Row(String id, String label, String note, List<@Nullable Figure> figures) {

    /** The first figure there is; its numbers of people and units stand for the row. */
    Figure main() {
      for (Figure figure : figures) {
        if (figure != null) {
          return figure;
        }
      }
      throw new IllegalStateException("a row without figures");
    }
  }

  /**
   * One line for each figure (RFC 4180, numbers invariant). What is hidden or not measured has an
   * empty cell and always a status.
   */
  String csv(String module) {
    StringBuilder text = new StringBuilder();
    try (CSVPrinter csv = new CSVPrinter(text, CSVFormat.RFC4180)) {
      csv.printRecord(
          "module",
          "group",
          "measure",
          "estimate",
          "lower",
          "upper",
          "level",
          "bound",
          "people",
          "units",
          "status",
          "definition",
          "as_of");
      for (Row row : rows) {
        for (int i = 0; i < columns.size(); i++) {
          Figure figure = row.figures().get(i);
          if (figure == null) {
            continue;
          }
          csv.printRecord(
              safe(module),
              safe(row.id()),
              safe(columns.get(i).id()),
              figure.estimate(),
              figure.lower(),
              figure.upper(),
              Figure.LEVEL,
              figure.bound().name(),
              people(figure.nPeople()),
              figure.nUnits(),
              figure.status().code(),
              figure.definitionVersion(),
              figure.asOf().toString());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** Text that a spreadsheet would take for a formula is marked as text. */
  static String safe(String text) {
    return SpreadsheetText.of(text);
  }

  private static @Nullable String people(@Nullable Integer n) {
    return n == null ? null : n < Figure.FEW ? "<" + Figure.FEW : n.toString();
  }
}
