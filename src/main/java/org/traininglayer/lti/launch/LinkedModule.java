package org.traininglayer.lti.launch;

import java.util.Optional;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.lti.Launch;
import org.traininglayer.lti.LaunchMessage.ResourceLink;

/** To which module a link of the course leads, so that the course can offer it. Pure. */
final class LinkedModule {

  private LinkedModule() {}

  /**
   * The module of the link that was launched; empty when the launch came over no link of the
   * course. Canvas launches its navigation and the work behind a grade (in SpeedGrader and on the
   * page of a submission) with the course's id and title where the link's belong, without a column
   * and without custom values of a link; what the address of a submission names is no offer. In
   * Moodle, which counts both from one, a link may bear its course's number by chance: it then
   * names its module in its custom values, or has a column.
   */
  static Optional<ModuleId> of(LaunchClaims claims) {
    if (!(claims.message() instanceof ResourceLink link)) {
      return Optional.empty();
    }
    boolean named = claims.custom().containsKey(Launch.MODULE_PARAMETER);
    boolean column = claims.grades() != null && claims.grades().lineItem() != null;
    if (!named && !column && link.id().equals(claims.contextId())) {
      return Optional.empty();
    }
    return Launch.moduleOf(claims.custom(), claims.targetLinkUri());
  }
}
