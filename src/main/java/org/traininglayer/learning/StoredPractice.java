package org.traininglayer.learning;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.traininglayer.catalog.Catalog;
import org.traininglayer.catalog.Module;
import org.traininglayer.kernel.LearnersErased;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.learning.AnswerWriter.Decided;
import org.traininglayer.learning.AttemptStore.Kept;
import org.traininglayer.steps.Answer;
import org.traininglayer.steps.AnswerRefused;

/**
 * Practice kept in the database. Every change is one transaction: read and lock the attempt, let
 * {@link AttemptRules} decide, write, publish. The lock on the attempt's row puts two tabs, two
 * submits or two nodes one after the other; its unique key does so for two that start it. An answer
 * first tries what this node remembers of the attempt, and is then written together with those of
 * others ({@link AnswerWriter}): what is written for a version that is not there any more changes
 * no row, and then it is read and locked after all.
 */
@Service
class StoredPractice implements Practice {

  private final AttemptStore attempts;
  private final RememberedAttempts remembered;
  private final Catalog catalog;
  private final CourseRules rules;
  private final ApplicationEventPublisher events;
  private final AnswerWriter writer;
  private final TransactionTemplate transaction;

  StoredPractice(
      AttemptStore attempts,
      RememberedAttempts remembered,
      Catalog catalog,
      CourseRules rules,
      ApplicationEventPublisher events,
      PlatformTransactionManager transactions) {
    this.attempts = attempts;
    this.remembered = remembered;
    this.catalog = catalog;
    this.rules = rules;
    this.events = events;
    this.writer = new AnswerWriter(attempts, remembered, events, transactions);
    this.transaction = new TransactionTemplate(transactions);
  }

  @Override
  public Progress open(AttemptContext context, Instant now) {
    return opened(context, null, now);
  }

  @Override
  public Progress open(AttemptContext context, UUID launch, Instant now) {
    return opened(context, launch, now);
  }

  private Progress opened(AttemptContext context, @Nullable UUID launch, Instant now) {
    return reopened(context, launch, now)
        .orElseGet(() -> inTransaction(() -> openWith(context, launch, now)));
  }

  /**
   * Opens an attempt again without keeping anybody waiting. Empty where there is none, where
   * nothing is to be written, and where what was read is not the newest any more: then it is read
   * under lock.
   */
  private Optional<Progress> reopened(AttemptContext context, @Nullable UUID launch, Instant now) {
    Optional<Kept> newest =
        remembered
            .newest(context.key())
            .or(() -> remembered.read(context.key(), none -> attempts.newest(context.key(), none)));
    if (newest.isEmpty()) {
      return Optional.empty();
    }
    Kept kept = newest.get();
    if (kept.state().outcome() != null || isGone(context, kept.state())) {
      return Optional.empty();
    }
    Transition decided;
    AttemptState named;
    Module after;
    try {
      decided =
          AttemptRules.reopen(kept.state(), context, moduleOf(context, kept.state()), launch, now);
      named =
          AttemptRules.named(
              decided.state(), termsNow(context, moduleOf(context, decided.state())));
      after = moduleOf(context, named);
    } catch (RuntimeException e) {
      // What is known may be old: whether it is refused is decided on what is stored.
      return Optional.empty();
    }
    if (!decided.changes()) {
      return Optional.empty();
    }
    Decided arrival =
        new Decided(
            context, kept, "", List.of(), new Transition(named, decided.saved(), decided.events()));
    if (!writer.write(arrival)) {
      remembered.forget(context.key());
      return Optional.empty();
    }
    return Optional.of(named.progress(after));
  }

  private Progress openWith(AttemptContext context, @Nullable UUID launch, Instant now) {
    Optional<Kept> newest = newestForUpdate(context);
    if (newest.isEmpty()) {
      Module usual = newestModule(context);
      EffectiveSettings terms =
          termsNow(context, usual).in(Forms.draw(usual, seed(context), Map.of()));
      Module module = under(terms, usual);
      Transition started =
          AttemptRules.start(
              context,
              module,
              UUID.randomUUID(),
              1,
              launch == null ? Set.of() : Set.of(launch),
              terms,
              now);
      if (attempts.add(context, started.state())) {
        remembered.remember(context.key(), new Kept(started.state(), 0));
        return published(started, module);
      }
      newest = newestForUpdate(context);
    }
    Kept kept = newest.orElseThrow(LearnerErased::new);
    if (kept.state().outcome() == null && isGone(context, kept.state())) {
      // Nobody can go on in a version that is kept no more, nor be asked to.
      return next(context, kept.state(), launch, newestModule(context), now);
    }
    Module module = moduleOf(context, kept.state());
    Transition decided = AttemptRules.reopen(kept.state(), context, module, launch, now);
    if (!decided.changes()) {
      return allowed(context, decided.state().progress(module));
    }
    AttemptState named = AttemptRules.named(decided.state(), termsNow(context, module));
    attempts.change(context, kept, named);
    remembered.remember(context.key(), new Kept(named, kept.version() + 1));
    return published(
        new Transition(named, decided.saved(), decided.events()), moduleOf(context, named));
  }

  @Override
  public Optional<Progress> progress(AttemptContext context) {
    return remembered
        .read(context.key(), known -> attempts.newest(context.key(), known))
        .map(kept -> allowed(context, kept.state().progress(moduleOf(context, kept.state()))));
  }

  @Override
  public Progress answer(AttemptContext context, String step, Answer answer, Instant now) {
    return answer(context, step, List.of(answer), now);
  }

  @Override
  public Progress answer(AttemptContext context, String step, List<Answer> answers, Instant now) {
    return answered(context, kept -> answers, step, null, now);
  }

  @Override
  public Progress answer(
      AttemptContext context,
      SeenPage shown,
      String step,
      Function<Progress, List<Answer>> reading,
      Instant now) {
    return answered(
        context,
        kept -> {
          Progress newest = kept.state().progress(moduleOf(context, kept.state()));
          if (newest.number() != shown.attempt()) {
            throw new OtherAttempt(newest);
          }
          return reading.apply(newest);
        },
        step,
        shown,
        now);
  }

  private Progress answered(
      AttemptContext context,
      Function<Kept, List<Answer>> answers,
      String step,
      @Nullable SeenPage shown,
      Instant now) {
    return answeredFromMemory(context, answers, step, shown, now)
        .orElseGet(() -> inTransaction(() -> answeredLocked(context, answers, step, shown, now)));
  }

  /** Reads the attempt, keeps everybody else waiting, and answers. */
  private Progress answeredLocked(
      AttemptContext context,
      Function<Kept, List<Answer>> answers,
      String step,
      @Nullable SeenPage shown,
      Instant now) {
    Kept kept = begun(context);
    Decided decided = decided(context, kept, step, answers.apply(kept), shown, now);
    if (decided.saved().isEmpty()) {
      decided.after().events().forEach(events::publishEvent);
    } else if (!writer.write(decided)) {
      throw new IllegalStateException("an attempt changed although its row was locked");
    }
    return progressAfter(decided);
  }

  private Optional<Kept> newestForUpdate(AttemptContext context) {
    return remembered.read(context.key(), known -> attempts.newestForUpdate(context.key(), known));
  }

  private Kept begun(AttemptContext context) {
    return newestForUpdate(context)
        .orElseThrow(() -> new AnswerRefused("Nothing was begun here yet."));
  }

  /** Empty when the attempt must be read: it is not known here, or what is known may be old. */
  private Optional<Progress> answeredFromMemory(
      AttemptContext context,
      Function<Kept, List<Answer>> answers,
      String step,
      @Nullable SeenPage shown,
      Instant now) {
    Optional<Kept> known = remembered.newest(context.key());
    if (known.isEmpty()) {
      return Optional.empty();
    }
    Decided decided;
    try {
      decided = decided(context, known.get(), step, answers.apply(known.get()), shown, now);
    } catch (RuntimeException e) {
      // What is known may be old: whether it is refused is decided on what is stored.
      return Optional.empty();
    }
    if (decided.saved().isEmpty()) {
      return Optional.empty();
    }
    if (!writer.write(decided)) {
      remembered.forget(context.key());
      return Optional.empty();
    }
    return Optional.of(progressAfter(decided));
  }

  private Progress progressAfter(Decided decided) {
    AttemptState state = decided.after().state();
    return state.progress(moduleOf(decided.context(), state));
  }

  private Decided decided(
      AttemptContext context,
      Kept kept,
      String step,
      List<Answer> answers,
      @Nullable SeenPage shown,
      Instant now) {
    Module module = moduleOf(context, kept.state());
    AttemptState state = kept.state();
    List<Answer> saved = new ArrayList<>();
    List<LearningEvent> happened = new ArrayList<>();
    for (Answer answer : answers) {
      Transition decided = AttemptRules.decide(state, context, module, step, answer, shown, now);
      state = decided.state();
      happened.addAll(decided.events());
      if (decided.changes()) {
        saved.add(answer);
      }
    }
    return new Decided(
        context, kept, step, saved, new Transition(state, !saved.isEmpty(), happened));
  }

  @Override
  public Progress retake(AttemptContext context, Instant now) {
    return inTransaction(() -> {
      Kept kept = begun(context);
      AttemptState last = kept.state();
      if (last.outcome() == null) {
        return last.progress(moduleOf(context, last));
      }
      Module usual = newestModule(context);
      int allowed = termsNow(context, usual).applyTo(usual).pass().attempts();
      if (allowed != 0 && last.number() >= allowed) {
        throw new AnswerRefused("There is no further attempt in this module.");
      }
      return next(context, last, null, usual, now);
    });
  }

  @Override
  public Progress renew(AttemptContext context, Instant now) {
    return inTransaction(() -> {
      Kept kept = begun(context);
      AnswerRefused.unless(!isGone(context, kept.state()), "This version is kept no more.");
      Module module = moduleOf(context, kept.state());
      Transition decided = AttemptRules.renew(kept.state(), context, module, now);
      if (!decided.changes()) {
        return decided.state().progress(module);
      }
      attempts.change(context, kept, decided.state());
      remembered.remember(context.key(), new Kept(decided.state(), kept.version() + 1));
      return published(decided, module);
    });
  }

  /** The attempt after this one, in the newest version. */
  private Progress next(
      AttemptContext context, AttemptState last, @Nullable UUID launch, Module usual, Instant now) {
    EffectiveSettings terms =
        termsNow(context, usual).in(Forms.draw(usual, seed(context), Forms.given(usual, last)));
    Module module = under(terms, usual);
    Set<UUID> launches = new HashSet<>(last.launches());
    if (launch != null) {
      launches.add(launch);
    }
    Transition started =
        AttemptRules.start(
            context,
            module,
            UUID.randomUUID(),
            last.number() + 1,
            launches,
            terms,
            now.isAfter(last.lastEventAt()) ? now : last.lastEventAt().plusMillis(1));
    if (attempts.add(context, started.state())) {
      remembered.remember(context.key(), new Kept(started.state(), 0));
      return published(started, module);
    }
    AttemptState added = newestForUpdate(context).orElseThrow(LearnerErased::new).state();
    return added.progress(moduleOf(context, added));
  }

  @Override
  public long attempts(OrganisationId organisation) {
    return attempts.count(organisation);
  }

  /**
   * Before all others: an answer that is under way ends first, or finds nothing any more; then what
   * the others remove is complete.
   */
  @EventListener
  @Order(Ordered.HIGHEST_PRECEDENCE)
  void forget(LearnersErased erased) {
    attempts.forget(erased.organisation(), erased.learners());
  }

  /** Listeners write their part before this returns, in the same transaction. */
  private Progress published(Transition decided, Module module) {
    decided.events().forEach(events::publishEvent);
    return decided.state().progress(module);
  }

  private static long seed(AttemptContext context) {
    return Forms.seed(context.key().learner(), context.key().module());
  }

  private Module newestModule(AttemptContext context) {
    return catalog
        .find(context.key().module())
        .orElseThrow(() -> new ModuleGone("There is no such module here."));
  }

  /** What link, course and organisation set now. */
  private EffectiveSettings termsNow(AttemptContext context, Module module) {
    return EffectiveSettings.of(
        context.link(), rules.inForce(context.key().organisation(), context.course()), module);
  }

  private Module under(EffectiveSettings terms, Module usual) {
    return terms.applyTo(catalog.find(usual.id(), usual.version(), terms.names()).orElse(usual));
  }

  /** How often a finished module may be taken is what is set now, not when it was begun. */
  private Progress allowed(AttemptContext context, Progress progress) {
    if (progress.outcome() == null) {
      return progress;
    }
    Module newest = catalog.find(context.key().module()).orElse(progress.module());
    return progress.allowing(termsNow(context, newest).applyTo(newest).pass().attempts());
  }

  private boolean isGone(AttemptContext context, AttemptState state) {
    return catalog.find(context.key().module(), state.moduleVersion()).isEmpty();
  }

  /** People in progress stay in the version they started, and under the terms. */
  private Module moduleOf(AttemptContext context, AttemptState state) {
    return catalog
        .find(context.key().module(), state.moduleVersion(), state.terms().names())
        .map(state.terms()::applyTo)
        .orElseThrow(() ->
            new ModuleGone(
                "The version of this module that you are in, "
                    + state.moduleVersion()
                    + ", is not available here any more."));
  }

  private Progress inTransaction(Supplier<Progress> work) {
    Progress progress = transaction.execute(status -> work.get());
    if (progress == null) {
      throw new IllegalStateException("a transaction without a result");
    }
    return progress;
  }
}
