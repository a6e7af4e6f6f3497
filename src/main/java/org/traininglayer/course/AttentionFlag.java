package org.traininglayer.course;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Module;
import org.traininglayer.catalog.Step;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.learning.Attempts.Summary;
import org.traininglayer.learning.Scoring;

/**
 * Somebody who may need help with a module, and why.
 *
 * @param attempt the one to look at
 * @param days since something last happened
 * @param found of the critical errors in the newest finished attempt, how many were caught
 * @param critical how many there were
 */
record AttentionFlag(
    Why why,
    LearnerId learner,
    ModuleId module,
    UUID attempt,
    int attempts,
    long days,
    int found,
    int critical,
    Instant activeAt,
    boolean sample) {

  /** Nothing for so long counts as stalled. */
  static final Duration STALLED_AFTER = Duration.ofDays(7);

  /** Somebody who has not been here for so long is not waited for any more. */
  static final Duration GIVEN_UP_AFTER = Duration.ofDays(90);

  /** The reasons, the gravest first. */
  enum Why {
    /** Finished, and let most of the critical errors through. */
    CRITICAL,
    /** Finished twice or more and never passed. */
    FAILED_TWICE,
    /** Began, and has not gone on. */
    STALLED
  }

  /** The series that attempts belong to. */
  private record Series(LearnerId learner, ModuleId module, String link) {}

  /**
   * Who needs help: each person at most once for each module, the gravest first, then the newest.
   */
  static List<AttentionFlag> among(
      List<Summary> attempts, Map<ModuleId, Module> modules, Instant now) {
    Map<Series, List<Summary>> series = new LinkedHashMap<>();
    for (Summary one : attempts) {
      series
          .computeIfAbsent(
              new Series(one.learner(), one.module(), one.resourceLinkId()),
              key -> new ArrayList<>())
          .add(one);
    }
    List<AttentionFlag> needs = new ArrayList<>();
    series.values().forEach(own -> of(own, modules, now).ifPresent(needs::add));
    needs.sort(
        Comparator.comparing(AttentionFlag::why)
            .thenComparing(Comparator.comparing(AttentionFlag::activeAt).reversed()));
    return List.copyOf(needs);
  }

  private static Optional<AttentionFlag> of(
      List<Summary> series, Map<ModuleId, Module> modules, Instant now) {
    if (series.stream().anyMatch(Summary::hasPassed)) {
      return Optional.empty();
    }
    List<Summary> own = series.stream().sorted(Comparator.comparingInt(Summary::number)).toList();
    Summary newest = own.getLast();
    Duration idle = Duration.between(newest.activeAt(), now);
    if (idle.compareTo(GIVEN_UP_AFTER) > 0) {
      return Optional.empty();
    }
    List<Summary> finished = own.stream().filter(one -> one.completedAt() != null).toList();
    Summary last = finished.isEmpty() ? null : finished.getLast();
    Module module = modules.get(newest.module());
    int critical = module == null ? 0 : critical(module);
    int missed = last == null || module == null ? 0 : missed(last, module);
    Why why = reason(newest, finished.size(), critical, missed, idle);
    return why == null
        ? Optional.empty()
        : Optional.of(
            new AttentionFlag(
                why,
                newest.learner(),
                newest.module(),
                why == Why.STALLED || last == null ? newest.registration() : last.registration(),
                finished.size(),
                Math.max(0, idle.toDays()),
                Math.max(0, critical - missed),
                critical,
                newest.activeAt(),
                newest.sample()));
  }

  private static @Nullable Why reason(
      Summary newest, int finished, int critical, int missed, Duration idle) {
    if (missed * 2 > critical) {
      return Why.CRITICAL;
    }
    if (finished >= 2) {
      return Why.FAILED_TWICE;
    }
    return newest.completedAt() == null && idle.compareTo(STALLED_AFTER) >= 0 ? Why.STALLED : null;
  }

  /** Critical errors in the reviews that count. */
  private static int critical(Module module) {
    int all = 0;
    for (Step step : module.steps()) {
      if (step instanceof Step.Review review && Scoring.counts(review)) {
        all +=
            (int)
                review.errors().stream()
                    .filter(error -> error.severity() == Step.Severity.CRITICAL)
                    .count();
      }
    }
    return all;
  }

  private static int missed(Summary attempt, Module module) {
    return (int)
        attempt.criticalMisses().stream()
            .filter(miss ->
                miss.indexOf('/') > 0
                    && module.step(miss.substring(0, miss.indexOf('/'))).orElse(null)
                        instanceof Step.Review)
            .count();
  }
}
