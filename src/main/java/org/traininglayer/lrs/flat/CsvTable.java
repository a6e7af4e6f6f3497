package org.traininglayer.lrs.flat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.traininglayer.kernel.SpreadsheetText;

/**
 * <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a> in UTF-8 with a header. Of text,
 * what a spreadsheet would compute gets an apostrophe in front; numbers stay numbers.
 */
public final class CsvTable implements Table {

  private final CSVPrinter csv;

  /** Begins with the header. */
  public CsvTable(List<Column> columns, OutputStream out) throws IOException {
    csv =
        new CSVPrinter(
            new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)),
            CSVFormat.RFC4180);
    csv.printRecord(columns.stream().map(Column::name).toList());
  }

  @Override
  public void add(List<@Nullable Object> row) throws IOException {
    List<String> cells = new ArrayList<>(row.size());
    for (@Nullable Object value : row) {
      cells.add(cell(value));
    }
    csv.printRecord(cells);
  }

  private static String cell(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case Double number -> new BigDecimal(number.toString()).toPlainString();
      case String text -> SpreadsheetText.of(text);
      default -> value.toString();
    };
  }

  @Override
  public void close() throws IOException {
    csv.flush();
  }
}
