package org.traininglayer.course;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.traininglayer.catalog.Module;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.learning.Attempts.Summary;
import org.traininglayer.learning.Scoring;
import org.traininglayer.steps.StepTypes;

/**
 * Somebody whose work it may be worth to look at, and why. A person stands on the list once,
 * whatever the number of activities, and never because of a single judgement: one round says little
 * about one person.
 *
 * @param link the activity that it is about, as attempts know it
 * @param attempt the one to look at
 * @param attempts finished ones of this activity
 * @param days since something last happened
 * @param found of the critical errors in the finished attempts of all activities that are not
 *     passed, how many were caught
 * @param critical how many there were
 */
record AttentionFlag(
    Why why,
    LearnerId learner,
    ModuleId module,
    String link,
    UUID attempt,
    int attempts,
    long days,
    int found,
    int critical,
    Instant activeAt,
    boolean sample) {

  /** Nothing for so long counts as paused. */
  static final Duration PAUSED_AFTER = Duration.ofDays(7);

  /** Somebody who has not been here for so long is not waited for any more. */
  static final Duration GIVEN_UP_AFTER = Duration.ofDays(90);

  /** Fewer critical errors than this say nothing about a person. */
  static final int SEVERAL = 3;

  /** The reasons, in the order of the list. */
  enum Why {
    /** Let most of several critical errors through. */
    CRITICAL,
    /** Finished an activity twice or more and has not passed it. */
    NOT_PASSED,
    /** Began, and has not gone on. */
    PAUSED
  }

  /** The series that attempts belong to. */
  private record Series(LearnerId learner, ModuleId module, String link) {}

  /** The attempts of one person in one activity that is not passed yet, oldest first. */
  private record Open(List<Summary> attempts, Duration idle) {

    Summary newest() {
      return attempts.getLast();
    }

    List<Summary> finished() {
      return attempts.stream().filter(one -> one.completedAt() != null).toList();
    }
  }

  /**
   * Whose work to look at: each person once, by the first reason that holds, the newest first among
   * those with the same.
   *
   * @param links the activities that are in the course now, as attempts know them; what was done in
   *     others is past
   * @param moduleOf the module in the version that an attempt was begun in: which errors are
   *     critical differs
   */
  static List<AttentionFlag> among(
      List<Summary> attempts,
      Set<String> links,
      Function<Summary, Optional<Module>> moduleOf,
      Instant now) {
    Map<Series, List<Summary>> series = new LinkedHashMap<>();
    for (Summary one : attempts) {
      if (links.contains(one.resourceLinkId())) {
        series
            .computeIfAbsent(
                new Series(one.learner(), one.module(), one.resourceLinkId()),
                key -> new ArrayList<>())
            .add(one);
      }
    }
    Map<LearnerId, List<Open>> people = new LinkedHashMap<>();
    series.forEach((key, own) -> {
      Summary newest = own.stream().max(Comparator.comparingInt(Summary::number)).orElseThrow();
      Duration idle = Duration.between(newest.activeAt(), now);
      if (own.stream().noneMatch(Summary::hasPassed) && idle.compareTo(GIVEN_UP_AFTER) <= 0) {
        people
            .computeIfAbsent(key.learner(), learner -> new ArrayList<>())
            .add(
                new Open(
                    own.stream().sorted(Comparator.comparingInt(Summary::number)).toList(), idle));
      }
    });
    List<AttentionFlag> flags = new ArrayList<>();
    people.values().forEach(open -> of(open, moduleOf).ifPresent(flags::add));
    flags.sort(
        Comparator.comparing(AttentionFlag::why)
            .thenComparing(Comparator.comparing(AttentionFlag::activeAt).reversed()));
    return List.copyOf(flags);
  }

  private static Optional<AttentionFlag> of(
      List<Open> all, Function<Summary, Optional<Module>> moduleOf) {
    List<Open> open =
        all.stream()
            .sorted(Comparator.comparing((Open one) -> one.newest().activeAt()).reversed())
            .toList();
    int critical = 0;
    int missed = 0;
    Open seen = null;
    for (Open one : open) {
      for (Summary finished : one.finished()) {
        Module module = moduleOf.apply(finished).orElse(null);
        if (module != null) {
          critical += critical(module);
          missed += missed(finished, module);
          seen = seen == null ? one : seen;
        }
      }
    }
    if (seen != null && critical >= SEVERAL && missed * 2 > critical) {
      return Optional.of(
          flag(Why.CRITICAL, seen, seen.finished().getLast(), critical - missed, critical));
    }
    for (Open one : open) {
      if (one.finished().size() >= 2) {
        return Optional.of(flag(Why.NOT_PASSED, one, one.finished().getLast(), 0, 0));
      }
    }
    for (Open one : open) {
      if (one.newest().completedAt() == null && one.idle().compareTo(PAUSED_AFTER) >= 0) {
        return Optional.of(flag(Why.PAUSED, one, one.newest(), 0, 0));
      }
    }
    return Optional.empty();
  }

  private static AttentionFlag flag(Why why, Open one, Summary look, int found, int critical) {
    Summary newest = one.newest();
    return new AttentionFlag(
        why,
        newest.learner(),
        newest.module(),
        newest.resourceLinkId(),
        look.registration(),
        one.finished().size(),
        Math.max(0, one.idle().toDays()),
        Math.max(0, found),
        critical,
        newest.activeAt(),
        newest.sample());
  }

  /** Critical errors in the steps that count. */
  private static int critical(Module module) {
    return module.steps().stream()
        .filter(Scoring::counts)
        .mapToInt(step -> StepTypes.of(step).rules().critical(step))
        .sum();
  }

  private static int missed(Summary attempt, Module module) {
    return (int)
        attempt.criticalMisses().stream()
            .filter(miss ->
                miss.indexOf('/') > 0
                    && module
                        .form(miss.substring(0, miss.indexOf('/')))
                        .map(step -> StepTypes.of(step).rules().critical(step) > 0)
                        .orElse(false))
            .count();
  }
}
