package org.traininglayer.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

class TopicCheckTest {

  private static final Map<String, String> GOOD =
      Map.of(
          "cleanup.policy", "delete",
          "retention.ms", "21600000",
          "segment.ms", "3600000",
          "compression.type", "producer",
          "max.message.bytes", "1048588");

  @Test
  void a_topic_that_soon_forgets_is_taken() {
    assertThat(check(Map.of()).faults(16, GOOD)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          cleanup.policy,    compact,          cleanup.policy is not delete
          cleanup.policy,    'compact,delete', cleanup.policy is not delete
          retention.ms,      -1,               retention.ms is unlimited
          retention.ms,      604800000,        keep a statement for longer than PT48H
          segment.ms,        604800000,        keep a statement for longer than PT48H
          segment.ms,        9223372036854775807, keep a statement for longer than PT48H
          compression.type,  zstd,             compression.type
          max.message.bytes, 900000,           max.message.bytes is less than
          """)
  void what_is_wrong_is_named(String name, String value, String fault) {
    Map<String, String> config = new HashMap<>(GOOD);
    config.put(name, value);
    assertThat(check(Map.of()).faults(16, config)).singleElement().asString().contains(fault);
  }

  @Test
  void the_partitions_are_those_of_the_ledger() {
    assertThat(check(Map.of()).faults(12, GOOD))
        .isEqualTo(List.of("it has 12 partitions instead of 16"));
  }

  @Test
  void what_the_guarantees_rest_on_is_not_for_a_setting() {
    assertThatThrownBy(() -> properties(Map.of("acks", "0", "group.id", "x")))
        .hasMessage("traininglayer.kafka.client must leave out acks, group.id");
    assertThatThrownBy(() -> properties(Map.of("compression.type", "zstd")))
        .hasMessageContaining("compression.type is none or gzip");
  }

  @Test
  void passwords_are_not_shown() {
    assertThat(properties(Map.of("sasl.jaas.config", "password=hush")).toString())
        .isEqualTo("topic t at broker:9092");
  }

  private static TopicCheck check(Map<String, String> client) {
    KafkaProperties properties = properties(client);
    return new TopicCheck(new KafkaClients(properties), properties, 16);
  }

  private static KafkaProperties properties(Map<String, String> client) {
    return new KafkaProperties(
        "broker:9092",
        "t",
        client,
        true,
        500,
        Duration.ofMillis(200),
        Duration.ofSeconds(15),
        Duration.ofSeconds(10),
        Duration.ofHours(48),
        DataSize.ofKilobytes(900));
  }
}
