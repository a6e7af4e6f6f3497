package org.traininglayer.learning;

import java.util.List;
import java.util.UUID;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.kernel.PlatformId;

/**
 * What finished attempts would have come to under the answer key of the newest version. Changes
 * nothing: what somebody did and was told stays as it was.
 */
public interface Rescoring {

  /** Every finished attempt at a module, invented ones excepted, whose answers still fit. */
  List<Rescored> rescore(OrganisationId organisation, ModuleId module);

  /**
   * One attempt.
   *
   * @param registration the attempt
   * @param before its score, 0 to 1
   * @param after its score under the newest key
   */
  record Rescored(
      UUID registration,
      LearnerId learner,
      PlatformId platform,
      String resourceLinkId,
      double before,
      double after) {}
}
