package org.traininglayer.reports;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.traininglayer.reports.Report.Section;

/** Puts a report together, section by section. */
public final class ReportBuilder {

  // What may stand in no XML, and so in no PDF.
  private static final Pattern NO_TEXT =
      Pattern.compile("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

  private final ReportId id;
  private final Words words;
  private final Map<String, String> filters = new TreeMap<>();
  private final Map<String, String> definitions = new TreeMap<>();
  private final List<Section> sections = new ArrayList<>();

  private String name = "";
  private List<String> columns = List.of();
  private List<String> sentences = new ArrayList<>();
  private List<List<Object>> rows = new ArrayList<>();

  /** Of this report, in these words. */
  public ReportBuilder(ReportId id, Words words) {
    this.id = id;
    this.words = words;
  }

  /** What was asked for. */
  public ReportBuilder filter(String of, String value) {
    filters.put(of, value);
    return this;
  }

  /** By which definition a figure goes. */
  public ReportBuilder definition(String of, String version) {
    definitions.put(of, version);
    return this;
  }

  /** A new section; {@code reports.<id>.<name>} is its heading. */
  public ReportBuilder section(String of, String... table) {
    end();
    name = of;
    columns = List.of(table);
    return this;
  }

  /** A sentence: {@code reports.<id>.<key>} with what is put into it. */
  public ReportBuilder say(String key, Object... arguments) {
    sentences.add(words.say(id + "." + key, arguments));
    return this;
  }

  /** A row of the table; what is not known is an empty text. */
  public ReportBuilder row(@Nullable Object... cells) {
    List<Object> row = new ArrayList<>();
    for (Object cell : cells) {
      row.add(plain(cell));
    }
    rows.add(row);
    return this;
  }

  /** How many rows the section has so far. */
  public int size() {
    return rows.size();
  }

  /** The report. */
  public Report build() {
    end();
    return new Report(id, filters, sections, definitions);
  }

  private void end() {
    if (!name.isEmpty()) {
      sections.add(new Section(name, words.say(id + "." + name), sentences, columns, rows));
    }
    sentences = new ArrayList<>();
    rows = new ArrayList<>();
  }

  static Object plain(@Nullable Object cell) {
    return switch (cell) {
      case null -> "";
      case Optional<?> some -> plain(some.orElse(null));
      case Boolean yes -> yes;
      case Integer whole -> whole;
      case Long whole -> whole;
      case Double number -> number.isNaN() || number.isInfinite() ? "" : number;
      case Instant at -> at.truncatedTo(ChronoUnit.SECONDS).toString();
      case LocalDate day -> day.toString();
      default -> NO_TEXT.matcher(cell.toString()).replaceAll("");
    };
  }
}
