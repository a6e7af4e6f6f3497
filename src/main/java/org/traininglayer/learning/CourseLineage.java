package org.traininglayer.learning;

import java.util.List;
import org.traininglayer.kernel.CourseId;

/** Which courses a course was copied from; answered by whoever knows where courses come from. */
public interface CourseLineage {

  /** The known ones, the nearest first. */
  List<CourseId> ancestors(CourseId course);
}
