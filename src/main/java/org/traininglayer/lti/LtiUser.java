package org.traininglayer.lti;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.traininglayer.kernel.AccountKey;
import org.traininglayer.kernel.LearnerId;

/**
 * Who launched: <a href="https://www.imsglobal.org/spec/lti/v1p3#user-identity-claims">LTI Core
 * 1.3, user identity</a> and roles.
 *
 * @param account the person in learning records: issuer and {@code sub}
 * @param name as shared by the platform, often absent
 * @param testUser whether the platform says that this is its test student
 */
public record LtiUser(
    LearnerId learner,
    AccountKey account,
    @Nullable String name,
    Set<CourseRole> roles,
    @Nullable String jobRole,
    boolean testUser,
    Locale locale) {

  /** Copies the roles. */
  public LtiUser {
    roles = Set.copyOf(roles);
  }

  /** The same person as the database knows them. */
  public LtiUser known(LearnerId id, @Nullable String keptName, @Nullable String keptJobRole) {
    return new LtiUser(id, account, keptName, roles, keptJobRole, testUser, locale);
  }

  /** Whether the person teaches or administers the course. */
  public boolean teaches() {
    return roles.contains(CourseRole.INSTRUCTOR) || roles.contains(CourseRole.ADMINISTRATOR);
  }
}
