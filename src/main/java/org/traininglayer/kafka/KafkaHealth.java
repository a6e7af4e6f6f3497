package org.traininglayer.kafka;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.traininglayer.lrs.LedgerCopy.Trouble;

/**
 * How the copy of the ledger does. Always up: without the brokers the figures read the ledger's
 * table, so they are no reason to take this node out of service.
 */
class KafkaHealth implements HealthIndicator {

  private final KafkaProperties properties;
  private final KafkaMetrics metrics;
  private final FeedState state;

  KafkaHealth(KafkaProperties properties, KafkaMetrics metrics, FeedState state) {
    this.properties = properties;
    this.metrics = metrics;
    this.state = state;
  }

  @Override
  public Health health() {
    Health.Builder health =
        Health.up()
            .withDetail("topic", properties.topic())
            .withDetail("statementsBehind", metrics.count())
            .withDetail("copiedByThisNode", state.feeding());
    Trouble trouble = state.trouble();
    if (trouble != null) {
      health.withDetail("trouble", trouble.what());
      health.withDetail("troubleSince", trouble.since().toString());
    }
    return health.build();
  }
}
