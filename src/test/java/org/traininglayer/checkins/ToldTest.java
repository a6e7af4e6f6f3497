package org.traininglayer.checkins;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.traininglayer.delivery.Course;
import org.traininglayer.learning.LearningEvent.ResponseGiven;

/** What goes on record of check-ins. */
class ToldTest {

  private static List<String> items(List<ResponseGiven> events) {
    return events.stream()
        .map(event -> String.join("/", event.response().question().path()))
        .toList();
  }

  @Test
  void every_item_is_told_once_in_its_order_and_time_rises() {
    List<ResponseGiven> events = CheckInDeeds.answered();
    assertThat(items(events))
        .containsExactly(
            "items/use",
            "items/stages-any",
            "items/corrected",
            "items/sure",
            "items/barrier",
            "items/own-view");
    List<Instant> times = events.stream().map(event -> event.occasion().at()).toList();
    assertThat(times).isSorted().doesNotHaveDuplicates();
    assertThat(events)
        .allSatisfy(event -> {
          assertThat(event.occasion().registration()).isEqualTo(CheckInDeeds.REGISTRATION);
          assertThat(event.instead()).isFalse();
          assertThat(event.response().context())
              .containsEntry("offset", "P28D")
              .containsEntry("moment", "follow-up")
              .doesNotContainKey("change");
        });
  }

  @Test
  void a_change_tells_only_what_changed_and_counts() {
    assertThat(CheckInDeeds.changed())
        .singleElement()
        .satisfies(event -> {
          assertThat(event.response().question().path()).containsExactly("items", "sure");
          assertThat(event.instead()).isTrue();
          assertThat(event.response().context()).containsEntry("change", 1);
        });
    Map<String, List<String>> again = new HashMap<>(CheckInDeeds.REPLIES);
    again.put("use", List.of("more"));
    assertThat(
            CheckInDeeds.told(Course.context("1001"))
                .answered(again, new Told.Earlier(CheckInDeeds.REPLIES, 3, null), Course.START))
        .singleElement()
        .satisfies(event -> assertThat(event.response().context()).containsEntry("change", 4));
  }

  @Test
  void the_same_answers_again_tell_nothing() {
    assertThat(
            CheckInDeeds.told(Course.context("1001"))
                .answered(
                    CheckInDeeds.REPLIES,
                    new Told.Earlier(CheckInDeeds.REPLIES, 0, null),
                    Course.START))
        .isEmpty();
  }

  @Test
  void a_clock_that_stands_still_or_goes_back_does_not_disturb_the_order() {
    Instant last = Course.START.plusSeconds(60);
    Map<String, List<String>> others = new HashMap<>(CheckInDeeds.REPLIES);
    others.put("sure", List.of("5"));
    assertThat(
            CheckInDeeds.told(Course.context("1001"))
                .answered(others, new Told.Earlier(CheckInDeeds.REPLIES, 0, last), Course.START))
        .singleElement()
        .satisfies(event -> assertThat(event.occasion().at()).isAfter(last));
  }

  @Test
  void what_a_lead_confirms_stands_at_places_of_its_own() {
    assertThat(items(CheckInDeeds.confirmed()))
        .containsExactly("confirmed/evidence", "confirmed/quality");
  }
}
