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
 * @param people how many did anything, are invented, have started
 * @param byExpectation whether people are counted of those who are expected to
 * @param listed length of the list that they are counted of
 * @param byMetric figures by id of the metric
 * @param held ids of metrics whose figures stayed as they were, as too few people changed something
 * @param asOf how far the figures had read the ledger
 */
public record MetricSet(
    SortedSet<String> roles,
    Estimates people,
    boolean byExpectation,
    int listed,
    Map<String, Estimates> byMetric,
    Set<String> held,
    Instant asOf) {

  static final String ACTIVE = "active";
  static final String SAMPLE = "sample";
  static final String STARTED = "started";
  static final String UNLISTED = "unlisted";

  /** People who did anything. */
  public Headcount active() {
    return count(ACTIVE);
  }

  /** How many of them are invented. */
  public Headcount sample() {
    return count(SAMPLE);
  }

  /** How many have started, of whom. */
  public Participation participation() {
    return new Participation(byExpectation, listed, count(STARTED), count(UNLISTED));
  }

  private Headcount count(String name) {
    return people.count(name).orElseThrow();
  }

  /** The figures of a metric. */
  public Estimates of(String metric) {
    Estimates estimates = byMetric.get(metric);
    if (estimates == null) {
      throw new IllegalArgumentException("there is no metric " + metric);
    }
    return estimates;
  }
}
