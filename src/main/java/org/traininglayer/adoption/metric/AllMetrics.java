package org.traininglayer.adoption.metric;

import java.util.List;

/** The list of all metrics. Whoever adds one adds it here. */
public final class AllMetrics {

  /** In no particular order. */
  public static final List<Metric> LIST =
      List.of(new DeservedConfidence(), new CatchingErrors(), new LeavingSteps());

  private AllMetrics() {}
}
