package org.traininglayer.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class ScoreRulesTest {

  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

  @Test
  void a_final_score_is_stored() {
    ScoreRules.Decision decision = decide(score("FullyGraded", "2026-06-01T12:00:00.250Z"), null);

    assertThat(decision)
        .isEqualTo(
            new ScoreRules.Decision.Store(
                "3", BigDecimal.valueOf(83), BigDecimal.valueOf(100), null, NOON.plusMillis(250)));
  }

  @Test
  void a_score_of_zero_is_a_score() {
    ScoreRules.Decision decision =
        decide(score("FullyGraded", "2026-06-01T12:00:00Z").replace("83", "0"), null);

    assertThat(decision)
        .isInstanceOfSatisfying(
            ScoreRules.Decision.Store.class,
            store -> assertThat(store.score()).isEqualTo(BigDecimal.ZERO));
  }

  @Test
  void a_score_that_is_not_final_clears_the_grade() {
    assertThat(decide(score("Pending", "2026-06-01T12:00:01Z"), NOON))
        .isInstanceOfSatisfying(
            ScoreRules.Decision.Store.class, store -> assertThat(store.score()).isNull());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2026-06-01T11:59:59Z", "2026-06-01T12:00:00Z", "2026-06-01T12:00:00.900Z"})
  void a_timestamp_that_is_not_later_by_a_whole_second_is_a_conflict(String timestamp) {
    assertThat(decide(score("FullyGraded", timestamp), NOON))
        .isInstanceOf(ScoreRules.Decision.Conflict.class);
  }

  @Test
  void a_teacher_cannot_be_graded() {
    String teachers = score("FullyGraded", "2026-06-01T12:00:00Z").replace("\"3\"", "\"8\"");

    assertThat(decide(teachers, null)).isInstanceOf(ScoreRules.Decision.Bad.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "7", "{\"userId\":\"3\"}"})
  void anything_else_is_bad(String body) {
    assertThat(decide(body, null)).isInstanceOf(ScoreRules.Decision.Bad.class);
  }

  @Test
  void numbers_times_and_words_that_no_gradebook_can_keep_are_bad() {
    String good = score("FullyGraded", "2026-06-01T12:00:00Z");

    assertThat(decide(good.replace("83", "1e999999999"), null))
        .isInstanceOf(ScoreRules.Decision.Bad.class);
    assertThat(decide(good.replace("83", "1".repeat(40)), null))
        .isInstanceOf(ScoreRules.Decision.Bad.class);
    assertThat(decide(good.replace("2026", "+999999999"), null))
        .isInstanceOf(ScoreRules.Decision.Bad.class);
    assertThat(decide(good.replace("{\"userId", "{\"comment\":\"\\u0000\",\"userId"), null))
        .isInstanceOf(ScoreRules.Decision.Bad.class);
  }

  private static String score(String grading, String timestamp) {
    return """
    {"userId":"3","scoreGiven":83,"scoreMaximum":100,"activityProgress":"Completed",
     "gradingProgress":"%s","timestamp":"%s"}
    """
        .formatted(grading, timestamp);
  }

  private static ScoreRules.Decision decide(String body, @Nullable Instant stored) {
    return ScoreRules.decide(JsonMapper.builder().build().readTree(body), stored, "3"::equals);
  }
}
