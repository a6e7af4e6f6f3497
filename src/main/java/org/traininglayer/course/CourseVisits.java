package org.traininglayer.course;

import org.springframework.stereotype.Component;
import org.traininglayer.kernel.CourseId;
import org.traininglayer.learning.Attempts.Place;
import org.traininglayer.learning.Standing;
import org.traininglayer.lti.Courses;
import org.traininglayer.lti.Launch;
import org.traininglayer.lti.Launches;

/** Finds the visit that a page's token stands for. */
@Component
class CourseVisits {

  private final Launches launches;
  private final Courses courses;

  CourseVisits(Launches launches, Courses courses) {
    this.launches = launches;
    this.courses = courses;
  }

  /**
   * The visit of this token.
   *
   * @throws NoCoursePage when the token never was or has expired, or is from outside a course
   */
  CourseVisit of(String token) {
    Launch launch =
        launches
            .find(token)
            .orElseThrow(() -> new NoCoursePage(NoCoursePage.Why.ENDED, null, token));
    Place place = Place.of(launch);
    if (place == null) {
      throw new NoCoursePage(NoCoursePage.Why.OUTSIDE, launch, token);
    }
    return new CourseVisit(token, launch, standing(launch, place.course()), place);
  }

  /**
   * The visit of somebody who teaches the course.
   *
   * @throws NoCoursePage also for everybody else
   */
  CourseVisit teaching(String token) {
    CourseVisit visit = of(token);
    if (visit.standing() != Standing.TEACHER) {
      throw new NoCoursePage(NoCoursePage.Why.NOT_YOURS, visit.launch(), token);
    }
    return visit;
  }

  private Standing standing(Launch launch, CourseId course) {
    return Standing.of(launch, !launch.teaches() && courses.teaches(course, launch.learner()));
  }
}
