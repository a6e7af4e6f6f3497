package org.traininglayer.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The topic that the ledger is copied to.
 *
 * @param bootstrapServers brokers as {@code host:port}, with commas between; none: no topic
 * @param topic its name
 * @param client properties of Kafka's own clients, for TLS and SASL; never shown
 * @param feed whether this node may copy
 * @param batch most statements of one partition that are sent before they are acknowledged
 * @param poll how often the ledger is looked at when there is nothing new
 * @param lease how long a node goes on as the one that copies without saying so
 * @param patience how long readers wait for a copy that does not come on, before they read the
 *     table
 * @param longestKept most time that the topic may keep a statement
 * @param largest most bytes of a statement that is copied; of larger ones only the place is
 */
@ConfigurationProperties("traininglayer.kafka")
record KafkaProperties(
    @DefaultValue("") String bootstrapServers,
    @DefaultValue("training-layer.statements") String topic,
    @DefaultValue Map<String, String> client,
    @DefaultValue("true") boolean feed,
    @DefaultValue("500") int batch,
    @DefaultValue("200ms") Duration poll,
    @DefaultValue("15s") Duration lease,
    @DefaultValue("10s") Duration patience,
    @DefaultValue("48h") Duration longestKept,
    @DefaultValue("900KB") DataSize largest) {

  /** What the guarantees rest on, so that it is not for a setting to say. */
  private static final Set<String> OURS =
      Set.of(
          "bootstrap.servers",
          "acks",
          "enable.idempotence",
          "transactional.id",
          "key.serializer",
          "value.serializer",
          "key.deserializer",
          "value.deserializer",
          "partitioner.class",
          "group.id",
          "group.instance.id",
          "enable.auto.commit",
          "auto.offset.reset",
          "interceptor.classes");

  /** Refuses what could not work, by the name of the property. */
  KafkaProperties {
    client = Map.copyOf(client);
    Set<String> taken = new TreeSet<>(client.keySet());
    taken.retainAll(OURS);
    if (!taken.isEmpty()) {
      throw new IllegalArgumentException(
          "traininglayer.kafka.client must leave out " + String.join(", ", taken));
    }
    if (!Set.of("none", "gzip").contains(client.getOrDefault("compression.type", "gzip"))) {
      throw new IllegalArgumentException(
          "traininglayer.kafka.client.compression.type is none or gzip: the libraries of the others"
              + " are not here");
    }
    if (batch < 1 || batch > 10_000 || !positive(poll) || !positive(lease) || !positive(patience)) {
      throw new IllegalArgumentException(
          "traininglayer.kafka: batch is 1 to 10000; poll, lease and patience are longer than"
              + " nothing");
    }
    if (!positive(longestKept) || largest.toBytes() < 1024) {
      throw new IllegalArgumentException(
          "traininglayer.kafka: longest-kept is longer than nothing, largest is 1KB or more");
    }
  }

  private static boolean positive(Duration duration) {
    return duration.isPositive();
  }

  /** Without the clients' properties, which hold passwords. */
  @Override
  public String toString() {
    return "topic " + topic + " at " + bootstrapServers;
  }
}
