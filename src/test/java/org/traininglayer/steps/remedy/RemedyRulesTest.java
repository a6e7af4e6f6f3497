package org.traininglayer.steps.remedy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.traininglayer.catalog.Module;
import org.traininglayer.catalog.Step;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.steps.AnswerRefused;
import org.traininglayer.steps.Change;
import org.traininglayer.steps.Harms;
import org.traininglayer.steps.Nested;
import org.traininglayer.steps.Situation;
import org.traininglayer.steps.StepWork;
import org.traininglayer.steps.decision.DecisionAnswer;
import org.traininglayer.steps.decision.DecisionStep;
import org.traininglayer.steps.decision.DecisionStep.Level;
import org.traininglayer.steps.decision.DecisionWork;
import org.traininglayer.steps.remedy.RemedyAnswer.Again;

class RemedyRulesTest {

  private static final RemedyRules RULES = new RemedyRules();

  private static final DecisionStep VISIT = decision("visit");
  private static final DecisionStep REPORT = decision("report");

  private static final RemedyStep STEP =
      new RemedyStep(
          head("once-more", Step.Guidance.GUIDED),
          List.of(
              new RemedyStep.Case(
                  "visit",
                  List.of("visit/harm"),
                  "A rule.",
                  List.of(
                      new Nested(decision("v1")),
                      new Nested(decision("v2")),
                      new Nested(decision("v3")))),
              new RemedyStep.Case(
                  "report",
                  List.of("report/harm", "elsewhere/harm"),
                  "Another rule.",
                  List.of(new Nested(decision("r1"))))));

  /** Golden case 1: both were harmful; each is got right at once. */
  @Test
  void what_is_got_right_at_once_is_made_good() {
    Around around = new Around("harm", "harm", 1);
    RemedyWork work = answered(RULES.begin(), "best", around);
    assertThat(RULES.resolved(STEP, work)).containsExactly("visit/harm");
    work = answered(work, "best", around);
    assertThat(RULES.resolved(STEP, work))
        .containsExactlyInAnyOrder("visit/harm", "report/harm", "elsewhere/harm");
    assertThat(RemedyRules.asked(STEP, work, around)).isEmpty();
    assertThat(work.turns()).hasSize(2);
    assertThat(RULES.finish(STEP, work, around).work()).isSameAs(work);
  }

  /** Golden case 2: wrong, then acceptable: made good with the second item. */
  @Test
  void who_gets_it_wrong_is_asked_another_item_and_acceptable_is_good_enough() {
    Around around = new Around("harm", "best", 1);
    RemedyWork wrong = answered(RULES.begin(), "weak", around);
    assertThat(RULES.resolved(STEP, wrong)).isEmpty();
    assertThatThrownBy(() -> RULES.finish(STEP, wrong, around)).isInstanceOf(AnswerRefused.class);
    RemedyWork work = answered(wrong, "fair", around);
    assertThat(work.turns()).extracting(RemedyWork.Turn::item).doesNotHaveDuplicates();
    assertThat(RULES.resolved(STEP, work)).containsExactly("visit/harm");
    assertThat(RemedyRules.asked(STEP, work, around)).isEmpty();
  }

  /** Golden case 3: wrong twice: nothing is made good, and the way goes on all the same. */
  @Test
  void two_misses_are_the_end_and_lock_nobody_out() {
    Around around = new Around("harm", "best", 1);
    RemedyWork work = answered(answered(RULES.begin(), "weak", around), "harm", around);
    assertThat(RULES.resolved(STEP, work)).isEmpty();
    assertThat(RemedyRules.asked(STEP, work, around)).isEmpty();
    assertThat(RULES.finish(STEP, work, around).work()).isSameAs(work);
    assertThat(RULES.harm(STEP, work)).as("it is practice").isEmpty();
    assertThat(RULES.score(STEP, work)).isNull();
  }

  @Test
  void it_is_needed_only_by_those_to_whom_it_happened() {
    assertThat(RULES.needed(STEP, Harms.around(new Around("best", "weak", 1)))).isFalse();
    assertThat(RULES.needed(STEP, Harms.around(new Around("best", "harm", 1)))).isTrue();
    assertThat(RULES.needed(STEP, Set.of("visit/else"))).isFalse();
  }

  @Test
  void only_what_happened_is_asked_about() {
    Around around = new Around("best", "harm", 1);
    assertThat(RemedyRules.asked(STEP, RULES.begin(), around).map(Nested::id)).contains("r1");
    RemedyWork work = answered(RULES.begin(), "weak", around);
    assertThat(RemedyRules.asked(STEP, work, around)).as("it has one item only").isEmpty();
  }

  @Test
  void the_record_names_the_item_and_what_it_makes_good() {
    Around around = new Around("best", "harm", 1);
    Change<RemedyWork> change =
        RULES.apply(
            STEP, RULES.begin(), new Again("r1", new DecisionAnswer.Choose("best", null)), around);
    assertThat(change.responses())
        .singleElement()
        .satisfies(told -> {
          assertThat(told.question().path()).containsExactly("cases", "r1");
          assertThat(told.correct()).isTrue();
          assertThat(told.context()).containsEntry("remedy-of", List.of("report/harm"));
        });
  }

  @Test
  void an_answer_to_what_is_not_asked_changes_nothing() {
    Around around = new Around("best", "harm", 1);
    RemedyWork begun = RULES.begin();
    assertThat(
            RULES
                .apply(
                    STEP, begun, new Again("v1", new DecisionAnswer.Choose("best", null)), around)
                .work())
        .isSameAs(begun);
    assertThatThrownBy(() ->
            RULES.check(
                STEP, new Again("no", new DecisionAnswer.Choose("best", null)), around.module()))
        .isInstanceOf(AnswerRefused.class);
  }

  @Test
  void whatever_is_answered_each_case_ends_after_two_items_and_a_right_one_always_makes_it_good() {
    Random random = new Random(8);
    List<String> options = List.of("best", "fair", "weak", "harm");
    for (int run = 0; run < 500; run++) {
      Around around =
          new Around(options.get(random.nextInt(4)), options.get(random.nextInt(4)), 1 + run % 4);
      RemedyWork work = RULES.begin();
      List<String> right = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        Optional<Nested> asked = RemedyRules.asked(STEP, work, around);
        if (asked.isPresent()) {
          String option = options.get(random.nextInt(4));
          work = answered(work, option, around);
          if (List.of("best", "fair").contains(option)) {
            right.add(STEP.of(asked.get()).orElseThrow().id());
          }
        }
      }
      assertThat(RemedyRules.asked(STEP, work, around)).isEmpty();
      assertThat(work.turns()).hasSizeLessThanOrEqualTo(3);
      assertThat(RULES.fits(STEP, work)).isTrue();
      for (RemedyStep.Case one : STEP.cases()) {
        assertThat(RULES.resolved(STEP, work).containsAll(one.misses()))
            .isEqualTo(right.contains(one.id()));
      }
    }
  }

  @Test
  void the_next_attempt_begins_with_another_item() {
    List<String> first = new ArrayList<>();
    for (int attempt = 1; attempt <= 3; attempt++) {
      first.add(
          RemedyRules.asked(STEP, RULES.begin(), new Around("harm", "best", attempt))
              .orElseThrow()
              .id());
    }
    assertThat(first).containsExactlyInAnyOrder("v1", "v2", "v3");
  }

  @Test
  void the_key_answers_whatever_is_asked() {
    Around around = new Around("harm", "harm", 1);
    RemedyWork work = RULES.begin();
    for (RemedyAnswer answer : RULES.keyed(STEP)) {
      work = RULES.apply(STEP, work, answer, around).work();
    }
    assertThat(RULES.resolved(STEP, work)).contains("visit/harm", "report/harm");
    assertThat(RULES.finish(STEP, work, around).work()).isSameAs(work);
  }

  private static RemedyWork answered(RemedyWork work, String option, Around around) {
    String item = RemedyRules.asked(STEP, work, around).orElseThrow().id();
    return RULES
        .apply(STEP, work, new Again(item, new DecisionAnswer.Choose(option, null)), around)
        .work();
  }

  private static DecisionStep decision(String id) {
    return new DecisionStep(
        head(id, Step.Guidance.INDEPENDENT),
        "What?",
        List.of(
            new DecisionStep.Choice("best", "Best", Level.BEST, "then", null, null),
            new DecisionStep.Choice("fair", "Fair", Level.ACCEPTABLE, "then", null, null),
            new DecisionStep.Choice("weak", "Weak", Level.WEAK, "then", null, null),
            new DecisionStep.Choice("harm", "Harm", Level.HARMFUL, "then", null, null)),
        null,
        null,
        false);
  }

  private static Step.Head head(String id, Step.Guidance exposure) {
    return new Step.Head(
        id,
        id,
        "",
        1,
        List.of(),
        List.of(),
        exposure,
        List.of(),
        exposure == Step.Guidance.INDEPENDENT,
        1,
        Step.FeedbackWhen.IMMEDIATE,
        List.of());
  }

  /** Two decisions were made so. */
  private record Around(String visit, String report, int attempt) implements Situation {

    @Override
    public Instant now() {
      return Instant.EPOCH;
    }

    @Override
    public long seed() {
      return 7;
    }

    @Override
    public Module module() {
      return new Module(
          new ModuleId("m"),
          "1.0.0",
          Module.Status.RELEASED,
          "M",
          "",
          Locale.ENGLISH,
          new Module.Audience(List.of(), List.of()),
          1,
          List.of(),
          List.of(),
          List.of(),
          Map.of(),
          new Module.PassRule(0, true, 1),
          List.of(VISIT, REPORT, STEP),
          Map.of());
    }

    @Override
    public boolean finished(String step) {
      return !step.equals("once-more");
    }

    @Override
    public Optional<StepWork> work(Step step) {
      String option = step.equals(VISIT) ? visit : report;
      return step.equals(STEP)
          ? Optional.empty()
          : Optional.of(new DecisionWork(new DecisionAnswer.Choose(option, null), null, 0));
    }

    @Override
    public Set<String> sourcesOpened() {
      return Set.of();
    }

    @Override
    public Duration active() {
      return Duration.ZERO;
    }
  }
}
