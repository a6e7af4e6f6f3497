package org.traininglayer.learning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.traininglayer.catalog.Module;
import org.traininglayer.catalog.Step;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.steps.Draw;

/**
 * Which of several parallel forms of a step an attempt works: the first is drawn for the person,
 * the next attempt gets another one, and none comes again before all have been worked. Pure.
 */
public final class Forms {

  private Forms() {}

  /** The same whenever this person works on this module. */
  static long seed(LearnerId learner, ModuleId module) {
    return Draw.seed(learner + " " + module.value());
  }

  /**
   * The forms after one more draw.
   *
   * @param before what was given in earlier attempts, by the id of the step, the newest last
   * @return the same with the form of the next attempt at the end of each list
   */
  static Map<String, List<String>> draw(
      Module module, long seed, Map<String, List<String>> before) {
    Map<String, List<String>> drawn = new HashMap<>(before);
    for (Step step : module.steps()) {
      List<String> all = module.forms(step).stream().map(form -> form.head().formId()).toList();
      if (all.size() > 1) {
        String id = step.head().id();
        List<String> given = new ArrayList<>(before.getOrDefault(id, List.of()));
        given.add(next(all, given, seed, id));
        drawn.put(id, List.copyOf(given));
      }
    }
    return Map.copyOf(drawn);
  }

  private static String next(List<String> all, List<String> given, long seed, String step) {
    Set<String> used = new HashSet<>();
    for (String one : given) {
      used.add(one);
      if (used.containsAll(all)) {
        used.clear();
        used.add(one);
      }
    }
    int last = given.isEmpty() ? -1 : all.indexOf(given.getLast());
    int start = last < 0 ? Draw.among(all.size(), seed, step) : last + 1;
    for (int i = 0; i < all.size(); i++) {
      String one = all.get((start + i) % all.size());
      if (!used.contains(one)) {
        return one;
      }
    }
    return all.get(start % all.size());
  }

  /**
   * What an attempt that has ended was given; attempts of earlier days worked the first form.
   *
   * @param module in its newest version
   */
  static Map<String, List<String>> given(Module module, AttemptState state) {
    Map<String, List<String>> given = new HashMap<>(state.terms().forms());
    for (Step step : module.steps()) {
      String id = step.head().id();
      if (module.forms(step).size() > 1 && state.steps().containsKey(id)) {
        given.putIfAbsent(id, List.of(id));
      }
    }
    return given;
  }

  /**
   * The module as a person sees it in one of the attempts, all of them begun in this version.
   *
   * @param attempt from 1
   */
  public static Module seen(Module module, LearnerId learner, int attempt) {
    Map<String, List<String>> forms = Map.of();
    for (int number = 1; number <= attempt; number++) {
      forms = draw(module, seed(learner, module.id()), forms);
    }
    return module.in(newest(forms));
  }

  /** The newest of each. */
  static Map<String, String> newest(Map<String, List<String>> forms) {
    Map<String, String> newest = new HashMap<>();
    forms.forEach((step, given) -> {
      if (!given.isEmpty()) {
        newest.put(step, given.getLast());
      }
    });
    return newest;
  }
}
