package org.traininglayer.adoption.dashboard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.traininglayer.adoption.disclosure.Figure;
import org.traininglayer.adoption.disclosure.Status;
import org.traininglayer.adoption.metric.Panel.Format;
import org.traininglayer.adoption.picture.SkillCurve;
import tools.jackson.databind.json.JsonMapper;

/** What the script draws, as JSON: guarded figures and words, no rules. */
final class Charts {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final Texts texts;

  Charts(Texts texts) {
    this.texts = texts;
  }

  /** A named point with intervals both ways. */
  record Spot(String name, Figure x, Figure y) {}

  /** A name with figures side by side; a figure that is not shown leaves a gap with its word. */
  record Line(String name, List<@Nullable Figure> figures, String remark) {}

  /** False alarms against hits, with lines of equal skill. */
  @Nullable String plane(List<Spot> spots) {
    List<Map<String, @Nullable Object>> points = new ArrayList<>();
    double widest = 0.25;
    for (Spot spot : spots) {
      if (spot.x().shown() && spot.y().shown()) {
        Map<String, @Nullable Object> point = new LinkedHashMap<>();
        point.put("name", spot.name());
        point.put("x", figure(spot.x(), Format.SHARE));
        point.put("y", figure(spot.y(), Format.SHARE));
        points.add(point);
        Double upper = spot.x().upper();
        widest = Math.max(widest, upper == null ? 0 : upper);
      }
    }
    if (points.isEmpty()) {
      return null;
    }
    Map<String, @Nullable Object> chart = new LinkedHashMap<>();
    chart.put("kind", "plane");
    chart.put("points", points);
    chart.put("widest", widest > 0.5 ? 1.0 : widest > 0.25 ? 0.5 : 0.25);
    chart.put("contours", List.of(contour(0), contour(1), contour(2), contour(3)));
    chart.put("xName", texts.say("chart.plane.x"));
    chart.put("yName", texts.say("chart.plane.y"));
    chart.put("cautious", texts.say("chart.plane.cautious"));
    chart.put("trusting", texts.say("chart.plane.trusting"));
    return JSON.writeValueAsString(chart);
  }

  /** Points of one d′: where everybody with this skill lies, however they lean. */
  private Map<String, Object> contour(int skill) {
    return Map.of(
        "name",
        texts.say("chart.plane.skill", String.valueOf(skill)),
        "line",
        SkillCurve.of(skill));
  }

  /** Dots with intervals on a share axis, one row a name; at most two series. */
  @Nullable String dots(List<String> series, List<Line> lines, String xName) {
    if (lines.stream().noneMatch(line -> line.figures().stream().anyMatch(Charts::shown))) {
      return null;
    }
    Map<String, @Nullable Object> chart = new LinkedHashMap<>();
    chart.put("kind", "dots");
    chart.put("series", series);
    chart.put("rows", rows(lines));
    chart.put("xName", xName);
    return JSON.writeValueAsString(chart);
  }

  /** Bars of shares with intervals. */
  @Nullable String bars(List<Line> lines, String xName) {
    if (lines.stream().noneMatch(line -> shown(line.figures().getFirst()))) {
      return null;
    }
    Map<String, @Nullable Object> chart = new LinkedHashMap<>();
    chart.put("kind", "bars");
    chart.put("rows", rows(lines));
    chart.put("xName", xName);
    return JSON.writeValueAsString(chart);
  }

  /** Stated confidence against the share that was right, with the diagonal. */
  @Nullable String calibration(Map<Integer, Figure> bins) {
    List<Map<String, @Nullable Object>> points = new ArrayList<>();
    bins.forEach((percent, figure) -> {
      if (figure.shown()) {
        Map<String, @Nullable Object> point = new LinkedHashMap<>();
        point.put("p", percent / 100.0);
        point.put("y", figure(figure, Format.SHARE));
        points.add(point);
      }
    });
    if (points.isEmpty()) {
      return null;
    }
    Map<String, @Nullable Object> chart = new LinkedHashMap<>();
    chart.put("kind", "calibration");
    chart.put("points", points);
    chart.put("xName", texts.say("chart.calibration.x"));
    chart.put("yName", texts.say("chart.calibration.y"));
    chart.put("above", texts.say("chart.calibration.above"));
    chart.put("below", texts.say("chart.calibration.below"));
    return JSON.writeValueAsString(chart);
  }

  private List<Map<String, @Nullable Object>> rows(List<Line> lines) {
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    for (Line line : lines) {
      Map<String, @Nullable Object> row = new LinkedHashMap<>();
      row.put("name", line.name());
      row.put(
          "figures", line.figures().stream().map(figure -> figure(figure, Format.SHARE)).toList());
      row.put("remark", line.remark());
      rows.add(row);
    }
    return rows;
  }

  private static boolean shown(@Nullable Figure figure) {
    return figure != null && figure.shown();
  }

  private Map<String, @Nullable Object> figure(@Nullable Figure figure, Format format) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    if (figure == null) {
      json.put("value", null);
      return json;
    }
    json.put("value", figure.estimate());
    json.put("lower", figure.lower());
    json.put("upper", figure.upper());
    json.put("text", texts.estimate(figure, format));
    json.put("full", texts.evidence(figure, format));
    json.put(
        "few",
        figure.status() == Status.INSUFFICIENT_DATA
            ? texts.status(Status.INSUFFICIENT_DATA)
            : null);
    return json;
  }
}
