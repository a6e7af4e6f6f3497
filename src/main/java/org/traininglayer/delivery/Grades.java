package org.traininglayer.delivery;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.traininglayer.kernel.CourseId;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.kernel.PlatformId;

/** How grades stand, and sending them again; for administrators and teachers. */
public interface Grades {

  /** How each grade stands, the last changed first. */
  List<Grade> of(OrganisationId organisation, int limit);

  /** How each grade of one course stands, by name and module. */
  List<Grade> of(CourseId course);

  /**
   * Sends a grade again that was refused, has found no column, or was kept back for the teacher's
   * own; the platform's entry is looked at once more, and a teacher's change is still not
   * overwritten. A grade on its way is sent at once. One that was sent already stays.
   *
   * @return whether something is on its way now
   */
  boolean sendAgain(OrganisationId organisation, UUID grade);

  /**
   * The same for all grades of a course that were refused or have found no column.
   *
   * @return how many are on their way now
   */
  int sendAllAgain(CourseId course);

  /**
   * Computes the grades of a module anew, from the answers as they were given, after its answer key
   * was corrected. Better grades are sent. What people did and were told is not changed; the
   * learning records follow by {@link KeyCorrections}.
   *
   * @param lowerToo whether grades that become lower are sent as well
   * @return how many grades are on their way now
   */
  int rescore(OrganisationId organisation, ModuleId module, boolean lowerToo);

  /**
   * One person's grade for one module at one link of a course.
   *
   * @param name only if the platform shares it
   * @param course absent when the course is not known
   * @param scaled best score of all attempts, 0 to 1
   * @param reason why it waits, was refused or kept back; null when there is nothing to say
   * @param attempts how often the last score was tried
   * @param completedAt when the module was finished last
   * @param changedAt when this became the state
   * @param code under which the trace of the last fault is found; null when there is none
   * @param passed whether an attempt was passed
   * @param sent what the gradebook took last, 0 to 1: below the pass mark until passed; null when
   *     nothing yet
   * @param nextTryAt when it is tried again by itself; null when it is not
   */
  record Grade(
      UUID id,
      LearnerId learner,
      @Nullable String name,
      PlatformId platform,
      @Nullable CourseId course,
      ModuleId module,
      String resourceLinkId,
      double scaled,
      GradeState state,
      @Nullable String reason,
      int attempts,
      Instant completedAt,
      Instant changedAt,
      @Nullable String code,
      boolean passed,
      @Nullable Double sent,
      @Nullable Instant nextTryAt) {

    /** Whether the gradebook has taken a score, whatever became of later ones. */
    public boolean arrived() {
      return sent != null || state == GradeState.SENT;
    }

    /** Whether {@link Grades#sendAgain} has something to do. */
    public boolean maySendAgain() {
      return switch (state) {
        case WAITING, REFUSED, KEPT_TEACHERS, NO_LINE_ITEM -> true;
        case SENT, NOT_A_LEARNER -> false;
      };
    }
  }

  /** How a grade stands. */
  enum GradeState {
    /** The gradebook took it. */
    SENT,
    /** It is on its way and tried again by itself; the reason says what it waits for. */
    WAITING,
    /** The platform will not take it; the reason says why, and who can change that. */
    REFUSED,
    /** The gradebook holds another entry, made by a person; it was left as it is. */
    KEPT_TEACHERS,
    /** There is no column, and none may be made; the reason says what to do. */
    NO_LINE_ITEM,
    /** Teachers, test students and others who are no learners get no grade. */
    NOT_A_LEARNER
  }
}
