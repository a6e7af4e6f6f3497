package org.traininglayer.imports;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.traininglayer.kernel.SpreadsheetText;

/**
 * A table to take away: <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a> in UTF-8 with
 * a byte order mark, without which some spreadsheets take it for another encoding.
 */
public final class CsvOut {

  private CsvOut() {}

  /** Header and lines; what a spreadsheet would compute is made harmless. */
  public static String table(List<String> header, List<List<String>> lines) {
    StringWriter out = new StringWriter();
    out.write('\uFEFF');
    try (CSVPrinter csv = new CSVPrinter(out, CSVFormat.RFC4180)) {
      csv.printRecord(header);
      for (List<String> line : lines) {
        csv.printRecord(line.stream().map(SpreadsheetText::of).toList());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }
}
