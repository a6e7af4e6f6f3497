package org.traininglayer.learning;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Module;
import org.traininglayer.catalog.Step;
import org.traininglayer.catalog.Way;
import org.traininglayer.steps.Harms;
import org.traininglayer.steps.StepTypes;

/** The way that an attempt takes through its module, by the work in it. Pure. */
final class Ways {

  private Ways() {}

  /** By the steps opened so far; beyond them, the usual way. */
  static Way of(Module module, Map<String, StepState> steps) {
    return Way.through(
        module,
        step -> chosen(step, of(step, steps)),
        proven(module, steps),
        step -> StepTypes.of(step).rules().needed(step, harm(module, steps)));
  }

  /** What must not happen and did, in the finished steps that count. */
  static Set<String> harm(Module module, Map<String, StepState> steps) {
    return Harms.in(
        module,
        step ->
            Optional.ofNullable(of(step, steps)).filter(StepState::finished).map(StepState::work));
  }

  private static @Nullable String chosen(Step step, @Nullable StepState state) {
    return state == null ? null : StepTypes.of(step).rules().chosen(state.work());
  }

  /** Whether every diagnostic step was passed: with the score of the module, and without harm. */
  private static boolean proven(Module module, Map<String, StepState> steps) {
    return !module.diagnostic().isEmpty()
        && module.diagnostic().stream()
            .allMatch(id ->
                module.step(id).filter(step -> passed(module, step, of(step, steps))).isPresent());
  }

  /** What is kept of a step; nothing where it was of another type then. */
  private static @Nullable StepState of(Step step, Map<String, StepState> steps) {
    StepState state = steps.get(step.head().id());
    return state == null || !state.isOf(step) ? null : state;
  }

  private static boolean passed(Module module, Step step, @Nullable StepState state) {
    Double score = state == null || !state.finished() ? null : state.score();
    return state != null
        && score != null
        && score >= module.pass().score()
        && StepTypes.of(step).rules().harm(step, state.work()).isEmpty();
  }
}
