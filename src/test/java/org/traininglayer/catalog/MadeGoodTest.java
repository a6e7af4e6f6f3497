package org.traininglayer.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.traininglayer.catalog.format.ModuleFolder;
import org.traininglayer.steps.Nested;
import org.traininglayer.steps.StepTypes;
import org.traininglayer.steps.decision.DecisionStep;
import org.traininglayer.steps.remedy.RemedyStep;

/**
 * Whatever prevents passing in the modules on offer can be made good: a critical error that was let
 * through, a harmful choice, an item or block that must not go out.
 */
class MadeGoodTest {

  private static List<Module> modules() throws IOException {
    return ModuleFolders.shipped().stream()
        .map(MadeGoodTest::module)
        .filter(module -> module.status() == Module.Status.RELEASED)
        .toList();
  }

  private static Module module(ModuleFolder folder) {
    return Objects.requireNonNull(
        StepTypes.reader().read(folder, LocalDate.parse("2026-11-29")).module());
  }

  private static Set<String> harms(Module module) {
    Set<String> harms = new TreeSet<>();
    for (Step step : module.steps()) {
      for (Step form : module.forms(step)) {
        if (form.head().scored() && form.head().exposure() == Step.Guidance.INDEPENDENT) {
          StepTypes.of(form)
              .rules()
              .harms(form)
              .forEach(harm -> harms.add(form.head().formId() + "/" + harm));
        }
      }
    }
    return harms;
  }

  private static List<RemedyStep.Case> cases(Module module) {
    return module.steps().stream()
        .filter(RemedyStep.class::isInstance)
        .map(RemedyStep.class::cast)
        .flatMap(step -> step.cases().stream())
        .toList();
  }

  /** Of the right option. */
  private static int place(Nested item) {
    List<DecisionStep.Choice> options = ((DecisionStep) item.step()).options();
    int best = 0;
    while (options.get(best).level() != DecisionStep.Level.BEST) {
      best++;
    }
    return best;
  }

  @Test
  void each_has_a_case_of_two_items_whose_right_option_is_not_always_in_the_same_place()
      throws IOException {
    Map<String, Integer> choices = new HashMap<>();
    for (Module module : modules()) {
      Set<String> harms = harms(module);
      List<RemedyStep.Case> cases = cases(module);
      Set<String> covered = new HashSet<>();
      cases.forEach(one -> covered.addAll(one.misses()));
      assertThat(harms).as(module.title()).isNotEmpty();
      assertThat(covered).as(module.title()).containsAll(harms);
      for (RemedyStep.Case one : cases) {
        assertThat(one.items()).as(module.title() + " " + one.id()).hasSize(2);
        assertThat(one.items().stream().map(MadeGoodTest::place))
            .as("%s %s: the second item cannot be got right by its place", module.title(), one.id())
            .doesNotHaveDuplicates();
      }
      choices.put(
          module.id().value(),
          (int) cases.stream().filter(one -> !one.misses().getFirst().contains("review")).count());
    }
    assertThat(choices.values().stream().filter(count -> count > 2))
        .as("modules in which harmful choices, too, are made good")
        .hasSizeGreaterThan(4);
  }
}
