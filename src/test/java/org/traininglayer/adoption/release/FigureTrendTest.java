package org.traininglayer.adoption.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.traininglayer.adoption.cohort.Cohort;
import org.traininglayer.adoption.disclosure.Figure.Bound;
import org.traininglayer.adoption.disclosure.Status;
import org.traininglayer.adoption.disclosure.StoredFigure;

/** A line over time says of two points no more than their intervals allow. */
class FigureTrendTest {

  private static final LocalDate FIRST = LocalDate.of(2026, 6, 1);

  private final List<Past> past = new ArrayList<>();

  @Test
  void a_single_monday_is_the_first_one() {
    told(0, 0.6, List.of());

    assertThat(picture().title()).endsWith("It is the first Monday; each week adds one.");
  }

  @Test
  void two_points_are_compared_only_where_their_periods_share_no_week() {
    told(0, 0.3, List.of());
    told(7, 0.9, List.of());
    assertThat(picture().title()).contains("share weeks: compare them with care");

    past.removeLast();
    told(8, 0.9, List.of());
    assertThat(picture().title()).endsWith("The two intervals do not overlap.");

    past.removeLast();
    told(8, 0.35, List.of());
    assertThat(picture().title()).endsWith("the difference may be chance.");
  }

  @Test
  void what_stayed_as_it_was_is_grey_and_what_was_hidden_is_a_gap_in_words() {
    told(0, 0.6, List.of());
    told(1, 0.6, List.of("M4.caught"));
    hidden(2);

    Composed picture = picture();
    String svg = picture.layout().at(540).svg();

    assertThat(svg)
        .contains("class=\"point-of old\"", ">hidden: it would tell of too few people</text>");
    assertThat(picture.rows().getLast().cells().getFirst().value()).isEqualTo("too few people");
    assertThat(picture.rows().get(1).cells().getLast().value()).contains("unchanged");
    assertThat(picture.csv().get().lines()).hasSize(4);
  }

  @Test
  void nothing_is_drawn_of_what_was_never_told() {
    hidden(0);

    assertThat(FigureTrend.of(OwnerReasonsTest.texts(), 8, Cohort.ORGANISATION, past)).isEmpty();
  }

  private Composed picture() {
    List<Composed> all = FigureTrend.of(OwnerReasonsTest.texts(), 8, Cohort.ORGANISATION, past);
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  private void told(int week, double share, List<String> held) {
    add(
        week,
        new StoredFigure(
            share, share - 0.1, share + 0.1, 30, 90L, Status.OK, Bound.NONE, 1, Instant.EPOCH),
        held);
  }

  private void hidden(int week) {
    add(
        week,
        new StoredFigure(
            null, null, null, null, null, Status.SUPPRESSED, Bound.NONE, 1, Instant.EPOCH),
        List.of());
  }

  private void add(int week, StoredFigure figure, List<String> held) {
    past.add(
        new Past(
            FIRST.plusWeeks(week),
            new Release.Group(
                Cohort.ORGANISATION,
                new Release.Content(
                    30, Map.of("M4.caught", figure), held, Map.of(), List.of(), List.of()))));
  }
}
