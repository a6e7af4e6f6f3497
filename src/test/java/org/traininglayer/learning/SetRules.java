package org.traininglayer.learning;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.traininglayer.kernel.CourseId;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.OrganisationId;

/** What is set for every course, as the test says. */
final class SetRules implements CourseRules {

  EffectiveCourseSettings now = EffectiveCourseSettings.NOTHING;

  void set(CourseSettings settings) {
    now = new EffectiveCourseSettings(settings, CourseSettings.NONE, 1, null);
  }

  @Override
  public EffectiveCourseSettings inForce(OrganisationId organisation, @Nullable CourseId course) {
    return now;
  }

  @Override
  public boolean change(
      OrganisationId organisation,
      CourseId course,
      LearnerId by,
      int seen,
      CourseSettings settings,
      String reason,
      Instant at) {
    set(settings);
    return true;
  }

  @Override
  public List<Change> changes(OrganisationId organisation, CourseId course) {
    return List.of();
  }
}
