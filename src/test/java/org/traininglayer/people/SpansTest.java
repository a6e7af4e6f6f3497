package org.traininglayer.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.traininglayer.people.Spans.Put;
import org.traininglayer.people.Spans.Span;

/** The time of one person, divided. */
class SpansTest {

  private static final LocalDate NEW_YEAR = LocalDate.of(2026, 1, 1);

  @Test
  void a_change_of_team_ends_the_span_before_and_keeps_it() {
    List<Span<String>> spans = done(List.of(), span(1, null, "north"));
    spans = done(spans, span(60, null, "south"));

    assertThat(spans).containsExactly(span(1, 59, "north"), span(60, null, "south"));
  }

  @Test
  void the_same_line_again_changes_nothing_also_when_it_has_no_end() {
    List<Span<String>> spans = List.of(span(1, 59, "north"), span(60, null, "south"));
    assertThat(done(spans, span(1, null, "north"))).isEqualTo(spans);
    assertThat(done(spans, span(60, null, "south"))).isEqualTo(spans);
  }

  @Test
  void a_span_without_an_end_before_another_lasts_until_that_begins() {
    assertThat(done(List.of(span(60, null, "south")), span(1, null, "north")))
        .containsExactly(span(1, 59, "north"), span(60, null, "south"));
  }

  @Test
  void the_same_beginning_corrects() {
    List<Span<String>> spans = List.of(span(1, 59, "north"), span(60, null, "south"));
    assertThat(done(spans, span(60, 90, "east")))
        .containsExactly(span(1, 59, "north"), span(60, 90, "east"));
    assertThat(done(spans, span(1, 30, "north")))
        .containsExactly(span(1, 30, "north"), span(60, null, "south"));
  }

  @Test
  void what_would_lose_or_cover_something_is_refused_and_says_what() {
    List<Span<String>> spans = List.of(span(1, 100, "north"), span(200, null, "south"));
    assertThat(Spans.put(spans, span(150, 250, "east")))
        .isEqualTo(new Put.Refused<>("span-overlaps", span(200, null, "south")));
    assertThat(Spans.put(spans, span(20, 30, "east")))
        .isEqualTo(new Put.Refused<>("span-within", span(1, 100, "north")));
  }

  @Test
  void one_that_begins_on_a_day_can_be_taken_away() {
    List<Span<String>> spans = List.of(span(1, 59, "north"), span(60, null, "south"));
    assertThat(Spans.remove(spans, day(60))).containsExactly(span(1, 59, "north"));
    assertThat(Spans.remove(spans, day(61))).isEqualTo(spans);
  }

  @Test
  void whatever_is_put_nothing_overlaps_twice_is_once_and_the_days_before_stay() {
    Random random = new Random(8);
    for (int round = 0; round < 200; round++) {
      List<Span<String>> spans = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        int from = random.nextInt(60);
        Integer to = random.nextBoolean() ? null : from + random.nextInt(20);
        Span<String> wanted = span(from, to, "team " + random.nextInt(3));
        if (Spans.put(spans, wanted) instanceof Put.Done<String>(List<Span<String>> after)) {
          for (int day = 0; day < from; day++) {
            assertThat(at(after, day(day))).isEqualTo(at(spans, day(day)));
          }
          assertThat(at(after, day(from))).containsExactly(wanted.what());
          for (int day = 0; day < 90; day++) {
            assertThat(at(after, day(day))).hasSizeLessThan(2);
          }
          assertThat(done(after, wanted)).isEqualTo(after);
          spans = after;
        }
      }
    }
  }

  private static List<String> at(List<Span<String>> spans, LocalDate day) {
    return spans.stream().filter(one -> one.holds(day)).map(Span::what).toList();
  }

  private static List<Span<String>> done(List<Span<String>> spans, Span<String> wanted) {
    assertThat(Spans.put(spans, wanted)).isInstanceOf(Put.Done.class);
    return ((Put.Done<String>) Spans.put(spans, wanted)).spans();
  }

  private static Span<String> span(int from, @Nullable Integer to, String what) {
    return new Span<>(day(from), to == null ? null : day(to), what);
  }

  private static LocalDate day(int number) {
    return NEW_YEAR.plusDays(number);
  }
}
