package org.traininglayer.delivery.grades;

import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.traininglayer.delivery.grades.GradeTable.Kept;
import org.traininglayer.kernel.CourseId;
import org.traininglayer.lti.Courses;

/** The line item that the last launch of a link named. */
@Component
public class LinkLineItems {

  private final Courses courses;

  /** Asks the courses. */
  public LinkLineItems(Courses courses) {
    this.courses = courses;
  }

  /** The line item of a grade's link; null when no launch named one. */
  @Nullable URI of(Kept grade) {
    CourseId course = grade.course();
    return course == null
        ? null
        : courses.links(course).stream()
            .filter(link ->
                link.resourceLinkId().equals(grade.resourceLinkId())
                    && link.module().equals(grade.module()))
            .map(Courses.Link::lineItem)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
  }
}
