package org.traininglayer.steps.attest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.traininglayer.delivery.Course;
import org.traininglayer.steps.Alone;

/** What somebody reads who has asked to sign. */
class AttestViewTest {

  private static final Instant ASKED = Instant.parse("2026-06-01T23:55:00Z");

  private static AttestView at(String now) {
    return AttestView.of(
        Course.ATTEST,
        new AttestWork(null, ASKED, null),
        new Alone(Course.MODULE, Instant.parse(now)));
  }

  @Test
  void the_time_to_sign_is_open_until_its_last_moment_and_over_after_it() {
    assertThat(at("2026-06-02T00:05:00Z").over()).isFalse();
    assertThat(at("2026-06-02T00:05:00.001Z").over()).isTrue();
    assertThat(at("2026-06-01T23:56:00Z").until()).isEqualTo("2026-06-02T00:05:00Z");
  }

  @Test
  void the_day_is_said_where_it_is_not_today() {
    assertThat(at("2026-06-01T23:56:00Z").otherDay()).isTrue();
    assertThat(at("2026-06-02T00:01:00Z").otherDay()).isFalse();
    assertThat(at("2026-06-05T09:00:00Z").otherDay()).isTrue();
  }

  @Test
  void who_did_not_ask_has_no_time() {
    AttestView view =
        AttestView.of(
            Course.ATTEST, new AttestWork(null), new Alone(Course.MODULE, ASKED.plusSeconds(3600)));
    assertThat(view.until()).isNull();
    assertThat(view.over()).isFalse();
    assertThat(view.otherDay()).isFalse();
  }
}
