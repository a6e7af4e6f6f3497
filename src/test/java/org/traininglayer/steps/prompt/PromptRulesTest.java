package org.traininglayer.steps.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.traininglayer.catalog.Step;
import org.traininglayer.delivery.Course;
import org.traininglayer.steps.Answer;
import org.traininglayer.steps.AnswerRefused;
import org.traininglayer.steps.FormValues;
import org.traininglayer.steps.Response;
import org.traininglayer.steps.Responses;
import org.traininglayer.steps.StepPage.Shown;
import org.traininglayer.steps.prompt.PromptAnswer.Assemble;
import org.traininglayer.steps.prompt.PromptAnswer.Draft;
import org.traininglayer.steps.prompt.PromptAnswer.Retry;
import org.traininglayer.steps.prompt.PromptAnswer.Send;
import org.traininglayer.steps.prompt.PromptStep.Block;
import org.traininglayer.steps.prompt.PromptStep.Mode;
import org.traininglayer.steps.prompt.PromptStep.Output;
import org.traininglayer.steps.prompt.PromptStep.Toxic;

class PromptRulesTest {

  private static final List<Block> BLOCKS =
      List.of(
          block("role", null),
          block("data-full", Toxic.PRIVACY),
          block("data-min", null),
          block("rule", null),
          block("stale", null),
          block("cite", null),
          block("fmt-table", null),
          block("fmt-list", null));

  /** Needs four things: three blocks and one of a group of two. */
  private static final PromptStep STEP = step(Mode.ASSEMBLE, BLOCKS);

  private static final PromptStep FREE = step(Mode.FREE, List.of());

  private final PromptRules rules = new PromptRules();

  private static Block block(String id, @Nullable Toxic toxic) {
    return new Block(id, "The " + id, null, toxic, "Why " + id);
  }

  private static PromptStep step(Mode mode, List<Block> blocks) {
    boolean free = mode == Mode.FREE;
    return new PromptStep(
        new Step.Head(
            "prompt",
            "Prompt",
            "",
            1,
            List.of(),
            List.of(),
            Step.Guidance.INDEPENDENT,
            List.of(),
            !free,
            1,
            Step.FeedbackWhen.IMMEDIATE,
            List.of()),
        mode,
        "Find the late visits.",
        blocks,
        free ? List.of() : List.of("data-min", "rule", "cite"),
        free ? List.of() : List.of(List.of("fmt-table", "fmt-list")),
        free ? List.of() : List.of("data-full", "stale"),
        free
            ? List.of()
            : List.of(
                new Output(new Condition.Has("data-full"), "leak.md", "Leaked", "A note"),
                new Output(new Condition.All(), "good.md", "Good", null),
                new Output(
                    new Condition.Not(new Condition.Has("cite")), "nocite.md", "Vague", null)),
        null);
  }

  private static PromptScore score(String... chosen) {
    return PromptScore.of(STEP, List.of(chosen));
  }

  @Test
  void a_prompt_with_all_four_things_is_worth_four_of_four() {
    // present: data-min, rule, cite, one of the group = 4; wrong: none = 0; (4 - 0) / 4 = 1
    PromptScore score = score("role", "data-min", "rule", "cite", "fmt-table", "fmt-list");
    assertThat(score.present()).isEqualTo(4);
    assertThat(score.score()).isEqualTo(1.0);
    assertThat(score.complete()).isTrue();
    assertThat(score.toxic()).isEmpty();
  }

  @Test
  void a_stale_rule_takes_away_as_much_as_a_right_block_gives() {
    // present: data-min, cite, fmt-list = 3; wrong: stale = 1; (3 - 1) / 4 = 0.5
    PromptScore score = score("data-min", "stale", "cite", "fmt-list");
    assertThat(score.present()).isEqualTo(3);
    assertThat(score.wrong()).containsExactly("stale");
    assertThat(score.score()).isEqualTo(0.5);
    assertThat(score.toxic()).isEmpty();
    assertThat(score.complete()).isFalse();
  }

  @Test
  void a_listing_with_names_is_harm_and_the_score_is_never_below_zero() {
    // present: none = 0; wrong: data-full, stale = 2; max(0, (0 - 2) / 4) = 0
    PromptScore score = score("role", "data-full", "stale");
    assertThat(score.score()).isZero();
    assertThat(score.toxic()).containsExactly("data-full");
    // present: 4; wrong: data-full = 1; (4 - 1) / 4 = 0.75, and still harm
    PromptScore nearly = score("data-full", "data-min", "rule", "cite", "fmt-list");
    assertThat(nearly.score()).isEqualTo(0.75);
    assertThat(nearly.toxic()).containsExactly("data-full");
  }

  static IntStream seeds() {
    return IntStream.range(0, 300);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatever_is_chosen_more_of_the_right_never_costs_and_more_of_the_wrong_never_pays(int seed) {
    Random random = new Random(seed);
    List<String> chosen = new ArrayList<>();
    BLOCKS.stream().map(Block::id).filter(id -> random.nextBoolean()).forEach(chosen::add);
    double score = PromptScore.of(STEP, chosen).score();
    assertThat(score).isBetween(0.0, 1.0);

    List<String> shuffled = new ArrayList<>(chosen);
    Collections.shuffle(shuffled, random);
    assertThat(PromptScore.of(STEP, shuffled).score()).isEqualTo(score);

    for (String id : List.of("data-min", "rule", "cite", "fmt-table", "fmt-list")) {
      assertThat(with(chosen, id)).isGreaterThanOrEqualTo(score);
    }
    for (String id : List.of("data-full", "stale")) {
      assertThat(with(chosen, id)).isLessThanOrEqualTo(score);
    }
    assertThat(with(chosen, "role")).isEqualTo(score);
    assertThat(PromptScore.of(STEP, chosen).complete()).isEqualTo(score == 1);
  }

  private static double with(List<String> chosen, String id) {
    List<String> more = new ArrayList<>(chosen);
    more.add(id);
    return PromptScore.of(STEP, more).score();
  }

  @Test
  void the_first_output_that_fits_is_shown_and_none_where_none_fits() {
    assertThat(STEP.output(List.of("data-full", "cite")).map(Output::name)).contains("leak.md");
    assertThat(STEP.output(List.of("data-min", "rule", "cite", "fmt-list")).map(Output::name))
        .contains("good.md");
    assertThat(STEP.output(List.of("role")).map(Output::name)).contains("nocite.md");
    assertThat(STEP.output(List.of("cite"))).isEmpty();
  }

  private static List<Response> responses(PromptStep step, Answer... answers) {
    return Responses.in(Course.MODULE).to(step, Duration.ofSeconds(30), answers);
  }

  @Test
  void the_first_prompt_counts_and_later_ones_go_on_no_record() {
    List<Response> said =
        responses(
            STEP,
            new Assemble(List.of("role")),
            new Assemble(List.of("data-full", "cite")),
            new Send(),
            new Assemble(List.of("data-min")),
            new Send(),
            new Retry(List.of("data-min", "rule", "cite", "fmt-list")),
            new Answer.Finish());
    assertThat(said).hasSize(1);
    assertThat(said.getFirst().response()).isEqualTo("data-full[,]cite");
    assertThat(said.getFirst().correct()).isFalse();
    assertThat(said.getFirst().score()).isZero();
    assertThat(said.getFirst().result())
        .containsEntry("toxic", List.of("privacy"))
        .containsEntry("output", "leak.md");
    PromptWork work =
        new PromptWork(
            List.of("data-full", "cite"),
            true,
            List.of("data-min", "rule", "cite", "fmt-list"),
            null);
    assertThat(rules.score(STEP, work)).isZero();
    assertThat(rules.harm(STEP, work)).containsExactly("data-full");
    assertThat(rules.harm(STEP, "data-full").orElseThrow().text())
        .isEqualTo("*Personal data:* The data-full");
  }

  @Test
  void nothing_is_worth_or_does_anything_before_it_is_sent() {
    PromptWork put = new PromptWork(List.of("data-full"), false, null, null);
    assertThat(rules.score(STEP, put)).isNull();
    assertThat(rules.harm(STEP, put)).isEmpty();
    assertThatThrownBy(() -> responses(STEP, new Send())).isInstanceOf(AnswerRefused.class);
    assertThatThrownBy(() -> responses(STEP, new Assemble(List.of("cite")), new Answer.Finish()))
        .isInstanceOf(AnswerRefused.class);
    assertThatThrownBy(() -> responses(STEP, new Retry(List.of("cite"))))
        .isInstanceOf(AnswerRefused.class);
  }

  @Test
  void no_key_is_in_the_view_before_it_is_sent() {
    Shown open = new Shown(false, true, FormValues.NONE);
    PromptWork put = new PromptWork(List.of("data-full"), false, null, null);
    assertThat(PromptView.of(STEP, put, Course.ALONE, open).toString())
        .doesNotContain("Why ", "Leaked", "privacy", "PRIVACY", "harm", "id=");
    PromptWork sent = new PromptWork(List.of("data-full"), true, null, null);
    assertThat(PromptView.of(STEP, sent, Course.ALONE, open).toString())
        .contains("Why data-full", "Leaked", "privacy");
    Shown later = new Shown(false, false, FormValues.NONE);
    assertThat(PromptView.of(STEP, sent, Course.ALONE, later).toString())
        .doesNotContain("Why ", "Leaked");
  }

  @Test
  void what_does_not_fit_is_refused() {
    record Misfit(PromptStep step, PromptAnswer answer) {}
    for (Misfit one :
        List.of(
            new Misfit(STEP, new Assemble(List.of("elsewhere"))),
            new Misfit(STEP, new Assemble(List.of("cite", "cite"))),
            new Misfit(STEP, new Retry(List.of())),
            new Misfit(STEP, new Draft("My words.")),
            new Misfit(FREE, new Send()),
            new Misfit(FREE, new Assemble(List.of())),
            new Misfit(FREE, new Draft("")),
            new Misfit(FREE, new Draft("x".repeat(4001))))) {
      assertThatThrownBy(() -> rules.check(one.step(), one.answer(), Course.MODULE))
          .as(one.toString())
          .isInstanceOf(AnswerRefused.class);
    }
  }

  @Test
  void who_answers_by_the_key_has_full_marks_and_does_no_harm() {
    PromptWork work = rules.begin();
    for (PromptAnswer answer : rules.keyed(STEP)) {
      rules.check(STEP, answer, Course.MODULE);
      work = rules.apply(STEP, work, answer, Course.ALONE).work();
    }
    assertThat(rules.score(STEP, work)).isEqualTo(1);
    assertThat(rules.harm(STEP, work)).isEmpty();
    assertThat(rules.fits(STEP, work)).isTrue();
  }

  @Test
  void what_is_written_freely_has_no_score_and_its_words_go_on_no_record() {
    List<Response> said =
        responses(FREE, new Draft("My first words."), new Draft("My words."), new Answer.Finish());
    assertThat(said).singleElement().extracting(Response::response).isEqualTo("");
    assertThat(said.toString()).doesNotContain("My words");
    PromptWork work = new PromptWork(List.of(), false, null, "Only the table below, please.");
    assertThat(rules.score(FREE, work)).isNull();
    Shown own = new Shown(true, true, FormValues.NONE);
    assertThat(PromptView.of(FREE, work, Course.ALONE, own).toString()).contains("Only the table");
    assertThat(PromptView.of(FREE, work, Course.ALONE, own.toOthers()).toString())
        .doesNotContain("Only the table");
  }

  @Test
  void simple_rules_say_what_they_find_and_what_not() {
    assertThat(Hints.of("Help me."))
        .extracting(Hints.Hint::rule, Hints.Hint::found)
        .containsExactly(
            tuple("source", false),
            tuple("form", false),
            tuple("doubt", false),
            tuple("limit", false));
    assertThat(
            Hints.of(
                "Use only the LISTING below. Answer in a table; write 'not found' where a date"
                    + " is missing."))
        .allMatch(Hints.Hint::found);
  }
}
