package org.traininglayer.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.traininglayer.testing.TestDatabase;
import tools.jackson.databind.json.JsonMapper;

/** Grades and results in Canvas' shape. */
class CanvasGradebookTest {

  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
  private static final BigDecimal POINTS = BigDecimal.valueOf(100);

  private final DemoGradebook book = new DemoGradebook(JdbcClient.create(TestDatabase.fresh()));

  @Test
  void a_teachers_grade_makes_no_result_and_stays_where_the_tool_says_so() {
    book.overrideInCanvas(7, "3", BigDecimal.valueOf(70), POINTS);
    assertThat(grade().resultMaximum()).isNull();

    post(900, 1000, true);
    assertThat(grade().score()).isEqualByComparingTo("70");
    assertThat(grade().resultMaximum()).isEqualByComparingTo("1000");
    assertThat(grade().resultShown(POINTS)).isEqualByComparingTo("9000");
    assertThat(grade().postedAt()).isEqualTo(NOON);
  }

  @Test
  void without_being_told_a_score_takes_the_place_of_a_teachers_grade() {
    book.overrideInCanvas(7, "3", BigDecimal.valueOf(70), POINTS);
    post(900, 1000, false);
    assertThat(grade().on(POINTS)).isEqualByComparingTo("90");
    assertThat(grade().resultShown(POINTS)).isEqualByComparingTo("900");
  }

  @Test
  void a_teachers_change_moves_the_number_of_a_result_and_not_its_time() {
    post(900, 1000, false);
    book.overrideInCanvas(7, "3", BigDecimal.valueOf(70), POINTS);
    assertThat(grade().resultShown(POINTS)).isEqualByComparingTo("700");
    assertThat(grade().postedAt()).isEqualTo(NOON);

    book.overrideInCanvas(7, "3", null, POINTS);
    assertThat(grade().resultShown(POINTS)).isNull();
    assertThat(grade().resultMaximum()).isNotNull();
  }

  @Test
  void a_maximum_of_zero_is_for_columns_of_zero() {
    assertThat(decide(0, 0, false, BigDecimal.ZERO))
        .isInstanceOf(CanvasScoreRules.Decision.Store.class);
    assertThat(decide(0, 0, false, POINTS)).isInstanceOf(CanvasScoreRules.Decision.Bad.class);
    assertThat(decide(0, -1, false, BigDecimal.ZERO))
        .isInstanceOf(CanvasScoreRules.Decision.Bad.class);
  }

  @Test
  void columns_come_in_pages_with_the_address_of_the_next() {
    List<Map<String, Object>> twelve = Collections.nCopies(12, Map.of());
    ResponseEntity<String> first =
        CanvasPages.page(twelve, Map.of("tag", "a b"), "https://c.example/line_items", "x/y");
    assertThat(first.getHeaders().getFirst("Link"))
        .isEqualTo("<https://c.example/line_items?page=2&tag=a+b>; rel=\"next\"");
    assertThat(JsonMapper.builder().build().readTree(first.getBody())).hasSize(10);
    ResponseEntity<String> last =
        CanvasPages.page(twelve, Map.of("page", "2"), "https://c.example/line_items", "x/y");
    assertThat(last.getHeaders().getFirst("Link")).isNull();
    assertThat(JsonMapper.builder().build().readTree(last.getBody())).hasSize(2);
  }

  private void post(int given, int maximum, boolean keep) {
    switch (decide(given, maximum, keep, POINTS)) {
      case CanvasScoreRules.Decision.Store store ->
          book.store(7, store.score(), false, store.attempts());
      case CanvasScoreRules.Decision.Leave leave ->
          book.storeBeside(7, leave.score(), leave.attempts());
      case CanvasScoreRules.Decision.Bad bad -> throw new AssertionError(bad);
    }
  }

  private CanvasScoreRules.Decision decide(
      int given, int maximum, boolean keep, BigDecimal columnMaximum) {
    String score =
        """
        {"userId":"3","scoreGiven":%d,"scoreMaximum":%d,"activityProgress":"Completed",
         "gradingProgress":"FullyGraded","timestamp":"2026-06-01T12:00:00Z",
         "https://canvas.instructure.com/lti/submission":{"prioritize_non_tool_grade":%b}}
        """
            .formatted(given, maximum, keep);
    DemoGradebook.@Nullable Grade stored = book.grade(7, "3").orElse(null);
    return CanvasScoreRules.decide(
        JsonMapper.builder().build().readTree(score), stored, columnMaximum, "3"::equals, NOON);
  }

  private DemoGradebook.Grade grade() {
    return book.grade(7, "3").orElseThrow();
  }
}
