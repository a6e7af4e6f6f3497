package org.traininglayer.kafka;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Kafka's own clients, as they are used here: what the settings say over our defaults, and over
 * both what the guarantees rest on.
 */
final class KafkaClients {

  private final KafkaProperties properties;

  KafkaClients(KafkaProperties properties) {
    this.properties = properties;
  }

  /** Sends each record once and in order, acknowledged by all replicas that are in step. */
  Producer<byte[], byte[]> producer() {
    Map<String, Object> config =
        config(
            Map.of(
                "compression.type", "gzip",
                "linger.ms", "5",
                "max.block.ms", "10000",
                "request.timeout.ms", "10000",
                "delivery.timeout.ms", "30000",
                "max.request.size", String.valueOf(properties.largest().toBytes() + ROOM)));
    config.put("acks", "all");
    config.put("enable.idempotence", "true");
    return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Belongs to no group: who reads what is said by leases, and how far by the database. */
  Consumer<byte[], byte[]> consumer() {
    Map<String, Object> config =
        config(
            Map.of(
                "fetch.max.wait.ms", "100",
                "default.api.timeout.ms", "10000",
                "request.timeout.ms", "5000"));
    config.put("enable.auto.commit", "false");
    config.put("auto.offset.reset", "none");
    config.put("allow.auto.create.topics", "false");
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /** Looks at the topic; changes nothing. */
  Admin admin() {
    return Admin.create(
        config(Map.of("default.api.timeout.ms", "10000", "request.timeout.ms", "5000")));
  }

  /** Bytes of a record beside its text. */
  static final long ROOM = 4096;

  private Map<String, Object> config(Map<String, String> defaults) {
    Map<String, Object> config = new HashMap<>(defaults);
    // Nothing is told about this client but what it asks for.
    config.put("enable.metrics.push", "false");
    config.put("metric.reporters", "");
    config.putAll(properties.client());
    config.put("bootstrap.servers", properties.bootstrapServers());
    return config;
  }
}
