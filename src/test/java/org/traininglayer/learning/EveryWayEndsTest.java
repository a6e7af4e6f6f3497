package org.traininglayer.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.traininglayer.catalog.Module;
import org.traininglayer.catalog.ReadModules;
import org.traininglayer.catalog.Step;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.steps.Answer;
import org.traininglayer.steps.CarelessAnswers;
import org.traininglayer.steps.StepTypes;

/** Whoever works leads somewhere: each version of each module comes to its debrief. */
class EveryWayEndsTest {

  private static final AttemptContext CONTEXT = Triage.context(new LearnerId(new UUID(1, 2)));

  static List<Module> shipped() {
    List<Module> all = ReadModules.shipped();
    assertThat(all).extracting(Module::version).contains("1.0.0").hasSizeGreaterThan(8);
    return all;
  }

  private static List<? extends Answer> byTheKey(Step step) {
    return StepTypes.of(step).rules().keyed(step);
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void who_is_right_passes_in_every_attempt(Module module) {
    Map<String, List<String>> forms = Map.of();
    for (int number = 1; number <= 3; number++) {
      forms = Forms.draw(module, 7L, forms);
      Walk walk = new Walk(module, number, forms);
      Progress.Outcome outcome = walk.toTheEnd(EveryWayEndsTest::byTheKey);
      assertThat(outcome.passed()).as("attempt %s %s", number, outcome).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void who_is_careless_comes_to_the_end_as_well_and_can_be_right_the_next_time(Module module) {
    Map<String, List<String>> forms = Forms.draw(module, 7L, Map.of());
    Progress.Outcome careless =
        new Walk(module, 1, forms).toTheEnd(step -> CarelessAnswers.to(step));
    assertThat(careless.score()).isBetween(0.0, 1.0);
    assertThat(
            new Walk(module, 2, Forms.draw(module, 7L, forms))
                .toTheEnd(EveryWayEndsTest::byTheKey)
                .passed())
        .isTrue();
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void who_comes_back_at_every_step_ends_as_who_never_left(Module module) {
    Map<String, List<String>> forms = Forms.draw(module, 7L, Map.of());
    for (Function<Step, List<? extends Answer>> way :
        List.<Function<Step, List<? extends Answer>>>of(
            EveryWayEndsTest::byTheKey, CarelessAnswers::to)) {
      Progress.Outcome once = new Walk(module, 1, forms).toTheEnd(way);
      Walk resumed = new Walk(module, 1, forms);
      resumed.comesBack = true;
      Progress.Outcome again = resumed.toTheEnd(way);
      assertThat(again.score()).isEqualTo(once.score());
      assertThat(again.passed()).isEqualTo(once.passed());
      assertThat(again.criticalMisses()).isEqualTo(once.criticalMisses());
    }
  }

  /** One attempt, kept as JSON between any two answers. */
  private static final class Walk {

    private final Module module;
    private final AttemptJson json;
    private AttemptState state;
    private Instant now = Instant.parse("2026-06-01T08:00:00Z");
    boolean comesBack;

    Walk(Module usual, int number, Map<String, List<String>> forms) {
      EffectiveSettings terms = EffectiveSettings.NONE.in(forms);
      this.module = terms.applyTo(usual);
      this.json = new AttemptJson(Triage.catalog(List.of(usual)));
      this.state =
          AttemptRules.start(CONTEXT, module, new UUID(3, number), number, Set.of(), terms, now)
              .state();
    }

    Progress.Outcome toTheEnd(Function<Step, List<? extends Answer>> way) {
      Set<String> seen = new HashSet<>();
      String current = at();
      while (current != null) {
        assertThat(seen.add(current)).as("comes to %s once", current).isTrue();
        Step step = module.step(current).orElseThrow();
        assertThat(state.progress(module).isOpen(step)).isTrue();
        List<Answer> answers = new ArrayList<>(way.apply(step));
        answers.add(new Answer.Finish());
        for (Answer answer : answers) {
          now = now.plusSeconds(20);
          state = AttemptRules.decide(state, CONTEXT, module, current, answer, now).state();
          state = json.read(module.id(), json.write(state));
        }
        if (comesBack) {
          now = now.plusSeconds(86_400);
          state = AttemptRules.reopen(state, CONTEXT, module, UUID.randomUUID(), now).state();
        }
        current = at();
      }
      Map<String, StepState> done = new HashMap<>(state.steps());
      assertThat(done.values()).allMatch(StepState::finished);
      return Objects.requireNonNull(state.outcome());
    }

    private @Nullable String at() {
      return state.progress(module).currentStep();
    }
  }
}
