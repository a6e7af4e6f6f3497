package org.traininglayer.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.traininglayer.delivery.Outcome.Conflicting;
import org.traininglayer.delivery.Outcome.Delivered;
import org.traininglayer.delivery.Outcome.Later;
import org.traininglayer.delivery.Outcome.Misconfigured;
import org.traininglayer.delivery.Outcome.Refused;
import org.traininglayer.delivery.Outcome.TooLarge;
import org.traininglayer.http.Reply;
import org.traininglayer.lti.PlatformServices.Answer;
import org.traininglayer.lti.PlatformServices.Part;

/** What neighbours mean by their answers. */
class RepliesTest {

  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

  @ParameterizedTest
  @ValueSource(ints = {200, 202, 204})
  void any_2xx_of_a_record_store_is_success(int status) {
    assertThat(lrs(status, "")).isInstanceOf(Delivered.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 422})
  void a_statement_can_be_refused(int status) {
    assertThat(lrs(status, "actor\n\tis wrong"))
        .isEqualTo(new Refused(status, status + ": actor is wrong"));
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 307, 308, 401, 403, 404, 405, 410, 415})
  void a_connection_can_be_set_up_wrongly(int status) {
    assertThat(lrs(status, "")).isInstanceOf(Misconfigured.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 425, 429, 500, 502, 503, 504, 599})
  void some_answers_mean_later(int status) {
    assertThat(lrs(status, "")).isInstanceOf(Later.class);
  }

  @Test
  void a_conflict_and_a_size_are_told_apart() {
    assertThat(lrs(409, "")).isInstanceOf(Conflicting.class);
    assertThat(lrs(413, "")).isInstanceOf(TooLarge.class);
  }

  @Test
  void no_connection_means_later_and_no_trust_means_settings() {
    assertThat(Transport.outcome(new IOException("timeout")))
        .isInstanceOfSatisfying(Later.class, later -> assertThat(later.inDoubt()).isTrue());
    assertThat(Transport.outcome(new SSLHandshakeException("unknown authority")))
        .isInstanceOf(Misconfigured.class);
  }

  @ParameterizedTest
  @CsvSource({"120, 120", "0, 0", "'Mon, 02 Mar 2026 09:01:30 GMT', 90", "99999999, 21600"})
  void retry_after_is_seconds_or_a_date(String header, long seconds) {
    assertThat(RetryAfter.read(header, NOW)).isEqualTo(Duration.ofSeconds(seconds));
  }

  @Test
  void an_odd_retry_after_says_nothing() {
    assertThat(RetryAfter.read("soon", NOW)).isNull();
    assertThat(RetryAfter.read(null, NOW)).isNull();
    assertThat(RetryAfter.read("Mon, 02 Mar 2026 08:00:00 GMT", NOW)).isZero();
  }

  @Test
  void waits_double_up_to_a_limit_with_full_jitter() {
    BackOff backOff = new BackOff(Duration.ofSeconds(1), Duration.ofMinutes(15));
    assertThat(backOff.after(1, 1)).isEqualTo(Duration.ofSeconds(1));
    assertThat(backOff.after(4, 1)).isEqualTo(Duration.ofSeconds(8));
    assertThat(backOff.after(4, 0.25)).isEqualTo(Duration.ofSeconds(2));
    assertThat(backOff.after(1_000, 1)).isEqualTo(Duration.ofMinutes(15));
    assertThat(backOff.after(5, 0)).isZero();
  }

  @Test
  void answers_that_differ_only_in_ids_and_numbers_say_the_same() {
    String one = "400: statement 0198a0b1-0000-7000-8000-0000000000a1 at index 3: no verb";
    String other = "400: statement 5029ad4a-3d78-543b-b910-259ea40371c5 at index 12: no verb";
    assertThat(Excerpt.kind(one)).isEqualTo(Excerpt.kind(other));
    assertThat(Excerpt.kind(one)).isNotEqualTo(Excerpt.kind("400: no actor"));
  }

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

  private static Outcome lrs(int status, String body) {
    return LrsReplies.outcome(
        new Reply(status, Map.of(), body.getBytes(StandardCharsets.UTF_8)), NOW);
  }

  private static Outcome score(Part part, int status, String body, boolean inDoubt) {
    return ScoreReplies.outcome(
        new Answer(part, status, "about", body, Map.of()), inDoubt, 0, false, NOW);
  }
}
