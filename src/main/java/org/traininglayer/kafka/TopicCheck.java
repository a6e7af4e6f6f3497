package org.traininglayer.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Whether the topic may hold statements: they are about people, so it must forget them soon, by
 * itself; and what is copied there must be found again.
 */
final class TopicCheck {

  private final KafkaClients clients;
  private final KafkaProperties properties;
  private final int partitions;

  TopicCheck(KafkaClients clients, KafkaProperties properties, int partitions) {
    this.clients = clients;
    this.properties = properties;
    this.partitions = partitions;
  }

  /**
   * What is wrong with the topic, in words for whoever runs the brokers; empty when nothing is.
   *
   * @throws IllegalStateException when the brokers cannot be asked
   */
  List<String> faults() {
    String topic = properties.topic();
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    try (Admin admin = clients.admin()) {
      int there =
          Objects.requireNonNull(
                  admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic))
              .partitions()
              .size();
      Map<String, String> config =
          Objects.requireNonNull(admin.describeConfigs(List.of(resource)).all().get().get(resource))
              .entries()
              .stream()
              .filter(entry -> entry.value() != null)
              .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
      return faults(there, config);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return List.of("it does not exist; make it with " + partitions + " partitions");
      }
      throw new IllegalStateException("The brokers cannot be asked about the topic", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }

  /** The same, of what the brokers say. */
  List<String> faults(int there, Map<String, String> config) {
    List<String> faults = new ArrayList<>();
    if (there != partitions) {
      faults.add("it has %d partitions instead of %d".formatted(there, partitions));
    }
    if (!config.getOrDefault("cleanup.policy", "delete").equals("delete")) {
      faults.add("cleanup.policy is not delete: a compacted topic keeps statements for ever");
    }
    long retention = number(config, "retention.ms", -1);
    long segment = number(config, "segment.ms", Duration.ofDays(7).toMillis());
    long longest = properties.longestKept().toMillis();
    if (retention < 0) {
      faults.add("retention.ms is unlimited: statements of people who were erased would stay");
    } else if (retention > longest || segment > longest - retention) {
      // A segment is deleted when its newest record is old enough, so its oldest waits for both.
      faults.add(
          "retention.ms %d and segment.ms %d keep a statement for longer than %s (traininglayer.kafka.longest-kept)"
              .formatted(retention, segment, properties.longestKept()));
    }
    if (!Set.of("producer", "uncompressed", "gzip")
        .contains(config.getOrDefault("compression.type", "producer"))) {
      faults.add("compression.type is not producer, uncompressed or gzip");
    }
    long largest = properties.largest().toBytes() + KafkaClients.ROOM;
    if (number(config, "max.message.bytes", Long.MAX_VALUE) < largest) {
      faults.add("max.message.bytes is less than %d".formatted(largest));
    }
    return faults;
  }

  private static long number(Map<String, String> config, String name, long otherwise) {
    String value = config.get(name);
    return value == null ? otherwise : Long.parseLong(value);
  }
}
