package org.traininglayer.adoption.dashboard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.traininglayer.adoption.dashboard.FigureTable.Column;
import org.traininglayer.adoption.dashboard.FigureTable.Row;
import org.traininglayer.adoption.dashboard.PageView.TableCell;
import org.traininglayer.adoption.dashboard.PageView.TableRow;
import org.traininglayer.adoption.disclosure.ByRole;
import org.traininglayer.adoption.disclosure.Figure;
import org.traininglayer.adoption.disclosure.Headcount;
import org.traininglayer.adoption.disclosure.Status;
import org.traininglayer.adoption.metric.Estimates;
import org.traininglayer.adoption.metric.Metric;
import org.traininglayer.adoption.metric.MetricSet;
import org.traininglayer.adoption.metric.Panel;
import org.traininglayer.adoption.metric.Panel.Format;
import org.traininglayer.adoption.metric.Panel.Rows;

/**
 * The panels of a page, as the metrics ask for them: for each a title, a picture, what it means and
 * the table of the same. Knows forms and no metric.
 */
final class Panels {

  private final MetricSet figures;
  private final Texts texts;
  private final Dictionary dictionary;
  private final String period;
  private final Charts charts;

  Panels(MetricSet figures, Texts texts, Dictionary dictionary, int weeks) {
    this.figures = figures;
    this.texts = texts;
    this.dictionary = dictionary;
    this.period = texts.say("period", String.valueOf(weeks));
    this.charts = new Charts(texts);
  }

  /** All panels of these metrics, in the order of the page. */
  List<PageView.Panel> all(List<Metric> metrics, String csv) {
    record Placed(int place, PageView.Panel panel) {}
    return metrics.stream()
        .flatMap(metric ->
            metric.panels().stream()
                .map(
                    panel -> new Placed(panel.place(), panel(panel, figures.of(metric.id()), csv))))
        .sorted(Comparator.comparingInt(Placed::place))
        .map(Placed::panel)
        .toList();
  }

  private PageView.Panel panel(Panel panel, Estimates estimates, String csv) {
    List<Row> rows =
        panel.rows() == Rows.ROLES ? byRole(panel, estimates) : byItem(panel, estimates);
    Format format = panel.columns().getFirst().format();
    Figure main = rows.isEmpty() ? estimates.notMeasured().in(null) : rows.getFirst().main();
    Panel.Main about = panel.main();
    if (about != null) {
      format = about.format();
      main = estimates.get(about.table(), about.item(), about.measure()).in(null);
    }
    if (panel.rows() == Rows.FAMILIES) {
      rows.sort(Comparator.comparingDouble(row -> estimate(row.main())));
    }
    FigureTable table =
        new FigureTable(
            caption(panel, estimates),
            texts.say("rows." + panel.rows()),
            panel.columns().stream()
                .map(column ->
                    new Column(
                        column.measure(), texts.say("column." + column.measure()), column.format()))
                .toList(),
            rows);
    String who = texts.say("all-roles");
    return new PageView.Panel(
        panel.id(),
        texts.say(panel.id() + ".title"),
        subtitle(panel.id(), who, main),
        chart(panel, rows),
        texts.say(
            "summary", texts.say(panel.id() + ".title"), who, period, texts.evidence(main, format)),
        texts.say(panel.id() + ".meaning." + reading(panel, main)),
        texts.say(panel.id() + ".advice"),
        table,
        rows.stream().map(row -> row(row, table.columns())).toList(),
        csv.replace("{panel}", panel.id()));
  }

  private List<Row> byRole(Panel panel, Estimates estimates) {
    List<Row> rows = new ArrayList<>();
    for (String group : groups(estimates, panel)) {
      String in = group.equals("all") ? null : group;
      Function<String, Figure> of = measure -> estimates.get(panel.table(), "", measure).in(in);
      String note = panel.note().apply(of);
      rows.add(
          new Row(
              in == null ? "all" : "role:" + in,
              in == null ? texts.say("all-roles") : dictionary.role(in),
              note.isEmpty() ? "" : texts.say(note),
              new ArrayList<>(
                  panel.columns().stream().map(column -> of.apply(column.measure())).toList())));
    }
    return rows;
  }

  private List<String> groups(Estimates estimates, Panel panel) {
    List<String> groups = new ArrayList<>();
    groups.add("all");
    ByRole first = estimates.get(panel.table(), "", panel.columns().getFirst().measure());
    if (first.byRole().size() > 1) {
      groups.addAll(first.byRole().keySet());
    }
    return groups;
  }

  private List<Row> byItem(Panel panel, Estimates estimates) {
    List<Row> rows = new ArrayList<>();
    for (String item : estimates.items(panel.table())) {
      List<@Nullable Figure> figures = new ArrayList<>();
      for (Panel.Column column : panel.columns()) {
        figures.add(
            estimates
                .find(panel.table(), item, column.measure())
                .map(measure -> measure.in(null))
                .orElse(null));
      }
      Dictionary.Entry name = dictionary.item(panel, item);
      rows.add(new Row(item, name.name(), name.note(), figures));
    }
    return rows;
  }

  private String caption(Panel panel, Estimates estimates) {
    String caption = texts.say(panel.id() + ".caption");
    String name = panel.count();
    if (name == null) {
      return caption;
    }
    Headcount people = estimates.count(name).orElse(null);
    return people == null || people.none()
        ? caption
        : caption + " " + texts.say(panel.id() + ".caption." + name, texts.people(people));
  }

  private String subtitle(String id, String who, Figure main) {
    Integer people = main.nPeople();
    List<String> parts =
        new ArrayList<>(
            List.of(
                texts.say(id + ".subtitle"),
                who,
                period,
                people == null
                    ? texts.status(main.status())
                    : texts.say(id + ".people", texts.people(people))));
    if (people != null && main.status() == Status.INSUFFICIENT_DATA) {
      parts.add(texts.status(main.status()));
    }
    return String.join(" · ", parts);
  }

  /** Which of the sentences of a panel fits its main figure. */
  private static String reading(Panel panel, Figure main) {
    return main.status() == Status.OK ? panel.reading().apply(main) : main.status().name();
  }

  private @Nullable String chart(Panel panel, List<Row> rows) {
    return switch (panel.chart()) {
      case NONE -> null;
      case PLANE -> charts.plane(spots(rows));
      case BARS -> charts.bars(bars(rows), texts.say("chart." + panel.id() + ".x"));
      case DOTS ->
          charts.dots(
              panel.columns().stream()
                  .map(column -> texts.say("column." + column.measure()))
                  .toList(),
              rows.stream().map(row -> line(row, "")).toList(),
              texts.say("chart." + panel.id() + ".x"));
      case CALIBRATION -> charts.calibration(stated(rows));
    };
  }

  /** Points for the roles, or for all together where there is nothing to compare. */
  private static List<Charts.Spot> spots(List<Row> rows) {
    return rows.stream()
        .filter(row -> rows.size() == 1 || !row.id().equals("all"))
        .filter(row -> row.figures().get(0) != null && row.figures().get(1) != null)
        .map(row -> new Charts.Spot(row.label(), shown(row, 1), shown(row, 0)))
        .toList();
  }

  private static Figure shown(Row row, int column) {
    Figure figure = row.figures().get(column);
    if (figure == null) {
      throw new IllegalStateException("the measure " + column + " is missing in " + row.id());
    }
    return figure;
  }

  private List<Charts.Line> bars(List<Row> rows) {
    return rows.stream()
        .map(row -> {
          Figure left = row.figures().size() > 1 ? row.figures().get(1) : null;
          Double share = left == null ? null : left.estimate();
          return line(
              row,
              left == null || share == null || share < 0.05
                  ? ""
                  : texts.say("steps.leave", texts.estimate(left, Format.SHARE)));
        })
        .toList();
  }

  private Charts.Line line(Row row, String remark) {
    return new Charts.Line(row.label(), row.figures(), remark);
  }

  private static SortedMap<Integer, Figure> stated(List<Row> rows) {
    SortedMap<Integer, Figure> bins = new TreeMap<>();
    for (Row row : rows) {
      Figure right = row.figures().getFirst();
      if (right != null && row.id().startsWith("stated:")) {
        bins.put(Integer.valueOf(row.id().substring("stated:".length())), right);
      }
    }
    return bins;
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
                      + (figure.status() == Status.INSUFFICIENT_DATA && figure.shown()
                          ? " " + texts.status(figure.status())
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

  private static double estimate(Figure figure) {
    Double estimate = figure.estimate();
    return estimate == null ? 2 : estimate;
  }
}
