package org.traininglayer.learning;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.traininglayer.kernel.AccountKey;
import org.traininglayer.kernel.CourseId;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.kernel.PlatformId;
import org.traininglayer.lti.Launch;

/**
 * Who works on what, and in which course: the key of an attempt series is learner, platform,
 * resource link and module.
 *
 * @param grades where the grade goes; null when the link has none
 * @param sample invented for demonstration
 * @param course null outside a course
 * @param link what the link itself sets
 */
public record Seat(
    OrganisationId organisation,
    PlatformId platform,
    LearnerId learner,
    AccountKey account,
    ModuleId module,
    @Nullable String contextId,
    @Nullable String contextTitle,
    String resourceLinkId,
    Locale locale,
    boolean gradable,
    Launch.@Nullable GradeService grades,
    boolean sample,
    @Nullable CourseId course,
    ModuleSettings link) {

  /** A seat whose link and course set nothing. */
  public Seat(
      OrganisationId organisation,
      PlatformId platform,
      LearnerId learner,
      AccountKey account,
      ModuleId module,
      @Nullable String contextId,
      @Nullable String contextTitle,
      String resourceLinkId,
      Locale locale,
      boolean gradable,
      Launch.@Nullable GradeService grades,
      boolean sample) {
    this(
        organisation,
        platform,
        learner,
        account,
        module,
        contextId,
        contextTitle,
        resourceLinkId,
        locale,
        gradable,
        grades,
        sample,
        null,
        ModuleSettings.NONE);
  }
}
