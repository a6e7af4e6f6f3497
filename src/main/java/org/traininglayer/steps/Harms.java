package org.traininglayer.steps;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.traininglayer.catalog.Module;
import org.traininglayer.catalog.Step;

/**
 * What must not happen and did, in the steps that count for the score: {@code form/id}, with the
 * name of the form that was worked and what its type calls it. Pure.
 */
public final class Harms {

  private Harms() {}

  /**
   * In the order of the module.
   *
   * @param finished the work in a step, if it is finished
   */
  public static Set<String> in(Module module, Function<Step, Optional<StepWork>> finished) {
    Set<String> harm = new LinkedHashSet<>();
    for (Step step : module.steps()) {
      Step.Head head = step.head();
      if (head.scored() && head.exposure() == Step.Guidance.INDEPENDENT) {
        finished
            .apply(step)
            .ifPresent(work ->
                StepTypes.of(step).rules().harm(step, work).stream()
                    .map(id -> head.formId() + "/" + id)
                    .forEach(harm::add));
      }
    }
    return harm;
  }

  /** In the finished steps of the attempt that surrounds one. */
  public static Set<String> around(Situation situation) {
    return in(
        situation.module(),
        step -> situation.finished(step.head().id()) ? situation.work(step) : Optional.empty());
  }

  /** One of them in words. */
  public static Optional<StepRules.Harm> words(Module module, String harm) {
    int slash = harm.indexOf('/');
    return slash < 0
        ? Optional.empty()
        : module
            .form(harm.substring(0, slash))
            .flatMap(step -> StepTypes.of(step).rules().harm(step, harm.substring(slash + 1)));
  }
}
