package org.traininglayer.lrs;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Which web pages may read answers of the store (Fetch, CORS). A browser asks before it shows a
 * key, so these are the pages of all keys together; a key that lists none may be used by any page.
 */
@Component
class AllowedOrigins {

  private static final Logger LOG = LoggerFactory.getLogger(AllowedOrigins.class);

  /** For how long what other nodes change may go unseen. */
  private static final Duration KEPT = Duration.ofSeconds(5);

  /**
   * What was found.
   *
   * @param pages absent when any page may
   */
  private record Found(@Nullable Set<String> pages, long at) {}

  private final KeyLookup keys;
  private final LrsProperties.OAuth oauth;
  private volatile @Nullable Found found;

  AllowedOrigins(KeyLookup keys, LrsProperties properties) {
    this.keys = keys;
    this.oauth = properties.oauth();
  }

  /**
   * What {@code Access-Control-Allow-Origin} says to a page: {@code *} where any page may, the page
   * itself where it is one of those, otherwise nothing.
   *
   * @param origin as the browser names it; absent for other software
   */
  Optional<String> answerTo(@Nullable String origin) {
    Set<String> pages = pages();
    if (pages == null) {
      return Optional.of("*");
    }
    return Optional.ofNullable(origin).filter(pages::contains);
  }

  /** Looks anew at the next request. */
  void forget() {
    found = null;
  }

  private @Nullable Set<String> pages() {
    Found last = found;
    long now = System.nanoTime();
    if (last == null || now - last.at() > KEPT.toNanos()) {
      try {
        last = new Found(together(keys.origins(), oauth), now);
        found = last;
      } catch (DataAccessException | CannotCreateTransactionException e) {
        LOG.warn("The origins of keys cannot be read: {}", e.getClass().getSimpleName());
      }
    }
    return last == null ? Set.of() : last.pages();
  }

  /** All pages together; absent when one of those who may is not bound to any. */
  static @Nullable Set<String> together(List<Set<String>> ofKeys, LrsProperties.OAuth oauth) {
    Set<String> all = new HashSet<>(oauth.origins());
    boolean anywhere = ofKeys.isEmpty() || (oauth.on() && oauth.origins().isEmpty());
    for (Set<String> each : ofKeys) {
      anywhere |= each.isEmpty();
      all.addAll(each);
    }
    return anywhere ? null : all;
  }
}
