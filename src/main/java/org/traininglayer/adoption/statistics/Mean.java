package org.traininglayer.adoption.statistics;

import java.util.List;
import java.util.Optional;

/** A mean over people with its 95 % t interval. */
public record Mean(double estimate, Interval interval, int people) {

  /** Of at least two values; nothing otherwise. */
  public static Optional<Mean> of(List<Double> values) {
    return of(values, 0.95);
  }

  /** The same at another level. */
  public static Optional<Mean> of(List<Double> values, double level) {
    int n = values.size();
    if (n < 2) {
      return Optional.empty();
    }
    double mean = values.stream().mapToDouble(Double::doubleValue).sum() / n;
    double squares = values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
    double half = Quantiles.t(level, n - 1.0) * Math.sqrt(squares / (n - 1.0) / n);
    return Optional.of(new Mean(mean, new Interval(mean - half, mean + half), n));
  }
}
