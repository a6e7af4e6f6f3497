package org.traininglayer.lrs;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Lets in those who have a key (HTTP Basic, RFC 7617). */
@Component
class BasicAuthentication {

  static final String CHALLENGE = "Basic realm=\"xAPI\", charset=\"UTF-8\"";

  private final KeyLookup keys;
  private final LrsProperties properties;

  /** Pairs of kept hash and given secret that were found to belong together. */
  private final Cache<String, Boolean> verified =
      Caffeine.newBuilder().maximumSize(1_000).expireAfterWrite(Duration.ofMinutes(10)).build();

  /** Keys whose use was noted not long ago. */
  private final Cache<String, Boolean> noted =
      Caffeine.newBuilder().maximumSize(1_000).expireAfterWrite(Duration.ofMinutes(1)).build();

  /** Wrong pairs, so that who repeats one does not keep others waiting. */
  private final Cache<String, Boolean> wrong =
      Caffeine.newBuilder().maximumSize(1_000).expireAfterWrite(Duration.ofMinutes(1)).build();

  /** Slow hashes are slow for us too: guessers must not take all processors. */
  private final Semaphore slowChecks;

  private final Duration patience;

  @Autowired
  BasicAuthentication(KeyLookup keys, LrsProperties properties) {
    this(keys, properties, new Semaphore(2), Duration.ofSeconds(3));
  }

  /** With so many checks at once, and so long a wait for one. */
  BasicAuthentication(
      KeyLookup keys, LrsProperties properties, Semaphore slowChecks, Duration patience) {
    this.keys = keys;
    this.properties = properties;
    this.slowChecks = slowChecks;
    this.patience = patience;
  }

  /**
   * The caller behind an {@code Authorization} header; nobody if it is missing or wrong.
   *
   * @throws XapiFailure 503 where too many secrets are being checked; 401 that says why, to whoever
   *     knows the secret of a key that expired, or a secret that was replaced: nobody else learns
   *     that there is such a key
   */
  Optional<Caller> recognise(@Nullable String authorization) {
    String pair = decode(authorization);
    int colon = pair.indexOf(':');
    if (colon < 1 || pair.indexOf('\0') >= 0) {
      return Optional.empty();
    }
    String secret = pair.substring(colon + 1);
    return keys.find(pair.substring(0, colon)).flatMap(stored -> admit(stored, secret));
  }

  private Optional<Caller> admit(KeyLookup.Stored stored, String secret) {
    boolean current = matches(secret, stored.secretHash());
    String earlier = stored.earlierHash();
    if (!current && (earlier == null || !matches(secret, earlier))) {
      return Optional.empty();
    }
    if (stored.expired()) {
      throw refused("This key has expired. Who administers the record store can set another end.");
    }
    if (!current && !stored.earlierWorks()) {
      throw refused("This secret was replaced and no longer works. The key has a newer one.");
    }
    if (noted.asMap().putIfAbsent(stored.key(), true) == null) {
      keys.used(stored.organisation(), stored.key());
    }
    return Optional.of(
        new Caller(
            stored.organisation(),
            Authority.of(properties.authorityHomePage(), stored.key()),
            stored.terms(),
            Caller.Shown.KEY));
  }

  private static XapiFailure refused(String why) {
    return XapiFailure.of(401, why).with("WWW-Authenticate", CHALLENGE);
  }

  private boolean matches(String secret, String hash) {
    if (!SecretHash.isSlow(hash)) {
      return SecretHash.matches(secret, hash);
    }
    String pair = hash + " " + SecretHash.sha256(secret);
    if (verified.getIfPresent(pair) != null) {
      return true;
    }
    if (wrong.getIfPresent(pair) != null) {
      return false;
    }
    turn();
    try {
      boolean matches = SecretHash.matches(secret, hash);
      (matches ? verified : wrong).put(pair, true);
      return matches;
    } finally {
      slowChecks.release();
    }
  }

  /** Nobody waits for long behind those who guess. */
  private void turn() {
    boolean mine;
    try {
      mine = slowChecks.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      mine = false;
    }
    if (!mine) {
      throw XapiFailure.of(503, "Too many secrets are being checked. Try again in some seconds.")
          .with("Retry-After", "5");
    }
  }

  private static String decode(@Nullable String authorization) {
    if (authorization == null || !authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
      return "";
    }
    try {
      byte[] pair = Base64.getDecoder().decode(authorization.substring(6).strip());
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(pair)).toString();
    } catch (IllegalArgumentException | CharacterCodingException e) {
      return "";
    }
  }
}
