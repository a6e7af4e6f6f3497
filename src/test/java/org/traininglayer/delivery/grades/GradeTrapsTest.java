package org.traininglayer.delivery.grades;

import static org.assertj.core.api.Assertions.assertThat;
import static org.traininglayer.delivery.Patience.await;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.traininglayer.delivery.Course;
import org.traininglayer.delivery.Deliveries;
import org.traininglayer.delivery.Grades.GradeState;
import org.traininglayer.kernel.CourseId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.lti.CourseRole;
import org.traininglayer.lti.PlatformServices.Answer;
import org.traininglayer.lti.PlatformServices.Part;

/** What gradebooks of real platforms do. */
class GradeTrapsTest extends Gradebook {

  @Test
  void other_platforms_get_no_extension_and_each_time_the_comment() {
    sent(0.5, Course.START);
    book.result = result("1001", 5, 10);
    sent(0.9, Course.START.plusSeconds(600));
    assertThat(book.scores)
        .allMatch(score -> !score.has(CanvasScore.EXTENSION) && score.has("comment"));
  }

  @Test
  void the_code_of_the_last_fault_stands_with_the_grade_until_the_next_score() {
    book.answers.add(new Answer(Part.SERVICE, 403, "", "no", Map.of(), "K7M2"));
    complete(0.5, Course.START);
    node.start();
    await().until(() -> only().state() == GradeState.REFUSED);
    assertThat(only().code()).isEqualTo("K7M2");

    sent(0.9, Course.START.plusSeconds(60));
    assertThat(only().code()).isNull();
    node.jdbc.sql("update outbox_message set state = 'DEAD' where state = 'DELIVERED'").update();
    assertThat(only().code()).as("it was of the score before").isNull();
  }

  @Test
  void a_grade_that_nobody_has_changed_is_forgotten_and_one_without_a_line_item_stays() {
    sent(0.5, Course.START);
    Duration year = Duration.ofDays(400);
    node.jdbc.sql("update grade set updated_at = now() - interval '401 days'").update();
    assertThat(node.table.forget(year, 10)).as("its message is still listed").isZero();

    node.jdbc.sql("delete from outbox_message").update();
    node.jdbc.sql("update grade set obstacle = 'NO_LINE_ITEM'").update();
    assertThat(node.table.forget(year, 10)).isZero();

    node.jdbc.sql("update grade set obstacle = null").update();
    assertThat(node.table.forget(year, 10)).isEqualTo(1);
  }

  @Test
  void a_locked_grade_is_given_up_in_words_after_some_tries() {
    for (int n = 0; n < ScoreReplies.MOST_FAULTS; n++) {
      book.answers.add(new Answer(Part.SERVICE, 500, "", "[]", Map.of()));
    }
    complete(0.9, Course.START);
    node.start();
    await().until(() -> only().state() == GradeState.REFUSED);
    assertThat(only().reason()).contains("unlock").doesNotContain("[]");
    assertThat(book.scores).hasSize(ScoreReplies.MOST_FAULTS);
  }

  @Test
  void a_page_is_no_success() {
    book.answers.add(
        new Answer(Part.SERVICE, 200, "", "<!DOCTYPE html><title>Maintenance</title>", Map.of()));
    book.answers.add(new Answer(Part.SERVICE, 303, "", "", Map.of()));
    sent(0.9, Course.START);
    assertThat(book.scores).hasSize(3);
  }

  @Test
  void teachers_test_students_and_observers_are_never_posted_and_the_reason_is_kept() {
    roles.add(CourseRole.INSTRUCTOR);
    complete(0.9, Course.START);
    assertThat(only().state()).isEqualTo(GradeState.NOT_A_LEARNER);
    assertThat(only().reason()).contains("teaches");
    roles.clear();
    roles.add(CourseRole.MENTOR);
    complete(0.9, Course.START);
    assertThat(only().reason()).contains("without the role of a learner");
    roles.add(CourseRole.LEARNER);
    testUser = true;
    complete(0.9, Course.START);
    assertThat(only().reason()).contains("test student");
    assertThat(again()).isFalse();
    assertThat(messages()).isZero();
  }

  @Test
  void another_organisation_sends_nothing_again() {
    book.answers.add(new Answer(Part.SERVICE, 422, "", "not a student", Map.of(), "7QK3-M2VX"));
    complete(0.9, Course.START);
    node.start();
    await().until(() -> only().state() == GradeState.REFUSED);
    assertThat(only().code()).isEqualTo("7QK3-M2VX");
    assertThat(node.grades.sendAgain(new OrganisationId(UUID.randomUUID()), only().id())).isFalse();
    assertThat(node.grades.of(COURSE)).hasSize(1);
    assertThat(node.grades.of(new CourseId(UUID.randomUUID()))).isEmpty();
  }

  @Test
  void a_minutes_outage_delays_a_grade_no_longer_than_the_outage_and_its_own_wait() {
    for (int n = 0; n < 8; n++) {
      book.answers.add(new Answer(Part.SERVICE, 502, "", "Bad Gateway", Map.of()));
    }
    complete(0.9, Course.START);
    node.start();
    await().until(() -> only().state() == GradeState.SENT);
    assertThat(book.scores).hasSize(9);
    assertThat(node.jdbc.sql("select set_aside from outbox_message").query(Boolean.class).single())
        .as("nothing else got through, so it was not to blame")
        .isFalse();
  }

  @Test
  void a_grade_that_waits_says_when_it_is_tried_next() {
    for (int n = 0; n < 200; n++) {
      book.answers.add(new Answer(Part.SERVICE, 502, "", "Bad Gateway", Map.of()));
    }
    complete(0.9, Course.START);
    node.start();
    await().until(() -> only().attempts() > 1);
    assertThat(only().nextTryAt()).isNotNull();
    assertThat(
            node.deliveries.destinations(OrganisationId.DEFAULT).stream()
                .filter(one -> one.kind() == Deliveries.Kind.GRADEBOOK))
        .allMatch(one -> one.nextTryAt() != null);
  }
}
