package org.traininglayer.adoption.metric;

import org.traininglayer.adoption.Scope;

/** Figures of spans that no page tells of: what the counters come to, however they are shown. */
public final class CountedFigures {

  private CountedFigures() {}

  /** All metrics of a scope. */
  public static MetricSet of(Metrics metrics, Scope scope) {
    return metrics.counted(scope);
  }
}
