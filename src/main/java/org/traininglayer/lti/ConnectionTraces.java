package org.traininglayer.lti;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.traininglayer.kernel.CourseId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.kernel.PlatformId;

/**
 * What happened on the connections, each time as a list of checks; kept for a limited time for
 * whoever has to find out why something failed.
 */
public interface ConnectionTraces {

  /**
   * Writes a trace down. Never fails: what cannot be kept is logged and let go.
   *
   * @return the short code by which it is found
   */
  String tell(ConnectionTrace trace);

  /**
   * For what goes well and often: written aside, in batches, so that the caller waits for nothing.
   * Each is told while there are few; of many, one a second for each platform, with the number of
   * those that were left out before it. Only a trace that is kept is made at all.
   */
  default void tellSuccess(PlatformId platform, Supplier<ConnectionTrace> trace) {
    tell(trace.get());
  }

  /**
   * Something that happened on a connection.
   *
   * @param code the short code, where the learner's page has shown one already
   * @param organisation null where the caller matches no platform
   * @param issuer as claimed
   * @param clientId as claimed
   * @param summary one sentence for an administrator
   * @param checks in the order in which they were made
   * @param reason the named reason of a refusal, where there is one
   */
  record ConnectionTrace(
      @Nullable String code,
      Kind kind,
      @Nullable OrganisationId organisation,
      @Nullable PlatformId platform,
      @Nullable CourseId course,
      @Nullable String issuer,
      @Nullable String clientId,
      String summary,
      List<Check> checks,
      @Nullable String reason) {

    /** Copies the checks. */
    public ConnectionTrace {
      checks = List.copyOf(checks);
    }

    /** A trace that is no refusal of ours. */
    public ConnectionTrace(
        @Nullable String code,
        Kind kind,
        @Nullable OrganisationId organisation,
        @Nullable PlatformId platform,
        @Nullable CourseId course,
        @Nullable String issuer,
        @Nullable String clientId,
        String summary,
        List<Check> checks) {
      this(code, kind, organisation, platform, course, issuer, clientId, summary, checks, null);
    }

    /** The same with one check more. */
    public ConnectionTrace with(Check check) {
      List<Check> more = new ArrayList<>(checks);
      more.add(check);
      return new ConnectionTrace(
          code, kind, organisation, platform, course, issuer, clientId, summary, more, reason);
    }

    /** Whether everything was right. */
    public boolean passed() {
      return checks.stream().allMatch(Check::passed);
    }
  }

  /**
   * What was under way. The {@code what} of a check may begin with the stage it belongs to, then
   * {@code " · "}: {@code "Login request · issuer"}. Checks of one stage stand together on the
   * page.
   */
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
