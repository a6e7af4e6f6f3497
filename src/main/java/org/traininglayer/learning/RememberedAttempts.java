package org.traininglayer.learning;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.traininglayer.kernel.LearnersErased;
import org.traininglayer.learning.AttemptStore.Kept;

/**
 * The newest attempts as this node left or found them, so that an answer need not read what the one
 * before it has just written, nor a page what is still the same. Only a first guess: a change is
 * written for the version it was decided on, and whoever finds another version there reads again.
 * Forgetting one costs that reading, nothing else.
 */
@Component
final class RememberedAttempts {

  private final Cache<AttemptKey, Kept> attempts =
      Caffeine.newBuilder().maximumSize(2_000).expireAfterAccess(Duration.ofMinutes(15)).build();

  Optional<Kept> newest(AttemptKey key) {
    return Optional.ofNullable(attempts.getIfPresent(key));
  }

  /**
   * Reads the newest attempt and remembers it; not within a transaction, which may have written
   * what it reads and be rolled back.
   *
   * @param reading is given what is known here, and gives it back if it is still the newest
   */
  Optional<Kept> read(AttemptKey key, Function<@Nullable Kept, Optional<Kept>> reading) {
    Optional<Kept> read = reading.apply(attempts.getIfPresent(key));
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      read.ifPresent(kept -> attempts.asMap().merge(key, kept, RememberedAttempts::newer));
    }
    return read;
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

  /** What was answered is not kept in memory either, here. */
  @TransactionalEventListener(fallbackExecution = true)
  void on(LearnersErased erased) {
    attempts.asMap().keySet().removeIf(key -> erased.learners().contains(key.learner()));
  }

  private static Kept newer(Kept one, Kept other) {
    boolean later =
        one.state().number() == other.state().number()
            ? one.version() > other.version()
            : one.state().number() > other.state().number();
    return later ? one : other;
  }
}
