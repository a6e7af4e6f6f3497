package org.traininglayer.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.unit.DataSize;
import org.traininglayer.adoption.Statements;
import org.traininglayer.kafka.FeedPositions.Fed;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.lrs.TestLedger;
import org.traininglayer.persistence.TestLeases;
import org.traininglayer.testing.TestDatabase;

/** What one partition does that the brokers do not take, and what the others do meanwhile. */
class FeederTest {

  private final DataSource database = TestDatabase.fresh();
  private final JdbcClient jdbc = JdbcClient.create(database);
  private final TestLedger ledger = new TestLedger(database);
  private final FeedPositions positions = new FeedPositions(jdbc);
  private final FeedState state = new FeedState();
  private final Set<Integer> leaderless = new HashSet<>();
  private final Feeder feeder =
      new Feeder(
          ledger.log(),
          positions,
          TestLeases.of(jdbc),
          this::producer,
          List::of,
          new KafkaProperties(
              "broker:9092",
              "t",
              Map.of(),
              true,
              500,
              Duration.ofMillis(1),
              Duration.ofMinutes(1),
              Duration.ofSeconds(10),
              Duration.ofHours(48),
              DataSize.ofKilobytes(900)),
          state);

  @BeforeEach
  void every_partition_has_something_to_copy() {
    feeder.round(() -> true); // begins at the ledger's end
    for (int n = 0; Arrays.stream(ledger.log().heads()).anyMatch(head -> head == 0); n++) {
      ledger.append(
          OrganisationId.DEFAULT, UUID.randomUUID(), Statements.of("p" + n).opened("brief"));
    }
  }

  @AfterEach
  void close() {
    feeder.close();
  }

  @Test
  void one_partition_without_a_leader_lets_the_others_be_copied_and_is_told() {
    leaderless.add(3);

    assertThatThrownBy(() -> feeder.round(() -> true))
        .hasMessage("The brokers do not take statements");

    long[] heads = ledger.log().heads();
    for (Fed fed : positions.all()) {
      assertThat(fed.position())
          .as("partition %s", fed.partition())
          .isEqualTo(fed.partition() == 3 ? 0 : heads[fed.partition()]);
    }

    leaderless.clear();
    feeder.round(() -> true);
    assertThat(positions.all())
        .allSatisfy(fed -> assertThat(fed.position()).isEqualTo(heads[fed.partition()]));
  }

  @Test
  void of_several_faults_the_first_is_told() {
    leaderless.addAll(Set.of(2, 5));

    assertThatThrownBy(() -> feeder.round(() -> true)).rootCause().hasMessage("partition 2");
  }

  /** Takes everything but what is for a partition that has no leader. */
  private Producer<byte[], byte[]> producer() {
    return new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer()) {
      @Override
      public synchronized Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> sent) {
        return leaderless.contains(sent.partition())
            ? CompletableFuture.failedFuture(new TimeoutException("partition " + sent.partition()))
            : CompletableFuture.completedFuture(null);
      }
    };
  }
}
