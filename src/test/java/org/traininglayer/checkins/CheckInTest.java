package org.traininglayer.checkins;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.traininglayer.kernel.CourseId;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.learning.Attempts.Summary;

/** Whose check-ins count in figures. */
class CheckInTest {

  private static final Instant PASSED = Instant.parse("2026-03-02T16:40:00Z");

  @Test
  void invented_people_count_while_there_are_no_others() {
    CheckIn ada = checkIn(true);
    CheckIn ben = checkIn(true);
    assertThat(CheckIn.counted(List.of(ada, ben))).containsExactly(ada, ben);
    assertThat(ada.invented()).isTrue();
  }

  @Test
  void with_one_real_person_only_real_people_count() {
    CheckIn real = checkIn(false);
    assertThat(CheckIn.counted(List.of(checkIn(true), real, checkIn(true)))).containsExactly(real);
    assertThat(real.invented()).isFalse();
  }

  @Test
  void nobody_is_nobody() {
    assertThat(CheckIn.counted(List.of())).isEmpty();
  }

  private static CheckIn checkIn(boolean invented) {
    Summary one = PlanTest.attempt(0, true);
    Summary passed =
        new Summary(
            UUID.randomUUID(),
            new LearnerId(UUID.randomUUID()),
            one.module(),
            one.version(),
            one.resourceLinkId(),
            1,
            5,
            5,
            PASSED,
            PASSED,
            PASSED,
            0.9,
            true,
            List.of(),
            invented);
    Instant due = Plan.due(PASSED, "P14D");
    return new CheckIn(
        Plan.registration(passed.registration(), "P14D"),
        new CourseId(UUID.randomUUID()),
        passed,
        "P14D",
        due,
        CheckIn.State.OPEN,
        null,
        false);
  }
}
