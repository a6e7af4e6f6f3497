package org.traininglayer.steps.checkin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.traininglayer.catalog.Step;
import org.traininglayer.delivery.Course;
import org.traininglayer.steps.Answer;
import org.traininglayer.steps.AnswerRefused;
import org.traininglayer.steps.FormValues;
import org.traininglayer.steps.Question;
import org.traininglayer.steps.Response;
import org.traininglayer.steps.Responses;
import org.traininglayer.steps.StepPage.Shown;
import org.traininglayer.steps.checkin.CheckinAnswer.Reply;
import org.traininglayer.steps.checkin.CheckinStep.Item;
import org.traininglayer.steps.checkin.CheckinStep.Kind;
import org.traininglayer.steps.checkin.CheckinStep.Stage;

class CheckinRulesTest {

  private static final CheckinStep STEP =
      new CheckinStep(
          new Step.Head(
              "checkin",
              "Check-in",
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
          "P14D",
          List.of(
              item("used", Kind.FREQUENCY, null, null),
              item("stages", Kind.STAGE_LIST, null, null),
              item("corrected", Kind.COUNT, null, "I did not check"),
              item("times", Kind.COUNT, null, null),
              item("fired", Kind.YES_NO, null, null),
              item("sure", Kind.CONFIDENCE, "DIS-1", null),
              item("barrier", Kind.BARRIER, null, null),
              item("note", Kind.NOTE, null, null)));

  private final CheckinRules rules = new CheckinRules();

  private static Item item(
      String id, Kind kind, @Nullable String competency, @Nullable String otherwise) {
    List<Stage> stages =
        kind == Kind.STAGE_LIST
            ? List.of(new Stage("own-view", "Own view"), new Stage("source", "Source"))
            : List.of();
    return new Item(id, kind, "What about " + id + "?", stages, competency, otherwise);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "used|none|true",
        "used|more|true",
        "used|often|false",
        "used|none,more|false",
        "stages|own-view,source|true",
        "stages|none|true",
        "stages|none,source|false",
        "stages|source,source|false",
        "stages|elsewhere|false",
        "corrected|0|true",
        "corrected|999|true",
        "corrected|1000|false",
        "corrected|-1|false",
        "corrected|007|false",
        "corrected|1.5|false",
        "corrected|not-counted|true",
        "corrected|3,not-counted|false",
        "times|not-counted|false",
        "fired|yes|true",
        "fired|maybe|false",
        "sure|0|true",
        "sure|10|true",
        "sure|11|false",
        "barrier|unsure-if-allowed|true",
        "barrier|unsure-if-allowed,no-time|true",
        "barrier|unsure-if-allowed,no-time,no-access|false",
        "barrier|none|true",
        "barrier|none,no-time|false",
        "barrier|laziness|false",
        "note|All is well.|true",
        "elsewhere|yes|false"
      })
  void each_kind_takes_what_answers_it_and_nothing_else(String id, String values, boolean fits) {
    Reply reply = new Reply(id, List.of(values.split(",")));
    if (fits) {
      rules.check(STEP, reply, Course.MODULE);
    } else {
      assertThatThrownBy(() -> rules.check(STEP, reply, Course.MODULE))
          .isInstanceOf(AnswerRefused.class);
    }
  }

  private static List<Response> responses(Answer... answers) {
    return Responses.in(Course.MODULE).to(STEP, Duration.ofSeconds(30), answers);
  }

  private Answer[] keyed(Answer... others) {
    List<Answer> answers = new ArrayList<>(rules.keyed(STEP));
    answers.addAll(List.of(others));
    answers.add(new Answer.Finish());
    return answers.toArray(Answer[]::new);
  }

  @Test
  void each_item_goes_on_record_once_when_the_step_is_finished() {
    List<Response> said =
        responses(
            keyed(
                new Reply("barrier", List.of("unsure-if-allowed", "no-time")),
                new Reply("corrected", List.of("not-counted")),
                new Reply("used", List.of("none")),
                new Reply("used", List.of("more"))));
    assertThat(said)
        .extracting(one -> one.question().path().getLast() + " " + one.response())
        .containsExactly(
            "used more",
            "stages own-view",
            "corrected not-counted",
            "times 1",
            "fired yes",
            "sure 6",
            "barrier unsure-if-allowed[,]no-time",
            "note ");
    assertThat(said)
        .extracting(one -> one.question().kind())
        .containsExactly(
            Question.Kind.LIKERT,
            Question.Kind.CHOICE,
            Question.Kind.OTHER,
            Question.Kind.NUMERIC,
            Question.Kind.CHOICE,
            Question.Kind.LIKERT,
            Question.Kind.CHOICE,
            Question.Kind.LONG_FILL_IN);
    assertThat(said)
        .allSatisfy(one -> {
          assertThat(one.score()).isNull();
          assertThat(one.correct()).isNull();
          assertThat(one.context())
              .containsEntry("moment", "follow-up")
              .containsEntry("offset", "P14D")
              .containsKey("item-kind");
        });
    assertThat(said.get(5).context()).containsEntry("competency", "DIS-1");
  }

  @Test
  void a_choice_takes_one_of_its_options() {
    Item plan =
        new Item(
            "plan",
            Kind.CHOICE,
            "Did it fire?",
            List.of(new Stage("fired", "Yes"), new Stage("forgot", "Forgotten")),
            null,
            null);
    assertThat(Values.of(plan)).containsExactly("fired", "forgot");
    assertThat(Values.fit(plan, List.of("forgot"))).isTrue();
    assertThat(Values.fit(plan, List.of("none"))).isFalse();
    assertThat(Values.fit(plan, List.of("fired", "forgot"))).isFalse();
    assertThat(Values.fit(plan, List.of())).isFalse();
    assertThat(CheckinPage.values(plan, "i1", new FormValues(Map.of("i1", new String[] {"fired"}))))
        .containsExactly("fired");
    CheckinStep alone = new CheckinStep(STEP.head(), "P14D", List.of(plan));
    Response said =
        Responses.in(Course.MODULE)
            .to(alone, Duration.ZERO, new Reply("plan", List.of("forgot")), new Answer.Finish())
            .getFirst();
    assertThat(said.question().kind()).isEqualTo(Question.Kind.CHOICE);
    assertThat(said.question().options())
        .extracting(Question.Option::text)
        .containsExactly("Yes", "Forgotten");
    assertThat(said.context())
        .containsEntry("item-kind", Kind.CHOICE.name().toLowerCase(Locale.ROOT));
  }

  @Test
  void the_words_of_a_note_go_on_no_record() {
    List<Response> said = responses(keyed(new Reply("note", List.of("Quokkas everywhere."))));
    assertThat(said.toString()).doesNotContain("Quokka");
    assertThat(said.getLast().result()).containsEntry("written", true);
  }

  @Test
  void everything_but_a_note_is_needed() {
    List<CheckinAnswer> all = rules.keyed(STEP);
    for (int left = 0; left < all.size(); left++) {
      List<Answer> fewer = new ArrayList<>(all);
      fewer.remove(left);
      fewer.add(new Answer.Finish());
      Answer[] answers = fewer.toArray(Answer[]::new);
      if (((Reply) all.get(left)).item().equals("note")) {
        assertThat(responses(answers)).hasSize(8);
      } else {
        assertThatThrownBy(() -> responses(answers)).isInstanceOf(AnswerRefused.class);
      }
    }
  }

  @Test
  void a_note_is_shown_to_nobody_but_the_learner() {
    CheckinWork work =
        new CheckinWork(
            Map.of("note", List.of("Quokkas everywhere."), "barrier", List.of("no-time")));
    Shown own = new Shown(true, true, FormValues.NONE);
    assertThat(CheckinView.of(STEP, work, own).toString()).contains("Quokkas");
    CheckinView others = CheckinView.of(STEP, work, own.toOthers());
    assertThat(others.toString()).doesNotContain("Quokkas");
    assertThat(others.items().getLast().hidden()).isTrue();
    assertThat(others.items().get(6).options())
        .filteredOn(CheckinView.Option::chosen)
        .extracting(CheckinView.Option::value)
        .containsExactly("no-time");
  }

  static IntStream seeds() {
    return IntStream.range(0, 200);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void in_whatever_order_and_however_often_it_is_answered_the_last_reply_holds(int seed) {
    Random random = new Random(seed);
    CheckinWork work = rules.begin();
    Map<String, List<String>> last = new HashMap<>();
    for (int i = 0; i < 40; i++) {
      Item item = STEP.items().get(random.nextInt(STEP.items().size()));
      List<String> codes = Values.of(item);
      List<String> values =
          codes.isEmpty()
              ? List.of(Integer.toString(random.nextInt(1000)))
              : List.of(codes.get(random.nextInt(codes.size())));
      rules.check(STEP, new Reply(item.id(), values), Course.MODULE);
      work = rules.apply(STEP, work, new Reply(item.id(), values), Course.ALONE).work();
      last.put(item.id(), values);
    }
    assertThat(work.replies()).isEqualTo(last);
    assertThat(rules.score(STEP, work)).isNull();
    assertThat(rules.harm(STEP, work)).isEmpty();
  }
}
