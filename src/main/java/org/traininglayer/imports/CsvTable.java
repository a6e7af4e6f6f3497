package org.traininglayer.imports;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A text as a table with known columns (<a href="https://www.rfc-editor.org/rfc/rfc4180">RFC
 * 4180</a>, and semicolons or tabs as spreadsheets write them): lines with their numbers in the
 * file, and what is wrong with the table as such.
 *
 * @param problems of the whole table; where there is one, there are no lines
 * @param crowded lines with more cells than the header has
 */
record CsvTable(List<Line> lines, List<ImportProblem> problems, List<ImportProblem> crowded) {

  private static final char[] SEPARATORS = {';', ',', '\t'};

  /**
   * A line.
   *
   * @param number of its beginning in the file, from 1
   * @param cells by column; a missing one is empty
   */
  record Line(int number, Map<String, String> cells) {}

  static CsvTable read(String text, List<Column> columns) {
    Set<String> known = columns.stream().map(Column::name).collect(Collectors.toSet());
    char separator = separator(text, known);
    List<Line> lines = new ArrayList<>();
    List<ImportProblem> crowded = new ArrayList<>();
    List<String> header = List.of();
    CSVFormat format =
        CSVFormat.RFC4180.builder().setDelimiter(separator).setIgnoreEmptyLines(false).get();
    int next = 1;
    try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
      Iterator<CSVRecord> records = parser.iterator();
      while (records.hasNext()) {
        CSVRecord line = records.next();
        int number = next;
        next = (int) parser.getCurrentLineNumber() + 1;
        if (blank(line)) {
          continue;
        }
        if (header.isEmpty()) {
          header = line.stream().map(CsvTable::name).toList();
          List<ImportProblem> problems = headerProblems(header, columns, number);
          if (!problems.isEmpty()) {
            return failed(problems);
          }
        } else if (lines.size() + crowded.size() == Imports.MOST_LINES) {
          return failed(number, "lines", String.valueOf(Imports.MOST_LINES));
        } else if (filled(line) > header.size()) {
          crowded.add(
              new ImportProblem(
                  number,
                  "",
                  "cells",
                  List.of(String.valueOf(filled(line)), String.valueOf(header.size())),
                  ""));
        } else {
          lines.add(new Line(number, cells(header, line)));
        }
      }
    } catch (IOException | UncheckedIOException | IllegalStateException e) {
      return failed(next, "quotes");
    }
    return lines.isEmpty() && crowded.isEmpty()
        ? failed(0, "no-lines")
        : new CsvTable(lines, List.of(), crowded);
  }

  private static CsvTable failed(int line, String code, String... arguments) {
    return failed(List.of(new ImportProblem(line, "", code, List.of(arguments), "")));
  }

  private static CsvTable failed(List<ImportProblem> problems) {
    return new CsvTable(List.of(), problems, List.of());
  }

  private static List<ImportProblem> headerProblems(
      List<String> header, List<Column> columns, int line) {
    List<ImportProblem> problems = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    String all = columns.stream().map(Column::name).collect(Collectors.joining(", "));
    for (String name : header) {
      if (name.isEmpty()) {
        problems.add(new ImportProblem(line, "", "column-nameless", List.of(), ""));
      } else if (columns.stream().noneMatch(column -> column.name().equals(name))) {
        problems.add(new ImportProblem(line, name, "column-unknown", List.of(all), name));
      } else if (!seen.add(name)) {
        problems.add(new ImportProblem(line, name, "column-twice", List.of(), name));
      }
    }
    for (Column column : columns) {
      if (column.required() && !seen.contains(column.name())) {
        problems.add(
            new ImportProblem(line, column.name(), "column-missing", List.of(column.name()), ""));
      }
    }
    return problems;
  }

  /** The one that makes most known columns of the first line. */
  private static char separator(String text, Set<String> known) {
    String first = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    char best = ',';
    long most = 0;
    for (char candidate : SEPARATORS) {
      long found =
          List.of(first.split(String.valueOf(candidate), -1)).stream()
              .map(CsvTable::name)
              .filter(known::contains)
              .count();
      if (found > most) {
        most = found;
        best = candidate;
      }
    }
    return best;
  }

  /** As people write it: {@code "Task form"} is {@code task_form}. */
  private static String name(String written) {
    String bare = written.strip();
    if (bare.length() > 1 && bare.startsWith("\"") && bare.endsWith("\"")) {
      bare = bare.substring(1, bare.length() - 1).strip();
    }
    return bare.toLowerCase(Locale.ROOT).replaceAll("[\\s-]+", "_");
  }

  private static boolean blank(CSVRecord line) {
    return line.stream().allMatch(String::isBlank);
  }

  /** Up to the last cell that is not empty: spreadsheets add empty ones at the end. */
  private static int filled(CSVRecord line) {
    int cells = line.size();
    while (cells > 0 && line.get(cells - 1).isBlank()) {
      cells--;
    }
    return cells;
  }

  private static Map<String, String> cells(List<String> header, CSVRecord line) {
    Map<String, String> cells = new HashMap<>();
    for (int i = 0; i < header.size(); i++) {
      cells.put(header.get(i), i < line.size() ? line.get(i).strip() : "");
    }
    return cells;
  }
}
