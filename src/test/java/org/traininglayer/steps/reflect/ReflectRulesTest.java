package org.traininglayer.steps.reflect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.traininglayer.catalog.Step;
import org.traininglayer.delivery.Course;
import org.traininglayer.steps.Answer;
import org.traininglayer.steps.AnswerRefused;
import org.traininglayer.steps.FormValues;
import org.traininglayer.steps.Response;
import org.traininglayer.steps.Responses;
import org.traininglayer.steps.StepPage.Shown;
import org.traininglayer.steps.reflect.ReflectAnswer.Cover;
import org.traininglayer.steps.reflect.ReflectAnswer.Plan;
import org.traininglayer.steps.reflect.ReflectAnswer.Write;
import org.traininglayer.steps.reflect.ReflectStep.Compare;
import org.traininglayer.steps.reflect.ReflectStep.Point;
import org.traininglayer.steps.reflect.ReflectStep.Visibility;

class ReflectRulesTest {

  private static final Compare EXPERT =
      new Compare("I open it.", List.of(new Point("open", "Opens"), new Point("gap", "Gaps")));
  private final ReflectRules rules = new ReflectRules();

  private static ReflectStep step(
      int minChars, Visibility visibility, boolean plan, @Nullable Compare compare) {
    return new ReflectStep(
        new Step.Head(
            "reflect",
            "Reflect",
            "",
            1,
            List.of(),
            List.of(),
            Step.Guidance.GUIDED,
            List.of(),
            false,
            1,
            Step.FeedbackWhen.IMMEDIATE,
            List.of()),
        "What now?",
        minChars,
        visibility,
        plan,
        compare);
  }

  private static final ReflectStep TEXT = step(0, Visibility.PRIVATE, false, null);
  private static final ReflectStep PLAN = step(10, Visibility.MANAGER, true, null);
  private static final ReflectStep COMPARED = step(5, Visibility.L_AND_D, false, EXPERT);

  private static List<Response> responses(ReflectStep step, Answer... answers) {
    return Responses.in(Course.MODULE).to(step, Duration.ofSeconds(30), answers);
  }

  @Test
  void that_something_was_written_goes_on_record_and_what_does_not() {
    List<Response> said = responses(TEXT, new Write("My own words."));
    assertThat(said).singleElement().extracting(Response::response).isEqualTo("");
    assertThat(said.toString()).doesNotContain("own words");
    assertThat(said.getFirst().result()).containsEntry("written", true);
    assertThat(said.getFirst().score()).isNull();
    assertThat(said.getFirst().correct()).isNull();
    assertThat(responses(PLAN, new Plan("a summary comes", "I open it")).toString())
        .doesNotContain("summary comes", "open it");
    assertThat(responses(TEXT, new Write("")).getFirst().result()).containsEntry("written", false);
  }

  @Test
  void what_was_saved_stays_and_is_said_once() {
    assertThat(responses(TEXT, new Write("First."), new Write("Second."))).hasSize(1);
    assertThat(responses(COMPARED, new Write("First."), new Cover(List.of("gap")))).hasSize(1);
  }

  @Test
  void it_is_finished_when_saved_and_compared_where_there_is_something_to_compare() {
    assertThatThrownBy(() -> responses(TEXT, new Answer.Finish()))
        .isInstanceOf(AnswerRefused.class);
    assertThatThrownBy(() -> responses(COMPARED, new Cover(List.of())))
        .isInstanceOf(AnswerRefused.class);
    assertThatThrownBy(() -> responses(COMPARED, new Write("First."), new Answer.Finish()))
        .isInstanceOf(AnswerRefused.class);
    assertThat(responses(COMPARED, new Write("First."), new Cover(List.of()), new Answer.Finish()))
        .hasSize(1);
  }

  @Test
  void what_does_not_fit_is_refused() {
    record Misfit(ReflectStep step, ReflectAnswer answer) {}
    for (Misfit one :
        List.of(
            new Misfit(TEXT, new Plan("a", "b")),
            new Misfit(TEXT, new Cover(List.of())),
            new Misfit(TEXT, new Write("x".repeat(4001))),
            new Misfit(TEXT, new Write("a\u0000b")),
            new Misfit(TEXT, new Write(" padded ")),
            new Misfit(PLAN, new Write("long enough, but no plan")),
            new Misfit(PLAN, new Plan("only a cue, and a long one", "")),
            new Misfit(PLAN, new Plan("four", "five5")),
            new Misfit(COMPARED, new Write("four")),
            new Misfit(COMPARED, new Cover(List.of("elsewhere"))))) {
      assertThatThrownBy(() -> rules.check(one.step(), one.answer(), Course.MODULE))
          .as(one.toString())
          .isInstanceOf(AnswerRefused.class);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 39, 40, 500, 2000})
  void what_is_given_by_the_key_fits_and_finishes(int minChars) {
    for (boolean plan : List.of(true, false)) {
      ReflectStep step = step(minChars, Visibility.PRIVATE, plan, EXPERT);
      ReflectWork work = rules.begin();
      for (ReflectAnswer answer : rules.keyed(step)) {
        rules.check(step, answer, Course.MODULE);
        work = rules.apply(step, work, answer, Course.ALONE).work();
      }
      assertThat(rules.finish(step, work, Course.ALONE).work()).isEqualTo(work);
    }
  }

  @Test
  void a_private_text_is_shown_to_nobody_but_the_learner() {
    Shown own = new Shown(true, true, FormValues.NONE);
    ReflectWork work = new ReflectWork(new Write("For me."), null, null);
    assertThat(ReflectView.of(TEXT, work, own).text()).isEqualTo("For me.");
    ReflectView others = ReflectView.of(TEXT, work, own.toOthers());
    assertThat(others.toString()).doesNotContain("For me.");
    assertThat(others.hidden()).isTrue();
    assertThat(others.written()).isTrue();
    ReflectWork planned = new ReflectWork(null, new Plan("at work", "I look"), null);
    assertThat(ReflectView.of(PLAN, planned, own.toOthers()).cue()).isEqualTo("at work");
  }
}
