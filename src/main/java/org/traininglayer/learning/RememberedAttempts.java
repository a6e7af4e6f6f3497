package org.traininglayer.learning;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.traininglayer.learning.AttemptStore.Kept;

/**
 * The newest attempts as this node left them, so that an answer need not read what the one before
 * it has just written. Only a first guess: a change is written for the version it was decided on,
 * and whoever finds another version there reads again. Forgetting one costs that reading, nothing
 * else.
 */
@Component
final class RememberedAttempts {

  private final Cache<AttemptKey, Kept> attempts =
      Caffeine.newBuilder().maximumSize(2_000).expireAfterAccess(Duration.ofMinutes(15)).build();

  Optional<Kept> newest(AttemptKey key) {
    return Optional.ofNullable(attempts.getIfPresent(key));
  }

  void forget(AttemptKey key) {
    attempts.invalidate(key);
  }

  /** Remembers an attempt once it is committed. */
  void remember(AttemptKey key, Kept kept) {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCompletion(int status) {
            if (status == STATUS_COMMITTED) {
              attempts.asMap().merge(key, kept, RememberedAttempts::newer);
            } else {
              attempts.invalidate(key);
            }
          }
        });
  }

  private static Kept newer(Kept one, Kept other) {
    boolean later =
        one.state().number() == other.state().number()
            ? one.version() > other.version()
            : one.state().number() > other.state().number();
    return later ? one : other;
  }
}
