package org.traininglayer.lti;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.traininglayer.kernel.CourseId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.kernel.PlatformId;

/**
 * What happened on the connections, each time as a list of checks; kept for a limited time for
 * whoever has to find out why something failed.
 */
public interface ConnectionStories {

  /**
   * Writes a story down. Never fails: what cannot be kept is logged and let go.
   *
   * @return the short code by which it is found
   */
  String tell(Story story);

  /**
   * Something that happened on a connection.
   *
   * @param code the short code, where the learner's page has shown one already
   * @param organisation null where the caller matches no platform
   * @param issuer as claimed
   * @param clientId as claimed
   * @param summary one sentence for an administrator
   * @param checks in the order in which they were made
   */
  record Story(
      @Nullable String code,
      Kind kind,
      @Nullable OrganisationId organisation,
      @Nullable PlatformId platform,
      @Nullable CourseId course,
      @Nullable String issuer,
      @Nullable String clientId,
      String summary,
      List<Check> checks) {

    /** Copies the checks. */
    public Story {
      checks = List.copyOf(checks);
    }

    /** Whether everything was right. */
    public boolean passed() {
      return checks.stream().allMatch(Check::passed);
    }
  }

  /** What was under way. */
  enum Kind {
    REGISTRATION,
    LOGIN,
    LAUNCH,
    DEEP_LINKING,
    TOKEN,
    GRADES,
    ROSTER,
    KEYS,
    TEST
  }
}
