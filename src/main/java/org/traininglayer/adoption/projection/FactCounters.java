package org.traininglayer.adoption.projection;

import java.util.List;

/** All that is counted. */
public record FactCounters(List<? extends FactCounter> all) {

  /** Refuses two of one id, whose cells could not be told apart. */
  public FactCounters {
    all = List.copyOf(all);
    if (all.stream().map(FactCounter::id).distinct().count() != all.size()) {
      throw new IllegalArgumentException(
          "two metrics have the same id: " + all.stream().map(FactCounter::id).toList());
    }
  }
}
