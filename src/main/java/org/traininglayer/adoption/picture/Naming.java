package org.traininglayer.adoption.picture;

import java.util.ArrayList;
import java.util.List;
import org.traininglayer.adoption.picture.Pen.Anchor;

/**
 * Finds room for the names of points: never over another name, and where it can be, clear of every
 * point and interval and nearest to its own point; where it is not, or far away, a thin line leads
 * to it.
 */
final class Naming {

  private static final double[] RISES = {-12, 12, -24, 24, -40, 40};
  private static final double HIGH = 16;
  private static final double WIDEST = 220;
  private static final double FAR = 34;
  private static final double COVERS = 40;
  private static final double DOUBTFUL = 60;
  private static final double CLEARLY = 6;

  private final List<Box> names;
  private final List<Box> marks = new ArrayList<>();
  private final List<double[]> points = new ArrayList<>();
  private final double left;
  private final double top;
  private final double right;
  private final double bottom;

  Naming(List<Box> taken, double left, double top, double right, double bottom) {
    this.names = new ArrayList<>(taken);
    this.left = left;
    this.top = top;
    this.right = right;
    this.bottom = bottom;
  }

  /** A place where a name would hide something. */
  void avoid(Box mark) {
    marks.add(mark);
  }

  /** A point that will have a name. */
  void point(double x, double y) {
    points.add(new double[] {x, y});
    avoid(new Box(x - 8, y - 8, 16, 16));
  }

  /** Writes the name of a point; false where there is no room left. */
  boolean name(Pen pen, double x, double y, String name) {
    String text = TextSize.shortened(name, Math.min(WIDEST, right - left - 20), TextSize.NAME);
    double width = TextSize.width(text, TextSize.NAME) + 4;
    Box best = null;
    double least = Double.MAX_VALUE;
    for (Box place : places(x, y, width)) {
      if (!place.within(left, top, right, bottom) || names.stream().anyMatch(place::meets)) {
        continue;
      }
      double cost =
          COVERS * marks.stream().filter(place::meets).count()
              + (doubtful(place, x, y) ? DOUBTFUL : 0)
              + distance(place, x, y);
      if (cost < least) {
        least = cost;
        best = place;
      }
    }
    if (best == null) {
      return false;
    }
    names.add(best);
    if (distance(best, x, y) > FAR || doubtful(best, x, y)) {
      double to = Math.clamp(x, best.x(), best.x() + best.width());
      double height = best.y() > y ? best.y() : best.y() + HIGH;
      pen.line("leader", x, y, to, height);
    }
    pen.text("name", best.x() + 2, best.y() + 12.5, Anchor.START, text, TextSize.NAME);
    return true;
  }

  /** Whether a name here might be taken for that of another point. */
  private boolean doubtful(Box place, double x, double y) {
    double own = distance(place, x, y);
    return points.stream()
        .filter(point -> point[0] != x || point[1] != y)
        .anyMatch(point -> distance(place, point[0], point[1]) < own + CLEARLY);
  }

  private List<Box> places(double x, double y, double width) {
    List<Box> places = new ArrayList<>();
    for (double rise : RISES) {
      places.add(new Box(x + 9, y + rise - HIGH / 2, width, HIGH));
      places.add(new Box(x - 9 - width, y + rise - HIGH / 2, width, HIGH));
      places.add(
          new Box(
              Math.clamp(x - width / 2, left, Math.max(left, right - width)),
              y + rise - HIGH / 2 + Math.copySign(8, rise),
              width,
              HIGH));
    }
    for (double down = top; down + HIGH <= bottom; down += HIGH) {
      for (double along = left + 2; along + width <= right; along += 24) {
        places.add(new Box(along, down, width, HIGH));
      }
    }
    return places;
  }

  private static double distance(Box box, double x, double y) {
    double dx = x - Math.clamp(x, box.x(), box.x() + box.width());
    double dy = y - Math.clamp(y, box.y(), box.y() + box.height());
    return Math.hypot(dx, dy);
  }
}
