package org.traininglayer.reports;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.traininglayer.kernel.SpreadsheetText;

/**
 * Tables that leave the house: <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>,
 * numbers with a dot, missing cells empty; what a spreadsheet would take for a formula is marked as
 * text.
 */
final class Csv {

  private Csv() {}

  static void write(Appendable out, List<String> columns, Iterable<? extends List<?>> rows)
      throws IOException {
    CSVPrinter csv = new CSVPrinter(out, CSVFormat.RFC4180);
    csv.printRecord(columns);
    for (List<?> row : rows) {
      List<@Nullable Object> cells = new ArrayList<>();
      row.forEach(cell -> cells.add(safe(cell)));
      csv.printRecord(cells);
    }
    csv.flush();
  }

  static String text(List<String> columns, Iterable<? extends List<?>> rows) {
    StringBuilder text = new StringBuilder();
    try {
      write(text, columns, rows);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return text.toString();
  }

  /** Text that begins like a formula has an apostrophe in front; numbers stay numbers. */
  static @Nullable Object safe(@Nullable Object cell) {
    return cell instanceof String text ? SpreadsheetText.of(text) : cell;
  }
}
