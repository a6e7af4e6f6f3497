package org.traininglayer.course;

import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.traininglayer.checkins.CheckIn;
import org.traininglayer.checkins.CheckIns;
import org.traininglayer.player.ParticipantRole;
import org.traininglayer.player.SubmissionReviewRequest;

/** A learner's own check-ins in the course of their launch. */
@Component
class OwnCheckIns {

  private final CourseContexts visits;
  private final CheckIns checkIns;

  OwnCheckIns(CourseContexts visits, CheckIns checkIns) {
    this.visits = visits;
    this.checkIns = checkIns;
  }

  /** The visit of somebody who learns; those who look on have no check-ins. */
  CourseContext visit(String token) {
    CourseContext visit = visits.of(token);
    if (visit.standing() == ParticipantRole.OBSERVER) {
      throw new NoCoursePage(NoCoursePage.Why.FOR_LEARNERS, visit.launch(), token);
    }
    return visit;
  }

  /** One of this person's own. */
  CheckIn find(CourseContext visit, String registration) {
    UUID id = SubmissionReviewRequest.attempt(registration).orElse(null);
    return checkIns.of(visit.place(), visit.launch().learner(), Instant.now()).stream()
        .filter(one -> one.registration().equals(id))
        .findFirst()
        .orElseThrow(() ->
            new NoCoursePage(NoCoursePage.Why.NO_SUCH_CHECK_IN, visit.launch(), visit.token()));
  }
}
