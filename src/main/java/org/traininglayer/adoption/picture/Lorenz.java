package org.traininglayer.adoption.picture;

import java.util.function.DoubleFunction;

/**
 * On how few people something rests, as far as it may be told: two points of a Lorenz curve with
 * their intervals, those who make nothing and the tenth who make most, beside the line on which all
 * would make the same. Between the points the curve lies on or below the straight lines.
 *
 * @param none share of people who make nothing
 * @param rest what all but the tenth who make most make, as a share of everything
 */
public record Lorenz(
    Mark none,
    Mark rest,
    String noneSays,
    String restSays,
    Words words,
    DoubleFunction<String> percent)
    implements Layout {

  /** Nine of ten. */
  public static final double TENTH = 0.9;

  /** Words on the axes and in the corners above and beneath the line of equality. */
  public record Words(String people, String made, String equal, String few) {}

  @Override
  public Drawing at(int width) {
    Pen pen = new Pen();
    SquarePlot plot = new SquarePlot(width, percent);
    plot.frame(pen, width, words.people(), words.made(), percent);
    plot.corners(pen, words.equal(), words.few());
    StringBuilder course = new StringBuilder();
    course.append('M').append(n(plot.x(0))).append(' ').append(n(plot.y(0)));
    Double nobody = none.at();
    if (told(none) && nobody != null) {
      course.append('L').append(n(plot.x(nobody))).append(' ').append(n(plot.y(0)));
    }
    Double made = rest.at();
    if (told(rest) && made != null) {
      course.append('L').append(n(plot.x(TENTH))).append(' ').append(n(plot.y(made)));
      course.append('L').append(n(plot.x(1))).append(' ').append(n(plot.y(1)));
      pen.path("course", course.toString());
    }
    pen.begin(none.classes(), 0, noneSays);
    here(pen, plot.x(nobody == null ? 0 : nobody), plot.y(0));
    Marks.across(pen, none, plot, plot.y(0));
    pen.end();
    pen.begin(rest.classes(), 1, restSays);
    here(pen, plot.x(TENTH), plot.y(made == null ? 0 : made));
    Marks.vertical(pen, rest, plot, plot.x(TENTH));
    pen.end();
    return pen.drawing(width, plot.height());
  }

  private static void here(Pen pen, double x, double y) {
    pen.rect("here-frame", x - 13, y - 13, 26, 26);
  }

  private static boolean told(Mark mark) {
    return mark.drawn() && mark.look() != Mark.Look.BOUND;
  }

  private static String n(double value) {
    return Pen.rounded(value);
  }
}
