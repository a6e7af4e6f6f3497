package org.traininglayer.catalog.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Artefact;

/**
 * A CSV file and its declaration in {@code module.yaml} make a table. Cells may be computed from
 * others, so that a rate cannot contradict its counts.
 */
final class CsvListing {

  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,12}(\\.\\d{1,6})?");
  private static final int MOST_DECIMALS = 6;

  private final Problems.At manifest;
  private final Problems.At csv;
  private final YamlNode declaration;
  private List<String> header = List.of();

  private CsvListing(YamlNode declaration, Problems.At manifest, Problems.At csv) {
    this.declaration = declaration;
    this.manifest = manifest;
    this.csv = csv;
  }

  static Artefact.Table read(
      String text, YamlNode declaration, Problems.At manifest, Problems.At csv) {
    return new CsvListing(declaration, manifest, csv).table(text);
  }

  private Artefact.Table table(String text) {
    List<CSVRecord> records = records(text);
    if (!records.isEmpty()) {
      header = List.of(records.getFirst().values());
    }
    List<Artefact.Column> columns = new ArrayList<>();
    List<YamlNode> declared = new ArrayList<>();
    for (YamlNode column : declaration.items("columns")) {
      String id = column.text("id");
      if (header.contains(id) || column.get("compute") != null) {
        columns.add(
            new Artefact.Column(
                id,
                column.text("label").isEmpty() ? id : column.text("label"),
                column.isTrue("numeric")));
        declared.add(column);
      } else if (!header.isEmpty()) {
        manifest.add(
            column,
            ProblemCode.ARTEFACT_COLUMN,
            "The file has no column \"" + id + "\".",
            DidYouMean.among(header, id, "Its columns are " + String.join(", ", header) + "."));
      }
    }
    String key = keyColumn(columns);
    List<Artefact.Row> rows = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    for (CSVRecord entry : records.stream().skip(1).toList()) {
      Map<String, String> values = values(entry);
      if (values.isEmpty()) {
        continue;
      }
      List<String> cells = declared.stream().map(column -> cell(column, values)).toList();
      String rowKey = values.getOrDefault(key, "");
      if (rowKey.isEmpty() || !keys.add(rowKey)) {
        csv.add(
            line(entry),
            1,
            ProblemCode.ARTEFACT_KEY,
            rowKey.isEmpty()
                ? "This row has no key."
                : "The row key \"" + rowKey + "\" is not unique.",
            "Give each row its own value in the column \"" + key + "\".");
      }
      rows.add(new Artefact.Row(rowKey, cells.isEmpty() ? rowKey : cells.getFirst(), cells));
    }
    return new Artefact.Table(
        declaration.text("id"),
        declaration.text("title"),
        declaration.text("note"),
        List.copyOf(columns),
        List.copyOf(rows));
  }

  private String keyColumn(List<Artefact.Column> columns) {
    YamlNode.Scalar key = declaration.scalar("key");
    if (key == null) {
      return columns.isEmpty() ? "" : columns.getFirst().id();
    }
    if (!header.contains(key.text()) && !header.isEmpty()) {
      manifest.add(
          key,
          ProblemCode.ARTEFACT_COLUMN,
          "The file has no column \"" + key.text() + "\" to take row keys from.",
          DidYouMean.among(
              header, key.text(), "Its columns are " + String.join(", ", header) + "."));
    }
    return key.text();
  }

  private List<CSVRecord> records(String text) {
    CSVFormat format = CSVFormat.RFC4180.builder().setTrim(true).setIgnoreEmptyLines(true).get();
    try (CSVParser parser = CSVParser.parse(text, format)) {
      List<CSVRecord> records = parser.getRecords();
      if (records.isEmpty()) {
        csv.add(
            0,
            0,
            ProblemCode.CSV_SYNTAX,
            "The file is empty.",
            "Begin with a line of column names.");
      }
      return records;
    } catch (CSVException | UncheckedIOException e) {
      csv.add(
          0,
          0,
          ProblemCode.CSV_SYNTAX,
          "The CSV cannot be read: " + e.getMessage() + ".",
          "Look for a quote that is not closed.");
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, String> values(CSVRecord entry) {
    if (entry.size() != header.size()) {
      csv.add(
          line(entry),
          1,
          ProblemCode.CSV_SYNTAX,
          "This row has " + entry.size() + " cells, the first line has " + header.size() + ".",
          "Put cells that contain a comma in double quotes.");
      return Map.of();
    }
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < header.size(); i++) {
      values.put(header.get(i), entry.get(i));
    }
    return values;
  }

  private static int line(CSVRecord entry) {
    return (int) entry.getRecordNumber();
  }

  private String cell(YamlNode column, Map<String, String> values) {
    String given = values.getOrDefault(column.text("id"), "");
    YamlNode compute = column.get("compute");
    if (compute == null || !given.isEmpty()) {
      return given;
    }
    BigDecimal above = number(compute, "divide", values);
    BigDecimal below = number(compute, "by", values);
    if (above == null || below == null || below.signum() == 0) {
      return "";
    }
    BigDecimal times =
        compute.text("times").isEmpty() ? BigDecimal.ONE : decimal(compute.text("times"));
    BigDecimal decimals =
        compute.text("decimals").isEmpty() ? BigDecimal.ZERO : decimal(compute.text("decimals"));
    if (times == null || decimals == null) {
      return "";
    }
    return above
        .multiply(times)
        .divide(below, Math.clamp(decimals.intValue(), 0, MOST_DECIMALS), RoundingMode.HALF_UP)
        .toPlainString();
  }

  private @Nullable BigDecimal number(YamlNode compute, String part, Map<String, String> values) {
    String column = compute.text(part);
    if (!header.contains(column)) {
      manifest.add(
          compute,
          ProblemCode.ARTEFACT_COMPUTE,
          "The computation uses the column \"" + column + "\", which the file does not have.",
          DidYouMean.among(header, column, ""));
      return null;
    }
    String value = values.getOrDefault(column, "");
    BigDecimal number = decimal(value);
    if (number == null && !value.isEmpty()) {
      manifest.add(
          compute,
          ProblemCode.ARTEFACT_COMPUTE,
          "The computation meets \"" + value + "\" in the column \"" + column + "\".",
          "Keep numbers alone in the cells that are computed with.");
    }
    return number;
  }

  private static @Nullable BigDecimal decimal(String text) {
    return NUMBER.matcher(text).matches() ? new BigDecimal(text) : null;
  }
}
