package org.traininglayer.kafka;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.traininglayer.kafka.FeedPositions.Fed;
import org.traininglayer.lrs.LedgerCopy.Read;
import org.traininglayer.lrs.LedgerCopy.Source;
import org.traininglayer.lrs.StatementLog;

/**
 * How far the topic is behind the ledger, the same on every node, and from where this node reads.
 */
class KafkaMetrics {

  private final StatementLog table;
  private final FeedPositions positions;
  private final AtomicLong behind = new AtomicLong();
  private final AtomicLong lagSeconds = new AtomicLong();
  private volatile @Nullable Read last;
  private final Map<Source, Counter> read = new EnumMap<>(Source.class);

  KafkaMetrics(StatementLog table, FeedPositions positions, MeterRegistry registry) {
    this.table = table;
    this.positions = positions;
    Gauge.builder("traininglayer.kafka.behind", behind, AtomicLong::doubleValue)
        .description("Statements of the ledger that are not yet in the topic")
        .register(registry);
    Gauge.builder("traininglayer.kafka.lag.seconds", lagSeconds, AtomicLong::doubleValue)
        .description("Age of the oldest statement of the ledger that is not yet in the topic")
        .register(registry);
    for (Source source : Source.values()) {
      read.put(
          source,
          Counter.builder("traininglayer.kafka.read")
              .description("Statements that the figures read, by where from and why")
              .tag("from", source == Source.TOPIC ? "topic" : "table")
              .tag("why", source.name().toLowerCase(Locale.ROOT).replace('_', '-'))
              .register(registry));
    }
  }

  void read(Source source, int statements) {
    last = new Read(source, Instant.now());
    Counter counter = read.get(source);
    if (counter != null) {
      counter.increment(statements);
    }
  }

  /** Looks anew, by keys only. */
  @Scheduled(fixedDelayString = "PT15S", initialDelayString = "PT5S")
  void refresh() {
    behind.set(count());
    lagSeconds.set(lag(Instant.now()).toSeconds());
  }

  /** The last piece that this node read; null before it has. */
  @Nullable Read last() {
    return last;
  }

  /** Statements that the ledger has. */
  long statements() {
    return Arrays.stream(table.heads()).sum();
  }

  /** Age of the oldest statement that is not yet in the topic; nothing where all are. */
  Duration lag(Instant now) {
    long[] heads = table.heads();
    return positions.all().stream()
        .filter(fed -> fed.partition() < heads.length && fed.position() < heads[fed.partition()])
        .flatMap(fed -> table.poll(fed.partition(), fed.position(), 1).stream())
        .map(entry -> Duration.between(entry.stored(), now))
        .max(Duration::compareTo)
        .filter(Duration::isPositive)
        .orElse(Duration.ZERO);
  }

  /** Statements that are not yet in the topic, as of now. */
  long count() {
    long[] heads = table.heads();
    return positions.all().stream()
        .filter(fed -> fed.partition() < heads.length)
        .mapToLong((Fed fed) -> Math.max(0, heads[fed.partition()] - fed.position()))
        .sum();
  }
}
