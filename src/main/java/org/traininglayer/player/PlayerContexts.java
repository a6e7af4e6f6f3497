package org.traininglayer.player;

import java.time.Duration;
import org.springframework.stereotype.Component;
import org.traininglayer.kernel.CourseId;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.lti.Courses;
import org.traininglayer.lti.Launch;
import org.traininglayer.lti.LaunchMessage.ResourceLink;
import org.traininglayer.lti.Launches;
import org.traininglayer.persistence.Remembered;

/** Finds the visit that a page's token stands for. */
@Component
class PlayerContexts {

  private static final int LONGEST_TOKEN = 200;

  private final Launches launches;

  /** Who has been seen teaching which course; for seconds, so that an answer need not ask. */
  private final Remembered<Taught, Boolean> taught;

  PlayerContexts(Launches launches, Courses courses) {
    this.launches = launches;
    this.taught =
        new Remembered<>(
            20_000, Duration.ofSeconds(30), asked -> courses.teaches(asked.course, asked.person));
  }

  private record Taught(CourseId course, LearnerId person) {}

  /**
   * The visit of this token.
   *
   * @throws CannotPlay when the token never was or has expired, its link names no module, or the
   *     person only watches over others
   */
  PlayerContext of(String token) {
    if (token.length() > LONGEST_TOKEN) {
      throw new CannotPlay(CannotPlay.Why.ENDED, null, null);
    }
    return of(
        token,
        launches.find(token).orElseThrow(() -> new CannotPlay(CannotPlay.Why.ENDED, null, null)));
  }

  /**
   * The visit of a launch.
   *
   * @param token its secret name
   * @throws CannotPlay when its link names no module, or the person only watches over others
   */
  PlayerContext of(String token, Launch launch) {
    if (!(launch.message() instanceof ResourceLink link)) {
      throw new CannotPlay(CannotPlay.Why.NO_MODULE, launch, null);
    }
    ParticipantRole standing = standing(launch);
    if (standing == ParticipantRole.OBSERVER) {
      throw new CannotPlay(CannotPlay.Why.OBSERVER, launch, null);
    }
    return launch
        .module()
        .map(module -> PlayerContext.of(token, launch, standing, link, module))
        .orElseThrow(() -> new CannotPlay(CannotPlay.Why.NO_MODULE, launch, null));
  }

  private ParticipantRole standing(Launch launch) {
    CourseId course = launch.course();
    boolean taughtHere =
        course != null && !launch.teaches() && taught.get(new Taught(course, launch.learner()));
    return ParticipantRole.of(launch, taughtHere);
  }
}
