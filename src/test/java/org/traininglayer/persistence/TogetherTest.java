package org.traininglayer.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TogetherTest {

  private final ExecutorService people = Executors.newCachedThreadPool();
  private final List<List<Integer>> groups = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);

  @AfterEach
  void home() {
    people.shutdownNow();
  }

  @Test
  void who_comes_alone_is_served_alone() {
    Together<Integer, Integer> doubled = new Together<>(8, 1, this::doubled);

    goOn.countDown();

    assertThat(doubled.run(3)).isEqualTo(6);
    assertThat(doubled.run(4)).isEqualTo(8);
    assertThat(groups).containsExactly(List.of(3), List.of(4));
  }

  @Test
  void those_who_come_while_somebody_is_at_work_are_served_together() throws Exception {
    Together<Integer, Integer> doubled = new Together<>(8, 1, this::doubled);

    List<Future<Integer>> results = firstAndThen(doubled, 4);

    for (int i = 0; i < results.size(); i++) {
      assertThat(results.get(i).get()).isEqualTo(2 * i);
    }
    assertThat(groups).hasSize(2);
    assertThat(groups.getLast()).containsExactlyInAnyOrder(1, 2, 3, 4);
  }

  @Test
  void a_group_has_no_more_members_than_it_may() throws Exception {
    Together<Integer, Integer> doubled = new Together<>(2, 1, this::doubled);

    for (Future<Integer> each : firstAndThen(doubled, 5)) {
      each.get();
    }

    assertThat(groups).extracting(List::size).containsExactly(1, 2, 2, 1);
  }

  @Test
  void one_that_cannot_be_done_keeps_nobody_else_from_it() throws Exception {
    Together<Integer, Integer> doubled =
        new Together<>(
            8,
            1,
            all -> {
              List<Integer> results = doubled(all);
              if (all.contains(2)) {
                throw new IllegalArgumentException("not two");
              }
              return results;
            });

    List<Future<Integer>> results = firstAndThen(doubled, 3);

    assertThat(results.get(1).get()).isEqualTo(2);
    assertThat(results.get(3).get()).isEqualTo(6);
    assertThatThrownBy(() -> results.get(2).get())
        .isInstanceOf(ExecutionException.class)
        .hasRootCauseMessage("not two");
    assertThat(doubled.run(5)).as("and whoever comes later is served").isEqualTo(10);
  }

  /** One who is at work until so many others wait for their turn; all results. */
  private List<Future<Integer>> firstAndThen(Together<Integer, Integer> doubled, int more)
      throws Exception {
    List<Future<Integer>> results = new ArrayList<>();
    results.add(people.submit(() -> doubled.run(0)));
    begun.await();
    for (int i = 1; i <= more; i++) {
      int number = i;
      results.add(people.submit(() -> doubled.run(number)));
    }
    while (doubled.waiting() < more) {
      Thread.onSpinWait();
    }
    goOn.countDown();
    return results;
  }

  private List<Integer> doubled(List<Integer> all) {
    groups.add(List.copyOf(all));
    begun.countDown();
    try {
      goOn.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return all.stream().map(each -> 2 * each).toList();
  }
}
