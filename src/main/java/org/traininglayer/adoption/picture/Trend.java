package org.traininglayer.adoption.picture;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.traininglayer.adoption.picture.Pen.Anchor;

/**
 * A figure over time: a point with its interval for each date, joined by a line and a band. Nothing
 * is drawn between dates where a date has no number: there it is hatched, and the key says why.
 *
 * @param points in order of time; one at least
 * @param against what it is held against; null for nothing
 */
public record Trend(Scale scale, List<Point> points, @Nullable Against against) implements Layout {

  /**
   * A date.
   *
   * @param week weeks since the first one
   * @param date as the axis has it
   * @param gap why there is no number, in a word; empty where there is one
   * @param says all of it, as it is read out
   * @param joined whether a line may lead here from the date before
   */
  public record Point(int week, String date, String gap, String says, Mark mark, boolean joined) {}

  /** A line across. */
  public record Against(double value, String label) {}

  private static final double TOP = 22;
  private static final double HIGH = 150;
  private static final double EDGE = 14;

  /** Copies the list. */
  public Trend {
    points = List.copyOf(points);
    if (points.isEmpty()) {
      throw new IllegalArgumentException("there is nothing to draw over time");
    }
  }

  /** Where things stand at one width. */
  private record Place(double left, double right, double bottom, int span, double each) {

    double x(int week) {
      return span == 0 ? (left + right) / 2 : left + EDGE + week * (right - left - 2 * EDGE) / span;
    }
  }

  @Override
  public Drawing at(int width) {
    Pen pen = new Pen();
    double labels =
        scale.ticks().stream()
            .mapToDouble(tick -> TextSize.width(tick.label(), TextSize.SMALL))
            .max()
            .orElse(0);
    double left = labels + 8;
    int span = points.getLast().week() - points.getFirst().week();
    double right = width - 2.0;
    double each = span == 0 ? right - left : (right - left - 2 * EDGE) / span;
    Place place = new Place(left, right, TOP + HIGH, span, each);
    axes(pen, place, width);
    gaps(pen, place);
    bands(pen, place);
    for (int i = 0; i < points.size(); i++) {
      point(pen, place, i);
    }
    return pen.drawing(width, key(pen, place.bottom() + 26, width));
  }

  private double y(double value) {
    return TOP + HIGH * (1 - Math.clamp(scale.place(value), 0, 1));
  }

  private double x(Place place, Point point) {
    return place.x(point.week() - points.getFirst().week());
  }

  private void axes(Pen pen, Place place, int width) {
    double last = Double.POSITIVE_INFINITY;
    for (Scale.Tick tick : scale.ticks()) {
      double y = y(tick.value());
      pen.line("grid", place.left(), y, place.right(), y);
      if (last - y >= TextSize.SMALL + 2) {
        pen.text("quiet", place.left() - 6, y + 4, Anchor.END, tick.label(), TextSize.SMALL);
        last = y;
      }
    }
    if (against != null && scale.place(against.value()) >= 0 && scale.place(against.value()) <= 1) {
      double y = y(against.value());
      pen.line("against strong", place.left(), y, place.right(), y);
      String label =
          TextSize.shortened(against.label(), place.right() - place.left(), TextSize.SMALL);
      pen.text("quiet", place.right(), 12, Anchor.END, label, TextSize.SMALL);
    }
    pen.line("axis", place.left(), place.bottom(), place.right(), place.bottom());
    double taken = Double.NEGATIVE_INFINITY;
    for (Point point : points) {
      double x = x(place, point);
      double half = TextSize.width(point.date(), TextSize.SMALL) / 2;
      double middle = Math.clamp(x, half, Math.max(half, width - half));
      pen.line("axis", x, place.bottom(), x, place.bottom() + 4);
      if (middle - half >= taken + 10) {
        pen.text("quiet", middle, place.bottom() + 18, Anchor.MIDDLE, point.date(), TextSize.SMALL);
        taken = middle + half;
      }
    }
  }

  private void gaps(Pen pen, Place place) {
    for (Point point : points) {
      if (!point.mark().drawn()) {
        double half = Math.min(place.each(), 24) / 2;
        double x = x(place, point);
        hatched(pen, x - half, TOP, 2 * half, HIGH);
      }
    }
  }

  private static void hatched(Pen pen, double x, double y, double width, double height) {
    StringBuilder lines = new StringBuilder();
    for (double down = width; down <= height; down += 8) {
      lines.append("M").append(Pen.rounded(x)).append(' ').append(Pen.rounded(y + down));
      lines.append("l").append(Pen.rounded(width)).append(' ').append(Pen.rounded(-width));
    }
    pen.path("hatch", lines.toString());
  }

  /** From each date to the next one that it is joined with. */
  private void bands(Pen pen, Place place) {
    for (int i = 1; i < points.size(); i++) {
      Point from = points.get(i - 1);
      Point to = points.get(i);
      Double from0 = from.mark().from();
      Double from1 = from.mark().to();
      Double to0 = to.mark().from();
      Double to1 = to.mark().to();
      Double at0 = from.mark().at();
      Double at1 = to.mark().at();
      if (!to.joined() || !from.mark().drawn() || !to.mark().drawn()) {
        continue;
      }
      if (from0 == null || from1 == null || to0 == null || to1 == null) {
        continue;
      }
      String a = Pen.rounded(x(place, from));
      String b = Pen.rounded(x(place, to));
      pen.path(
          "band",
          "M" + a + " " + n(from0) + "L" + b + " " + n(to0) + "L" + b + " " + n(to1) + "L" + a + " "
              + n(from1) + "z");
      if (at0 != null && at1 != null && told(from) && told(to)) {
        pen.path("course", "M" + a + " " + n(at0) + "L" + b + " " + n(at1));
      }
    }
  }

  /** A bound is an interval and no point. */
  private static boolean told(Point point) {
    return point.mark().look() != Mark.Look.BOUND;
  }

  private String n(double value) {
    return Pen.rounded(y(value));
  }

  private void point(Pen pen, Place place, int row) {
    Point point = points.get(row);
    double x = x(place, point);
    double half = Math.min(place.each(), 24) / 2;
    pen.begin(point.mark().classes(), row, point.says());
    pen.rect("here-frame", x - half, TOP - 4, 2 * half, HIGH + 8);
    Double at = point.mark().at();
    Double from = point.mark().from();
    Double to = point.mark().to();
    if (point.mark().drawn() && at != null && from != null && to != null) {
      String across = Pen.rounded(x - 3);
      pen.path("range", "M" + Pen.rounded(x) + " " + n(from) + "V" + n(to));
      pen.path("range", "M" + across + " " + n(from) + "h6M" + across + " " + n(to) + "h6");
      if (told(point)) {
        pen.path("dot", Marks.circle(x, y(at), place.each() < 12 ? 2.5 : 4));
      }
    }
    pen.end();
  }

  /** Each reason for a gap once. */
  private double key(Pen pen, double from, int width) {
    double y = from;
    List<String> told = new ArrayList<>();
    for (Point point : points) {
      if (point.mark().drawn() || told.contains(point.gap())) {
        continue;
      }
      told.add(point.gap());
      y += 20;
      hatched(pen, 2, y - 13, 12, 16);
      pen.text(
          "quiet",
          20,
          y,
          Anchor.START,
          TextSize.shortened(point.gap(), width - 20.0, TextSize.SMALL),
          TextSize.SMALL);
    }
    return y + 4;
  }
}
