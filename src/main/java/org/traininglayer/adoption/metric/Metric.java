package org.traininglayer.adoption.metric;

import java.util.List;
import org.traininglayer.adoption.disclosure.DisclosureControl;
import org.traininglayer.adoption.projection.FactCounter;

/**
 * One metric: what it counts of each fact, how its figures are estimated from people, and how they
 * are shown. All in one file; {@link AllMetrics} is the list of them. {@code docs/add-a-metric.md}
 * tells how to add one.
 */
public interface Metric extends FactCounter {

  /**
   * The figures, from what each person contributes. Whatever leaves here was made by {@code
   * control}, which hides what would be about too few people.
   */
  Estimates estimate(Contributions people, DisclosureControl control);

  /**
   * The sum that an item of a table adds to, where that is told beside the items or follows from
   * them; empty where there is none.
   */
  default String sum(String table, String item, String measure) {
    return "";
  }

  /** How they are shown; none for a metric that only others read. */
  List<Panel> panels();
}
