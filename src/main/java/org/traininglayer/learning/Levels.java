package org.traininglayer.learning;

import java.time.Instant;
import java.util.List;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.OrganisationId;

/**
 * What one person has shown, by competency; reckoned whenever asked, from the finished attempts.
 */
public interface Levels {

  /** Of all competencies of which something was shown, by their ids. */
  List<Level> of(OrganisationId organisation, LearnerId learner, Instant now);
}
