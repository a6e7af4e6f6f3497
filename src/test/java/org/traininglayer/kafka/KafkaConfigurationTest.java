package org.traininglayer.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.traininglayer.adoption.Statements;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.lrs.LedgerCopy;
import org.traininglayer.lrs.LedgerIndex;
import org.traininglayer.lrs.StatementLog;
import org.traininglayer.lrs.TestLedger;
import org.traininglayer.persistence.Leases;
import org.traininglayer.persistence.TestLeases;
import org.traininglayer.testing.TestDatabase;

/** What is there with brokers, and without. */
class KafkaConfigurationTest {

  private final ApplicationContextRunner application =
      new ApplicationContextRunner()
          .withUserConfiguration(Neighbours.class, KafkaConfiguration.class);

  @Test
  void without_brokers_nothing_is_there() {
    application
        .withPropertyValues("traininglayer.kafka.bootstrap-servers=")
        .run(context -> {
          assertThat(context).hasNotFailed().doesNotHaveBean(Feeder.class);
          assertThat(context).hasSingleBean(StatementLog.class);
        });
  }

  @Test
  void with_brokers_the_log_is_that_of_the_topic_and_the_table_is_there_by_its_name() {
    application
        .withPropertyValues(
            "traininglayer.kafka.bootstrap-servers=127.0.0.1:1",
            "traininglayer.kafka.client.security.protocol=SASL_SSL",
            "traininglayer.kafka.feed=false")
        .run(context -> {
          assertThat(context.getBean(StatementLog.class)).isInstanceOf(KafkaStatementLog.class);
          assertThat(context.getBean(StatementLog.OF_THE_TABLE))
              .isNotInstanceOf(KafkaStatementLog.class);
          assertThat(context.getBean(KafkaProperties.class).client())
              .containsEntry("security.protocol", "SASL_SSL");
          assertThat(context.getBean(Feeder.class).isRunning()).isFalse();
          assertThat(
                  context
                      .getBean(MeterRegistry.class)
                      .get("traininglayer.kafka.read")
                      .tag("from", "topic")
                      .counter()
                      .count())
              .isZero();
        });
  }

  @Test
  void health_says_what_is_wrong_and_is_up_all_the_same() {
    application
        .withPropertyValues(
            "traininglayer.kafka.bootstrap-servers=127.0.0.1:1", "traininglayer.kafka.feed=false")
        .run(context -> {
          context.getBean(FeedState.class).failed("Topic t: it has 1 partitions instead of 16");
          Health health = context.getBean(KafkaHealth.class).health();
          assertThat(health.getStatus()).isEqualTo(Status.UP);
          assertThat(health.getDetails())
              .containsEntry("topic", "training-layer.statements")
              .containsEntry("statementsBehind", 0L)
              .containsEntry("copiedByThisNode", false)
              .containsEntry("trouble", "Topic t: it has 1 partitions instead of 16");
        });
  }

  @Test
  void how_far_the_copy_is_is_told_with_what_is_missing_and_why_the_table_is_read() {
    application
        .withPropertyValues(
            "traininglayer.kafka.bootstrap-servers=127.0.0.1:1", "traininglayer.kafka.feed=false")
        .run(context -> {
          TestLedger ledger = context.getBean(Neighbours.class).ledger;
          LedgerCopy copy = context.getBean(LedgerCopy.class);
          context.getBean(FeedPositions.class).prepare(ledger.log().heads());
          assertThat(copy.standing())
              .isEqualTo(
                  new LedgerCopy.Standing(
                      "training-layer.statements", 0, 0, Duration.ZERO, null, null));

          ledger.append(
              OrganisationId.DEFAULT, UUID.randomUUID(), Statements.of("ann").opened("brief"));
          context
              .getBean(JdbcClient.class)
              .sql("update statement set stored = now() - interval '90 seconds'")
              .update();
          for (int n = 0; n < ledger.log().partitions(); n++) {
            context.getBean(StatementLog.class).poll(n, 0, 10);
          }
          context.getBean(KafkaMetrics.class).refresh();

          LedgerCopy.Standing standing = copy.standing();
          assertThat(standing.statements()).isEqualTo(1);
          assertThat(standing.behind()).isEqualTo(1);
          assertThat(standing.lag()).isBetween(Duration.ofSeconds(89), Duration.ofSeconds(150));
          assertThat(standing.read())
              .isNotNull()
              .extracting(LedgerCopy.Read::source)
              .isEqualTo(LedgerCopy.Source.NOT_COPIED);
          assertThat(
                  context
                      .getBean(MeterRegistry.class)
                      .get("traininglayer.kafka.lag.seconds")
                      .gauge()
                      .value())
              .isBetween(89.0, 150.0);
        });
  }

  /** What the other packages bring. */
  @Configuration(proxyBeanMethods = false)
  static class Neighbours {

    private final DataSource database = TestDatabase.fresh();
    private final TestLedger ledger = new TestLedger(database);

    @Bean(StatementLog.OF_THE_TABLE)
    StatementLog table() {
      return ledger.log();
    }

    @Bean
    LedgerIndex index() {
      return ledger.index()::after;
    }

    @Bean
    JdbcClient jdbc() {
      return JdbcClient.create(database);
    }

    @Bean
    Leases leases(JdbcClient jdbc) {
      return TestLeases.of(jdbc);
    }

    @Bean
    MeterRegistry registry() {
      return new SimpleMeterRegistry();
    }
  }
}
