package org.traininglayer.player;

import java.util.List;
import org.springframework.stereotype.Component;
import org.traininglayer.kernel.CourseId;
import org.traininglayer.learning.CourseLineage;
import org.traininglayer.lti.Courses;

/** The lineage that platforms tell ({@code $Context.id.history}, LTI 1.3 custom variables). */
@Component
class LtiCourseLineage implements CourseLineage {

  private final Courses courses;

  LtiCourseLineage(Courses courses) {
    this.courses = courses;
  }

  @Override
  public List<CourseId> ancestors(CourseId course) {
    return courses.ancestors(course).stream().map(Courses.Course::id).toList();
  }
}
