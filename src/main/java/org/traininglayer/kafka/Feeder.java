package org.traininglayer.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.traininglayer.kafka.FeedPositions.Fed;
import org.traininglayer.lrs.StatementLog;
import org.traininglayer.lrs.StatementLog.Entry;
import org.traininglayer.persistence.BackgroundWork;
import org.traininglayer.persistence.Leases;

/**
 * Copies the ledger to the topic, in its order, on one node at a time. Up to where it is in the
 * topic is noted after the brokers have acknowledged it; so whoever ends in between leaves nothing
 * out, and the next one sends some of it twice, which readers see by the position.
 */
final class Feeder extends BackgroundWork {

  private static final Logger LOG = LoggerFactory.getLogger(Feeder.class);
  private static final Duration AFTER_TROUBLE = Duration.ofSeconds(30);
  private static final Duration CHECK_EVERY = Duration.ofMinutes(5);
  private static final String TASK = "kafka-feed";

  private final StatementLog ledger;
  private final FeedPositions positions;
  private final Leases leases;
  private final Supplier<Producer<byte[], byte[]>> producers;
  private final Supplier<List<String>> check;
  private final KafkaProperties properties;
  private final FeedState state;

  private Leases.@Nullable Held held;
  private @Nullable Producer<byte[], byte[]> producer;
  private Instant renewAt = Instant.MIN;
  private Instant checkAt = Instant.MIN;

  /**
   * Does not start yet.
   *
   * @param ledger the table
   * @param check what is wrong with the topic
   */
  Feeder(
      StatementLog ledger,
      FeedPositions positions,
      Leases leases,
      Supplier<Producer<byte[], byte[]>> producers,
      Supplier<List<String>> check,
      KafkaProperties properties,
      FeedState state) {
    super(TASK, properties::feed);
    this.ledger = ledger;
    this.positions = positions;
    this.leases = leases;
    this.producers = producers;
    this.check = check;
    this.properties = properties;
    this.state = state;
  }

  @Override
  public Duration round() {
    return round(this::goesOn);
  }

  @Override
  public Duration failed(RuntimeException fault) {
    if (state.failed(fault.getMessage() + ": " + root(fault).getClass().getSimpleName())) {
      LOG.warn(
          "The ledger cannot be copied to {}, next try in {}", properties, AFTER_TROUBLE, fault);
    }
    close();
    return AFTER_TROUBLE;
  }

  @Override
  public void ended() {
    close();
  }

  /** Looks at each partition once. */
  Duration round(BooleanSupplier goesOn) {
    if (!isOurs()) {
      return properties.lease().dividedBy(3);
    }
    Instant now = Instant.now();
    if (!now.isBefore(checkAt)) {
      List<String> faults = check.get();
      if (!faults.isEmpty()) {
        String what = "Topic " + properties.topic() + ": " + String.join("; ", faults);
        if (state.failed(what)) {
          LOG.warn("Statements are not copied. {}", what);
        }
        close();
        return AFTER_TROUBLE;
      }
      positions.prepare(ledger.heads());
      checkAt = now.plus(CHECK_EVERY);
    }
    boolean more = false;
    RuntimeException fault = null;
    long[] heads = ledger.heads();
    for (Fed fed : positions.all()) {
      if (fed.partition() < heads.length && fed.position() < heads[fed.partition()]) {
        if (!goesOn.getAsBoolean() || !isOurs()) {
          return Duration.ZERO;
        }
        try {
          more |= feed(fed, heads[fed.partition()]);
        } catch (IllegalStateException e) {
          // One partition without a leader is no reason for the others to wait.
          if (fault == null) {
            fault = e;
          }
        }
      }
    }
    if (fault != null) {
      throw fault;
    }
    state.well();
    return more ? Duration.ZERO : properties.poll();
  }

  /** Sends a piece of one partition; true when there may be more. */
  private boolean feed(Fed fed, long head) {
    List<Entry> entries = ledger.poll(fed.partition(), fed.position(), properties.batch());
    if (entries.isEmpty()) {
      // Erased before they were copied.
      return positions.advance(fed, head);
    }
    send(entries);
    return positions.advance(fed, entries.getLast().position())
        && entries.getLast().position() < head;
  }

  /** Returns when the brokers have acknowledged all of it. */
  private void send(List<Entry> entries) {
    Producer<byte[], byte[]> to = producer;
    if (to == null) {
      to = producers.get();
      producer = to;
    }
    try {
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      for (Entry entry : entries) {
        sent.add(
            to.send(TopicRecord.of(properties.topic(), entry, properties.largest().toBytes())));
      }
      to.flush();
      for (int n = 0; n < sent.size(); n++) {
        if (!acknowledged(sent.get(n))) {
          // The brokers' limit is lower than it was: its place alone fits.
          acknowledged(to.send(TopicRecord.of(properties.topic(), entries.get(n), 0)));
        }
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("The brokers do not take statements", e.getCause());
    } catch (KafkaException e) {
      throw new IllegalStateException("The brokers do not take statements", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }

  /** False where it is too large for the brokers. */
  private static boolean acknowledged(Future<RecordMetadata> sent)
      throws ExecutionException, InterruptedException {
    try {
      sent.get();
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RecordTooLargeException) {
        return false;
      }
      throw e;
    }
  }

  /** Takes or keeps the lease. */
  private boolean isOurs() {
    Instant now = Instant.now();
    if (now.isBefore(renewAt)) {
      return true;
    }
    Leases.Held before = held;
    if (before == null || !before.extend()) {
      before = leases.take(TASK, properties.lease()).orElse(null);
      held = before;
      checkAt = Instant.MIN;
    }
    boolean ours = before != null;
    renewAt = ours ? now.plus(properties.lease().dividedBy(3)) : Instant.MIN;
    state.feeding(ours);
    return ours;
  }

  /** Lets go of everything, so that another node need not wait. */
  void close() {
    state.feeding(false);
    renewAt = Instant.MIN;
    checkAt = Instant.MIN;
    Producer<byte[], byte[]> to = producer;
    producer = null;
    if (to != null) {
      to.close(Duration.ofSeconds(2));
    }
    Leases.Held lease = held;
    held = null;
    if (lease != null) {
      try {
        lease.release();
      } catch (RuntimeException e) {
        LOG.debug("Lease not given back, it runs out by itself", e);
      }
    }
  }

  private static Throwable root(Throwable fault) {
    Throwable root = fault;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return root;
  }
}
