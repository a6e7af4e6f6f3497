package org.traininglayer.adoption;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.traininglayer.adoption.FigureTable.Column;
import org.traininglayer.adoption.FigureTable.Row;
import org.traininglayer.adoption.PageView.Panel;
import org.traininglayer.adoption.PageView.TableCell;
import org.traininglayer.adoption.PageView.TableRow;
import org.traininglayer.adoption.Texts.Format;
import org.traininglayer.adoption.statistics.Figure;
import org.traininglayer.adoption.statistics.Status;

/** The panels of a page: for each a title, a picture, what it means and the table of the same. */
final class Panels {

  private final MetricSet picture;
  private final Texts texts;
  private final Map<String, String> stepTitles;
  private final @Nullable String role;
  private final String period;
  private final Charts charts;

  Panels(
      MetricSet picture,
      Texts texts,
      Map<String, String> stepTitles,
      @Nullable String role,
      int weeks) {
    this.picture = picture;
    this.texts = texts;
    this.stepTitles = stepTitles;
    this.role = role;
    this.period = texts.say("period", String.valueOf(weeks));
    this.charts = new Charts(texts);
  }

  /** All panels, in the order of the page. */
  List<Panel> all(String csv) {
    return List.of(catching(csv), steps(csv), families(csv), confidence(csv), rounds(csv));
  }

  private Panel catching(String csv) {
    MetricSet.Catching caught = picture.independent();
    List<Row> rows = new ArrayList<>();
    List<Charts.Spot> spots = new ArrayList<>();
    for (String group : groups(caught.hits())) {
      String in = group.equals("all") ? null : group;
      String name = in == null ? texts.say("all-roles") : texts.role(in);
      Figure criterion = caught.criterion().in(in);
      rows.add(
          new Row(
              in == null ? "all" : "role:" + in,
              name,
              criterion.shown() ? texts.say("leaning." + Headline.leaning(criterion)) : "",
              List.of(
                  caught.hits().in(in),
                  caught.falseAlarms().in(in),
                  caught.dPrime().in(in),
                  criterion,
                  caught.critical().in(in))));
      if (in != null || groups(caught.hits()).size() == 1) {
        spots.add(new Charts.Spot(name, caught.falseAlarms().in(in), caught.hits().in(in)));
      }
    }
    return panel(
        "catching",
        caught.hits().in(role),
        Format.SHARE,
        charts.plane(spots),
        csv,
        new FigureTable(
            texts.say("catching.caption"),
            texts.say("role"),
            List.of(
                column("hits", Format.SHARE),
                column("false-alarms", Format.SHARE),
                column("d-prime", Format.NUMBER),
                column("criterion", Format.NUMBER),
                column("critical-misses", Format.SHARE)),
            rows));
  }

  private Panel steps(String csv) {
    List<Row> rows = new ArrayList<>();
    List<Charts.Line> lines = new ArrayList<>();
    for (MetricSet.StepFigures step : picture.steps()) {
      String name = stepTitles.getOrDefault(step.step(), step.step());
      Figure left = step.left().in(role);
      rows.add(new Row(step.step(), name, "", List.of(step.reached().in(role), left)));
      Double share = left.estimate();
      lines.add(
          new Charts.Line(
              name,
              List.of(step.reached().in(role), left),
              share == null || share < 0.05
                  ? ""
                  : texts.say("steps.leave", texts.estimate(left, Format.SHARE))));
    }
    Figure completed = picture.completed().in(role);
    List<@Nullable Figure> last = new ArrayList<>();
    last.add(completed);
    last.add(null);
    rows.add(new Row("completed", texts.say("steps.completed"), "", last));
    lines.add(new Charts.Line(texts.say("steps.completed"), List.of(completed), ""));
    return panel(
        "steps",
        completed,
        Format.SHARE,
        charts.bars(lines, texts.say("chart.steps.x")),
        csv,
        new FigureTable(
            picture.stillOpen() == 0
                ? texts.say("steps.caption")
                : texts.say("steps.caption-open", texts.people(picture.stillOpen())),
            texts.say("step"),
            List.of(column("reached", Format.SHARE), column("left", Format.SHARE)),
            rows));
  }

  private Panel families(String csv) {
    TreeSet<String> names = new TreeSet<>(picture.families().keySet());
    names.addAll(picture.practised().keySet());
    List<Row> rows = new ArrayList<>();
    for (String family : names) {
      List<@Nullable Figure> figures = new ArrayList<>();
      ByRole alone = picture.families().get(family);
      ByRole guided = picture.practised().get(family);
      figures.add(alone == null ? null : alone.in(role));
      figures.add(guided == null ? null : guided.in(role));
      rows.add(new Row(family, texts.family(family), "", figures));
    }
    rows.sort(Comparator.comparingDouble(row -> estimate(row.main())));
    List<Charts.Line> lines =
        rows.stream()
            .map(row ->
                new Charts.Line(
                    row.label(),
                    row.figures().stream().map(f -> f == null ? missing() : f).toList(),
                    ""))
            .toList();
    return panel(
        "families",
        picture.independent().hits().in(role),
        Format.SHARE,
        charts.dots(
            List.of(texts.say("column.independent"), texts.say("column.guided")),
            lines,
            texts.say("chart.families.x")),
        csv,
        new FigureTable(
            texts.say("families.caption"),
            texts.say("family"),
            List.of(column("independent", Format.SHARE), column("guided", Format.SHARE)),
            rows));
  }

  private Panel confidence(String csv) {
    List<Row> rows = new ArrayList<>();
    List<@Nullable Figure> first = new ArrayList<>();
    first.add(null);
    first.add(picture.bias().in(role));
    rows.add(new Row("bias", texts.say("confidence.bias"), "", first));
    SortedMap<Integer, Figure> bins = new TreeMap<>();
    picture
        .confidence()
        .forEach((percent, grouped) -> {
          bins.put(percent, grouped.in(role));
          List<@Nullable Figure> figures = new ArrayList<>();
          figures.add(grouped.in(role));
          figures.add(null);
          rows.add(
              new Row(
                  "stated:" + percent,
                  texts.say("confidence.stated", String.valueOf(percent)),
                  "",
                  figures));
        });
    return panel(
        "confidence",
        picture.bias().in(role),
        Format.POINTS,
        charts.calibration(bins),
        csv,
        new FigureTable(
            texts.say("confidence.caption"),
            texts.say("confidence.row"),
            List.of(column("right", Format.SHARE), column("bias", Format.POINTS)),
            rows));
  }

  private Panel rounds(String csv) {
    List<Row> rows = new ArrayList<>();
    Figure main = missing();
    for (MetricSet.Band band : picture.bands()) {
      rows.add(
          new Row(
              band.exposure() + ":" + band.band(),
              texts.say("exposure." + (band.exposure().isEmpty() ? "unsaid" : band.exposure())),
              texts.say("band." + (band.band().isEmpty() ? "unsaid" : band.band())),
              List.of(band.hits().in(role), band.falseAlarms().in(role))));
      if (main.status() == Status.NOT_MEASURED) {
        main = band.hits().in(role);
      }
    }
    return panel(
        "rounds",
        main,
        Format.SHARE,
        null,
        csv,
        new FigureTable(
            texts.say("rounds.caption"),
            texts.say("rounds.row"),
            List.of(column("hits", Format.SHARE), column("false-alarms", Format.SHARE)),
            rows));
  }

  private List<String> groups(ByRole hits) {
    if (role != null) {
      return List.of(role);
    }
    List<String> groups = new ArrayList<>();
    groups.add("all");
    if (hits.byRole().size() > 1) {
      groups.addAll(hits.byRole().keySet());
    }
    return groups;
  }

  private Panel panel(
      String id,
      Figure main,
      Format format,
      @Nullable String chart,
      String csv,
      FigureTable table) {
    String who = role == null ? texts.say("all-roles") : texts.role(role);
    String size =
        main.nPeople() == null ? texts.status(main.status()) : texts.people(main.nPeople());
    String status = main.status() == Status.THIN ? texts.status(Status.THIN) : "";
    List<String> parts = new ArrayList<>(List.of(texts.say(id + ".subtitle"), who, period, size));
    if (!status.isEmpty()) {
      parts.add(status);
    }
    String meaning = texts.say(id + ".meaning." + meaning(id, main));
    return new Panel(
        id,
        texts.say(id + ".title"),
        String.join(" · ", parts),
        chart,
        texts.say("summary", texts.say(id + ".title"), who, period, texts.evidence(main, format)),
        meaning,
        texts.say(id + ".advice"),
        table,
        table.rows().stream().map(row -> row(row, table.columns())).toList(),
        csv.replace("{panel}", id));
  }

  /** Which of the sentences of a panel fits its main figure. */
  private static String meaning(String id, Figure main) {
    if (main.status() != Status.OK) {
      return main.status().name();
    }
    Double lower = main.lower();
    Double upper = main.upper();
    if (lower == null || upper == null) {
      return Status.NOT_MEASURED.name();
    }
    if (id.equals("confidence")) {
      return lower > 0.02 ? "over" : upper < -0.02 ? "under" : "fit";
    }
    return "OK";
  }

  private TableRow row(Row row, List<Column> columns) {
    List<TableCell> cells = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      Figure figure = row.figures().get(i);
      Column column = columns.get(i);
      cells.add(
          figure == null
              ? new TableCell(column.label(), "\u2013", "", true)
              : new TableCell(
                  column.label(),
                  texts.estimate(figure, column.format()),
                  texts.interval(figure, column.format())
                      + (figure.status() == Status.THIN && figure.shown()
                          ? " " + texts.status(Status.THIN)
                          : ""),
                  figure.status() != Status.OK));
    }
    Figure main = row.main();
    Integer people = main.nPeople();
    Long units = main.nUnits();
    return new TableRow(
        row.label(),
        row.note(),
        cells,
        people == null || units == null
            ? ""
            : texts.say("size", texts.people(people), String.valueOf(units)));
  }

  private Column column(String id, Format format) {
    return new Column(id, texts.say("column." + id), format);
  }

  private Figure missing() {
    Figure any = picture.independent().hits().all();
    return Figure.without(Status.NOT_MEASURED, any.definitionVersion(), any.asOf());
  }

  private static double estimate(Figure figure) {
    Double estimate = figure.estimate();
    return estimate == null ? 2 : estimate;
  }

  /** Titles of steps by id, in order. */
  static Map<String, String> titles(org.traininglayer.catalog.Module module) {
    Map<String, String> titles = new LinkedHashMap<>();
    module.steps().forEach(step -> titles.put(step.head().id(), step.head().title()));
    return titles;
  }
}
