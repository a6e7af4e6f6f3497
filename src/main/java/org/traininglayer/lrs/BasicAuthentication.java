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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets in those who have a key (HTTP Basic, RFC 7617). */
@Component
class BasicAuthentication {

  private final CredentialTable credentials;
  private final LrsProperties properties;

  /** Pairs of kept hash and given secret that were found to belong together. */
  private final Cache<String, Boolean> verified =
      Caffeine.newBuilder().maximumSize(1_000).expireAfterWrite(Duration.ofMinutes(10)).build();

  /** Keys whose use was noted not long ago. */
  private final Cache<String, Boolean> noted =
      Caffeine.newBuilder().maximumSize(1_000).expireAfterWrite(Duration.ofMinutes(1)).build();

  /** Slow hashes are slow for us too: guessers must not take all processors. */
  private final Semaphore slowChecks = new Semaphore(2);

  BasicAuthentication(CredentialTable credentials, LrsProperties properties) {
    this.credentials = credentials;
    this.properties = properties;
  }

  /** The caller behind an {@code Authorization} header; nobody if it is missing or wrong. */
  Optional<Caller> recognise(@Nullable String authorization) {
    String pair = decode(authorization);
    int colon = pair.indexOf(':');
    if (colon < 1 || pair.indexOf('\0') >= 0) {
      return Optional.empty();
    }
    String secret = pair.substring(colon + 1);
    return credentials
        .find(pair.substring(0, colon))
        .filter(stored -> matches(secret, stored.secretHash()))
        .map(this::caller);
  }

  private Caller caller(CredentialTable.Stored stored) {
    if (noted.asMap().putIfAbsent(stored.key(), true) == null) {
      credentials.used(stored.organisation(), stored.key());
    }
    return new Caller(
        stored.organisation(),
        Authority.of(properties.authorityHomePage(), stored.key()),
        stored.scopes());
  }

  private boolean matches(String secret, String hash) {
    if (!SecretHash.isSlow(hash)) {
      return SecretHash.matches(secret, hash);
    }
    String pair = hash + " " + SecretHash.sha256(secret);
    if (verified.getIfPresent(pair) != null) {
      return true;
    }
    slowChecks.acquireUninterruptibly();
    try {
      boolean matches = SecretHash.matches(secret, hash);
      if (matches) {
        verified.put(pair, true);
      }
      return matches;
    } finally {
      slowChecks.release();
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
