package org.traininglayer.adoption.picture;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * An axis: what lies at its ends, and where numbers stand on it.
 *
 * @param log whether equal ratios are equally far apart
 */
public record Scale(double least, double most, boolean log, List<Tick> ticks) {

  private static final double WIDEST_RATIO = 10;
  private static final int MOST_TICKS = 6;
  private static final List<Double> FINE = List.of(0.5, 0.6, 0.7, 0.8, 1.0, 1.25, 1.5, 2.0);
  private static final List<Double> COARSE = List.of(0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0);

  /** A number on the axis. */
  public record Tick(double value, String label) {}

  /** Copies the list. */
  public Scale {
    ticks = List.copyOf(ticks);
    if (!(least < most) || (log && least <= 0)) {
      throw new IllegalArgumentException("no axis from " + least + " to " + most);
    }
  }

  /** Where a value lies, from 0 to 1; outside of them where it is off the axis. */
  double place(double value) {
    if (!log) {
      return (value - least) / (most - least);
    }
    return value <= 0 ? Double.NEGATIVE_INFINITY : Math.log(value / least) / Math.log(most / least);
  }

  /**
   * Holds all of these, as far as they lie between the outmost.
   *
   * @param outmost no further than this from 0
   */
  public static Scale linear(
      Collection<Double> values, double outmost, DoubleFunction<String> label) {
    double least = 0;
    double most = 0;
    for (double value : values) {
      least = Math.min(least, Math.max(value, -outmost));
      most = Math.max(most, Math.min(value, outmost));
    }
    double range = Math.max(most - least, 1e-6);
    double step = Math.pow(10, Math.floor(Math.log10(range / MOST_TICKS)));
    for (double nice : new double[] {1, 2, 5, 10}) {
      if (range / (step * nice) <= MOST_TICKS) {
        step *= nice;
        break;
      }
    }
    long first = (long) Math.floor(least / step - 1e-9);
    long last = (long) Math.ceil(most / step + 1e-9);
    List<Tick> ticks = new ArrayList<>();
    for (long i = first; i <= last; i++) {
      ticks.add(new Tick(i * step, label.apply(i * step)));
    }
    return new Scale(first * step, last * step, false, ticks);
  }

  /** Shares, all of them from none to all. */
  public static Scale share(DoubleFunction<String> label) {
    return new Scale(
        0,
        1,
        false,
        List.of(0.0, 0.25, 0.5, 0.75, 1.0).stream()
            .map(share -> new Tick(share, label.apply(share)))
            .toList());
  }

  /** Ratios, with 1 on it; from half to double or, where they lie further out, a tenth to ten. */
  public static Scale ratio(Collection<Double> values, DoubleFunction<String> label) {
    double least = FINE.getFirst();
    double most = FINE.getLast();
    for (double value : values) {
      least = Math.min(least, Math.max(value, 1 / WIDEST_RATIO));
      most = Math.max(most, Math.min(value, WIDEST_RATIO));
    }
    boolean fine = least >= FINE.getFirst() && most <= FINE.getLast();
    double from = least;
    double to = most;
    List<Tick> ticks =
        (fine ? FINE : COARSE)
            .stream()
                .filter(tick -> tick >= from - 1e-9 && tick <= to + 1e-9)
                .map(tick -> new Tick(tick, label.apply(tick)))
                .toList();
    return new Scale(least, most, true, ticks);
  }
}
