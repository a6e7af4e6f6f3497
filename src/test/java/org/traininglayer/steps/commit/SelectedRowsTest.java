package org.traininglayer.steps.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.traininglayer.catalog.Artefact;
import org.traininglayer.catalog.Module;
import org.traininglayer.catalog.Step;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.steps.AnswerRefused;
import org.traininglayer.steps.FormReading;
import org.traininglayer.steps.FormValues;
import org.traininglayer.steps.Responses;
import org.traininglayer.steps.StepPage.Shown;
import org.traininglayer.steps.commit.CommitAnswer.Choose;
import org.traininglayer.steps.commit.CommitAnswer.Select;

/** A commit in which rows of a listing are selected. */
class SelectedRowsTest {

  private static final CommitRules RULES = new CommitRules();
  private static final List<String> ROWS = List.of("101", "108", "114", "122", "130");

  private static final CommitStep STEP =
      new CommitStep(
          new Step.Head(
              "own-view",
              "Own view",
              "",
              1,
              List.of(),
              List.of(),
              Step.Guidance.INDEPENDENT,
              List.of("sites"),
              true,
              1,
              Step.FeedbackWhen.IMMEDIATE,
              List.of()),
          "Which sites need a visit?",
          List.of(),
          List.of("101", "130"),
          null,
          true,
          null,
          "sites");

  private static final Module MODULE =
      new Module(
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
          List.of(STEP),
          Map.of(
              "sites",
              new Artefact.Table(
                  "sites",
                  "Sites",
                  "",
                  List.of(new Artefact.Column("site", "Site", false)),
                  ROWS.stream()
                      .map(key -> new Artefact.Row(key, key + " <PL>", List.of(key)))
                      .toList())));

  private static double score(String... rows) {
    CommitWork work = new CommitWork(null, new Select(List.of(rows), 75));
    Double score = RULES.score(STEP, work);
    return score == null ? Double.NaN : score;
  }

  /** Golden case 1: both, and nothing else: 2 of 2. */
  @Test
  void exactly_the_right_rows_are_full_marks() {
    assertThat(score("101", "130")).isEqualTo(1);
  }

  /** Golden case 2: one of two is 0.5; both and one more are (2 − 1) / 2 = 0.5. */
  @Test
  void a_row_left_out_and_a_row_too_many_cost_the_same() {
    assertThat(score("101")).isEqualTo(0.5);
    assertThat(score("101", "130", "114")).isEqualTo(0.5);
  }

  /** Golden case 3: all five are (2 − 3) / 2, and no score is below 0; so is one wrong row. */
  @Test
  void selecting_all_or_the_wrong_ones_is_worth_nothing() {
    assertThat(score(ROWS.toArray(String[]::new))).isZero();
    assertThat(score("114")).isZero();
    assertThat(score("101", "114")).isZero();
  }

  @Test
  void the_order_does_not_matter_no_wrong_row_helps_and_only_the_exact_answer_is_right() {
    Random random = new Random(3);
    for (int run = 0; run < 400; run++) {
      List<String> rows = new ArrayList<>(ROWS);
      Collections.shuffle(rows, random);
      List<String> some = rows.subList(0, 1 + random.nextInt(5));
      double score = score(some.toArray(String[]::new));
      assertThat(score).isBetween(0.0, 1.0);
      List<String> mixed = new ArrayList<>(some);
      Collections.shuffle(mixed, random);
      assertThat(score(mixed.toArray(String[]::new))).isEqualTo(score);
      for (String wrong : List.of("108", "114", "122")) {
        if (!some.contains(wrong)) {
          List<String> more = new ArrayList<>(some);
          more.add(wrong);
          assertThat(score(more.toArray(String[]::new))).isLessThanOrEqualTo(score);
        }
      }
      assertThat(score == 1).isEqualTo(Boolean.TRUE.equals(CommitRules.right(STEP, some)));
    }
  }

  @Test
  void it_is_one_judgement_on_record_with_all_rows_as_options_in_the_order_of_the_listing() {
    assertThat(
            Responses.in(MODULE)
                .to(STEP, Duration.ofSeconds(9), new Select(List.of("130", "101"), 90)))
        .singleElement()
        .satisfies(told -> {
          assertThat(told.question().path()).containsExactly("choice");
          assertThat(told.question().options()).hasSize(5);
          assertThat(told.response()).isEqualTo("101[,]130");
          assertThat(told.correct()).isTrue();
          assertThat(told.score()).isEqualTo(1.0);
          assertThat(told.result()).containsEntry("confidence", 0.9);
        });
    assertThat(RULES.judgements(STEP, new CommitWork(null, new Select(List.of("101"), 90))))
        .singleElement()
        .satisfies(judged -> assertThat(judged.right()).isFalse());
  }

  @Test
  void what_is_no_row_of_the_listing_is_refused() {
    for (CommitAnswer misfit :
        List.of(
            new Select(List.of(), 75),
            new Select(List.of("999"), 75),
            new Select(List.of("101", "101"), 75),
            new Select(List.of("101"), null),
            new Select(List.of("101"), 74),
            new Choose("101", 75))) {
      assertThatThrownBy(() -> RULES.check(STEP, misfit, MODULE))
          .as("%s", misfit)
          .isInstanceOf(AnswerRefused.class);
    }
    RULES.check(STEP, new Select(List.of("114"), 75), MODULE);
  }

  @Test
  void what_was_selected_stays_and_the_key_selects_what_is_right() {
    CommitWork work = (CommitWork) Responses.in(MODULE).work(STEP, List.copyOf(RULES.keyed(STEP)));
    assertThat(RULES.score(STEP, work)).isEqualTo(1);
    assertThat(
            Responses.in(MODULE)
                .work(
                    STEP, List.of(new Select(List.of("101"), 75), new Select(List.of("130"), 75))))
        .isEqualTo(new CommitWork(null, new Select(List.of("101"), 75)));
    assertThat(RULES.chosen(work)).isNull();
    assertThat(RULES.fits(STEP, new CommitWork(new Choose("a", null), null))).isFalse();
  }

  @Test
  void a_form_says_the_rows_that_are_ticked_and_what_is_missing_shows_again() {
    Map<String, String[]> form = new HashMap<>();
    form.put("row", new String[] {"101", "114"});
    FormReading unsure = read(form);
    assertThat(unsure.missing()).isEqualTo("player.missing.confidence");
    form.put("confidence", new String[] {"75"});
    assertThat(read(form).answers()).startsWith(new Select(List.of("101", "114"), 75));
    form.remove("row");
    assertThat(read(form).missing()).isEqualTo("steps.commit.missing.rows");
  }

  private static FormReading read(Map<String, String[]> form) {
    return new CommitPage()
        .read(STEP, RULES.begin(), new FormValues(form), new Shown(false, true, FormValues.NONE));
  }

  @Test
  void the_page_names_the_rows_and_tells_nothing_before_it_is_saved() {
    Map<String, String[]> entered = Map.of("row", new String[] {"114"});
    CommitView before =
        CommitView.of(STEP, RULES.begin(), MODULE.artefacts(), new FormValues(entered));
    assertThat(before.rows()).isTrue();
    assertThat(before.options()).hasSize(5);
    assertThat(before.options().get(2).html()).isEqualTo("114 &lt;PL&gt;");
    assertThat(before.options().get(2).chosen()).as("as it was entered").isTrue();
    assertThat(before.right()).isNull();
    assertThat(before.rightOptions()).isEmpty();
    CommitView after =
        CommitView.of(
            STEP,
            new CommitWork(null, new Select(List.of("101"), 75)),
            MODULE.artefacts(),
            FormValues.NONE);
    assertThat(after.right()).isFalse();
    assertThat(after.rightOptions()).hasSize(2);
  }
}
