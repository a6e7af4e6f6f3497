package org.traininglayer.demo;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What Moodle does with a posted score (AGS 2.0, 3.4): a timestamp that is not later than the
 * stored one in whole seconds is a conflict, and anything that is not a final score clears the
 * grade.
 */
final class ScoreRules {

  static final Set<String> ACTIVITY =
      Set.of("Initialized", "Started", "InProgress", "Submitted", "Completed");
  static final Set<String> GRADING =
      Set.of("FullyGraded", "Pending", "PendingManual", "Failed", "NotReady");

  static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
  static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

  private ScoreRules() {}

  /** What to do with a score. */
  sealed interface Decision {
    record Store(
        String person,
        @Nullable BigDecimal score,
        @Nullable BigDecimal maximum,
        @Nullable String comment,
        Instant at)
        implements Decision {}

    record Conflict() implements Decision {}

    record Bad(String why) implements Decision {}
  }

  /**
   * What to do.
   *
   * @param stored time of the grade that is there; null when there is none
   * @param gradable whether somebody, by what tools call them, can have a grade
   */
  static Decision decide(JsonNode score, @Nullable Instant stored, Predicate<String> gradable) {
    String user = score.path("userId").asString("");
    if (user.isEmpty()
        || !ACTIVITY.contains(score.path("activityProgress").asString(""))
        || !GRADING.contains(score.path("gradingProgress").asString(""))) {
      return new Decision.Bad("missing user or progress");
    }
    boolean given = score.hasNonNull("scoreGiven");
    if (given && !score.hasNonNull("scoreMaximum")) {
      return new Decision.Bad("scoreMaximum missing");
    }
    Instant at;
    try {
      at = OffsetDateTime.parse(score.path("timestamp").asString("")).toInstant();
    } catch (DateTimeException e) {
      return new Decision.Bad("timestamp");
    }
    if (at.isBefore(EARLIEST) || at.isAfter(LATEST)) {
      return new Decision.Bad("timestamp");
    }
    if (stored != null
        && !at.truncatedTo(ChronoUnit.SECONDS).isAfter(stored.truncatedTo(ChronoUnit.SECONDS))) {
      return new Decision.Conflict();
    }
    if (!gradable.test(user)) {
      return new Decision.Bad("Incorrect score received");
    }
    String comment = score.hasNonNull("comment") ? score.path("comment").asString("") : null;
    if (comment != null && comment.indexOf('\0') >= 0) {
      return new Decision.Bad("comment");
    }
    if (!given || !"FullyGraded".equals(score.path("gradingProgress").asString(""))) {
      return new Decision.Store(user, null, null, comment, at);
    }
    if (!finite(score.path("scoreGiven")) || !finite(score.path("scoreMaximum"))) {
      return new Decision.Bad("score is not a number");
    }
    BigDecimal maximum = score.path("scoreMaximum").decimalValue();
    BigDecimal value = score.path("scoreGiven").decimalValue();
    if (maximum.signum() <= 0 || value.signum() < 0 || odd(maximum) || odd(value)) {
      return new Decision.Bad("score out of range");
    }
    return new Decision.Store(user, value, maximum, comment, at);
  }

  /** No gradebook has numbers like this. */
  static boolean odd(BigDecimal number) {
    return number.precision() > 20 || Math.abs(number.scale()) > 20;
  }

  static boolean finite(JsonNode number) {
    return number.isNumber() && Double.isFinite(number.doubleValue());
  }
}
