package org.traininglayer.lrs;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Which web pages may read answers of the store (Fetch, CORS). A browser asks before it shows a
 * key, so these are the pages of all keys together; a key that lists none may be used by any page.
 * Nobody waits for the database twice in a row: what was known last holds while it is away.
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
   * @param at when it was asked for, in nanoseconds of the clock
   * @param changes on this node that were made before it was asked for
   */
  private record Found(@Nullable Set<String> pages, long at, long changes) {}

  private final KeyLookup keys;
  private final LrsProperties.OAuth oauth;
  private final LongSupplier clock;
  private final AtomicLong changes = new AtomicLong();
  private final ReentrantLock asking = new ReentrantLock();
  private volatile @Nullable Found found;

  @Autowired
  AllowedOrigins(KeyLookup keys, LrsProperties properties) {
    this(keys, properties.oauth(), System::nanoTime);
  }

  /**
   * With a clock.
   *
   * @param clock in nanoseconds from anywhere
   */
  AllowedOrigins(KeyLookup keys, LrsProperties.OAuth oauth, LongSupplier clock) {
    this.keys = keys;
    this.oauth = oauth;
    this.clock = clock;
  }

  /**
   * What {@code Access-Control-Allow-Origin} says to a page: {@code *} where any page may, the page
   * itself where it is one of those, otherwise nothing.
   *
   * @param origin as the browser names it; absent for other software, for which whatever was known
   *     last will do
   */
  Optional<String> answerTo(@Nullable String origin) {
    Set<String> pages = known(origin != null).pages();
    if (pages == null) {
      return Optional.of("*");
    }
    return Optional.ofNullable(origin).filter(pages::contains);
  }

  /** Looks anew at the next request. */
  void forget() {
    changes.incrementAndGet();
  }

  /** One asks; meanwhile the others take what was known last, and wait only if nothing was. */
  private Found known(boolean byPage) {
    Found last = found;
    if (last == null) {
      asking.lock();
      try {
        return anew(byPage);
      } finally {
        asking.unlock();
      }
    }
    if (isFresh(last, byPage) || !asking.tryLock()) {
      return last;
    }
    try {
      return anew(byPage);
    } finally {
      asking.unlock();
    }
  }

  private Found anew(boolean byPage) {
    Found last = found;
    if (last != null && isFresh(last, byPage)) {
      return last;
    }
    Found now = ask(last);
    found = now;
    return now;
  }

  private boolean isFresh(Found last, boolean byPage) {
    return last.changes() == changes.get()
        && (!byPage || clock.getAsLong() - last.at() <= KEPT.toNanos());
  }

  private Found ask(@Nullable Found last) {
    long before = changes.get();
    Set<String> pages = last == null ? Set.of() : last.pages();
    try {
      pages = together(keys.origins(), oauth);
    } catch (DataAccessException | CannotCreateTransactionException e) {
      LOG.warn("The origins of keys cannot be read: {}", e.getClass().getSimpleName());
    }
    return new Found(pages, clock.getAsLong(), before);
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
