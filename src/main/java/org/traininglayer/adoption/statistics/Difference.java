package org.traininglayer.adoption.statistics;

/** The difference of two rates with its 95 % interval. */
public record Difference(double estimate, Interval interval) {

  /** Independent groups (Newcombe's square-and-add); real-valued sizes for clustered data. */
  public static Difference independent(double x1, double n1, double x2, double n2) {
    return independent(x1, n1, x2, n2, 0.95);
  }

  /** The same of two rates over clustered units: their effective numbers of units go in. */
  public static Difference clustered(ClusteredRate first, ClusteredRate second, double level) {
    return independent(
        first.estimate() * first.nStar(),
        first.nStar(),
        second.estimate() * second.nStar(),
        second.nStar(),
        level);
  }

  /** The same at another level. */
  public static Difference independent(double x1, double n1, double x2, double n2, double level) {
    Interval first = Wilson.of(x1, n1, level);
    Interval second = Wilson.of(x2, n2, level);
    double p1 = x1 / n1;
    double p2 = x2 / n2;
    double d = p1 - p2;
    return new Difference(
        d,
        new Interval(
            d - Math.hypot(p1 - first.lower(), second.upper() - p2),
            d + Math.hypot(first.upper() - p1, p2 - second.lower())));
  }

  /**
   * The same people twice (Bonett and Price).
   *
   * @param improved pairs that went from no to yes
   * @param worsened pairs that went from yes to no
   * @param n all pairs
   */
  public static Difference paired(long improved, long worsened, long n) {
    return paired(improved, worsened, n, 0.95);
  }

  /** The same at another level. */
  public static Difference paired(long improved, long worsened, long n, double level) {
    if (improved < 0 || worsened < 0 || improved + worsened > n) {
      throw new IllegalArgumentException("changed pairs are part of all pairs");
    }
    double up = (improved + 1.0) / (n + 2.0);
    double down = (worsened + 1.0) / (n + 2.0);
    double d = up - down;
    double half = Quantiles.z(level) * Math.sqrt((up + down - d * d) / (n + 2.0));
    return new Difference(d, new Interval(d - half, d + half));
  }
}
