package org.traininglayer.adoption.picture;

/** Points with their intervals. */
final class Marks {

  private static final double CAP = 4;
  private static final double SIZE = 5.5;

  private Marks() {}

  /** An interval with its point, on a horizontal axis. What is off the axis ends in an arrow. */
  static void horizontal(
      Pen pen, Mark mark, Scale scale, double left, double right, double y, boolean summary) {
    Double at = mark.at();
    Double from = mark.from();
    Double to = mark.to();
    if (!mark.drawn() || at == null || from == null || to == null) {
      return;
    }
    double wide = right - left;
    double low = left + Math.clamp(scale.place(from), 0, 1) * wide;
    double high = left + Math.clamp(scale.place(to), 0, 1) * wide;
    double point = left + Math.clamp(scale.place(at), 0, 1) * wide;
    pen.path("range", "M" + n(low) + " " + n(y) + "H" + n(high));
    end(pen, scale.place(from) < 0, low, y, -1);
    end(pen, scale.place(to) > 1, high, y, 1);
    if (mark.look() != Mark.Look.BOUND) {
      pen.path("dot", summary ? diamond(point, y, SIZE + 2.5) : circle(point, y, SIZE));
    }
  }

  /** From nothing to the number; a bound has none. */
  static void bar(Pen pen, Mark mark, Scale scale, double left, double right, double y) {
    Double at = mark.at();
    if (mark.drawn() && mark.look() != Mark.Look.BOUND && at != null) {
      double from = Math.clamp(scale.place(0), 0, 1);
      double to = Math.clamp(scale.place(at), 0, 1);
      pen.rect("bar", left + from * (right - left), y - 9, (to - from) * (right - left), 18);
    }
  }

  /** A share with its interval on the way up of a square. */
  static void vertical(Pen pen, Mark mark, SquarePlot plot, double x) {
    Double at = mark.at();
    Double from = mark.from();
    Double to = mark.to();
    if (!mark.drawn() || at == null || from == null || to == null) {
      return;
    }
    double low = plot.y(from);
    double high = plot.y(to);
    pen.path("range", "M" + n(x) + " " + n(low) + "V" + n(high));
    pen.path("range", "M" + n(x - CAP) + " " + n(low) + "h8M" + n(x - CAP) + " " + n(high) + "h8");
    if (mark.look() != Mark.Look.BOUND) {
      pen.path("dot", circle(x, plot.y(at), SIZE));
    }
  }

  /** The same on the way across. */
  static void across(Pen pen, Mark mark, SquarePlot plot, double y) {
    Double at = mark.at();
    Double from = mark.from();
    Double to = mark.to();
    if (!mark.drawn() || at == null || from == null || to == null) {
      return;
    }
    double left = plot.x(from);
    double right = plot.x(to);
    pen.path("range", "M" + n(left) + " " + n(y) + "H" + n(right));
    pen.path(
        "range", "M" + n(left) + " " + n(y - CAP) + "v8M" + n(right) + " " + n(y - CAP) + "v8");
    if (mark.look() != Mark.Look.BOUND) {
      pen.path("dot", circle(plot.x(at), y, SIZE));
    }
  }

  private static void end(Pen pen, boolean further, double x, double y, int towards) {
    if (further) {
      pen.path(
          "range",
          "M"
              + n(x - 6.0 * towards)
              + " "
              + n(y - CAP)
              + "L"
              + n(x)
              + " "
              + n(y)
              + "L"
              + n(x - 6.0 * towards)
              + " "
              + n(y + CAP));
    } else {
      pen.path("range", "M" + n(x) + " " + n(y - CAP) + "V" + n(y + CAP));
    }
  }

  /** A sign for one of several series; after the last one they begin anew. */
  static String sign(int series, double x, double y) {
    return switch (series % 6) {
      case 0 -> circle(x, y, 6);
      case 1 -> "M" + n(x - 5.5) + " " + n(y - 5.5) + "h11v11h-11z";
      case 2 -> "M" + n(x) + " " + n(y - 6.5) + "l6.5 11.5h-13z";
      case 3 -> diamond(x, y, 7.5);
      case 4 -> "M" + n(x) + " " + n(y + 6.5) + "l-6.5 -11.5h13z";
      default ->
          "M"
              + n(x - 2.2)
              + " "
              + n(y - 6.6)
              + "h4.4v4.4h4.4v4.4h-4.4v4.4h-4.4v-4.4h-4.4v-4.4h4.4z";
    };
  }

  static String circle(double x, double y, double r) {
    return "M" + n(x - r) + " " + n(y) + "a" + n(r) + " " + n(r) + " 0 1 0 " + n(2 * r) + " 0a"
        + n(r) + " " + n(r) + " 0 1 0 " + n(-2 * r) + " 0z";
  }

  private static String diamond(double x, double y, double r) {
    return "M" + n(x - r) + " " + n(y) + "L" + n(x) + " " + n(y - r) + "L" + n(x + r) + " " + n(y)
        + "L" + n(x) + " " + n(y + r) + "z";
  }

  private static String n(double value) {
    return Pen.rounded(value);
  }
}
