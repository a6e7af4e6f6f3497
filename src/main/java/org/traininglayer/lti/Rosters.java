package org.traininglayer.lti;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.traininglayer.kernel.AccountKey;
import org.traininglayer.kernel.CourseId;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.kernel.PlatformId;

/**
 * Who belongs to a course: the platform's own list where it shares one (Names and Role Provisioning
 * Services 2.0), together with those who came. Read from our database; the platform is asked only
 * by {@link #synchronise}, by schedule, and soon after the first launch of a course.
 */
public interface Rosters {

  /** The scope that allows rosters to be read. */
  String SCOPE = "https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly";

  /**
   * Everybody who belongs or belonged to a course, and everybody who came to it, by name and then
   * by id.
   */
  List<Member> members(CourseId course);

  /** How the list of a course stands; empty for a course that is not known. */
  Optional<Sync> lastSync(CourseId course);

  /** The same for every course of an organisation, the last used course first. */
  List<Sync> syncs(OrganisationId organisation);

  /**
   * Asks the platform now. When another node is at it already, waits for what comes of that. Never
   * fails: what went wrong is in the answer.
   *
   * @throws IllegalArgumentException when there is no such course
   */
  Sync synchronise(CourseId course);

  /**
   * Somebody in the course of this context id; empty when the course or the person in it is not
   * known.
   */
  Optional<Attendance> attendance(PlatformId platform, String contextId, LearnerId learner);

  /** Whom the figures of one course are about. */
  Enrolment enrolment(CourseId course);

  /** Whom the figures of an organisation are about: the union over its courses. */
  Enrolment enrolment(OrganisationId organisation);

  /**
   * Somebody of a course.
   *
   * @param name only if the platform shares it
   * @param roles all that the list and the launches into this course ever named: the highest counts
   * @param listed whether the platform's list has or had this person; false for those only known
   *     from a launch
   * @param active whether the person belongs to the course now: on the list and not inactive; where
   *     the platform shares no list, everybody who came
   * @param launched whether this person ever came to this course
   * @param testUser whether this is the platform's test student
   * @param firstSeenAt on the list or by launch, whichever came first
   * @param leftAt when a complete list no longer had this person; null otherwise
   */
  record Member(
      LearnerId id,
      AccountKey account,
      @Nullable String name,
      Set<CourseRole> roles,
      boolean listed,
      boolean active,
      boolean launched,
      boolean testUser,
      Instant firstSeenAt,
      @Nullable Instant lastLaunchAt,
      @Nullable Instant leftAt) {

    /** Copies the roles. */
    public Member {
      roles = Set.copyOf(roles);
    }

    /** Whether the highest role is that of somebody who shapes the course: teaches, administers. */
    public boolean teaches() {
      return Launch.shapesCourse(roles);
    }

    /**
     * Whether this is a learner of the course now: no teacher, no test student, not gone. Somebody
     * of whom the platform names no role at all is one.
     */
    public boolean learns() {
      return active
          && !testUser
          && !teaches()
          && (roles.isEmpty() || roles.contains(CourseRole.LEARNER));
    }
  }

  /** Somebody in a course. */
  record Attendance(CourseId course, Member member) {}

  /**
   * How the list of a course stands.
   *
   * @param listed how many people the last complete list had; 0 before
   * @param triedAt when the platform was asked last
   * @param completeAt when a whole list was read last; null when never
   * @param nextAt when it is asked again; null when it is not
   * @param problem what was wrong last time, for an administrator; null when nothing was
   * @param code under which the trace of it is found
   */
  record Sync(
      CourseId course,
      @Nullable String courseTitle,
      State state,
      int listed,
      @Nullable Instant triedAt,
      @Nullable Instant completeAt,
      @Nullable Instant nextAt,
      @Nullable String problem,
      @Nullable String code) {

    /** Whether there is a list to go by. */
    public boolean available() {
      return completeAt != null;
    }
  }

  /** How a synchronisation stands. */
  enum State {
    /** The platform offers no list for this course. */
    NONE,
    /** It will be asked for the first time soon. */
    WAITING,
    /** The last try brought the whole list. */
    COMPLETE,
    /** The last try brought a list that is hard to believe; nobody was marked as gone. */
    DOUBTFUL,
    /** The last list names people by ids that no launch has; it is not gone by. */
    UNMATCHED,
    /** The last try failed; what was known before stays. */
    FAILED
  }

  /**
   * Whom figures are about.
   *
   * @param learners everybody who learns there now
   * @param listed those of them who are on a platform's list
   * @param excluded teachers and test students; what they try out is in no figure
   */
  record Enrolment(Set<AccountKey> learners, Set<AccountKey> listed, Set<AccountKey> excluded) {

    /** Copies the sets. */
    public Enrolment {
      learners = Set.copyOf(learners);
      listed = Set.copyOf(listed);
      excluded = Set.copyOf(excluded);
    }

    /** How many of them are on a platform's list. */
    public int enrolled() {
      return listed.size();
    }

    /** Whether all of them are on a platform's list. */
    public boolean complete() {
      return listed.size() == learners.size() && !listed.isEmpty();
    }
  }
}
