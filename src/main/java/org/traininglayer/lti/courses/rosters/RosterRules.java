package org.traininglayer.lti.courses.rosters;

import java.time.Duration;
import java.util.Collections;
import java.util.Set;

/** When a list is to be believed, and when it is to be asked for again. Pure. */
final class RosterRules {

  private static final int MANY = 3;
  private static final int VERY_MANY = 10;
  private static final Duration FIRST_RETRY = Duration.ofMinutes(1);
  private static final Duration SECOND_LOOK = Duration.ofHours(1);

  private RosterRules() {}

  /**
   * Whether a complete list is hard to believe: empty where there were some, or without more than
   * half of many. Platforms answer so while they are being repaired, and when a setting was
   * changed.
   *
   * @param before how many were on the list before
   * @param missing how many of them are on it no more
   */
  static boolean doubtful(int before, int missing) {
    return (before >= MANY && missing == before) || (before >= VERY_MANY && missing * 2 > before);
  }

  /**
   * Whether a list names people by other ids than launches do: learners came, and not one person of
   * the list is among those who came. OpenOLAT's lists are so. Who is missing from such a list has
   * not left, and who is on it never comes under that id.
   *
   * @param listed ids of the list
   * @param came ids of everybody who came to the course
   * @param learnersCame whether a learner is among them
   */
  static boolean unmatched(Set<String> listed, Set<String> came, boolean learnersCame) {
    return learnersCame && !listed.isEmpty() && Collections.disjoint(listed, came);
  }

  /**
   * How long to wait after a whole list, a little more or less so that courses spread.
   *
   * @param random between 0 and 1
   */
  static Duration afterSuccess(Duration every, boolean doubtful, double random) {
    Duration wait = doubtful && SECOND_LOOK.compareTo(every) < 0 ? SECOND_LOOK : every;
    return Duration.ofMillis(Math.round(wait.toMillis() * (0.9 + 0.2 * random)));
  }

  /**
   * How long to wait after faults in a row: a minute, doubling, never longer than usual.
   *
   * @param failures from 1
   */
  static Duration afterFailure(Duration every, int failures, double random) {
    long grown = FIRST_RETRY.toMillis() << Math.min(Math.max(failures - 1, 0), 20);
    return Duration.ofMillis(Math.round(Math.min(grown, every.toMillis()) * (0.75 + 0.5 * random)));
  }
}
