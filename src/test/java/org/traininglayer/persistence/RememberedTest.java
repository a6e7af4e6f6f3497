package org.traininglayer.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RememberedTest {

  private final AtomicInteger loads = new AtomicInteger();

  @Test
  void many_who_ask_at_the_same_time_share_one_load() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    Remembered<String, Integer> remembered =
        remembered(() -> {
          try {
            go.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
    List<Future<Integer>> asked = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 20; i++) {
        asked.add(threads.submit(() -> remembered.get("key")));
      }
      await().until(() -> loads.get() == 1);
      go.countDown();
      for (Future<Integer> one : asked) {
        assertThat(one.get()).isEqualTo(1);
      }
    }
    assertThat(remembered.get("key")).isEqualTo(1);
  }

  @Test
  void what_was_forgotten_while_it_was_loaded_is_not_remembered() {
    List<Remembered<String, Integer>> self = new ArrayList<>();
    Remembered<String, Integer> remembered = remembered(() -> self.getFirst().forget("key"));
    self.add(remembered);

    assertThat(remembered.get("key")).isEqualTo(1);
    assertThat(remembered.get("key")).isEqualTo(2);
  }

  @Test
  void a_load_that_fails_fails_for_who_asked_and_is_tried_again() {
    Remembered<String, Integer> remembered =
        remembered(() -> {
          if (loads.get() == 1) {
            throw new IllegalStateException("no database");
          }
        });

    assertThatThrownBy(() -> remembered.get("key")).hasMessage("no database");
    assertThat(remembered.get("key")).isEqualTo(2);
  }

  private Remembered<String, Integer> remembered(Runnable meanwhile) {
    return new Remembered<>(
        100,
        Duration.ofMinutes(1),
        key -> {
          int number = loads.incrementAndGet();
          meanwhile.run();
          return number;
        });
  }
}
