package org.traininglayer.steps.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.traininglayer.catalog.Evidence;
import org.traininglayer.catalog.Step;
import org.traininglayer.steps.review.ReviewAnswer.Mark;
import org.traininglayer.steps.review.ReviewStep.Action;
import org.traininglayer.steps.review.ReviewStep.AiOutput;
import org.traininglayer.steps.review.ReviewStep.AiOutput.Block;
import org.traininglayer.steps.review.ReviewStep.AiOutput.Unit;
import org.traininglayer.steps.review.ReviewStep.Ask;
import org.traininglayer.steps.review.ReviewStep.FamilyCard;
import org.traininglayer.steps.review.ReviewStep.Foil;
import org.traininglayer.steps.review.ReviewStep.SeededError;
import org.traininglayer.steps.review.ReviewStep.Severity;

class ReviewScoreTest {

  private static final Ask ALL = new Ask(true, true, true, true);

  /** Eight units: u1 critical, u3 major and u5 minor are wrong, u2 looks wrong and is right. */
  private static ReviewStep review(Ask ask) {
    return new ReviewStep(
        new Step.Head(
            "review",
            "Review",
            "",
            1,
            List.of(),
            List.of(),
            Step.Guidance.INDEPENDENT,
            List.of("listing"),
            true,
            1,
            Step.FeedbackWhen.AFTER_STEP,
            List.of()),
        new AiOutput(
            "Summary",
            "Tool",
            List.of(
                new Block(
                    Stream.of("u1", "u2", "u3", "u4", "u5", "u6", "u7", "u8")
                        .map(id -> new Unit(id, "Claim " + id))
                        .toList()))),
        List.of(
            error("u1", "wrong-inference", Severity.CRITICAL, "101", Action.ESCALATE),
            error("u3", "stale-version", Severity.MAJOR, "122", Action.FIX),
            error("u5", "wrong-denominator", Severity.MINOR, "114", Action.FIX)),
        List.of(new Foil("u2", "It is right.", null)),
        List.of("listing"),
        ask,
        List.of(
            new FamilyCard("reading", "Wrong reading", List.of("wrong-inference")),
            new FamilyCard(
                "numbers", "Wrong number", List.of("wrong-denominator", "stale-version"))),
        false,
        null,
        List.of());
  }

  private static SeededError error(
      String unit, String family, Severity severity, String row, Action action) {
    return new SeededError(
        unit,
        family,
        severity,
        "truth",
        List.of(new Evidence("listing", row)),
        List.of(action),
        "why");
  }

  private static Mark mark(String unit, String family, String row) {
    return new Mark(unit, family, new Evidence("listing", row));
  }

  private static Mark mark(String unit) {
    return new Mark(unit, null, null);
  }

  private static ReviewScore score(Ask ask, @Nullable Action action, Mark... marks) {
    Map<String, Mark> byUnit = new LinkedHashMap<>();
    for (Mark mark : marks) {
      byUnit.put(mark.unit(), mark);
    }
    return ReviewScore.of(review(ask), new ReviewWork(byUnit, true, action, null));
  }

  @Test
  void nothing_marked_misses_everything_and_scores_nothing() {
    ReviewScore score = score(ALL, Action.ESCALATE);
    assertThat(score.misses()).containsExactly("u1", "u3", "u5");
    assertThat(score.criticalMisses()).containsExactly("u1");
    assertThat(score.correctRejections()).containsExactly("u2", "u4", "u6", "u7", "u8");
    assertThat(score.score()).isZero();
  }

  @Test
  void everything_right_has_full_marks() {
    ReviewScore score =
        score(
            ALL,
            Action.ESCALATE,
            mark("u1", "reading", "101"),
            mark("u3", "numbers", "122"),
            mark("u5", "numbers", "114"));
    assertThat(score.score()).isEqualTo(1);
  }

  @Test
  void everything_marked_is_no_way_to_a_good_score() {
    Mark[] all = review(ALL).output().units().stream().map(u -> mark(u.id())).toArray(Mark[]::new);
    ReviewScore score = score(ALL, null, all);
    assertThat(score.detection()).isEqualTo(1);
    assertThat(score.falseAlarmRate()).isEqualTo(1);
    assertThat(score.score()).isCloseTo(0.35, within(1e-6));
  }

  @Test
  void detection_is_weighted_by_severity_and_false_alarms_cost_half() {
    ReviewScore score =
        score(
            ALL,
            Action.ESCALATE,
            mark("u1", "reading", "101"),
            mark("u5", "reading", "101"),
            mark("u2"));
    assertThat(score.hits()).containsExactly("u1", "u5");
    assertThat(score.falseAlarms()).containsExactly("u2");
    assertThat(score.detection()).isCloseTo(4 / 6.0, within(1e-9));
    assertThat(score.falseAlarmRate()).isCloseTo(0.2, within(1e-9));
    assertThat(score.rightEvidence()).isEqualTo(0.5);
    assertThat(score.rightAction()).isEqualTo(1.0);
    assertThat(score.score()).isCloseTo(0.7 * (4 / 6.0 - 0.1) + 0.15 * 0.5 + 0.15, within(1e-6));
  }

  @Test
  void what_happens_with_the_text_must_fit_the_gravest_error_that_was_caught() {
    Mark minor = mark("u3", "numbers", "122");
    assertThat(score(ALL, Action.FIX, minor).rightAction()).isEqualTo(1.0);
    assertThat(score(ALL, Action.ESCALATE, minor).rightAction()).isZero();
    Mark critical = mark("u1", "reading", "101");
    assertThat(score(ALL, Action.FIX, minor, critical).rightAction()).isZero();
    assertThat(score(ALL, Action.ESCALATE, minor, critical).rightAction()).isEqualTo(1.0);
  }

  @Test
  void a_mark_of_earlier_days_keeps_its_own_action() {
    Mark old = new Mark("u3", "numbers", new Evidence("listing", "122"), Action.FIX, 90);
    assertThat(score(ALL, null, old).rightAction()).isEqualTo(1.0);
  }

  @Test
  void a_question_that_is_not_asked_does_not_lower_the_score() {
    ReviewScore score =
        score(new Ask(false, false, false, false), null, mark("u1"), mark("u3"), mark("u5"));
    assertThat(score.rightEvidence()).isNull();
    assertThat(score.rightAction()).isNull();
    assertThat(score.score()).isEqualTo(1);
  }

  @Test
  void a_family_is_right_when_its_card_holds_it() {
    ReviewStep review = review(ALL);
    SeededError stale = review.errorIn("u3").orElseThrow();
    assertThat(ReviewScore.rightFamily(review, stale, mark("u3"))).isFalse();
    assertThat(ReviewScore.rightFamily(review, stale, mark("u3", "numbers", "101"))).isTrue();
    assertThat(ReviewScore.rightFamily(review, stale, mark("u3", "reading", "101"))).isFalse();
    assertThat(ReviewScore.rightFamily(review(new Ask(false, true, true, true)), stale, mark("u3")))
        .isNull();
  }

  @Test
  void where_two_kinds_of_error_fit_both_are_right() {
    ReviewStep r = review(ALL);
    SeededError error =
        new SeededError(
            "u1",
            List.of("omission", "invented-fact"),
            Severity.CRITICAL,
            "truth",
            List.of(new Evidence("listing", "101")),
            List.of(Action.FIX),
            "why");
    ReviewStep review =
        new ReviewStep(
            r.head(),
            r.output(),
            List.of(error),
            r.decoys(),
            r.sourcesRequired(),
            r.ask(),
            List.of(
                new FamilyCard("left-out", "Left out", List.of("omission")),
                new FamilyCard("made-up", "Made up", List.of("invented-fact")),
                new FamilyCard("number", "Wrong number", List.of("number-slip"))),
            false,
            null,
            List.of());
    for (String card : List.of("left-out", "made-up")) {
      assertThat(ReviewScore.rightFamily(review, error, mark("u1", card, "101"))).as(card).isTrue();
    }
    assertThat(ReviewScore.rightFamily(review, error, mark("u1", "number", "101"))).isFalse();
    assertThat(error.family()).isEqualTo("omission");
  }
}
