package org.traininglayer.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.traininglayer.kafka.FeedPositions.Fed;
import org.traininglayer.lrs.LedgerCopy.Source;
import org.traininglayer.lrs.LedgerIndex;
import org.traininglayer.lrs.LedgerIndex.Place;
import org.traininglayer.lrs.StatementLog;

/**
 * The log with its texts from the topic. What is in the log is said by the ledger alone: each piece
 * is held against the ledger's index, so a statement that was erased does not come back from the
 * topic, one that was sent twice is there once, and where the topic lacks one the ledger's table is
 * read instead, which is counted and said.
 */
final class KafkaStatementLog implements StatementLog, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(KafkaStatementLog.class);
  private static final Duration AFTER_TROUBLE = Duration.ofSeconds(30);
  private static final Duration SAID_AGAIN = Duration.ofMinutes(10);

  /** So long it is believed that the topic lacks what it lacked. */
  private static final Duration BELIEVED = Duration.ofMinutes(10);

  /** As with the table: a piece ends with the statement that passes so many. */
  private static final long MOST_BYTES = 4 << 20;

  private final StatementLog table;
  private final LedgerIndex index;
  private final FeedPositions positions;
  private final Supplier<Consumer<byte[], byte[]>> consumers;
  private final KafkaProperties properties;
  private final Sources sources;

  private final Map<Integer, Waiting> waiting = new HashMap<>();
  private final Map<Integer, Gap> gaps = new ConcurrentHashMap<>();
  private final Map<Source, Instant> said = new ConcurrentHashMap<>();
  private @Nullable TopicReader reader;
  private volatile Instant restsUntil = Instant.MIN;

  /** Does not connect yet. */
  KafkaStatementLog(
      StatementLog table,
      LedgerIndex index,
      FeedPositions positions,
      Supplier<Consumer<byte[], byte[]>> consumers,
      KafkaProperties properties,
      Sources sources) {
    this.table = table;
    this.index = index;
    this.positions = positions;
    this.consumers = consumers;
    this.properties = properties;
    this.sources = sources;
  }

  /** Counts what was read. */
  interface Sources {
    void read(Source source, int statements);
  }

  /**
   * How far the copy has to come, and since when that is waited for: not how far it is, as a copy
   * that comes on a little would be waited for without end.
   */
  private record Waiting(long target, Instant since) {}

  /**
   * What the topic of a partition lacks. Looking for that again would cost a search with each
   * piece, all through a rebuild.
   *
   * @param from the position of the first statement that is not there
   * @param to that of the first after it that is
   * @param until when it is looked for again
   */
  private record Gap(long from, long to, Instant until) {

    boolean has(Place place, Instant now) {
      return place.position() >= from && place.position() < to && now.isBefore(until);
    }
  }

  @Override
  public int partitions() {
    return table.partitions();
  }

  /**
   * {@inheritDoc}
   *
   * <p>Up to where the copy has come; where it has not come on for a while, up to the end of the
   * table.
   */
  @Override
  public long[] heads() {
    long[] heads = table.heads();
    Instant now = Instant.now();
    List<Fed> all = positions.all();
    synchronized (waiting) {
      for (Fed fed : all) {
        int partition = fed.partition();
        if (partition >= heads.length || fed.position() >= heads[partition]) {
          waiting.remove(partition);
          continue;
        }
        Waiting before = waiting.get(partition);
        if (before == null || fed.position() >= before.target()) {
          before = new Waiting(heads[partition], now);
          waiting.put(partition, before);
        }
        if (now.isBefore(before.since().plus(properties.patience()))) {
          heads[partition] = fed.position();
        }
      }
    }
    return heads;
  }

  @Override
  public List<Entry> poll(int partition, long afterPosition, int max) {
    Fed fed =
        positions.all().stream().filter(at -> at.partition() == partition).findFirst().orElse(null);
    if (fed == null || afterPosition < fed.since() || fed.position() <= afterPosition) {
      return fromTable(partition, afterPosition, max, Source.NOT_COPIED);
    }
    if (Instant.now().isBefore(restsUntil)) {
      return fromTable(partition, afterPosition, max, Source.UNREACHABLE);
    }
    List<Place> places =
        index.after(partition, afterPosition, max).stream()
            .filter(place -> place.position() <= fed.position())
            .toList();
    if (places.isEmpty()) {
      return fromTable(partition, afterPosition, max, Source.NOT_COPIED);
    }
    Gap gap = gaps.get(partition);
    if (gap != null && gap.has(places.getFirst(), Instant.now())) {
      return fromTable(partition, afterPosition, max, Source.MISSING);
    }
    List<Entry> entries;
    try {
      entries = fromTopic(fed, afterPosition, places);
    } catch (KafkaException e) {
      restsUntil = Instant.now().plus(AFTER_TROUBLE);
      close();
      LOG.warn(
          "Statements cannot be read from {}, but are from the ledger's table; next try in {}",
          properties,
          AFTER_TROUBLE,
          e);
      return fromTable(partition, afterPosition, max, Source.UNREACHABLE);
    }
    if (entries.isEmpty()) {
      say(Source.MISSING, partition, afterPosition);
      return fromTable(partition, afterPosition, max, Source.MISSING);
    }
    return entries;
  }

  /** What the topic has of these places, up to the first that it has not. */
  private synchronized List<Entry> fromTopic(Fed fed, long after, List<Place> places) {
    int partition = fed.partition();
    TopicReader from = reader;
    if (from == null) {
      from = new TopicReader(consumers.get(), properties.topic(), partitions());
      reader = from;
    }
    TopicReader.Found read = from.read(partition, after, places, MOST_BYTES);
    long first = places.getFirst().position();
    if (read.begins() > first) {
      // What has been copied up to now at most: what comes later is in the topic.
      long to = Math.min(read.begins(), fed.position() + 1);
      gaps.put(partition, new Gap(first, to, Instant.now().plus(BELIEVED)));
    }
    Map<Long, TopicRecord> found = read.records();
    List<Entry> entries = new ArrayList<>();
    TopicRecord last = null;
    for (Place place : places) {
      TopicRecord record = found.get(place.position());
      if (record == null) {
        break;
      }
      String text = record.json();
      if (text == null) {
        if (!entries.isEmpty()) {
          break;
        }
        from.taken(partition, record);
        return fromTable(partition, after, 1, Source.TOO_LARGE);
      }
      entries.add(record.entry(partition, text));
      last = record;
    }
    if (last != null) {
      from.taken(partition, last);
      sources.read(Source.TOPIC, entries.size());
    }
    return entries;
  }

  private List<Entry> fromTable(int partition, long after, int max, Source why) {
    List<Entry> entries = table.poll(partition, after, max);
    if (!entries.isEmpty()) {
      sources.read(why, entries.size());
    }
    return entries;
  }

  private void say(Source what, int partition, long after) {
    Instant now = Instant.now();
    Instant before = said.get(what);
    if (before == null || before.plus(SAID_AGAIN).isBefore(now)) {
      said.put(what, now);
      LOG.warn(
          "Topic {} lacks what comes after position {} of partition {}: it was kept too shortly, or"
              + " made anew. It is read from the ledger's table.",
          properties.topic(),
          after,
          partition);
    }
  }

  @Override
  public synchronized void close() {
    if (reader != null) {
      reader.close();
      reader = null;
    }
  }
}
