package org.traininglayer.lrs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.dao.DataAccessResourceFailureException;

/** What is said to pages while the keys cannot be read, or are being read. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class AllowedOriginsTest {

  private static final String A = "https://a.example";
  private static final String B = "https://b.example";

  private final KeyLookup keys = mock(KeyLookup.class);
  private final AtomicLong clock = new AtomicLong();
  private final AllowedOrigins origins =
      new AllowedOrigins(
          keys,
          new LrsProperties.OAuth(null, null, null, null, "scope", Map.of(), Set.of()),
          clock::get);

  @Test
  void a_database_that_is_away_is_asked_again_only_after_a_while() {
    when(keys.origins()).thenThrow(new DataAccessResourceFailureException("away"));

    for (int i = 0; i < 5; i++) {
      assertThat(origins.answerTo(A)).isEmpty();
    }
    verify(keys, times(1)).origins();

    pass(Duration.ofSeconds(6));
    origins.answerTo(A);
    verify(keys, times(2)).origins();
  }

  @Test
  void what_was_known_last_holds_while_it_is_away() {
    when(keys.origins())
        .thenReturn(List.of(Set.of(A)))
        .thenThrow(new DataAccessResourceFailureException("away"))
        .thenReturn(List.of(Set.of(B)));

    assertThat(origins.answerTo(A)).contains(A);
    pass(Duration.ofSeconds(6));
    assertThat(origins.answerTo(A)).contains(A);
    assertThat(origins.answerTo(B)).isEmpty();
    pass(Duration.ofSeconds(6));
    assertThat(origins.answerTo(A)).isEmpty();
    assertThat(origins.answerTo(B)).contains(B);
  }

  @Test
  void one_asks_and_the_others_do_not_wait() throws InterruptedException {
    CountDownLatch reading = new CountDownLatch(1);
    CountDownLatch released = new CountDownLatch(1);
    when(keys.origins())
        .thenReturn(List.of(Set.of(A)))
        .thenAnswer(call -> {
          reading.countDown();
          released.await();
          return List.of(Set.of(B));
        });
    origins.answerTo(A);
    pass(Duration.ofSeconds(6));
    Thread asking = Thread.ofVirtual().start(() -> origins.answerTo(A));
    reading.await();

    assertThat(origins.answerTo(A)).contains(A);
    assertThat(origins.answerTo(B)).isEmpty();

    released.countDown();
    asking.join();
    assertThat(origins.answerTo(B)).contains(B);
    verify(keys, times(2)).origins();
  }

  @Test
  void software_that_names_no_page_does_not_ask_for_what_is_known() {
    when(keys.origins()).thenReturn(List.of(Set.of()));

    assertThat(origins.answerTo(null)).contains("*");
    pass(Duration.ofHours(1));
    assertThat(origins.answerTo(null)).contains("*");

    verify(keys, times(1)).origins();
  }

  @Test
  void a_change_on_this_node_is_seen_at_once() {
    when(keys.origins()).thenReturn(List.of(Set.of(A))).thenReturn(List.of(Set.of(B)));
    assertThat(origins.answerTo(A)).contains(A);

    origins.forget();

    assertThat(origins.answerTo(A)).isEmpty();
    assertThat(origins.answerTo(B)).contains(B);
    verify(keys, times(2)).origins();
  }

  private void pass(Duration time) {
    clock.addAndGet(time.toNanos());
  }
}
