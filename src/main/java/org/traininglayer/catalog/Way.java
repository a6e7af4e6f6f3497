package org.traininglayer.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The steps that one attempt takes through its module, by what was chosen and what was proved.
 * Pure. It only ever leads forward, so every way ends.
 *
 * @param steps in their order; beyond what is chosen so far, the usual way
 * @param passedOver steps that somebody need not do who has proved to know them; may be done all
 *     the same, and do not count
 */
public record Way(List<Step> steps, List<Step> passedOver) {

  /** Copies the lists. */
  public Way {
    steps = List.copyOf(steps);
    passedOver = List.copyOf(passedOver);
  }

  /** The way of somebody who needs none of the steps that are there on demand. */
  public static Way through(
      Module module, Function<Step, @Nullable String> chosen, boolean proven) {
    return through(module, chosen, proven, step -> false);
  }

  /**
   * The way through a module.
   *
   * @param chosen the option chosen in a step; null while nothing was
   * @param proven whether the diagnostic steps were passed
   * @param needed whether somebody needs a step that is there on demand
   */
  public static Way through(
      Module module,
      Function<Step, @Nullable String> chosen,
      boolean proven,
      Predicate<Step> needed) {
    List<Step> all = module.steps();
    int diagnosed = lastDiagnostic(all, module.diagnostic());
    List<Step> steps = new ArrayList<>();
    List<Step> passedOver = new ArrayList<>();
    Map<String, StateValue> state = new HashMap<>();
    int at = 0;
    while (at < all.size()) {
      Step step = all.get(at);
      Step.Route route = step.head().route();
      if (!route.isOpen(state) || (step.onDemand() && !needed.test(step))) {
        at++;
        continue;
      }
      boolean over = proven && at > diagnosed && route.teaches();
      (over ? passedOver : steps).add(step);
      String option = over || !route.asks() ? null : chosen.apply(step);
      if (option != null) {
        state.putAll(route.sets().getOrDefault(option, Map.of()));
      }
      at = after(all, at, route.to(option));
    }
    return new Way(steps, passedOver);
  }

  /** The steps that are on every way, whatever is chosen and proved. */
  public static List<Step> common(Module module) {
    List<Step> all = module.steps();
    int diagnosed = lastDiagnostic(all, module.diagnostic());
    boolean[] jumped = new boolean[all.size()];
    for (int at = 0; at < all.size(); at++) {
      Step.Route route = all.get(at).head().route();
      for (String target : route.targets()) {
        for (int between = at + 1; between < after(all, at, target); between++) {
          jumped[between] = true;
        }
      }
      jumped[at] |= route.when() != null || all.get(at).onDemand();
      jumped[at] |= !module.diagnostic().isEmpty() && at > diagnosed && route.teaches();
    }
    List<Step> common = new ArrayList<>();
    for (int at = 0; at < all.size(); at++) {
      if (!jumped[at]) {
        common.add(all.get(at));
      }
    }
    return common;
  }

  /** Whether a step is among those that need not be done. */
  public boolean passesOver(Step step) {
    return passedOver.stream().anyMatch(step.head()::isOf);
  }

  /** Where on the way a step is, from 0; -1 when it is not on it. */
  public int position(Step step) {
    for (int i = 0; i < steps.size(); i++) {
      if (step.head().isOf(steps.get(i))) {
        return i;
      }
    }
    return -1;
  }

  /** The place of the last step that shows what somebody knows already; -1 when there is none. */
  public static int lastDiagnostic(List<Step> steps, List<String> diagnostic) {
    int last = -1;
    for (int i = 0; i < steps.size(); i++) {
      last = diagnostic.contains(steps.get(i).head().id()) ? i : last;
    }
    return last;
  }

  /** The place that follows: the target where it lies ahead, else the next. */
  public static int after(List<Step> steps, int at, @Nullable String target) {
    for (int i = at + 1; target != null && i < steps.size(); i++) {
      if (steps.get(i).head().id().equals(target)) {
        return i;
      }
    }
    return at + 1;
  }
}
