package org.traininglayer.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A table as Markdown. */
final class Table {

  private final List<List<String>> rows = new ArrayList<>();

  Table(String... head) {
    rows.add(List.of(head));
  }

  /** Adds a row; numbers get as many decimals as they need. */
  Table row(Object... cells) {
    rows.add(Arrays.stream(cells).map(Table::text).toList());
    return this;
  }

  void print() {
    int columns = rows.getFirst().size();
    int[] widths = new int[columns];
    rows.forEach(row -> {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    });
    StringBuilder out = new StringBuilder("\n");
    for (int r = 0; r < rows.size(); r++) {
      line(out, rows.get(r), widths);
      if (r == 0) {
        for (int width : widths) {
          out.append('|').append("-".repeat(width + 1)).append(':');
        }
        out.append("|\n");
      }
    }
    System.out.println(out);
  }

  private static void line(StringBuilder out, List<String> row, int[] widths) {
    for (int i = 0; i < widths.length; i++) {
      out.append("| ").append(" ".repeat(widths[i] - row.get(i).length())).append(row.get(i));
      out.append(' ');
    }
    out.append("|\n");
  }

  private static String text(Object cell) {
    if (cell instanceof Double number) {
      int decimals = number >= 100 ? 0 : number >= 10 ? 1 : 2;
      return String.format(Locale.ROOT, "%." + decimals + "f", number);
    }
    return String.valueOf(cell);
  }
}
