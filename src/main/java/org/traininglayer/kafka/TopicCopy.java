package org.traininglayer.kafka;

import java.time.Instant;
import org.traininglayer.lrs.LedgerCopy;

/** How the copy in the topic does, as this node knows it. */
class TopicCopy implements LedgerCopy {

  private final KafkaProperties properties;
  private final KafkaMetrics metrics;
  private final FeedState state;

  TopicCopy(KafkaProperties properties, KafkaMetrics metrics, FeedState state) {
    this.properties = properties;
    this.metrics = metrics;
    this.state = state;
  }

  @Override
  public Standing standing() {
    return new Standing(
        properties.topic(),
        metrics.statements(),
        metrics.count(),
        metrics.lag(Instant.now()),
        metrics.last(),
        state.trouble());
  }
}
