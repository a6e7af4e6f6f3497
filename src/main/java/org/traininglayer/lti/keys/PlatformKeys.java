package org.traininglayer.lti.keys;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.net.URI;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.traininglayer.http.OutboundHttp;
import org.traininglayer.http.OutboundRequest;
import org.traininglayer.http.Reply;
import org.traininglayer.lti.Platform;
import org.traininglayer.lti.refusal.RefusalReason;
import org.traininglayer.lti.refusal.Refused;

/**
 * The keys of platforms, remembered. A known key is served from memory; when the set is old it is
 * read again aside, and if that fails the known keys go on working. An unknown key id causes one
 * re-read, at most one in a while, so that a flood of invented ids does not become a flood of
 * requests.
 */
@Component
public class PlatformKeys {

  private static final Logger log = LoggerFactory.getLogger(PlatformKeys.class);

  private static final Duration FRESH = Duration.ofHours(1);
  private static final Duration BETWEEN_READS = Duration.ofSeconds(10);
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final long MAX_BYTES = 256_000;

  private final OutboundHttp http;
  private final Cache<URI, Source> sources = Caffeine.newBuilder().maximumSize(1_000).build();

  PlatformKeys(OutboundHttp http) {
    this.http = http;
  }

  /**
   * The key of this id.
   *
   * @throws org.traininglayer.lti.refusal.RefusedException when the platform has no such key, or
   *     its keys were never read and cannot be read now
   */
  public RSAPublicKey find(Platform platform, String kid) {
    Source source = sources.get(platform.jwksUri(), Source::new);
    Optional<RSAPublicKey> known = source.known(kid);
    if (known.isPresent()) {
      source.refreshAside();
      return known.get();
    }
    String problem = source.readAgainFor(kid);
    return source
        .known(kid)
        .orElseThrow(() ->
            (problem == null
                    ? Refused.because(RefusalReason.KEY_UNKNOWN, "a key of the set", kid)
                    : Refused.because(
                        RefusalReason.KEYS_UNREACHABLE,
                        "a key set at " + platform.jwksUri(),
                        problem))
                .toException());
  }

  /** The key of this id if it is in memory. */
  public Optional<RSAPublicKey> remembered(Platform platform, String kid) {
    Source source = sources.getIfPresent(platform.jwksUri());
    return source == null ? Optional.empty() : source.known(kid);
  }

  /** One address that keys come from. */
  private final class Source {

    private final URI address;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile @Nullable KeySet keys;
    private volatile Instant readAt = Instant.MIN;
    private volatile Instant triedAt = Instant.MIN;
    private volatile Instant askedAgainAt = Instant.MIN;
    private volatile @Nullable String problem;

    Source(URI address) {
      this.address = address;
    }

    Optional<RSAPublicKey> known(String kid) {
      KeySet current = keys;
      return current == null ? Optional.empty() : current.find(kid);
    }

    void refreshAside() {
      Instant now = Instant.now();
      if (readAt.plus(FRESH).isBefore(now) && triedAt.plus(BETWEEN_READS).isBefore(now)) {
        Thread.ofVirtual()
            .name("platform-keys")
            .start(() -> {
              if (reading.tryLock()) {
                try {
                  read();
                } finally {
                  reading.unlock();
                }
              }
            });
      }
    }

    /**
     * Reads the set because of an unknown id, unless that was done just now.
     *
     * @return why there is no key set at all, or null
     */
    @Nullable String readAgainFor(String kid) {
      reading.lock();
      try {
        if (known(kid).isPresent()) {
          return null; // somebody else read it while we waited
        }
        Instant now = Instant.now();
        Instant last = keys == null ? triedAt : askedAgainAt;
        if (last.plus(BETWEEN_READS).isBefore(now)) {
          askedAgainAt = keys == null ? askedAgainAt : now;
          read();
        }
        return keys == null ? problem : null;
      } finally {
        reading.unlock();
      }
    }

    private void read() {
      triedAt = Instant.now();
      try {
        Reply reply = http.execute(OutboundRequest.get(address).within(TIMEOUT).atMost(MAX_BYTES));
        if (!reply.ok()) {
          throw new IOException("HTTP status " + reply.status());
        }
        keys = KeySet.parse(reply.text());
        readAt = Instant.now();
        problem = null;
      } catch (IOException | ParseException e) {
        problem = e.getMessage() == null ? e.toString() : e.getMessage();
        log.warn("The key set at {} could not be read: {}", address, problem);
      }
    }
  }
}
