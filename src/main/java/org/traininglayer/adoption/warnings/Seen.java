package org.traininglayer.adoption.warnings;

import org.traininglayer.adoption.statistics.warnings.Look;
import org.traininglayer.adoption.statistics.warnings.Rule;

/**
 * A look with the number of people it is about.
 *
 * @param people who contribute; nothing is told of fewer than the smallest group
 */
public record Seen(Look look, int people) {

  /** Of nothing, and why. */
  static Seen nothing(Rule rule, String cohort, String reason) {
    return new Seen(
        new Look(
            rule, cohort, Look.State.NO_DATA, reason, null, null, null, 0, 0, null, null, 0, null),
        0);
  }
}
