package org.traininglayer.adoption.warnings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.traininglayer.adoption.statistics.warnings.Look;
import org.traininglayer.adoption.statistics.warnings.Rule;

/** What may be told of a look. */
class LookWordsTest {

  private static final LocalDate WEEK = LocalDate.parse("2026-03-02");

  @Test
  void a_share_of_many_is_told_to_the_whole_per_cent() {
    assertThat(words(Rule.W1, "active-share-fell", 0.6149, null, null, 40).arguments())
        .containsExactly("61 %", "–", "–", "70 %", "40", "9");
  }

  @Test
  void a_share_of_few_is_told_to_the_nearest_five_and_their_number_is_not() {
    assertThat(words(Rule.W5, "surer-not-better", 0.53, 0.31, 0.74, 12).arguments())
        .containsExactly("55 %", "30 %", "75 %", "70 %", "< 20", "9");
  }

  @Test
  void what_all_of_a_few_did_is_told_as_a_bound() {
    assertThat(words(Rule.W10, "checks-passed-over", 1.0, 0.7, 1.0, 8).value()).isEqualTo("≥ 90 %");
  }

  @Test
  void fewer_than_the_smallest_group_have_no_number() {
    LookView few = words(Rule.W10, "checks-passed-over", 0.5, 0.3, 0.7, 4);
    assertThat(few.words()).isEqualTo("warnings.evidence.hidden");
    assertThat(few.arguments()).isEmpty();
    assertThat(few.fires()).isTrue();
  }

  @Test
  void how_much_a_few_make_exactly_is_not_told() {
    LookView few = words(Rule.W7, "rests-on-few", 0.93, 0.8, 1.0, 15);
    assertThat(few.arguments()).startsWith("≥ 60 %", "–", "–");
  }

  @Test
  void a_feeling_reads_as_per_cent() {
    assertThat(words(Rule.W8, "felt-faster", -0.35, -0.45, -0.25, 30).value()).isEqualTo("-30 %");
  }

  private static LookView words(
      Rule rule,
      String evidence,
      double value,
      @Nullable Double lower,
      @Nullable Double upper,
      int people) {
    Look look =
        new Look(
            rule,
            "cohort:Pilot",
            Look.State.FIRES,
            evidence,
            value,
            lower,
            upper,
            0.7,
            people,
            9,
            9,
            1,
            null);
    return LookWords.of(new Seen(look, people), WEEK, 5);
  }
}
