package org.traininglayer.adoption.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.traininglayer.adoption.cohort.Cohort;
import org.traininglayer.adoption.dashboard.Texts;
import org.traininglayer.adoption.disclosure.Figure.Bound;
import org.traininglayer.adoption.disclosure.Status;
import org.traininglayer.adoption.disclosure.StoredFigure;

/** The sentence above the figures of a group. */
class OwnerWordsTest {

  private static final Texts TEXTS = OwnerReasonsTest.texts();

  @ParameterizedTest
  @CsvSource({"M4.critical, critical", "M5.check-bypass, bypass", "P3.prohibited, prohibited"})
  void what_few_people_nearly_always_do_wrong_is_said_though_it_is_told_as_a_bound(
      String figure, String word) {
    Map<String, StoredFigure> figures = new HashMap<>();
    figures.put("M4.caught", figure(0.9, 0.8, 0.95, Bound.NONE));
    assertThat(headline(figures)).contains(TEXTS.say("owner.safe.caught"));

    figures.put(figure, figure(0.9, 0.65, 1, Bound.AT_LEAST));
    assertThat(headline(figures))
        .contains(TEXTS.say("owner.safe." + word))
        .doesNotContain(TEXTS.say("owner.safe.caught"));
  }

  @Test
  void few_people_who_catch_nearly_nothing_are_said_to_miss_errors() {
    assertThat(headline(Map.of("M4.caught", figure(0.1, 0, 0.35, Bound.AT_MOST))))
        .contains(TEXTS.say("owner.safe.missed"));
  }

  private static String headline(Map<String, StoredFigure> figures) {
    return new OwnerWords(
            TEXTS,
            new Release.Group(
                Cohort.ORGANISATION,
                new Release.Content(8, figures, List.of(), Map.of(), List.of(), List.of())))
        .headline();
  }

  private static StoredFigure figure(double estimate, double lower, double upper, Bound bound) {
    return new StoredFigure(estimate, lower, upper, 8, 60L, Status.OK, bound, 1, Instant.EPOCH);
  }
}
