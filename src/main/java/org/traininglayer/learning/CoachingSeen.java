package org.traininglayer.learning;

import java.time.Instant;
import java.util.List;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.kernel.OrganisationId;

/**
 * Whether those who lead the work have seen somebody coach others and improve how the work is done.
 * Nobody can say that of themselves, so it is kept where others confirm it.
 */
public interface CoachingSeen {

  /** The newest word of each occasion on which it was asked about this person. */
  List<Seen> of(OrganisationId organisation, LearnerId learner);

  /**
   * What was said once.
   *
   * @param module about the work of which module
   * @param both whether coaching and a better way of working were seen; one of them is not enough
   */
  record Seen(ModuleId module, boolean both, Instant at) {}
}
