package org.traininglayer.lti.courses.rosters;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.traininglayer.lti.CourseRole;
import org.traininglayer.lti.Launch;

/**
 * Somebody on a platform's list.
 *
 * @param subject the platform's id, the {@code sub} of launches
 * @param name only if shared
 * @param email only if shared; kept as a fingerprint
 * @param sourcedId {@code lis_person_sourcedid}, likewise
 * @param active whether the membership is in use; {@code Inactive} is not
 */
record ListedMember(
    String subject,
    @Nullable String name,
    @Nullable String email,
    @Nullable String sourcedId,
    Set<CourseRole> roles,
    boolean active) {

  ListedMember {
    roles = Set.copyOf(roles);
  }

  /** Whether the list names a role of somebody who shapes the course. */
  boolean teaches() {
    return Launch.shapesCourse(roles);
  }

  /** The same person on the list once more: with every role, active if anywhere. */
  ListedMember and(ListedMember other) {
    Set<CourseRole> all = EnumSet.noneOf(CourseRole.class);
    all.addAll(roles);
    all.addAll(other.roles);
    return new ListedMember(
        subject,
        name == null ? other.name : name,
        email == null ? other.email : email,
        sourcedId == null ? other.sourcedId : sourcedId,
        all,
        active || other.active);
  }
}
