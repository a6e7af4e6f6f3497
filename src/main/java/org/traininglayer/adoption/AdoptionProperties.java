package org.traininglayer.adoption;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the figures.
 *
 * @param follow whether this node follows the ledger; off on nodes that only serve pages
 * @param poll how often the ledger is looked at when there is nothing new
 * @param batch how many statements are folded in one transaction
 * @param lease how long a node keeps a partition without renewing it
 * @param smallestGroup fewest people a figure may be about; 5 or more
 */
@ConfigurationProperties("traininglayer.adoption")
public record AdoptionProperties(
    @DefaultValue("true") boolean follow,
    @DefaultValue("500ms") Duration poll,
    @DefaultValue("1000") int batch,
    @DefaultValue("6s") Duration lease,
    @DefaultValue("5") int smallestGroup) {

  /** Refuses what would break the rule for small groups, or stop the worker. */
  public AdoptionProperties {
    if (smallestGroup < 5) {
      throw new IllegalArgumentException(
          "traininglayer.adoption.smallest-group may be raised, not lowered below 5");
    }
    if (batch < 1 || batch > 10_000 || poll.isNegative() || poll.isZero()) {
      throw new IllegalArgumentException(
          "traininglayer.adoption: batch is 1 to 10000, poll is longer than nothing");
    }
  }
}
