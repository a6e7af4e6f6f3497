package org.traininglayer.adoption.projection;

import java.time.LocalDate;
import java.util.Map;
import org.traininglayer.kernel.AccountKey;

/**
 * What one person did in a scope.
 *
 * @param lastWeek the newest week in which anything was counted, whatever the metric
 * @param byMetric counters by id of the metric
 */
public record PersonCounters(
    AccountKey person, LocalDate lastWeek, Map<String, Counters> byMetric) {

  private static final Counters NOTHING = new Counters.Builder().build();

  /** Copies the map. */
  public PersonCounters {
    byMetric = Map.copyOf(byMetric);
  }

  /** The counters of a metric; empty when this person has none. */
  public Counters of(String metric) {
    return byMetric.getOrDefault(metric, NOTHING);
  }
}
