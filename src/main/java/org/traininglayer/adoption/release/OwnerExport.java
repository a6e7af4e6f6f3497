package org.traininglayer.adoption.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.traininglayer.adoption.disclosure.Figure;
import org.traininglayer.kernel.SpreadsheetText;
import tools.jackson.databind.json.JsonMapper;

/** The released figures as files: the same as on the page, none more. */
final class OwnerExport {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final List<String> COLUMNS =
      List.of(
          "cohort",
          "from",
          "to",
          "figure",
          "estimate",
          "lower",
          "upper",
          "level",
          "bound",
          "people",
          "units",
          "status",
          "held",
          "definition",
          "as_of");

  private OwnerExport() {}

  /** One line a figure and group (RFC 4180, numbers invariant). */
  static String csv(Release release) {
    return csv(release, release.groups(), OwnerFigure.ALL);
  }

  /** The same of some groups and figures. */
  static String csv(Release release, List<Release.Group> groups, List<OwnerFigure> figures) {
    StringBuilder text = new StringBuilder();
    try (CSVPrinter csv = new CSVPrinter(text, CSVFormat.RFC4180)) {
      csv.printRecord(COLUMNS);
      for (Release.Group group : groups) {
        for (OwnerFigure figure : figures) {
          Map<String, @Nullable Object> line = line(release, group, figure);
          List<@Nullable Object> values = new ArrayList<>();
          COLUMNS.forEach(column -> values.add(safe(line.get(column))));
          csv.printRecord(values);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** What is there of what must be measured: a line each group and outcome. */
  static String coverage(Release release, List<Release.Group> groups) {
    StringBuilder text = new StringBuilder();
    try (CSVPrinter csv = new CSVPrinter(text, CSVFormat.RFC4180)) {
      csv.printRecord("cohort", "from", "to", "metric", "state");
      for (List<String> line : CoverageMatrix.lines(groups)) {
        csv.printRecord(safe(line.get(0)), release.from(), release.to(), line.get(1), line.get(2));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** The same with the signals, as JSON. */
  static String json(Release release, String purpose) {
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    all.put("purpose", purpose);
    all.put("weeks", release.weeks());
    all.put("from", release.from().toString());
    all.put("to", release.to().toString());
    all.put("made_at", release.madeAt().toString());
    List<Map<String, @Nullable Object>> groups = new ArrayList<>();
    for (Release.Group group : release.groups()) {
      Map<String, @Nullable Object> one = new LinkedHashMap<>();
      one.put("cohort", group.cohort().key());
      List<Map<String, @Nullable Object>> figures = new ArrayList<>();
      for (OwnerFigure figure : OwnerFigure.ALL) {
        Map<String, @Nullable Object> line = line(release, group, figure);
        line.keySet().removeAll(List.of("cohort", "from", "to"));
        figures.add(line);
      }
      one.put("figures", figures);
      List<Map<String, @Nullable Object>> signals = new ArrayList<>();
      for (String id : OwnerPages.SIGNALS) {
        Release.Said said = group.signal(id);
        Map<String, @Nullable Object> signal = new LinkedHashMap<>();
        signal.put("signal", id);
        signal.put("state", said.state().name());
        signal.put("answer", said.answer() == null ? null : said.answer().name());
        signal.put("detail", said.detail());
        signals.add(signal);
      }
      one.put("signals", signals);
      one.put("missing", group.content().missing());
      one.put("stages", stages(group));
      groups.add(one);
    }
    all.put("cohorts", groups);
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all);
  }

  /** Names of the stages that figures are told of; nothing where none is. */
  private static List<String> stages(Release.Group group) {
    return OwnerFigure.stages().stream().anyMatch(one -> group.figure(one).shown())
        ? group.content().stages()
        : List.of();
  }

  private static Map<String, @Nullable Object> line(
      Release release, Release.Group group, OwnerFigure which) {
    Figure figure = group.figure(which);
    Integer people = figure.nPeople();
    Map<String, @Nullable Object> line = new LinkedHashMap<>();
    line.put("cohort", group.cohort().key());
    line.put("from", release.from().toString());
    line.put("to", release.to().toString());
    line.put("figure", which.id());
    line.put("estimate", finite(figure.estimate()));
    line.put("lower", finite(figure.lower()));
    line.put("upper", finite(figure.upper()));
    line.put("level", Figure.LEVEL);
    line.put("bound", figure.bound().name());
    line.put(
        "people",
        people == null ? null : people < Figure.FEW ? "<" + Figure.FEW : people.toString());
    line.put("units", figure.nUnits());
    line.put("status", figure.status().code());
    line.put("held", group.content().held().contains(which.id()));
    line.put("definition", figure.definitionVersion());
    line.put("as_of", figure.asOf().toString());
    return line;
  }

  /** A limit that is nowhere has no number. */
  private static @Nullable Double finite(@Nullable Double value) {
    return value == null || value.isInfinite() || value.isNaN() ? null : value;
  }

  /** Text that a spreadsheet would take for a formula is marked as text. */
  private static @Nullable Object safe(@Nullable Object value) {
    return value instanceof String text ? SpreadsheetText.of(text) : value;
  }
}
