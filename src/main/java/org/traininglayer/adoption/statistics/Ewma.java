package org.traininglayer.adoption.statistics;

import java.util.ArrayList;
import java.util.List;

/**
 * A weekly rate that is watched: an exponentially weighted mean (Roberts 1959) against limits
 * around a frozen base rate. Weeks without data change nothing. A base that was itself estimated
 * may lie off by chance: the limits are as much wider, else a chart held against a short beginning
 * alarms more often than its limit says.
 *
 * @param base the frozen rate
 * @param lambda weight of the newest week
 * @param limit how many standard deviations away the limit lies
 * @param designEffect how many times larger the variance of a week is than with independent units
 * @param baseUnits units from which the base was estimated; infinite where it is known
 */
public record Ewma(
    double base, double lambda, double limit, double designEffect, double baseUnits) {

  /** Weight of the newest week. */
  public static final double LAMBDA = 0.2;

  /** Wide, because many cohorts are watched at once. */
  public static final double LIMIT = 3.3;

  /** Refuses values that mean nothing. */
  public Ewma {
    if (!(base >= 0 && base <= 1)
        || !(lambda > 0 && lambda <= 1)
        || !(limit > 0)
        || !(baseUnits > 0)) {
      throw new IllegalArgumentException("no chart of base " + base + " and limit " + limit);
    }
    designEffect = Math.max(1, designEffect);
  }

  /** With a base that is known. */
  public Ewma(double base, double lambda, double limit, double designEffect) {
    this(base, lambda, limit, designEffect, Double.POSITIVE_INFINITY);
  }

  /** With the usual weight and limit, for independent units. */
  public static Ewma around(double base) {
    return new Ewma(base, LAMBDA, LIMIT, 1);
  }

  /** The same with another limit. */
  public Ewma limit(double other) {
    return new Ewma(base, lambda, other, designEffect, baseUnits);
  }

  /** Which side is bad. */
  public enum Side {
    BELOW,
    ABOVE
  }

  /**
   * One week of the chart.
   *
   * @param n 0 when there was no data: then everything is as the week before
   * @param value the weighted mean
   * @param sigma its standard deviation off the base when nothing has changed
   * @param alarm whether the value lies beyond the limit, in a week with data
   */
  public record Point(int week, long n, double value, double sigma, boolean alarm) {

    /** How many standard deviations the value lies off the base, on the bad side. */
    public double off(double base, Side bad) {
      double off = bad == Side.BELOW ? base - value : value - base;
      return sigma == 0 ? 0 : off / sigma;
    }
  }

  /** Two units and two others added (Agresti and Coull): few events are not none. */
  private double baseVariance() {
    if (Double.isInfinite(baseUnits)) {
      return 0;
    }
    double rate = (base * baseUnits + 2) / (baseUnits + 4);
    return rate * (1 - rate) / (baseUnits + 4) * designEffect;
  }

  /** The chart of these weeks, numbered from 0. */
  public List<Point> chart(List<Proportion> weeks, Side bad) {
    List<Point> points = new ArrayList<>();
    double z = base;
    double v = 0;
    double left = 1;
    double sigma = 0;
    for (int week = 0; week < weeks.size(); week++) {
      Proportion of = weeks.get(week);
      boolean alarm = false;
      if (of.n() > 0) {
        z = lambda * of.x() / of.n() + (1 - lambda) * z;
        v =
            lambda * lambda * base * (1 - base) / of.n() * designEffect
                + (1 - lambda) * (1 - lambda) * v;
        left *= 1 - lambda;
        // What the weeks since weigh is off the base by as much as the base is off.
        double ofBase = (1 - left) * (1 - left) * baseVariance();
        sigma = Math.sqrt(v + ofBase);
        double far = limit * sigma;
        alarm = bad == Side.BELOW ? z < base - far : z > base + far;
      }
      points.add(new Point(week, of.n(), z, sigma, alarm));
    }
    return points;
  }
}
