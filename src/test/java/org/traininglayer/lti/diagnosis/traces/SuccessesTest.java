package org.traininglayer.lti.diagnosis.traces;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.traininglayer.kernel.PlatformId;

class SuccessesTest {

  private final PlatformId platform = new PlatformId(UUID.randomUUID());
  private Instant now = Instant.parse("2026-03-01T08:00:00Z");
  private final Successes successes = new Successes(new Hands());

  @Test
  void while_there_are_few_each_is_told() {
    for (int i = 0; i < Successes.AT_ONCE; i++) {
      assertThat(successes.admit(platform)).isEqualTo(OptionalLong.of(0));
    }
  }

  @Test
  void of_many_one_a_second_is_told_with_the_number_of_those_left_out() {
    while_there_are_few_each_is_told();
    for (int i = 0; i < 250; i++) {
      assertThat(successes.admit(platform)).isEmpty();
    }

    now = now.plusSeconds(1);

    assertThat(successes.admit(platform)).isEqualTo(OptionalLong.of(250));
    assertThat(successes.admit(platform)).isEmpty();
  }

  @Test
  void a_flood_of_one_platform_silences_no_other() {
    for (int i = 0; i < 1_000; i++) {
      successes.admit(platform);
    }

    assertThat(successes.admit(new PlatformId(UUID.randomUUID()))).isEqualTo(OptionalLong.of(0));
  }

  private final class Hands extends Clock {

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(java.time.ZoneId zone) {
      return this;
    }
  }
}
