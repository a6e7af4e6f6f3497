package org.traininglayer.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.traininglayer.lrs.LedgerIndex.Place;

/**
 * Finds statements in the topic by their position in the ledger. Where the last look ended is
 * remembered; without that it is searched for. A partition of the topic rises as the ledger does,
 * but for pieces that were sent again; wherever it passes a position upwards, what comes next is
 * the ledger's next. Not for several threads.
 */
final class TopicReader implements AutoCloseable {

  private static final Duration LONGEST = Duration.ofSeconds(3);
  private static final Duration ONE_LOOK = Duration.ofMillis(200);

  /** So much is passed over sooner than searched. */
  private static final long NEAR = 5_000;

  private final Consumer<byte[], byte[]> consumer;
  private final String topic;
  private final Map<Integer, Cursor> cursors = new HashMap<>();

  TopicReader(Consumer<byte[], byte[]> consumer, String topic, int partitions) {
    this.consumer = consumer;
    this.topic = topic;
    List<TopicPartition> all =
        IntStream.range(0, partitions).mapToObj(n -> new TopicPartition(topic, n)).toList();
    consumer.assign(all);
    consumer.pause(all);
    // A partition without a place stops them all; each is given its own before it is read.
    all.forEach(one -> consumer.seek(one, 0));
  }

  /** All that comes after {@code passed} lies at this offset, or behind it. */
  private record Cursor(long offset, long passed) {}

  /**
   * What was found.
   *
   * @param records by position, the first of each
   * @param begins from which position on the topic has anything of what was looked for or comes
   *     after it; {@link Long#MAX_VALUE} where it was read to its end and has nothing, 0 where that
   *     is not known
   */
  record Found(Map<Long, TopicRecord> records, long begins) {}

  /**
   * What the topic has of these places. Ends with the first that it has not, or with more bytes
   * than that.
   *
   * @param places in order, not empty
   */
  Found read(int partition, long after, List<Place> places, long mostBytes) {
    TopicPartition from = new TopicPartition(topic, partition);
    consumer.resume(List.of(from));
    try {
      return read(from, after, places, mostBytes);
    } catch (OffsetOutOfRangeException e) {
      // Deleted by age, or the topic was made anew: looked for once more.
      cursors.remove(partition);
      return read(from, after, places, mostBytes);
    } finally {
      consumer.pause(List.of(from));
    }
  }

  private Found read(TopicPartition from, long after, List<Place> places, long mostBytes) {
    Cursor cursor = cursors.get(from.partition());
    if (cursor == null || cursor.passed() > after || cursor.passed() < after - NEAR) {
      cursor = search(from, after);
    }
    Map<Long, Place> missing = new HashMap<>();
    places.forEach(place -> missing.put(place.position(), place));
    long last = places.getLast().position();
    Map<Long, TopicRecord> found = new HashMap<>();
    long bytes = 0;
    long begins = 0;
    long next = cursor.offset();
    long end = Long.MAX_VALUE;
    long until = System.nanoTime() + LONGEST.toNanos();
    consumer.seek(from, next);
    reading:
    while (!missing.isEmpty() && bytes < mostBytes && next < end) {
      List<ConsumerRecord<byte[], byte[]>> records = consumer.poll(ONE_LOOK).records(from);
      if (records.isEmpty()) {
        if (System.nanoTime() > until) {
          break;
        }
        end = end(from);
      }
      for (ConsumerRecord<byte[], byte[]> received : records) {
        TopicRecord read = TopicRecord.read(received);
        if (read != null && read.position() > last) {
          begins = begins == 0 ? read.position() : begins;
          break reading;
        }
        next = received.offset() + 1;
        if (read != null && missing.remove(read.position(), read.place())) {
          begins = begins == 0 ? read.position() : begins;
          found.put(read.position(), read);
          bytes += Math.max(0, received.serializedValueSize());
        }
        if (missing.isEmpty() || bytes >= mostBytes) {
          break;
        }
      }
    }
    cursors.remove(from.partition());
    return new Found(found, begins == 0 && next >= end ? Long.MAX_VALUE : begins);
  }

  /** Up to here it was taken: the next look begins behind it. */
  void taken(int partition, TopicRecord record) {
    cursors.put(partition, new Cursor(record.offset() + 1, record.position()));
  }

  private Cursor search(TopicPartition in, long after) {
    long low = consumer.beginningOffsets(List.of(in)).getOrDefault(in, 0L);
    long high = end(in);
    while (low < high) {
      long middle = low + (high - low) / 2;
      TopicRecord there = firstAt(in, middle);
      if (there == null || there.position() > after) {
        high = middle;
      } else {
        low = there.offset() + 1;
      }
    }
    return new Cursor(low, after);
  }

  private @Nullable TopicRecord firstAt(TopicPartition in, long offset) {
    consumer.seek(in, offset);
    long until = System.nanoTime() + LONGEST.toNanos();
    while (System.nanoTime() < until) {
      for (ConsumerRecord<byte[], byte[]> received : consumer.poll(ONE_LOOK).records(in)) {
        TopicRecord read = TopicRecord.read(received);
        if (read != null) {
          return read;
        }
      }
    }
    return null;
  }

  private long end(TopicPartition of) {
    return consumer.endOffsets(List.of(of)).getOrDefault(of, 0L);
  }

  @Override
  public void close() {
    consumer.close(CloseOptions.timeout(Duration.ofSeconds(2)));
  }
}
