package org.traininglayer.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.StringUtils;
import org.traininglayer.lrs.LedgerIndex;
import org.traininglayer.lrs.StatementLog;
import org.traininglayer.persistence.Leases;

/** The topic beside the table, where brokers are named. */
@Configuration(proxyBeanMethods = false)
@Conditional(KafkaConfiguration.BrokersNamed.class)
@EnableConfigurationProperties(KafkaProperties.class)
class KafkaConfiguration {

  /** Looks at the setting alone, before a class of Kafka's is loaded. */
  static final class BrokersNamed implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return StringUtils.hasText(
          context.getEnvironment().getProperty("traininglayer.kafka.bootstrap-servers"));
    }
  }

  @Bean
  FeedPositions feedPositions(JdbcClient jdbc) {
    return new FeedPositions(jdbc);
  }

  @Bean
  FeedState feedState() {
    return new FeedState();
  }

  @Bean
  KafkaMetrics kafkaMetrics(
      @Qualifier(StatementLog.OF_THE_TABLE) StatementLog table,
      FeedPositions positions,
      MeterRegistry registry) {
    return new KafkaMetrics(table, positions, registry);
  }

  @Bean
  KafkaHealth kafkaHealthIndicator(
      KafkaProperties properties, KafkaMetrics metrics, FeedState state) {
    return new KafkaHealth(properties, metrics, state);
  }

  @Bean
  TopicCopy topicCopy(KafkaProperties properties, KafkaMetrics metrics, FeedState state) {
    return new TopicCopy(properties, metrics, state);
  }

  /** Taken by whoever asks for the log by no name. */
  @Bean
  @Primary
  KafkaStatementLog kafkaStatementLog(
      @Qualifier(StatementLog.OF_THE_TABLE) StatementLog table,
      LedgerIndex index,
      FeedPositions positions,
      KafkaProperties properties,
      KafkaMetrics metrics) {
    return new KafkaStatementLog(
        table, index, positions, new KafkaClients(properties)::consumer, properties, metrics::read);
  }

  @Bean
  Feeder kafkaFeeder(
      @Qualifier(StatementLog.OF_THE_TABLE) StatementLog table,
      FeedPositions positions,
      Leases leases,
      KafkaProperties properties,
      FeedState state) {
    KafkaClients clients = new KafkaClients(properties);
    TopicCheck check = new TopicCheck(clients, properties, table.partitions());
    return new Feeder(
        table, positions, leases, clients::producer, check::faults, properties, state);
  }
}
