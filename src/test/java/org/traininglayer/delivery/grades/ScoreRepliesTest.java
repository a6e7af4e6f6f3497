package org.traininglayer.delivery.grades;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.traininglayer.delivery.outbox.Outcome;
import org.traininglayer.delivery.outbox.Outcome.Conflicting;
import org.traininglayer.delivery.outbox.Outcome.Delivered;
import org.traininglayer.delivery.outbox.Outcome.Later;
import org.traininglayer.delivery.outbox.Outcome.Misconfigured;
import org.traininglayer.delivery.outbox.Outcome.Refused;
import org.traininglayer.lti.PlatformServices.Answer;
import org.traininglayer.lti.PlatformServices.Part;

/** What gradebooks mean by their answers. */
class ScoreRepliesTest {

  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "400, []",
    "422, 'User not found in course or is not a student'",
    "401, x",
    "403, x",
    "404, x"
  })
  void a_score_can_be_refused_for_good(int status, String body) {
    assertThat(score(Part.SERVICE, status, body, false)).isInstanceOf(Refused.class);
  }

  @ParameterizedTest
  @CsvSource({
    "'This course has concluded. AGS requests will no longer be accepted', has concluded",
    "'The maximum number of allowed attempts has been reached', attempts that the assignment"
        + " allows",
    "'[{\"field\":\"grade\",\"message\":\"is in a closed grading period\"}]', grading period",
    "'User not found in course or is not a student', this person cannot be graded",
    "'ScoreMaximum not supplied when ScoreGiven present.', does not take this score"
  })
  void why_a_score_is_refused_is_read_from_the_text(String body, String words) {
    assertThat(score(Part.SERVICE, 422, body, false))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.reason()).contains(words));
  }

  @ParameterizedTest
  @CsvSource({
    "'[{\"field\":\"grade\",\"message\":\"This assignment is still unpublished\"}]', not published",
    "'[{\"field\": \"grade\", \"message\": \"Diese Aufgabe ist noch unveröffentlicht\"}]', by"
        + " itself"
  })
  void what_cannot_be_graded_yet_waits_alone(String body, String words) {
    assertThat(score(Part.SERVICE, 422, body, false))
        .isInstanceOfSatisfying(
            Later.class,
            later -> {
              assertThat(later.only()).isTrue();
              assertThat(later.reason()).contains(words);
            });
  }

  @ParameterizedTest
  @CsvSource({
    "409, []",
    "400, 'Provided timestamp of 2026-03-02 before last updated timestamp of 2026-03-03'"
  })
  void a_newer_entry_of_the_platform_stays(int status, String body) {
    assertThat(score(Part.SERVICE, status, body, false)).isInstanceOf(Conflicting.class);
  }

  @Test
  void the_newer_entry_may_be_our_own() {
    assertThat(score(Part.SERVICE, 409, "[]", true)).isInstanceOf(Delivered.class);
  }

  @ParameterizedTest
  @CsvSource({"429, x", "500, []", "503, x", "403, '403 Forbidden (Rate Limit Exceeded)'"})
  void a_score_can_wait(int status, String body) {
    assertThat(score(Part.SERVICE, status, body, false)).isInstanceOf(Later.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 400, 401, 403, 404})
  void without_an_access_token_nothing_can_be_delivered(int status) {
    assertThat(score(Part.TOKEN, status, "invalid_client", false))
        .isInstanceOfSatisfying(
            Misconfigured.class, m -> assertThat(m.reason()).contains("invalid_client"));
  }

  private static Outcome score(Part part, int status, String body, boolean inDoubt) {
    return ScoreReplies.outcome(
        new Answer(part, status, "about", body, Map.of()), inDoubt, 0, false, NOW);
  }
}
