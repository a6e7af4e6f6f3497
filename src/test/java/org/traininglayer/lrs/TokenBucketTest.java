package org.traininglayer.lrs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.traininglayer.lrs.TokenBucket.Level;
import org.traininglayer.lrs.TokenBucket.Taken;

class TokenBucketTest {

  private static final long SECOND = 1_000_000_000L;

  private final TokenBucket bucket = new TokenBucket(60);

  @Test
  void a_full_bucket_lets_a_minutes_worth_through_at_once_and_no_more() {
    Level level = bucket.full(7);
    for (int i = 0; i < 60; i++) {
      Taken taken = bucket.take(level, 7);
      assertThat(taken.waitNanos()).isZero();
      level = taken.left();
    }

    assertThat(bucket.take(level, 7).waitNanos()).isEqualTo(SECOND);
  }

  @Test
  void who_waits_as_long_as_was_said_gets_one_and_not_two() {
    Level empty = new Level(0, 0);
    long wait = bucket.take(empty, 0).waitNanos();

    Taken first = bucket.take(empty, wait);

    assertThat(first.waitNanos()).isZero();
    assertThat(bucket.take(first.left(), wait).waitNanos()).isPositive();
  }

  @Test
  void asking_in_vain_takes_nothing_and_puts_nothing_off() {
    Level level = new Level(0, 0);
    for (long at = 0; at < SECOND; at += SECOND / 10) {
      Taken taken = bucket.take(level, at);
      assertThat(taken.waitNanos()).isPositive();
      level = taken.left();
    }

    assertThat(bucket.take(level, SECOND + 1_000).waitNanos()).isZero();
  }

  @Test
  void a_long_rest_fills_it_and_never_overflows() {
    assertThat(bucket.take(new Level(0, 0), 3_600 * SECOND).left().tokens()).isEqualTo(59);
  }

  @Test
  void a_clock_that_goes_back_brings_nothing() {
    assertThat(bucket.take(new Level(0.5, 10 * SECOND), 0).waitNanos()).isPositive();
  }

  @Test
  void a_lower_rate_holds_from_the_next_request_on() {
    Level full = new TokenBucket(1_000).full(0);

    assertThat(new TokenBucket(2).take(full, 0).left().tokens()).isEqualTo(1);
  }
}
