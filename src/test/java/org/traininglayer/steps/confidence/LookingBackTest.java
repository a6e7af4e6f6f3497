package org.traininglayer.steps.confidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.traininglayer.catalog.Module;
import org.traininglayer.catalog.ReadModules;
import org.traininglayer.catalog.Step;
import org.traininglayer.steps.Answer;
import org.traininglayer.steps.AnswerRefused;
import org.traininglayer.steps.Response;
import org.traininglayer.steps.Responses;
import org.traininglayer.steps.confidence.ConfidenceAnswer.LookBack;
import org.traininglayer.steps.confidence.ConfidenceAnswer.Rate;
import org.traininglayer.steps.confidence.ConfidenceStep.Item;
import org.traininglayer.steps.confidence.ConfidenceStep.Moment;

/** Where one was before, as it looks after the module. */
class LookingBackTest {

  private static final Module MODULE = ReadModules.shipped().getFirst();

  private static ConfidenceStep step(Moment moment) {
    return new ConfidenceStep(
        new Step.Head(
            "rate",
            "How sure you are",
            "",
            1,
            List.of(),
            List.of("M3"),
            Step.Guidance.GUIDED,
            List.of(),
            false,
            1,
            Step.FeedbackWhen.IMMEDIATE,
            List.of()),
        moment,
        List.of(new Item("find", "DIS-1", "I can find"), new Item("say", "DIS-3", "I can say")));
  }

  private static List<String> said(Answer... answers) {
    return Responses.in(MODULE).to(step(Moment.POST), Duration.ZERO, answers).stream()
        .map(LookingBackTest::told)
        .toList();
  }

  private static String told(Response response) {
    return String.join("/", response.question().path()) + " " + response.response();
  }

  @Test
  void the_time_before_goes_on_record_apart_from_the_rating_of_now() {
    assertThat(
            said(
                new Rate("find", 7),
                new LookBack("find", 2),
                new Rate("say", 6),
                new LookBack("find", 3),
                new Answer.Finish()))
        .containsExactly("items/find 7", "items/say 6", "looking-back/find 3");
  }

  @Test
  void nobody_has_to_look_back() {
    assertThat(said(new Rate("find", 7), new Rate("say", 6), new Answer.Finish()))
        .containsExactly("items/find 7", "items/say 6");
  }

  @Test
  void looking_back_replaces_no_rating_of_now() {
    assertThatThrownBy(
            () -> said(new LookBack("find", 7), new LookBack("say", 6), new Answer.Finish()))
        .isInstanceOf(AnswerRefused.class);
  }

  @Test
  void before_the_module_and_weeks_after_it_nobody_is_asked() {
    ConfidenceRules rules = new ConfidenceRules();
    for (Moment moment : List.of(Moment.PRE, Moment.FOLLOW_UP)) {
      assertThatThrownBy(() -> rules.check(step(moment), new LookBack("find", 3), MODULE))
          .isInstanceOf(AnswerRefused.class);
    }
    for (LookBack wrong : List.of(new LookBack("find", 11), new LookBack("other", 3))) {
      assertThatThrownBy(() -> rules.check(step(Moment.POST), wrong, MODULE))
          .isInstanceOf(AnswerRefused.class);
    }
  }

  @Test
  void the_page_keeps_both_apart() {
    ConfidenceWork work = new ConfidenceWork(Map.of("find", 7), Map.of());
    assertThat(work.lookingBack("find", 2).ratings()).containsExactly(Map.entry("find", 7));
    assertThat(work.lookingBack("find", 2).with("find", 8).lookedBack())
        .containsExactly(Map.entry("find", 2));
  }
}
