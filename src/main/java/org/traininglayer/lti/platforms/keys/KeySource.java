package org.traininglayer.lti.platforms.keys;

import java.io.IOException;
import java.net.URI;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.traininglayer.http.AddressRefusedException;
import org.traininglayer.http.AnswerTooLargeException;
import org.traininglayer.http.OutboundHttp;
import org.traininglayer.http.OutboundRequest;
import org.traininglayer.http.Reply;
import org.traininglayer.lti.diagnosis.refusals.CleanText;
import org.traininglayer.lti.platforms.keys.KeySetTable.Kept;
import org.traininglayer.lti.platforms.keys.PlatformKeys.Found;

/** One address that keys come from, as this node knows it. */
final class KeySource {

  private static final Logger log = LoggerFactory.getLogger(KeySource.class);

  /** How old a set may be before it is read again aside. */
  private static final Duration FRESH = Duration.ofHours(1);

  /** How old our copy may be before we look what other nodes have read. */
  private static final Duration COPY_FRESH = Duration.ofSeconds(30);

  private static final Duration BETWEEN_READS = Duration.ofSeconds(10);

  /**
   * For key ids that the set does not have it is read three times at once, then every 5 seconds.
   */
  private static final Duration BETWEEN_UNKNOWN = Duration.ofSeconds(5);

  private static final int AT_ONCE = 3;
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  /** A connection that broke is tried once more if there is at least this time left. */
  private static final Duration WORTH_ANOTHER = Duration.ofSeconds(2);

  private static final Duration READING = TIMEOUT.plusSeconds(1);

  /** Thousands of keys; a set that is larger is refused, and said to be. */
  static final long MAX_BYTES = 8_000_000;

  private static final int MAX_PROBLEM = 200;

  private final URI address;
  private final OutboundHttp http;
  private final KeySetTable table;
  private final Duration usable;
  private final ReentrantLock one = new ReentrantLock();
  private final AtomicBoolean aside = new AtomicBoolean();
  private volatile @Nullable Copy copy;
  private volatile Instant lookedAt = Instant.MIN;
  private volatile @Nullable String problem;

  KeySource(URI address, OutboundHttp http, KeySetTable table, Duration usable) {
    this.address = address;
    this.http = http;
    this.table = table;
    this.usable = usable;
  }

  Optional<Found> known(String kid) {
    Copy current = current();
    return current == null
        ? Optional.empty()
        : current.keys().find(kid).map(key -> new Found(key, current.readAt(), problem));
  }

  boolean hasKeys() {
    return current() != null;
  }

  @Nullable String problem() {
    return problem;
  }

  String keyIds() {
    Copy current = current();
    String words = current == null ? "" : current.keys().words();
    return words.isEmpty() ? "none, for no key of the set can be used" : words;
  }

  /** Why the key that the set lists under this id cannot be used. */
  Optional<String> fault(String kid) {
    Copy current = current();
    return current == null ? Optional.empty() : current.keys().fault(kid);
  }

  /** Looks, without keeping anybody waiting, whether there is something newer. */
  void refreshAside() {
    Instant now = Instant.now();
    if (lookedAt.plus(COPY_FRESH).isBefore(now) && aside.compareAndSet(false, true)) {
      Thread.ofVirtual()
          .name("platform-keys")
          .start(() -> {
            try {
              look();
              Copy current = copy;
              if ((current == null || current.readAt().plus(FRESH).isBefore(Instant.now()))
                  && table.mayRead(address, BETWEEN_READS, READING)) {
                read();
              }
            } catch (RuntimeException e) {
              log.warn("The key set at {} could not be looked up", address, e);
            } finally {
              aside.set(false);
            }
          });
    }
  }

  /** Looks for a key that is not known: in the database, then, if it is time, at the platform. */
  void readAgainFor(String kid) {
    readAgain(() -> known(kid).isPresent());
  }

  /** As the other, where the key that is known does not fit. */
  void readAgainInsteadOf(String kid, RSAPublicKey unfit) {
    readAgain(() -> known(kid).filter(found -> !found.key().equals(unfit)).isPresent());
  }

  private void readAgain(Sought sought) {
    one.lock();
    try {
      if (sought.isThere()) {
        return; // somebody else read it while we waited
      }
      boolean beingRead = look();
      if (sought.isThere()) {
        return;
      }
      boolean mayRead =
          hasKeys()
              ? table.mayReadAgain(address, BETWEEN_UNKNOWN, AT_ONCE, READING)
              : table.mayRead(address, BETWEEN_READS, READING);
      if (mayRead) {
        read();
      } else if (beingRead) {
        awaitOther();
      }
    } catch (DataAccessException e) {
      problem = "the database cannot be reached";
      log.warn("The key set at {} could not be looked up", address, e);
    } finally {
      one.unlock();
    }
  }

  /** Another node is reading: its result will be in the database. */
  private void awaitOther() {
    Instant end = Instant.now().plus(READING);
    try {
      while (look() && Instant.now().isBefore(end)) {
        Thread.sleep(100);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Takes over what the database has.
   *
   * @return whether somebody is reading the set just now
   */
  private boolean look() {
    Optional<Kept> kept = table.find(address);
    lookedAt = Instant.now();
    if (kept.isEmpty()) {
      return false;
    }
    problem = kept.get().problem();
    String keys = kept.get().keys();
    Instant readAt = kept.get().readAt();
    Copy current = copy;
    if (keys != null && readAt != null && (current == null || readAt.isAfter(current.readAt()))) {
      try {
        copy = new Copy(KeySet.parse(keys), readAt);
      } catch (ParseException e) {
        log.warn("The key set of {} in the database is damaged", address);
      }
    }
    return kept.get().beingRead();
  }

  private void read() {
    try {
      Reply reply = fetch();
      if (!reply.ok()) {
        throw new IOException(
            reply.status() >= 300 && reply.status() < 400
                ? "HTTP status " + reply.status() + ", a redirect, which is not followed"
                : "HTTP status " + reply.status());
      }
      KeySet keys = KeySet.parse(reply.text());
      // As exact as the database, so that nobody takes it for another one.
      Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
      table.read(address, reply.text().replace("\0", ""), now);
      copy = new Copy(keys, now);
      lookedAt = now;
      problem = null;
    } catch (IOException | ParseException e) {
      String said =
          e instanceof AnswerTooLargeException
              ? "the set is larger than this tool reads (" + MAX_BYTES + " bytes)"
              : e.getMessage() == null ? e.toString() : e.getMessage();
      String clean = CleanText.of(said, MAX_PROBLEM);
      problem = clean;
      table.failed(address, clean == null ? "no answer" : clean);
      log.warn("The key set at {} could not be read: {}", address, clean);
    }
  }

  /** Asks the platform; where the connection breaks early, once more in the time that is left. */
  private Reply fetch() throws IOException {
    OutboundRequest request = OutboundRequest.get(address).atMost(MAX_BYTES);
    long began = System.nanoTime();
    try {
      return http.execute(request.within(TIMEOUT));
    } catch (AnswerTooLargeException | AddressRefusedException e) {
      throw e;
    } catch (IOException e) {
      Duration left = TIMEOUT.minusNanos(System.nanoTime() - began);
      if (left.compareTo(WORTH_ANOTHER) < 0) {
        throw e;
      }
      return http.execute(request.within(left));
    }
  }

  /** What may still be used. */
  private @Nullable Copy current() {
    Copy known = copy;
    return known == null || known.readAt().plus(usable).isBefore(Instant.now()) ? null : known;
  }

  private record Copy(KeySet keys, Instant readAt) {}

  private interface Sought {
    boolean isThere();
  }
}
