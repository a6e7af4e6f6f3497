package org.traininglayer.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.traininglayer.catalog.Module;
import org.traininglayer.catalog.Step;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.steps.AnswerRefused;
import org.traininglayer.steps.decision.DecisionAnswer;
import org.traininglayer.steps.decision.DecisionStep;

class FormsTest {

  private static final String STEP = Triage.DECISION.head().id();

  /** The module with this many forms of its decision: the first, and others b, c … */
  static Module module(int forms) {
    List<Step> all = new ArrayList<>();
    for (int i = 0; i < forms; i++) {
      String name = i == 0 ? STEP : STEP + "-" + (char) ('a' + i);
      all.add(
          new DecisionStep(
              Triage.DECISION.head().as(Triage.DECISION.head(), name),
              "What now, in form " + name + "?",
              Triage.DECISION.options(),
              Triage.DECISION.reason(),
              null,
              true));
    }
    return Triage.module().withParallel(Map.of(STEP, all)).in(Map.of(STEP, STEP));
  }

  private static List<String> drawn(Module module, long seed, int attempts) {
    Map<String, List<String>> forms = Map.of();
    for (int i = 0; i < attempts; i++) {
      forms = Forms.draw(module, seed, forms);
    }
    return forms.getOrDefault(STEP, List.of());
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5})
  void no_form_comes_again_before_all_have_been_worked(int forms) {
    Module module = module(forms);
    for (long seed = 0; seed < 200; seed++) {
      List<String> drawn = drawn(module, seed, 3 * forms);
      assertThat(drawn).hasSize(3 * forms);
      for (int from = 0; from < drawn.size(); from += forms) {
        assertThat(Set.copyOf(drawn.subList(from, from + forms))).hasSize(forms);
      }
      for (int i = 1; i < drawn.size(); i++) {
        assertThat(drawn.get(i)).isNotEqualTo(drawn.get(i - 1));
      }
    }
  }

  @Test
  void one_person_gets_the_same_form_wherever_and_whenever_asked_and_many_get_each_as_often() {
    Module module = module(3);
    Map<String, Integer> first = new TreeMap<>();
    for (int i = 0; i < 3_000; i++) {
      LearnerId learner = new LearnerId(new UUID(i, 7L * i));
      long seed = Forms.seed(learner, module.id());
      String form = drawn(module, seed, 1).getFirst();
      assertThat(drawn(module, seed, 1)).containsExactly(form);
      assertThat(Forms.seen(module, learner, 1).step(STEP).orElseThrow().head().formId())
          .isEqualTo(form);
      first.merge(form, 1, Integer::sum);
    }
    assertThat(first).hasSize(3).allSatisfy((form, n) -> assertThat(n).isBetween(900, 1_100));
  }

  @Test
  void a_form_that_is_new_in_the_next_version_comes_before_those_already_worked() {
    List<String> before = drawn(module(2), 11, 2);
    Map<String, List<String>> next = Forms.draw(module(3), 11, Map.of(STEP, before));

    assertThat(next.getOrDefault(STEP, List.of()).getLast()).isEqualTo(STEP + "-c");
  }

  @Test
  void a_step_in_one_form_has_no_draw_and_a_form_that_is_gone_gives_way_to_the_first() {
    assertThat(Forms.draw(Triage.module(), 1, Map.of())).isEmpty();
    assertThat(module(2).in(Map.of(STEP, "gone")).step(STEP).orElseThrow().head().formId())
        .isEqualTo(STEP);
  }

  @Test
  void what_is_asked_in_another_form_has_an_address_of_its_own_and_harm_names_its_form() {
    Module module = module(2);
    Attempt first = attempt(module.in(Map.of(STEP, STEP)));
    Attempt other = attempt(module.in(Map.of(STEP, STEP + "-b")));

    assertThat(paths(first)).contains(List.of("choice"), List.of("reason"));
    assertThat(paths(other))
        .contains(List.of("choice", STEP + "-b"), List.of("reason", STEP + "-b"));
    assertThat(critical(first)).containsExactly(STEP + "/skip");
    assertThat(critical(other)).containsExactly(STEP + "-b/skip");
  }

  /** Everything right but for the decision. */
  private static Attempt attempt(Module module) {
    Attempt attempt = new Attempt(module);
    attempt.say(
        Triage.perfect().stream()
            .map(said ->
                said.answer() instanceof DecisionAnswer.Choose
                    ? new Triage.Said(STEP, new DecisionAnswer.Choose("skip", 90))
                    : said)
            .toList(),
        Attempt.START,
        20);
    return attempt;
  }

  private static List<List<String>> paths(Attempt attempt) {
    return attempt.events.stream()
        .filter(LearningEvent.ResponseGiven.class::isInstance)
        .map(event -> ((LearningEvent.ResponseGiven) event).response().question().path())
        .toList();
  }

  private static List<String> critical(Attempt attempt) {
    Progress.Outcome outcome = attempt.state.outcome();
    return outcome == null ? List.of() : outcome.criticalMisses();
  }

  @Test
  void an_answer_that_belongs_to_another_form_is_refused() {
    Module module = module(2);
    assertThat(
            IntStream.range(0, 2)
                .mapToObj(i -> module.forms(module.step(STEP).orElseThrow()).get(i))
                .map(step -> ((DecisionStep) step).question()))
        .containsExactly("What now, in form decision?", "What now, in form decision-b?");
    Attempt attempt = new Attempt(module);
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> attempt.say(STEP, new DecisionAnswer.Choose("elsewhere", 90), Attempt.START))
        .isInstanceOf(AnswerRefused.class);
  }
}
