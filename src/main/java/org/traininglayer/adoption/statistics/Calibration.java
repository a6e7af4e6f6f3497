package org.traininglayer.adoption.statistics;

import java.util.List;
import java.util.Optional;

/**
 * How well stated confidence fits being right.
 *
 * @param brier mean squared distance of confidence and outcome; 0 is perfect
 * @param bias mean confidence minus share right; above 0 is over-confident
 * @param reliability mean squared distance of each bin from the diagonal
 * @param resolution how far the bins lie apart
 * @param uncertainty of the outcome itself; {@code brier = reliability − resolution + uncertainty}
 *     holds exactly when each bin is one answer option
 */
public record Calibration(
    long n, double brier, double bias, double reliability, double resolution, double uncertainty) {

  /** Sums per probability are kept in units of 1e-9, so that they add and subtract exactly. */
  public static final long UNIT = 1_000_000_000L;

  /**
   * One answer option with what came of it.
   *
   * @param n claims
   * @param p sum of stated probabilities, units of 1e-9
   * @param y claims that were right
   * @param pp sum of squared probabilities, units of 1e-9
   * @param py sum of probabilities of those that were right, units of 1e-9
   */
  public record Bin(long n, long p, long y, long pp, long py) {

    /** One claim. */
    public static Bin of(double probability, boolean right) {
      long p = Math.round(probability * UNIT);
      return new Bin(
          1, p, right ? 1 : 0, Math.round(probability * probability * UNIT), right ? p : 0);
    }

    /** Both together. */
    public Bin plus(Bin other) {
      return new Bin(n + other.n, p + other.p, y + other.y, pp + other.pp, py + other.py);
    }

    /** Mean stated probability. */
    public double confidence() {
      return p / (double) UNIT / n;
    }

    /** Share that was right. */
    public double right() {
      return y / (double) n;
    }
  }

  /** From bins; nothing when no claim is in them. */
  public static Optional<Calibration> of(List<Bin> bins) {
    Bin all = bins.stream().reduce(new Bin(0, 0, 0, 0, 0), Bin::plus);
    if (all.n() == 0) {
      return Optional.empty();
    }
    double n = all.n();
    double base = all.right();
    double brier = (all.pp() - 2.0 * all.py()) / UNIT / n + base;
    double reliability = 0;
    double resolution = 0;
    for (Bin bin : bins) {
      if (bin.n() > 0) {
        double off = bin.confidence() - bin.right();
        double apart = bin.right() - base;
        reliability += bin.n() * off * off / n;
        resolution += bin.n() * apart * apart / n;
      }
    }
    return Optional.of(
        new Calibration(
            all.n(), brier, all.confidence() - base, reliability, resolution, base * (1 - base)));
  }
}
