package org.traininglayer.lti.diagnosis.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LastSeenTest {

  private final Instant now = Instant.parse("2026-11-29T12:00:00Z");

  @Test
  void a_success_of_long_ago_is_called_that() {
    assertThat(ConnectionDoctor.lastSeen(now.minus(Duration.ofDays(120)), now))
        .isEqualTo("2026-08-01T12:00:00Z, 120 days ago: says nothing of today");
  }

  @Test
  void one_of_today_is_given_by_its_time() {
    assertThat(ConnectionDoctor.lastSeen(now.minusSeconds(60), now))
        .isEqualTo("2026-11-29T11:59:00Z");
  }
}
