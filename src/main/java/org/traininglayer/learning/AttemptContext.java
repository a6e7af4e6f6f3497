package org.traininglayer.learning;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.traininglayer.kernel.AccountKey;
import org.traininglayer.kernel.CourseId;

/**
 * Who works on what, and what surrounds the work now: the course, the gradebook, what the link
 * sets. The key stays; all else may differ each time that somebody comes.
 *
 * @param account the person in learning records
 * @param contextId the platform's id of the course; null outside one
 * @param gradable whether a score may be sent
 * @param grades where the grade goes; null when the link has none
 * @param sample invented for demonstration
 * @param course null outside a course
 * @param link what the link itself sets
 */
public record AttemptContext(
    AttemptKey key,
    AccountKey account,
    @Nullable String contextId,
    @Nullable String contextTitle,
    Locale locale,
    boolean gradable,
    @Nullable GradeTarget grades,
    boolean sample,
    @Nullable CourseId course,
    ModuleSettings link) {

  /** One whose link and course set nothing. */
  public AttemptContext(
      AttemptKey key,
      AccountKey account,
      @Nullable String contextId,
      @Nullable String contextTitle,
      Locale locale,
      boolean gradable,
      @Nullable GradeTarget grades,
      boolean sample) {
    this(
        key,
        account,
        contextId,
        contextTitle,
        locale,
        gradable,
        grades,
        sample,
        null,
        ModuleSettings.NONE);
  }
}
