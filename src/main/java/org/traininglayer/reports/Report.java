package org.traininglayer.reports;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.traininglayer.kernel.Sha256;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A report as a value: the same facts give the same text and the same hash, whoever asks and
 * whenever. Who made it, and when, stands beside it ({@link Made}).
 *
 * @param filters what was asked for, by name
 * @param definitions versions of the definitions its figures go by, by figure
 */
public record Report(
    ReportId id,
    Map<String, String> filters,
    List<Section> sections,
    Map<String, String> definitions) {

  private static final String FORMAT = "training-layer/report/1";
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  /** Copies. */
  public Report {
    filters = Collections.unmodifiableMap(new TreeMap<>(filters));
    definitions = Collections.unmodifiableMap(new TreeMap<>(definitions));
    sections = List.copyOf(sections);
  }

  /**
   * A part with a heading.
   *
   * @param name stable, as files have it
   * @param columns codes of the columns of its table; none where it has only sentences
   * @param rows texts, whole and other numbers, yes or no; an empty text where nothing is known
   */
  public record Section(
      String name,
      String title,
      List<String> sentences,
      List<String> columns,
      List<List<Object>> rows) {

    /** Copies the lists; every row fits the columns. */
    public Section {
      sentences = List.copyOf(sentences);
      columns = List.copyOf(columns);
      rows = rows.stream().map(List::copyOf).toList();
      int width = columns.size();
      if (rows.stream().anyMatch(row -> row.size() != width)) {
        throw new IllegalArgumentException("a row of " + name + " does not fit its columns");
      }
    }
  }

  /** Versions of definitions in one line. */
  public String definitionsInWords() {
    return definitions.entrySet().stream()
        .map(one -> one.getKey() + " " + one.getValue())
        .collect(Collectors.joining(", "));
  }

  /** How many rows its tables have. */
  public int records() {
    return sections.stream().mapToInt(section -> section.rows().size()).sum();
  }

  /** As canonical text: keys in order, no white space. */
  public String text() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("format", FORMAT);
    all.put("report", id.name());
    all.put("filters", filters);
    all.put("definitions", definitions);
    all.put(
        "sections",
        sections.stream()
            .map(section -> {
              Map<String, Object> one = new LinkedHashMap<>();
              one.put("name", section.name());
              one.put("title", section.title());
              one.put("sentences", section.sentences());
              one.put("columns", section.columns());
              one.put("rows", section.rows());
              return one;
            })
            .toList());
    return JSON.writeValueAsString(all);
  }

  /** SHA-256 of the text. */
  public String hash() {
    return Sha256.of(text());
  }

  /** What was written by {@link #text()}. */
  @SuppressWarnings("unchecked")
  static Report read(String text) {
    Map<String, Object> all = JSON.readValue(text, Map.class);
    if (!FORMAT.equals(all.get("format"))) {
      throw new IllegalArgumentException("no report of a format that is known");
    }
    List<Section> sections = new ArrayList<>();
    for (Map<String, Object> one : (List<Map<String, Object>>) list(all, "sections")) {
      sections.add(
          new Section(
              String.valueOf(one.get("name")),
              String.valueOf(one.get("title")),
              (List<String>) list(one, "sentences"),
              (List<String>) list(one, "columns"),
              (List<List<Object>>) list(one, "rows")));
    }
    return new Report(
        ReportId.valueOf(String.valueOf(all.get("report"))),
        (Map<String, String>) map(all, "filters"),
        sections,
        (Map<String, String>) map(all, "definitions"));
  }

  private static List<?> list(Map<String, Object> of, String key) {
    return of.get(key) instanceof List<?> list ? list : List.of();
  }

  private static Map<?, ?> map(Map<String, Object> of, String key) {
    return of.get(key) instanceof Map<?, ?> map ? map : Map.of();
  }
}
