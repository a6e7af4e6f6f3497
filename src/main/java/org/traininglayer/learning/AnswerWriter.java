package org.traininglayer.learning;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.traininglayer.learning.AttemptStore.Kept;
import org.traininglayer.persistence.Together;
import org.traininglayer.steps.Answer;

/**
 * Writes what is decided already, answers and arrivals, that of several people in one transaction:
 * the commit, the append to the ledger and the outbox cost nearly the same for ten as for one. What
 * is written for a version of an attempt that is not there any more changes nothing, and so does
 * what somebody else has locked; the others are written all the same.
 */
final class AnswerWriter {

  /** Few enough that nobody notices waiting for the others. */
  private static final int MOST = 32;

  private final AttemptStore attempts;
  private final RememberedAttempts remembered;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;
  private final Together<Decided, Boolean> together;

  AnswerWriter(
      AttemptStore attempts,
      RememberedAttempts remembered,
      ApplicationEventPublisher events,
      PlatformTransactionManager transactions) {
    this.attempts = attempts;
    this.remembered = remembered;
    this.events = events;
    this.transaction = new TransactionTemplate(transactions);
    int groups = Math.max(1, Runtime.getRuntime().availableProcessors() / 4);
    this.together = new Together<>(MOST, groups, this::inOneTransaction);
  }

  /**
   * What is to be written.
   *
   * @param kept the attempt on which it was decided
   * @param saved the answers that changed something, in their order; none where somebody arrived
   * @param after the attempt after it, and what happened
   */
  record Decided(
      AttemptContext context, Kept kept, String step, List<Answer> saved, Transition after) {

    Decided {
      saved = List.copyOf(saved);
    }

    UUID registration() {
      return after.state().registration();
    }

    /** How much higher the attempt's version is afterwards. */
    int writes() {
      return Math.max(1, saved.size());
    }
  }

  /**
   * Writes, and returns once it is committed; within a transaction of the caller's, with that.
   *
   * @return false when nothing was written, because the attempt is another by now or in use
   */
  boolean write(Decided decided) {
    return TransactionSynchronizationManager.isActualTransactionActive()
        ? written(List.of(decided)).getFirst()
        : together.run(decided);
  }

  private List<Boolean> inOneTransaction(List<Decided> all) {
    List<Boolean> written = transaction.execute(status -> written(all));
    if (written == null) {
      throw new IllegalStateException("a transaction without a result");
    }
    return written;
  }

  /** Of two for the same attempt the first is written. */
  @SuppressWarnings("ReferenceEquality") // which of the two it is, not whether they are alike
  private List<Boolean> written(List<Decided> all) {
    Map<UUID, Decided> first = new LinkedHashMap<>();
    all.forEach(each -> first.putIfAbsent(each.registration(), each));
    Set<UUID> there = new HashSet<>(attempts.answer(List.copyOf(first.values())));
    List<Boolean> written = new ArrayList<>();
    for (Decided each : all) {
      boolean now = first.get(each.registration()) == each && there.contains(each.registration());
      written.add(now);
      if (now) {
        remembered.remember(
            each.context().key(),
            new Kept(each.after().state(), each.kept().version() + each.writes()));
        each.after().events().forEach(events::publishEvent);
      }
    }
    return written;
  }
}
