package org.traininglayer.learning;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.kernel.PlatformId;

/**
 * What finished attempts would have come to under the answer key of the newest version. Changes
 * nothing: what somebody did and was told stays as it was.
 */
public interface Rescoring {

  /**
   * Every finished attempt at a module, invented ones excepted: judged as {@link Rejudging} judges
   * it, and as it was where that leaves it alone.
   */
  List<Rescored> rescore(OrganisationId organisation, ModuleId module);

  /**
   * One attempt.
   *
   * @param registration the attempt
   * @param score what it comes to under the newest key, 0 to 1
   * @param passed likewise, by the pass mark and the rule of then
   * @param passMark that mark, 0 to 1
   * @param notPassed why not; null when it is passed
   */
  record Rescored(
      UUID registration,
      LearnerId learner,
      PlatformId platform,
      String resourceLinkId,
      double score,
      boolean passed,
      double passMark,
      @Nullable NotPassed notPassed) {}
}
