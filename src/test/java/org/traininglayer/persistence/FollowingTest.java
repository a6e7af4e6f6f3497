package org.traininglayer.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A thread that looks, rests and looks again. */
class FollowingTest {

  @Test
  void a_fault_is_told_and_the_next_round_comes_all_the_same() throws InterruptedException {
    CountDownLatch rounds = new CountDownLatch(3);
    AtomicInteger faults = new AtomicInteger();
    AtomicInteger ends = new AtomicInteger();
    Following following =
        new Following(
            "test",
            new Following.Work() {
              @Override
              public Duration round() {
                rounds.countDown();
                if (rounds.getCount() == 1) {
                  throw new IllegalStateException("once");
                }
                return Duration.ofMillis(1);
              }

              @Override
              public Duration failed(RuntimeException fault) {
                assertThat(fault).hasMessage("once");
                faults.incrementAndGet();
                return Duration.ofMillis(1);
              }

              @Override
              public void ended() {
                ends.incrementAndGet();
              }
            });

    assertThat(following.isRunning()).isFalse();
    following.start();
    assertThat(following.isRunning()).isTrue();
    assertThat(following.goesOn()).as("somebody else's thread").isFalse();
    assertThat(rounds.await(10, TimeUnit.SECONDS)).isTrue();
    following.stop();

    assertThat(following.isRunning()).isFalse();
    assertThat(faults).hasValue(1);
    assertThat(ends).hasValue(1);
  }

  @Test
  void whoever_rests_for_long_ends_at_once() {
    CountDownLatch rests = new CountDownLatch(1);
    Following following =
        new Following(
            "test",
            new Following.Work() {
              @Override
              public Duration round() {
                rests.countDown();
                return Duration.ofHours(1);
              }

              @Override
              public Duration failed(RuntimeException fault) {
                throw fault;
              }
            });
    following.start();
    long begin = System.nanoTime();
    try {
      assertThat(rests.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    following.stop();
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(8));
  }
}
