package org.traininglayer.adoption.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.traininglayer.adoption.picture.Pen.Anchor;

/**
 * The plane of detection: how often right claims are flagged against how many wrong ones are
 * caught, each group a sign with a cross of intervals; the diagonal of chance, curves of equal
 * skill, and each corner in words.
 *
 * @param percent how a share is written
 * @param skill how a curve is named by its d′; 0 is chance
 */
public record Plane(
    List<Spot> spots, Words words, DoubleFunction<String> percent, IntFunction<String> skill)
    implements Layout {

  private static final int CORNER_LINES = 6;
  private static final double LEFT = 52;
  private static final double TOP = 10;
  private static final double LINE = 16;
  private static final int CURVES = 3;

  /**
   * A group.
   *
   * @param gap why it has no place; empty where it has one
   */
  public record Spot(String name, Mark x, Mark y, String gap, String says, boolean current) {

    boolean drawn() {
      return x.drawn() && y.drawn();
    }

    /** That of the one that says less: a bound in one direction is no point in the plane. */
    Mark.Look look() {
      if (x.look() == Mark.Look.BOUND || y.look() == Mark.Look.BOUND) {
        return Mark.Look.BOUND;
      }
      return x.look() == Mark.Look.SURE ? y.look() : x.look();
    }
  }

  /** What axes and corners say. */
  public record Words(
      String x, String y, String catching, String trusting, String cautious, String astray) {}

  /** Copies the list. */
  public Plane {
    spots = List.copyOf(spots);
  }

  private record Frame(double left, double top, double right, double bottom, double widest) {

    double x(double share) {
      return left + Math.clamp(share / widest, 0, 1) * (right - left);
    }

    double y(double share) {
      return bottom - Math.clamp(share, 0, 1) * (bottom - top);
    }
  }

  @Override
  public Drawing at(int width) {
    Pen pen = new Pen();
    double right = width - margin();
    double high = Math.clamp((right - LEFT) * 0.72, 220, 400);
    Frame frame = new Frame(LEFT, TOP + LINE, right, TOP + LINE + high, widest());
    pen.text("quiet", 0, TOP + 2, Anchor.START, fitting(words.y(), width), TextSize.SMALL);
    axes(pen, frame);
    List<Box> fixed = corners(pen, frame);
    List<Integer> nameless = spots(pen, frame, fixed);
    double bottom = frame.bottom() + 20 + LINE + 8;
    bottom = key(pen, nameless, bottom, width);
    return pen.drawing(width, bottom);
  }

  /** Room for the names of curves at their ends. */
  private double margin() {
    double most = 0;
    for (int d = 0; d <= CURVES; d++) {
      most = Math.max(most, TextSize.width(skill.apply(d), TextSize.SMALL));
    }
    return most + 6;
  }

  /** A quarter, half or all of the axis: as much as the intervals need. */
  private double widest() {
    double most = 0;
    for (Spot spot : spots) {
      Double to = spot.x().to();
      if (spot.drawn() && to != null) {
        most = Math.max(most, to);
      }
    }
    return most > 0.5 ? 1 : most > 0.25 ? 0.5 : 0.25;
  }

  private void axes(Pen pen, Frame frame) {
    for (int i = 0; i <= 4; i++) {
      double share = i / 4.0;
      double y = frame.y(share);
      pen.line(i == 0 ? "axis" : "grid", frame.left(), y, frame.right(), y);
      pen.text("quiet", frame.left() - 6, y + 4, Anchor.END, percent.apply(share), TextSize.SMALL);
      double x = frame.x(share * frame.widest());
      pen.line(i == 0 ? "axis" : "grid", x, frame.top(), x, frame.bottom());
      if (i % 2 == 0) {
        pen.text(
            "quiet",
            x,
            frame.bottom() + 17,
            Anchor.MIDDLE,
            percent.apply(share * frame.widest()),
            TextSize.SMALL);
      }
    }
    pen.text(
        "quiet",
        frame.right(),
        frame.bottom() + 20 + LINE,
        Anchor.END,
        fitting(words.x(), frame.right()),
        TextSize.SMALL);
    List<Double> ends = new ArrayList<>();
    for (int d = 0; d <= CURVES; d++) {
      List<double[]> line =
          SkillCurve.of(d).stream().filter(p -> p[0] <= frame.widest() + 1e-9).toList();
      StringBuilder path = new StringBuilder();
      for (double[] p : line) {
        path.append(path.isEmpty() ? 'M' : 'L').append(Pen.rounded(frame.x(p[0]))).append(' ');
        path.append(Pen.rounded(frame.y(p[1])));
      }
      pen.path(d == 0 ? "chance" : "curve", path.toString());
      double end = frame.y(line.getLast()[1]);
      if (ends.stream().allMatch(other -> Math.abs(other - end) >= LINE)) {
        pen.text("quiet", frame.right() + 4, end + 4, Anchor.START, skill.apply(d), TextSize.SMALL);
        ends.add(end);
      }
    }
  }

  private static String fitting(String text, double most) {
    return TextSize.shortened(text, most, TextSize.SMALL);
  }

  /**
   * Each corner says what it means; side by side where both fit, else the second one line on, and
   * past the marks that are in the way.
   */
  private List<Box> corners(Pen pen, Frame frame) {
    List<Box> marks = new ArrayList<>();
    List<Box> taken = new ArrayList<>();
    for (Spot spot : spots) {
      if (spot.drawn()) {
        Cross at = cross(frame, spot);
        marks.add(new Box(at.x0(), at.y() - 1, at.x1() - at.x0(), 2));
        marks.add(new Box(at.x() - 1, at.y1(), 2, at.y0() - at.y1()));
        marks.add(new Box(at.x() - 6, at.y() - 6, 12, 12));
      }
    }
    double most = frame.right() - frame.left() - 12;
    corner(
        pen,
        marks,
        taken,
        frame.left() + 6,
        frame.top() + 15,
        LINE,
        Anchor.START,
        fitting(words.catching(), most));
    corner(
        pen,
        marks,
        taken,
        frame.right() - 6,
        frame.top() + 15,
        LINE,
        Anchor.END,
        fitting(words.cautious(), most));
    corner(
        pen,
        marks,
        taken,
        frame.left() + 6,
        frame.bottom() - 8,
        -LINE,
        Anchor.START,
        fitting(words.trusting(), most));
    corner(
        pen,
        marks,
        taken,
        frame.right() - 6,
        frame.bottom() - 8,
        -LINE,
        Anchor.END,
        fitting(words.astray(), most));
    return taken;
  }

  private static void corner(
      Pen pen,
      List<Box> marks,
      List<Box> taken,
      double x,
      double y,
      double step,
      Anchor anchor,
      String text) {
    double line = y;
    double width = TextSize.width(text, TextSize.SMALL);
    double best = y;
    long fewest = Long.MAX_VALUE;
    // A quarter of the plane belongs to a corner; where marks fill it, the emptiest line has to do.
    for (int i = 0; i < CORNER_LINES && fewest > 0; i++) {
      Box box = Pen.box(x, line, anchor, width + 8, TextSize.SMALL);
      long met = marks.stream().filter(box::meets).count();
      if (met < fewest && taken.stream().noneMatch(box::meets)) {
        fewest = met;
        best = line;
      }
      line += step;
    }
    line = best;
    taken.add(Pen.box(x, line, anchor, width, TextSize.SMALL));
    pen.text("quiet corner", x, line, anchor, text, TextSize.SMALL);
  }

  /** Draws the groups; the ones whose name found no room are returned. */
  private List<Integer> spots(Pen pen, Frame frame, List<Box> fixed) {
    Naming naming = new Naming(fixed, frame.left(), frame.top() - 4, frame.right(), frame.bottom());
    for (Spot spot : spots) {
      if (spot.drawn()) {
        Cross cross = cross(frame, spot);
        naming.point(cross.x(), cross.y());
        naming.avoid(new Box(cross.x0(), cross.y() - 2, cross.x1() - cross.x0(), 4));
        naming.avoid(new Box(cross.x() - 2, cross.y1(), 4, cross.y0() - cross.y1()));
      }
    }
    List<Integer> nameless = new ArrayList<>();
    for (int i = 0; i < spots.size(); i++) {
      Spot spot = spots.get(i);
      if (!spot.drawn()) {
        nameless.add(i);
        continue;
      }
      Cross at = cross(frame, spot);
      pen.begin(look(i, spot), i, spot.says());
      pen.rect("here-frame", at.x() - 13, at.y() - 13, 26, 26);
      pen.path(
          "range",
          "M"
              + n(at.x0())
              + " "
              + n(at.y())
              + "H"
              + n(at.x1())
              + "M"
              + n(at.x())
              + " "
              + n(at.y0())
              + "V"
              + n(at.y1()));
      if (spot.look() != Mark.Look.BOUND) {
        pen.path("dot", Marks.sign(i, at.x(), at.y()));
      }
      if (!naming.name(pen, at.x(), at.y(), spot.name())) {
        nameless.add(i);
      }
      pen.end();
    }
    return nameless;
  }

  private static String look(int i, Spot spot) {
    return "series-"
        + i % 5
        + (spot.current() ? " current" : "")
        + (spot.look() == Mark.Look.SURE ? "" : " " + hollow(spot));
  }

  private static String hollow(Spot spot) {
    return new Mark(0.0, 0.0, 0.0, spot.look()).classes();
  }

  private record Cross(double x, double y, double x0, double x1, double y0, double y1) {}

  private static Cross cross(Frame frame, Spot spot) {
    return new Cross(
        frame.x(or(spot.x().at())),
        frame.y(or(spot.y().at())),
        frame.x(or(spot.x().from())),
        frame.x(or(spot.x().to())),
        frame.y(or(spot.y().from())),
        frame.y(or(spot.y().to())));
  }

  private static double or(@Nullable Double value) {
    return value == null ? 0 : value;
  }

  /** Beneath the plane: groups that have no place, and names that found no room. */
  private double key(Pen pen, List<Integer> nameless, double from, int width) {
    double y = from;
    for (int i : nameless) {
      Spot spot = spots.get(i);
      y += 20;
      if (spot.drawn()) {
        pen.begin(look(i, spot) + " key", i, spot.says());
        if (spot.look() == Mark.Look.BOUND) {
          pen.path("range", "M4 " + n(y - 4.5) + "h12M10 " + n(y - 10.5) + "v12");
        } else {
          pen.path("dot", Marks.sign(i, 10, y - 4.5));
        }
        pen.text(
            "name",
            24,
            y,
            Anchor.START,
            TextSize.shortened(spot.name(), width - 24.0, TextSize.NAME),
            TextSize.NAME);
      } else {
        pen.begin("none", i, spot.says());
        pen.rect("here-frame", 0.5, y - 15.5, width - 1.0, 20);
        pen.text(
            "value",
            4,
            y,
            Anchor.START,
            TextSize.shortened(spot.name() + ": " + spot.gap(), width - 4.0, TextSize.NAME),
            TextSize.NAME);
      }
      pen.end();
    }
    return y + 8;
  }

  private static String n(double value) {
    return Pen.rounded(value);
  }
}
