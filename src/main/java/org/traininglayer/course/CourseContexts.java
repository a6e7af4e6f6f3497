package org.traininglayer.course;

import org.springframework.stereotype.Component;
import org.traininglayer.kernel.CourseId;
import org.traininglayer.learning.Attempts.Place;
import org.traininglayer.lti.Courses;
import org.traininglayer.lti.Launch;
import org.traininglayer.lti.Launches;
import org.traininglayer.player.LaunchPlace;
import org.traininglayer.player.ParticipantRole;

/** Finds the visit that a page's token stands for. */
@Component
class CourseContexts {

  private final Launches launches;
  private final Courses courses;

  CourseContexts(Launches launches, Courses courses) {
    this.launches = launches;
    this.courses = courses;
  }

  /**
   * The visit of this token.
   *
   * @throws NoCoursePage when the token never was or has expired, or is from outside a course
   */
  CourseContext of(String token) {
    Launch launch =
        launches
            .find(token)
            .orElseThrow(() -> new NoCoursePage(NoCoursePage.Why.ENDED, null, token));
    Place place = LaunchPlace.of(launch);
    if (place == null) {
      throw new NoCoursePage(NoCoursePage.Why.OUTSIDE, launch, token);
    }
    return new CourseContext(token, launch, standing(launch, place.course()), place);
  }

  /**
   * The visit of somebody who teaches the course, and so may see who did what.
   *
   * @throws NoCoursePage also for everybody else, who designs the course among them
   */
  CourseContext teaching(String token) {
    CourseContext visit = of(token);
    if (!visit.teaches()) {
      throw new NoCoursePage(NoCoursePage.Why.NOT_YOURS, visit.launch(), token);
    }
    return visit;
  }

  /**
   * The visit of somebody who teaches or designs the course: of its settings, where nobody is
   * named.
   *
   * @throws NoCoursePage also for everybody else
   */
  CourseContext shaping(String token) {
    CourseContext visit = of(token);
    if (!visit.shapes()) {
      throw new NoCoursePage(NoCoursePage.Why.NOT_YOURS, visit.launch(), token);
    }
    return visit;
  }

  private ParticipantRole standing(Launch launch, CourseId course) {
    return ParticipantRole.of(
        launch, !launch.teaches() && courses.teaches(course, launch.learner()));
  }
}
