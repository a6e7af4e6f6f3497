package org.traininglayer.lti.platforms.keys;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.URI;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.traininglayer.http.OutboundHttp;
import org.traininglayer.lti.LtiProperties;
import org.traininglayer.lti.Platform;
import org.traininglayer.lti.diagnosis.refusals.RefusalReason;
import org.traininglayer.lti.diagnosis.refusals.Refused;

/**
 * The keys of platforms, remembered here and, for all nodes, in the database. A known key is served
 * from memory; when the set is old it is read again aside, and if that fails the known keys go on
 * working, also on a node that starts meanwhile. An unknown key id causes one re-read, at most one
 * in a while on all nodes together, so that a flood of invented ids does not become a flood of
 * requests.
 */
@Component
public class PlatformKeys {

  private static final Logger log = LoggerFactory.getLogger(PlatformKeys.class);

  private final OutboundHttp http;
  private final KeySetTable table;
  private final Duration usable;
  private final Cache<URI, KeySource> sources = Caffeine.newBuilder().maximumSize(1_000).build();

  PlatformKeys(OutboundHttp http, KeySetTable table, LtiProperties properties) {
    this.http = http;
    this.table = table;
    this.usable = properties.keepKeySets();
  }

  /**
   * The key of this id.
   *
   * @throws org.traininglayer.lti.diagnosis.refusals.RefusedException when the platform has no such
   *     key, or its keys were never read and cannot be read now
   */
  public Found find(Platform platform, String kid) {
    KeySource source = source(platform);
    Optional<Found> known = source.known(kid);
    if (known.isPresent()) {
      source.refreshAside();
      return known.get();
    }
    source.readAgainFor(kid);
    return source.known(kid).orElseThrow(() -> refused(platform, kid, source).toException());
  }

  /**
   * The key of this id as the platform shows it by now, where the one we knew does not fit. Asks
   * the platform at most once in a while.
   */
  public Optional<Found> findAnew(Platform platform, String kid, Found unfit) {
    KeySource source = source(platform);
    source.readAgainInsteadOf(kid, unfit.key());
    return source.known(kid).filter(now -> !now.key().equals(unfit.key()));
  }

  /** The key of this id if it is in memory. */
  public Optional<RSAPublicKey> remembered(Platform platform, String kid) {
    KeySource source = sources.getIfPresent(platform.jwksUri());
    return source == null ? Optional.empty() : source.known(kid).map(Found::key);
  }

  /** Removes sets that are of no use any more. */
  @Scheduled(fixedDelayString = "PT6H", initialDelayString = "PT10M")
  void tidy() {
    try {
      table.removeOld(Instant.now().minus(usable));
    } catch (DataAccessException e) {
      log.warn("Old key sets could not be removed", e);
    }
  }

  private KeySource source(Platform platform) {
    return sources.get(platform.jwksUri(), address -> new KeySource(address, http, table, usable));
  }

  private static Refused refused(Platform platform, String kid, KeySource source) {
    String problem = source.problem();
    Optional<String> fault = source.fault(kid);
    if (fault.isPresent()) {
      return Refused.because(
          RefusalReason.KEY_UNUSABLE,
          "an RSA key of 2048 bits or more, for signatures (use sig) with RS256",
          "key " + kid + ": " + fault.get());
    }
    return source.hasKeys() && problem == null
        ? Refused.because(RefusalReason.KEY_UNKNOWN, "one of: " + source.keyIds(), kid)
        : Refused.because(
            RefusalReason.KEYS_UNREACHABLE,
            "a key set at " + platform.jwksUri(),
            problem == null ? "it is being read" : problem);
  }

  /**
   * A key, and where it is from.
   *
   * @param readAt when the set was read from the platform
   * @param problem why it could not be read again since; null if it could, or was not tried
   */
  public record Found(RSAPublicKey key, Instant readAt, @Nullable String problem) {

    /** When and how the set was read, in words. */
    public String words(Instant now) {
      long seconds = Math.max(0, Duration.between(readAt, now).toSeconds());
      String age =
          seconds < 120
              ? seconds + " s ago"
              : seconds < 7200 ? seconds / 60 + " min ago" : seconds / 3600 + " h ago";
      return "read "
          + age
          + (problem == null
              ? ""
              : "; the platform cannot be reached since (" + problem + "), its last keys are used");
    }
  }
}
