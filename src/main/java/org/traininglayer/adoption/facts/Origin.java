package org.traininglayer.adoption.facts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where and when a fact arose.
 *
 * @param attempt the attempt, which is the registration; null where there was none
 * @param version of the module or workflow that was shown
 * @param keyVersion of the module whose answer key judged it; another than {@code version} where
 *     the key was corrected afterwards
 * @param setting in which kind of surroundings
 * @param item what it is about within the step: a claim, an item, a form; empty for the step itself
 * @param at when it happened; null for rows kept before this was read
 * @param tookMillis active time; null when it was not measured
 */
public record Origin(
    @Nullable UUID attempt,
    String version,
    String keyVersion,
    Setting setting,
    String item,
    @Nullable Instant at,
    @Nullable Long tookMillis) {

  /** Of a fact that was kept before origins were. */
  public static final Origin UNKNOWN = new Origin(null, "", "", Setting.STEP, "", null, null);

  /** In which kind of surroundings something was done. */
  public enum Setting {
    /** In a step of its own. */
    STEP,
    /** As an item that was asked from a pool. */
    RETRIEVE,
    /** As a form of a timed task. */
    TIMED,
    /** In a look back at the work. */
    CHECKIN,
    /** In a workflow that was put into order. */
    REDESIGN,
    /** At work, told by the tool in which it was done. */
    TOOL
  }

  Origin took(@Nullable Long millis) {
    return new Origin(attempt, version, keyVersion, setting, item, at, millis);
  }

  Origin in(Setting other) {
    return new Origin(attempt, version, keyVersion, other, item, at, tookMillis);
  }
}
