package org.traininglayer.steps.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.traininglayer.catalog.Step;
import org.traininglayer.delivery.Course;
import org.traininglayer.steps.Answer;
import org.traininglayer.steps.AnswerRefused;
import org.traininglayer.steps.FormValues;
import org.traininglayer.steps.Responses;
import org.traininglayer.steps.StepPage.Shown;
import org.traininglayer.steps.prompt.PromptAnswer.Assemble;
import org.traininglayer.steps.prompt.PromptAnswer.Retry;
import org.traininglayer.steps.prompt.PromptAnswer.Send;
import org.traininglayer.steps.prompt.PromptStep.Block;
import org.traininglayer.steps.prompt.PromptStep.Mode;
import org.traininglayer.steps.prompt.PromptStep.Toxic;

/** A prompt that is given, and judged. */
class CritiqueTest {

  private static final PromptRules RULES = new PromptRules();
  private static final List<String> FLAWS =
      List.of("names", "no-source", "no-form", "too-long", "no-role");

  /** It names somebody, names no source and no form; it is not too long, and has a role. */
  private static final PromptStep STEP =
      new PromptStep(
          new Step.Head(
              "critique",
              "Critique",
              "",
              2,
              List.of(),
              List.of(),
              Step.Guidance.INDEPENDENT,
              List.of(),
              true,
              1,
              Step.FeedbackWhen.IMMEDIATE,
              List.of()),
          Mode.CRITIQUE,
          null,
          List.of(
              flaw("names", Toxic.PRIVACY),
              flaw("no-source", null),
              flaw("no-form", null),
              flaw("too-long", null),
              flaw("no-role", null)),
          List.of("names", "no-source", "no-form"),
          List.of(),
          List.of("too-long", "no-role"),
          List.of(),
          null,
          "You are a monitor. What about participant 114-003?");

  private static Block flaw(String id, @Nullable Toxic toxic) {
    return new Block(id, "Flaw " + id, null, toxic, "Because of " + id);
  }

  private static double score(String... seen) {
    return PromptScore.of(STEP, List.of(seen)).score();
  }

  /** Golden case 1: all three and nothing else. */
  @Test
  void seeing_what_is_wrong_and_nothing_else_is_full_marks() {
    PromptScore score = PromptScore.of(STEP, List.of("names", "no-source", "no-form"));
    assertThat(score.score()).isEqualTo(1);
    assertThat(score.complete()).isTrue();
    assertThat(score.toxic()).isEmpty();
  }

  /** Golden case 2: 3 + 2 of 7, less half of one in two: 5/7 − 0.25 = 0.464286. */
  @Test
  void a_flaw_that_is_not_there_costs_half_of_its_share() {
    assertThat(score("names", "no-source", "too-long")).isEqualTo(0.464286);
  }

  /** Golden case 3: without the one that does harm 4 of 7 are 0.571429, and it is harm. */
  @Test
  void a_harmful_flaw_weighs_more_and_prevents_passing_when_it_is_not_seen() {
    assertThat(score("no-source", "no-form")).isEqualTo(0.571429);
    PromptWork work = new PromptWork(List.of("no-source", "no-form"), true, null, null);
    assertThat(RULES.harm(STEP, work)).containsExactly("names");
    assertThat(RULES.harms(STEP)).containsExactly("names");
    assertThat(RULES.harm(STEP, "names"))
        .hasValueSatisfying(harm -> {
          assertThat(harm.choice()).as("it was let through").isFalse();
          assertThat(harm.text()).contains("Personal data", "Flaw names");
        });
  }

  @Test
  void ticking_everything_or_nothing_never_pays() {
    assertThat(score(FLAWS.toArray(String[]::new))).isEqualTo(0.5);
    assertThat(score()).isZero();
  }

  @Test
  void a_flaw_more_that_is_there_never_costs_and_one_that_is_not_never_helps() {
    Random random = new Random(5);
    for (int run = 0; run < 400; run++) {
      List<String> seen = new ArrayList<>(FLAWS);
      seen.removeIf(flaw -> random.nextBoolean());
      double before = score(seen.toArray(String[]::new));
      assertThat(before).isBetween(0.0, 1.0);
      for (String flaw : FLAWS) {
        if (!seen.contains(flaw)) {
          List<String> more = new ArrayList<>(seen);
          more.add(flaw);
          double after = score(more.toArray(String[]::new));
          if (STEP.require().contains(flaw)) {
            assertThat(after).isGreaterThanOrEqualTo(before);
          } else {
            assertThat(after).isLessThanOrEqualTo(before);
          }
        }
      }
    }
  }

  @Test
  void the_record_has_the_four_cells_and_all_flaws_as_options() {
    assertThat(
            Responses.in(Course.MODULE)
                .to(
                    STEP,
                    Duration.ofSeconds(9),
                    new Assemble(List.of("names", "too-long")),
                    new Send()))
        .singleElement()
        .satisfies(told -> {
          assertThat(told.question().path()).containsExactly("flaws");
          assertThat(told.question().text()).contains("What about participant");
          assertThat(told.question().options()).hasSize(5);
          assertThat(told.response()).isEqualTo("names[,]too-long");
          assertThat(told.correct()).isFalse();
          assertThat(told.result())
              .containsEntry("hits", 1)
              .containsEntry("misses", 2)
              .containsEntry("false-alarms", 1)
              .containsEntry("correct-rejections", 1);
        });
  }

  @Test
  void nothing_may_be_found_and_a_judgement_is_given_once() {
    PromptWork none = (PromptWork) Responses.in(Course.MODULE).work(STEP, List.of(new Send()));
    assertThat(none.sent()).isTrue();
    assertThat(RULES.score(STEP, none)).isZero();
    assertThatThrownBy(() -> RULES.apply(STEP, none, new Retry(List.of("names")), Course.ALONE))
        .isInstanceOf(AnswerRefused.class);
    List<Answer> keyed = List.copyOf(RULES.keyed(STEP));
    assertThat(RULES.score(STEP, (PromptWork) Responses.in(Course.MODULE).work(STEP, keyed)))
        .isEqualTo(1);
  }

  @Test
  void the_page_shows_the_prompt_and_tells_what_was_seen_after_it_was_handed_in() {
    Shown shown = new Shown(false, true, FormValues.NONE);
    PromptView before = PromptView.of(STEP, RULES.begin(), Course.ALONE, shown);
    assertThat(before.given()).contains("You are a monitor.");
    assertThat(before.verdict()).isNull();
    PromptView after =
        PromptView.of(
            STEP,
            new PromptWork(List.of("no-source", "too-long"), true, null, null),
            Course.ALONE,
            shown);
    assertThat(Objects.requireNonNull(after.verdict()).parts())
        .extracting(PromptView.Part::mark)
        .containsExactly("harm", "wrong", "missing", "right", "avoided");
  }
}
