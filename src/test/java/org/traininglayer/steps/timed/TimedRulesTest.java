package org.traininglayer.steps.timed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.traininglayer.catalog.Module;
import org.traininglayer.catalog.Step;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.steps.AnswerRefused;
import org.traininglayer.steps.Change;
import org.traininglayer.steps.Nested;
import org.traininglayer.steps.Question;
import org.traininglayer.steps.Response;
import org.traininglayer.steps.Situation;
import org.traininglayer.steps.StepWork;
import org.traininglayer.steps.decision.DecisionAnswer;
import org.traininglayer.steps.decision.DecisionStep;
import org.traininglayer.steps.decision.DecisionStep.Level;
import org.traininglayer.steps.timed.TimedAnswer.Begin;
import org.traininglayer.steps.timed.TimedAnswer.Do;
import org.traininglayer.steps.timed.TimedAnswer.Felt;
import org.traininglayer.steps.timed.TimedStep.Arm;
import org.traininglayer.steps.timed.TimedStep.Form;
import org.traininglayer.steps.timed.TimedStep.Suggestion;

class TimedRulesTest {

  private static final TimedRules RULES = new TimedRules();
  private static final TimedStep STEP =
      new TimedStep(head("timed"), List.of(form("a"), form("b")), 5, "base");

  private TimedWork work = RULES.begin();
  private final List<Response> told = new ArrayList<>();

  private void say(TimedAnswer answer, long second) {
    Change<TimedWork> change = RULES.apply(STEP, work, answer, at(7, second));
    work = change.work();
    told.addAll(change.responses());
  }

  private static Do choose(String form, String option, @Nullable Long active) {
    return new Do(form, new DecisionAnswer.Choose(option, null), active);
  }

  private String form(int order) {
    return STEP.arms(at(7, 0)).get(order - 1).form().id();
  }

  @Test
  void order_and_form_are_balanced_over_people_and_the_same_for_one() {
    Map<String, Integer> drawn = new TreeMap<>();
    for (long seed = 0; seed < 4000; seed++) {
      List<Arm> arms = STEP.arms(at(seed, 0));
      assertThat(arms).isEqualTo(STEP.arms(at(seed, 99)));
      assertThat(arms.get(0).condition()).isNotEqualTo(arms.get(1).condition());
      assertThat(arms.get(0).form().id()).isNotEqualTo(arms.get(1).form().id());
      drawn.merge(arms.get(0).condition() + " " + arms.get(0).form().id(), 1, Integer::sum);
    }
    assertThat(drawn).hasSize(4);
    assertThat(drawn.values()).allMatch(n -> n > 900 && n < 1100);
  }

  @Test
  void a_third_form_is_drawn_for_nobody_as_it_is_kept_for_later() {
    TimedStep three =
        new TimedStep(STEP.head(), List.of(form("a"), form("b"), form("c")), null, "later");
    for (long seed = 0; seed < 100; seed++) {
      assertThat(three.arms(seed))
          .extracting(arm -> arm.form().id())
          .containsExactlyInAnyOrder("a", "b");
    }
  }

  @Test
  void each_task_is_told_once_with_its_time_its_score_and_where_it_stood() {
    say(new Begin(1), 100);
    say(choose(form(1), "best", 30_000L), 160);
    say(new Begin(2), 200);
    say(choose(form(2), "weak", null), 245);

    List<Response> arms =
        told.stream().filter(r -> r.question().kind() == Question.Kind.ASSESSMENT).toList();
    assertThat(arms).hasSize(2);
    assertThat(arms.get(0).took()).isEqualTo(Duration.ofSeconds(30));
    assertThat(arms.get(0).score()).isEqualTo(1.0);
    assertThat(arms.get(0).result())
        .containsEntry("order", 1)
        .containsEntry("form", form(1))
        .containsEntry("measured", "script")
        .containsEntry("wall-seconds", 60.0)
        .containsEntry("baseline", "base");
    assertThat(arms.get(1).took()).isEqualTo(Duration.ofSeconds(45));
    assertThat(arms.get(1).result()).containsEntry("measured", "server").containsEntry("order", 2);
    assertThat(arms.stream().map(r -> r.result().get("arm")))
        .containsExactlyInAnyOrder("without", "with");
    assertThat(told.stream().filter(r -> r.question().kind() == Question.Kind.CHOICE))
        .extracting(r -> r.question().path())
        .containsExactly(List.of("forms", form(1)), List.of("forms", form(2)));
    // Best 1 and weak 0.3: 0.65, whatever the time.
    assertThat(RULES.score(STEP, work)).isEqualTo(0.65);
  }

  @Test
  void what_a_browser_says_of_time_is_never_more_than_the_span_on_the_server() {
    say(new Begin(1), 100);
    say(choose(form(1), "best", 9_999_999L), 160);
    assertThat(work.tasks().getFirst().activeMillis()).isEqualTo(60_000);
    assertThat(work.tasks().getFirst().wallMillis()).isEqualTo(60_000);
    assertThatThrownBy(() -> RULES.check(STEP, choose("a", "best", -1L), module()))
        .isInstanceOf(AnswerRefused.class);
  }

  @Test
  void a_wrong_suggestion_is_caught_by_whoever_does_not_follow_it() {
    for (String option : List.of("best", "harm")) {
      work = RULES.begin();
      say(new Begin(1), 0);
      say(choose(form(1), option, null), 10);
      say(new Begin(2), 20);
      say(choose(form(2), option, null), 30);
      TimedReport report = Objects.requireNonNull(TimedReport.of(STEP, work));
      assertThat(report.with().caught()).isEqualTo(option.equals("harm") ? 0.0 : 1.0);
      assertThat(report.without().caught()).isNull();
    }
    assertThat(RULES.harm(STEP, work)).hasSize(2).allMatch(id -> id.endsWith("/harm"));
  }

  @Test
  void one_task_comes_after_the_other_and_what_was_handed_in_stays() {
    assertThatThrownBy(() -> say(new Begin(2), 0)).isInstanceOf(AnswerRefused.class);
    say(choose("a", "best", null), 1);
    assertThat(work.tasks()).as("nothing is begun").isEmpty();
    say(new Begin(1), 2);
    TimedWork begun = work;
    say(new Begin(1), 9);
    say(choose(form(2), "best", null), 10);
    assertThat(work).isSameAs(begun);
    assertThatThrownBy(() -> say(new Begin(2), 11)).isInstanceOf(AnswerRefused.class);
    say(choose(form(1), "weak", null), 12);
    TimedWork handedIn = work;
    say(choose(form(1), "best", null), 13);
    assertThat(work).isSameAs(handedIn);
    assertThat(RULES.score(STEP, work)).isNull();
    assertThatThrownBy(() -> RULES.finish(STEP, work, at(7, 20))).isInstanceOf(AnswerRefused.class);
  }

  @Test
  void whatever_is_sent_in_whatever_order_the_score_has_no_time_in_it() {
    Random random = new Random(5);
    for (int n = 0; n < 500; n++) {
      work = RULES.begin();
      long second = 0;
      for (int i = 0; i < 40 && !work.complete(); i++) {
        second += random.nextInt(300);
        TimedAnswer answer =
            random.nextBoolean()
                ? new Begin(1 + random.nextInt(2))
                : choose(
                    random.nextBoolean() ? "a" : "b",
                    List.of("best", "weak", "harm").get(random.nextInt(3)),
                    random.nextBoolean() ? null : Long.valueOf(random.nextInt(1_000_000)));
        try {
          say(answer, second);
        } catch (AnswerRefused notYet) {
          // The second before the first.
        }
      }
      for (TimedWork.Task task : work.tasks()) {
        assertThat(task.activeMillis()).isBetween(0L, task.wallMillis());
      }
      if (work.complete()) {
        TimedWork slower =
            new TimedWork(
                work.tasks().stream().map(t -> t.done(t.kept(), 1, 9_000_000, true)).toList());
        assertThat(RULES.score(STEP, slower)).isEqualTo(RULES.score(STEP, work));
      }
    }
  }

  @Test
  void how_long_it_felt_is_told_once_after_both_tasks_and_may_stay_empty() {
    assertThatThrownBy(() -> say(new Felt(60_000L, null), 0)).isInstanceOf(AnswerRefused.class);
    bothTasks();
    int before = told.size();
    say(new Felt(250_000L, null), 60);
    assertThat(told.subList(before, told.size()))
        .singleElement()
        .satisfies(one -> {
          assertThat(one.question().path()).containsExactly("felt", "without");
          assertThat(one.response()).isEqualTo("4.17");
          assertThat(one.result()).containsEntry("arm", "without").containsKey("form");
          assertThat(one.correct()).isNull();
        });
    TimedWork said = work;
    say(new Felt(1L, 1L), 70);
    assertThat(work).as("said before the times were told, it stays").isSameAs(said);
    assertThat(RULES.score(STEP, work)).isEqualTo(RULES.score(STEP, new TimedWork(work.tasks())));
    assertThat(RULES.told(STEP, work, at(7, 80))).contains(told.getLast());

    work = RULES.begin();
    bothTasks();
    int empty = told.size();
    say(new Felt(null, null), 60);
    assertThat(told).hasSize(empty);
    assertThat(work.felt()).isNotNull();
  }

  @Test
  void whoever_saw_the_times_before_that_was_asked_is_not_asked_any_more() {
    say(new Begin(1), 10);
    say(choose(form(1), "best", null), 20);
    say(new Begin(2), 30);
    assertThat(work.asks()).as("not before both are handed in").isFalse();
    say(choose(form(2), "best", null), 40);
    assertThat(work.asks()).isTrue();

    TimedWork seen = new TimedWork(work.tasks());
    work = seen;
    int before = told.size();
    say(new Felt(60_000L, 60_000L), 60);

    assertThat(seen.asks()).isFalse();
    assertThat(work).isSameAs(seen);
    assertThat(told).hasSize(before);
    RULES.finish(STEP, work, at(7, 70));
  }

  private void bothTasks() {
    say(new Begin(1), 10);
    say(choose(form(1), "best", null), 20);
    say(new Begin(2), 30);
    say(choose(form(2), "best", null), 40);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, 28_800_001})
  void a_felt_time_that_cannot_be_is_refused(long millis) {
    assertThatThrownBy(() -> RULES.check(STEP, new Felt(null, millis), module()))
        .isInstanceOf(AnswerRefused.class);
    RULES.check(STEP, new Felt(28_800_000L, 1L), module());
  }

  @Test
  void by_the_key_it_is_worked_to_its_end() {
    long second = 0;
    for (TimedAnswer answer : RULES.keyed(STEP)) {
      second += 10;
      say(answer, second);
    }
    assertThat(work.complete()).isTrue();
    assertThat(RULES.score(STEP, work)).isEqualTo(1.0);
  }

  private static Form form(String id) {
    return new Form(
        new Nested(
            new DecisionStep(
                head(id),
                "What?",
                List.of(
                    new DecisionStep.Choice("best", "Best", Level.BEST, "then", null, null),
                    new DecisionStep.Choice("weak", "Weak", Level.WEAK, "then", null, null),
                    new DecisionStep.Choice("harm", "Harm", Level.HARMFUL, "then", null, null)),
                null,
                null,
                false)),
        List.of(new Suggestion("Take the harm", true, "harm", "It harms.")));
  }

  private static Step.Head head(String id) {
    return new Step.Head(
        id,
        id,
        "",
        1,
        List.of(),
        List.of(),
        Step.Guidance.INDEPENDENT,
        List.of(),
        true,
        1,
        Step.FeedbackWhen.AFTER_STEP,
        List.of());
  }

  private static Module module() {
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
        new Module.PassRule(0, false, 1),
        List.of(STEP),
        Map.of());
  }

  private static Situation at(long seed, long second) {
    return new Situation() {
      @Override
      public Instant now() {
        return Instant.ofEpochSecond(second);
      }

      @Override
      public long seed() {
        return seed;
      }

      @Override
      public int attempt() {
        return 1;
      }

      @Override
      public Module module() {
        return TimedRulesTest.module();
      }

      @Override
      public boolean finished(String step) {
        return false;
      }

      @Override
      public Optional<StepWork> work(Step step) {
        return Optional.empty();
      }

      @Override
      public Set<String> sourcesOpened() {
        return Set.of();
      }

      @Override
      public Duration active() {
        return Duration.ofSeconds(second);
      }
    };
  }
}
