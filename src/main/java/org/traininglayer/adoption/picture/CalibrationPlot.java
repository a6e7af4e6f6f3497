package org.traininglayer.adoption.picture;

import java.util.List;
import java.util.function.DoubleFunction;

/**
 * How sure somebody was against how often right: on the diagonal sureness is deserved, beneath it
 * there is more of it than deserved. Shares, on both axes from none to all.
 *
 * @param points from the least sure to the surest
 * @param percent a share as it is written
 */
public record CalibrationPlot(List<Point> points, Words words, DoubleFunction<String> percent)
    implements Layout {

  /**
   * Judgements that were stated about as sure.
   *
   * @param sure mean of what was stated, 0 to 1
   * @param right share that was right, with its interval
   * @param says all of it, as it is read out
   */
  public record Point(double sure, Mark right, String says) {}

  /** Words on the axes, and in the corners above and beneath the diagonal. */
  public record Words(String sure, String right, String above, String beneath) {}

  /** Copies the list. */
  public CalibrationPlot {
    points = List.copyOf(points);
  }

  @Override
  public Drawing at(int width) {
    Pen pen = new Pen();
    SquarePlot plot = new SquarePlot(width, percent);
    plot.frame(pen, width, words.sure(), words.right(), percent);
    plot.corners(pen, words.above(), words.beneath());
    for (int i = 0; i < points.size(); i++) {
      Point point = points.get(i);
      pen.begin(point.right().classes(), i, point.says());
      pen.rect(
          "here-frame", plot.x(point.sure()) - 12, plot.y(1) - 2, 24, plot.y(0) - plot.y(1) + 4);
      Marks.vertical(pen, point.right(), plot, plot.x(point.sure()));
      pen.end();
    }
    return pen.drawing(width, plot.height());
  }
}
