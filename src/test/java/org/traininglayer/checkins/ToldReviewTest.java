package org.traininglayer.checkins;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.traininglayer.learning.LearningEvent.ResponseGiven;

/** What goes on record of the short text of a check-in: the scoring is that of a review. */
class ToldReviewTest {

  @Test
  void every_sentence_is_told_and_then_the_whole_at_the_check_in() {
    List<ResponseGiven> events = CheckInDeeds.reviewed("e1");
    assertThat(events)
        .extracting(event -> String.join("/", event.response().question().path()))
        .containsExactly(
            "pool/enrolment.units.r1",
            "pool/enrolment.units.d1",
            "pool/enrolment.units.e1",
            "pool/enrolment.units.r2",
            "pool/enrolment.units.r3",
            "pool/enrolment.marks");
    assertThat(events)
        .allSatisfy(event -> {
          assertThat(event.occasion().registration()).isEqualTo(CheckInDeeds.REGISTRATION);
          assertThat(event.step().head().id()).isEqualTo("check-in-review");
          assertThat(event.instead()).isFalse();
          assertThat(event.response().once()).as("final").isTrue();
          assertThat(event.response().context())
              .containsEntry("offset", "P28D")
              .containsEntry("item-kind", "mini-review");
        });
    assertThat(events.stream().map(event -> event.occasion().at()).toList())
        .isSorted()
        .doesNotHaveDuplicates();
  }

  /** One error of weight 2, four right sentences: 1 · hit − 0.5 · false alarms / 4. */
  @Test
  void the_score_is_that_of_a_review() {
    assertThat(score("e1")).isEqualTo(1.0);
    assertThat(score("e1", "d1")).isEqualTo(0.875);
    assertThat(score()).isZero();
    assertThat(score("d1", "r1")).isZero();
  }

  private static Double score(String... marks) {
    return Objects.requireNonNull(CheckInDeeds.reviewed(marks).getLast().response().score());
  }

  @Test
  void an_error_that_was_left_is_let_through_and_a_text_without_one_lets_nothing_through() {
    ReviewPool pool = new ReviewPool();
    assertThat(letThrough(pool, "enrolment")).isTrue();
    assertThat(letThrough(pool, "enrolment", "e1", "d1")).isFalse();
    assertThat(letThrough(pool, "open-queries")).isFalse();
    assertThat(
            new CheckInReview(pool.module(), pool.item("enrolment").orElseThrow(), true, null)
                .letThrough())
        .as("before it was handed in")
        .isFalse();
  }

  private static boolean letThrough(ReviewPool pool, String item, String... marks) {
    return new CheckInReview(
            pool.module(),
            pool.item(item).orElseThrow(),
            true,
            new CheckInReview.Handed(Set.of(marks), 75))
        .letThrough();
  }
}
