package org.traininglayer.lti;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.traininglayer.kernel.CourseId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.kernel.PlatformId;
import org.traininglayer.lti.ConnectionTraces.Kind;
import org.traininglayer.lti.FaultCause.Fixer;

/** Reads the traces of connections, and says what to do about those that did not end well. */
public interface ConnectionReports {

  /** Traces of an organisation's platforms and of callers that match none, the newest first. */
  List<Report> find(OrganisationId organisation, Question question, int limit);

  /**
   * The trace of a short code, however somebody typed it: lower case, with spaces or without the
   * hyphen, with O for 0 and I or L for 1.
   */
  Optional<Report> byCode(OrganisationId organisation, String typed);

  /**
   * What happened in one course, the newest first, in words for its teachers: no identifiers of the
   * platform, no addresses, no detail of the checks.
   */
  List<Summary> ofCourse(CourseId course, int limit, Locale locale);

  /** What to do, each piece of advice once, the most likely first; empty where all is well. */
  List<Advice> advice(Report report, Locale locale);

  /**
   * What is looked for; null means any.
   *
   * @param before only traces older than this
   */
  record Question(
      @Nullable PlatformId platform,
      @Nullable Kind kind,
      @Nullable Boolean passed,
      @Nullable CourseId course,
      @Nullable Instant before) {

    /** Everything. */
    public static final Question ANY = new Question(null, null, null, null, null);

    /** Everything of one platform. */
    public static Question of(PlatformId platform) {
      return new Question(platform, null, null, null, null);
    }
  }

  /**
   * A trace as it was written down.
   *
   * @param finished false while a test is still under way
   * @param family the platform's product family, in lower case
   * @param reason the named reason of a refusal
   */
  record Report(
      String code,
      Instant at,
      Kind kind,
      boolean passed,
      boolean finished,
      @Nullable PlatformId platform,
      @Nullable String platformName,
      @Nullable String family,
      @Nullable CourseId course,
      @Nullable String courseTitle,
      @Nullable String issuer,
      @Nullable String clientId,
      @Nullable String reason,
      String summary,
      List<Check> checks) {

    /** Copies the checks. */
    public Report {
      checks = List.copyOf(checks);
    }

    /** A login that somebody left: it ended nowhere, and nothing is known to be wrong. */
    public boolean left() {
      return kind == Kind.LOGIN && passed;
    }

    /** The first check that failed. */
    public Optional<Check> firstFailed() {
      return checks.stream().filter(check -> !check.passed()).findFirst();
    }
  }

  /**
   * What to do about a fault.
   *
   * @param cause what it means, in one or two sentences
   * @param steps who does what where, in order; never empty
   * @param docs path of the page in the documentation that tells more
   */
  record Advice(FaultCause fault, Fixer who, String cause, List<String> steps, String docs) {

    /** Copies the steps. */
    public Advice {
      steps = List.copyOf(steps);
    }
  }

  /**
   * One event for a teacher.
   *
   * @param sentence what happened
   * @param who can put it right; null where all is well
   * @param steps what that is; empty where all is well
   */
  record Summary(
      String code,
      Instant at,
      Kind kind,
      boolean passed,
      String sentence,
      @Nullable Fixer who,
      List<String> steps) {

    /** Copies the steps. */
    public Summary {
      steps = List.copyOf(steps);
    }
  }
}
