package org.traininglayer.adoption.metric;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import org.traininglayer.adoption.disclosure.Headcount;

/**
 * All figures of a scope, guarded.
 *
 * @param roles roles at work of those who did anything
 * @param active people who did anything
 * @param sample how many of them are invented
 * @param byMetric figures by id of the metric
 * @param held ids of metrics whose figures stayed as they were, as too few people changed something
 * @param asOf how far the figures had read the ledger
 */
public record MetricSet(
    SortedSet<String> roles,
    Headcount active,
    Headcount sample,
    Participation participation,
    Map<String, Estimates> byMetric,
    Set<String> held,
    Instant asOf) {

  /** The figures of a metric. */
  public Estimates of(String metric) {
    Estimates estimates = byMetric.get(metric);
    if (estimates == null) {
      throw new IllegalArgumentException("there is no metric " + metric);
    }
    return estimates;
  }
}
