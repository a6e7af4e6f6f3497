package org.traininglayer.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.traininglayer.adoption.release.OwnerFigure;
import org.traininglayer.reports.FactTable.Column;

/** What every field and figure that leaves the house means, made of the code that writes them. */
@Component
public class DataDictionary {

  /** Columns of its files. */
  public static final List<String> COLUMNS =
      List.of(
          "dataset", "name", "meaning", "unit", "type", "allowed", "section", "source", "version");

  private static final String VERSION = "1";

  private final MessageSource messages;

  DataDictionary(MessageSource messages) {
    this.messages = messages;
  }

  /**
   * A field or a figure.
   *
   * @param allowed values, parted by spaces; empty for any
   * @param section of the documentation of the statistics; empty for a plain field
   * @param source what it is made of
   * @param version of the data set
   */
  public record Entry(
      String dataset,
      String name,
      String meaning,
      String unit,
      String type,
      String allowed,
      String section,
      String source,
      String version) {

    List<String> cells() {
      return List.of(dataset, name, meaning, unit, type, allowed, section, source, version);
    }
  }

  /** All of it, data set by data set. */
  public List<Entry> entries() {
    List<Entry> all = new ArrayList<>();
    for (FactTable table : FactTable.values()) {
      table
          .columns()
          .forEach(column -> all.add(field("facts/" + table.file(), column, table.meaning())));
    }
    FactExport.ROSTER.forEach(
        column -> all.add(field("facts/roster", column, "who belongs where, from a day to a day")));
    ReleasedFigures.COLUMNS.forEach(column ->
        all.add(
            new Entry(
                "aggregates/metric_cell",
                column,
                say("reports.dictionary." + column),
                "",
                type(column),
                column.equals("status") ? "OK THIN SUPPRESSED STALE NOT_MEASURED" : "",
                "",
                "the guarded release of figures",
                VERSION)));
    for (OwnerFigure figure : OwnerFigure.ALL) {
      all.add(
          new Entry(
              "figures",
              figure.id(),
              say("adoption.owner.figure." + figure.id()),
              word(figure.format()),
              "figure",
              "",
              figure.panel(),
              figure.instrument().map(DataDictionary::word).orElse("what is set up"),
              VERSION));
    }
    return all;
  }

  /** As CSV. */
  public String csv() {
    return Csv.text(COLUMNS, entries().stream().map(Entry::cells).toList());
  }

  private static Entry field(String dataset, Column column, String source) {
    return new Entry(
        dataset,
        column.name(),
        column.meaning(),
        column.unit(),
        column.type().name().toLowerCase(Locale.ROOT),
        String.join(" ", column.allowed()),
        "",
        source,
        VERSION);
  }

  private static String type(String column) {
    return switch (column) {
      case "estimate", "lower", "upper", "level", "units", "definition" -> "number";
      case "held" -> "truth";
      case "as_of" -> "time";
      default -> "text";
    };
  }

  private static String word(Object constant) {
    return constant.toString().toLowerCase(Locale.ROOT);
  }

  private String say(String key) {
    return messages.getMessage(key, null, Locale.ENGLISH);
  }
}
