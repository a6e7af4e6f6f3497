package org.traininglayer.adoption.statistics;

import java.util.ArrayList;
import java.util.List;

/**
 * Watches unit by unit whether events have become more frequent (Page 1954; Bernoulli form of
 * Reynolds and Stoumbos 1999). For a cohort, never for a person.
 *
 * @param usual the rate that is all right
 * @param bad the rate that must be noticed
 * @param height how high the sum may rise
 */
public record Cusum(double usual, double bad, double height) {

  /** Refuses rates in the wrong order. */
  public Cusum {
    if (!(usual > 0 && usual < bad && bad < 1) || !(height > 0)) {
      throw new IllegalArgumentException("no chart from " + usual + " to " + bad);
    }
  }

  /** What is added for an event. */
  public double up() {
    return Math.log(bad / usual);
  }

  /** What is added for a unit without the event; below 0. */
  public double down() {
    return Math.log((1 - bad) / (1 - usual));
  }

  /** The sum after one more unit, not yet set back. */
  public double next(double sum, boolean event) {
    return Math.max(0, sum + (event ? up() : down()));
  }

  /** Positions of the units at which it rose too high; after each it starts at 0 again. */
  public List<Integer> alarms(List<Boolean> events) {
    List<Integer> alarms = new ArrayList<>();
    double sum = 0;
    for (int i = 0; i < events.size(); i++) {
      sum = next(sum, events.get(i));
      if (sum >= height) {
        alarms.add(i);
        sum = 0;
      }
    }
    return alarms;
  }
}
