package org.traininglayer.delivery.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.traininglayer.delivery.outbox.Outcome.Later;
import org.traininglayer.delivery.outbox.Outcome.Misconfigured;
import org.traininglayer.http.RetryAfter;

/** When something is tried again. */
class RetryTest {

  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

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
}
