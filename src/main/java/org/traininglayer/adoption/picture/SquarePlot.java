package org.traininglayer.adoption.picture;

import java.util.List;
import java.util.function.DoubleFunction;
import org.traininglayer.adoption.picture.Pen.Anchor;

/** A square of shares on both axes, with its diagonal and words in two corners. */
final class SquarePlot {

  private static final double TOP = 22;
  private static final double MOST = 320;
  private static final List<Double> TICKS = List.of(0.0, 0.25, 0.5, 0.75, 1.0);

  private final double left;
  private final double side;

  SquarePlot(int width, DoubleFunction<String> percent) {
    double label = TextSize.width(percent.apply(1), TextSize.SMALL);
    this.left = 8 + label;
    this.side = Math.min(width - left - label / 2, MOST);
  }

  double x(double share) {
    return left + Math.clamp(share, 0, 1) * side;
  }

  double y(double share) {
    return TOP + (1 - Math.clamp(share, 0, 1)) * side;
  }

  /** Axes and diagonal. */
  void frame(Pen pen, int width, String across, String up, DoubleFunction<String> percent) {
    pen.text("strong", 0, 12, Anchor.START, fitting(up, width), TextSize.SMALL);
    for (double tick : TICKS) {
      pen.line("grid", left, y(tick), left + side, y(tick));
      pen.line("grid", x(tick), TOP, x(tick), TOP + side);
      pen.text("quiet", left - 6, y(tick) + 4, Anchor.END, percent.apply(tick), TextSize.SMALL);
      pen.text("quiet", x(tick), y(0) + 18, Anchor.MIDDLE, percent.apply(tick), TextSize.SMALL);
    }
    pen.line("axis", left, y(0), left + side, y(0));
    pen.line("axis", left, TOP, left, y(0));
    pen.path("chance", "M" + n(x(0)) + " " + n(y(0)) + "L" + n(x(1)) + " " + n(y(1)));
    pen.text("strong", x(1), y(0) + 38, Anchor.END, fitting(across, x(1)), TextSize.SMALL);
  }

  /** Words above the diagonal and beneath it. */
  void corners(Pen pen, String above, String beneath) {
    pen.text(
        "quiet corner",
        left + 8,
        TOP + 30,
        Anchor.START,
        fitting(above, side * 0.7),
        TextSize.SMALL);
    pen.text(
        "quiet corner",
        x(1) - 8,
        y(0) - 12,
        Anchor.END,
        fitting(beneath, side * 0.7),
        TextSize.SMALL);
  }

  /** Where it ends. */
  double height() {
    return y(0) + 44;
  }

  private static String fitting(String text, double most) {
    return TextSize.shortened(text, most, TextSize.SMALL);
  }

  private static String n(double value) {
    return Pen.rounded(value);
  }
}
