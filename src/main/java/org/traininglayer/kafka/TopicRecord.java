package org.traininglayer.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.lrs.LedgerIndex.Place;
import org.traininglayer.lrs.StatementLog.Entry;

/**
 * A statement of the ledger as a record of the topic. The key is the statement's id, the value its
 * text; headers, as text, say the rest. The number of the partition is that of the ledger, so one
 * person's statements are in one partition, in their order.
 *
 * @param offset where it is in the topic's partition
 * @param json null where the text is too large for the topic
 */
record TopicRecord(
    long offset,
    long position,
    OrganisationId organisation,
    UUID statementId,
    Instant stored,
    boolean ours,
    @Nullable String json) {

  private static final String POSITION = "position";
  private static final String ORGANISATION = "organisation";
  private static final String STORED = "stored";
  private static final String OURS = "ours";

  /**
   * To be sent; without its text where that is larger. The record's time is that of the sending.
   */
  static ProducerRecord<byte[], byte[]> of(String topic, Entry entry, long largest) {
    byte[] text = entry.json().getBytes(UTF_8);
    ProducerRecord<byte[], byte[]> made =
        new ProducerRecord<>(
            topic,
            entry.partition(),
            entry.statementId().toString().getBytes(UTF_8),
            text.length > largest ? null : text);
    add(made.headers(), POSITION, Long.toString(entry.position()));
    add(made.headers(), ORGANISATION, entry.organisation().value().toString());
    add(made.headers(), STORED, entry.stored().toString());
    add(made.headers(), OURS, Boolean.toString(entry.ours()));
    return made;
  }

  /** As it was received; null where it is not one of ours. */
  static @Nullable TopicRecord read(ConsumerRecord<byte[], byte[]> received) {
    String position = text(received.headers(), POSITION);
    String organisation = text(received.headers(), ORGANISATION);
    String stored = text(received.headers(), STORED);
    String ours = text(received.headers(), OURS);
    if (position == null
        || organisation == null
        || stored == null
        || ours == null
        || received.key() == null) {
      return null;
    }
    try {
      return new TopicRecord(
          received.offset(),
          Long.parseLong(position),
          new OrganisationId(UUID.fromString(organisation)),
          UUID.fromString(new String(received.key(), UTF_8)),
          Instant.parse(stored),
          Boolean.parseBoolean(ours),
          received.value() == null ? null : new String(received.value(), UTF_8));
    } catch (IllegalArgumentException | DateTimeException e) {
      return null;
    }
  }

  /** Where the ledger has it, unless the ledger has something else there. */
  Place place() {
    return new Place(position, organisation, statementId);
  }

  /** As the log has it; only where there is a text. */
  Entry entry(int partition, String text) {
    return new Entry(partition, position, organisation, statementId, stored, text, ours);
  }

  private static void add(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(UTF_8));
  }

  private static @Nullable String text(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
  }
}
