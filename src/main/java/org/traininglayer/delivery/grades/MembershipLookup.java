package org.traininglayer.delivery.grades;

import java.util.Optional;
import org.traininglayer.learning.AttemptContext;
import org.traininglayer.lti.Rosters.Attendance;

/** In which course somebody sits, and as whom; asked of {@code lti}. */
public interface MembershipLookup {

  /** Empty outside a course that is known. */
  Optional<Attendance> of(AttemptContext context);
}
