package org.traininglayer.delivery.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.traininglayer.delivery.outbox.Outcome;
import org.traininglayer.delivery.outbox.Outcome.Conflicting;
import org.traininglayer.delivery.outbox.Outcome.Delivered;
import org.traininglayer.delivery.outbox.Outcome.Later;
import org.traininglayer.delivery.outbox.Outcome.Misconfigured;
import org.traininglayer.delivery.outbox.Outcome.Refused;
import org.traininglayer.delivery.outbox.Outcome.TooLarge;
import org.traininglayer.http.Reply;

/** What record stores mean by their answers. */
class LrsRepliesTest {

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
        .isEqualTo(new Refused(status, status + ": “actor is wrong”"));
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

  private static Outcome lrs(int status, String body) {
    return LrsReplies.outcome(
        new Reply(status, Map.of(), body.getBytes(StandardCharsets.UTF_8)), NOW);
  }
}
