package org.traininglayer.learning;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Module;
import org.traininglayer.catalog.Step;
import org.traininglayer.catalog.Way;

/**
 * All that is kept of one attempt; what the rules decide on and what they leave.
 *
 * @param number first attempt is 1
 * @param moduleVersion the version it was started in and stays in
 * @param lastEventAt instant of the newest event; the next one is later
 * @param lastActiveAt when the person last did something; from here active time counts on
 * @param savedAt when an answer was last saved
 * @param launches launches that opened it, to say {@code resumed} once for each
 * @param steps the steps opened so far, by id
 * @param terms what holds for this attempt where it differs from the module
 * @param tally how far one is; attempts of earlier days have none
 * @param seed the same whenever this person works on this module; likewise
 */
record AttemptState(
    UUID registration,
    int number,
    String moduleVersion,
    Instant startedAt,
    Instant lastEventAt,
    Instant lastActiveAt,
    Instant savedAt,
    Set<UUID> launches,
    Map<String, StepState> steps,
    Progress.@Nullable Outcome outcome,
    EffectiveSettings terms,
    @Nullable Tally tally,
    @Nullable Long seed) {

  /** How far one is on the way. */
  record Tally(int finished, int of) {

    static Tally of(Way way, Map<String, StepState> steps) {
      List<Step> all = way.steps();
      int finished =
          (int)
              all.stream()
                  .map(step -> steps.get(step.head().id()))
                  .filter(step -> step != null && step.finished())
                  .count();
      return new Tally(finished, all.size());
    }
  }

  AttemptState {
    launches = Set.copyOf(launches);
    steps = Map.copyOf(steps);
    terms = terms == null ? EffectiveSettings.NONE : terms;
  }

  /** The same with its steps told otherwise. */
  AttemptState with(Map<String, StepState> others) {
    return new AttemptState(
        registration,
        number,
        moduleVersion,
        startedAt,
        lastEventAt,
        lastActiveAt,
        savedAt,
        launches,
        others,
        outcome,
        terms,
        tally,
        seed);
  }

  /** The same under other terms. */
  AttemptState under(EffectiveSettings others) {
    return new AttemptState(
        registration,
        number,
        moduleVersion,
        startedAt,
        lastEventAt,
        lastActiveAt,
        savedAt,
        launches,
        steps,
        outcome,
        others,
        tally,
        seed);
  }

  /** The seed; for attempts of earlier days one of their own. */
  long seedOrOwn() {
    return seed == null ? registration.getMostSignificantBits() : seed;
  }

  /** Scores of the steps that have one, by step id. */
  Map<String, Double> scores() {
    Map<String, Double> scores = new LinkedHashMap<>();
    steps.forEach((id, step) -> {
      Double score = step.score();
      if (score != null) {
        scores.put(id, score);
      }
    });
    return scores;
  }

  /** The same as others may see it. */
  Progress progress(Module module) {
    Way way = Ways.of(module, steps);
    return new Progress(
        registration,
        number,
        seedOrOwn(),
        module,
        way,
        currentStep(way),
        steps,
        startedAt,
        savedAt,
        outcome,
        module.pass().attempts());
  }

  /** What was completed stays so, also where the module got another step since. */
  private @Nullable String currentStep(Way way) {
    if (outcome != null) {
      return null;
    }
    for (Step step : way.steps()) {
      StepState state = steps.get(step.head().id());
      if (state == null || !state.finished()) {
        return step.head().id();
      }
    }
    return null;
  }
}
