package org.traininglayer.demo;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What Canvas does with a posted score: only students have one, an earlier time than the stored one
 * is refused, and what is not a final score takes the grade away unless the extension says to keep
 * it.
 */
final class CanvasScoreRules {

  static final String EXTENSION = "https://canvas.instructure.com/lti/submission";

  private static final Set<String> SUBMISSION_TYPES =
      Set.of(
          "none",
          "basic_lti_launch",
          "online_text_entry",
          "online_url",
          "external_tool",
          "online_upload");

  private CanvasScoreRules() {}

  /** What to do with a score. */
  sealed interface Decision {

    /**
     * Store it.
     *
     * @param attempts how many attempts it counts as
     */
    record Store(ScoreRules.Decision.Store score, int attempts) implements Decision {}

    /** Leave the grade as it is; the result is taken down all the same. */
    record Leave(ScoreRules.Decision.Store score, int attempts) implements Decision {}

    record Bad(int status, String why) implements Decision {}
  }

  static Decision decide(
      JsonNode score,
      DemoGradebook.@Nullable Grade stored,
      BigDecimal columnMaximum,
      Predicate<String> student,
      Instant now) {
    String user = score.path("userId").asString("");
    if (user.isEmpty()
        || !ScoreRules.ACTIVITY.contains(score.path("activityProgress").asString(""))
        || !ScoreRules.GRADING.contains(score.path("gradingProgress").asString(""))) {
      return new Decision.Bad(400, "userId, activityProgress or gradingProgress is missing");
    }
    @Nullable Instant at = time(score.path("timestamp").asString(""));
    if (at == null) {
      return new Decision.Bad(400, "Provided timestamp of an unknown form");
    }
    if (!student.test(user)) {
      return new Decision.Bad(422, "User not found in course or is not a student");
    }
    if (stored != null && stored.resultMaximum() != null && stored.postedAt().isAfter(at)) {
      return new Decision.Bad(400, "Provided timestamp is before the last result update timestamp");
    }
    JsonNode extension = score.path(EXTENSION);
    String type = extension.path("submission_type").asString("");
    if (!type.isEmpty() && !SUBMISSION_TYPES.contains(type)) {
      return new Decision.Bad(422, "Invalid submission_type");
    }
    String submitted =
        score
            .path("submission")
            .path("submittedAt")
            .asString(extension.path("submitted_at").asString(""));
    if (!submitted.isEmpty()) {
      @Nullable Instant submittedAt = time(submitted);
      if (submittedAt == null || submittedAt.isAfter(now.plusSeconds(60))) {
        return new Decision.Bad(400, "submittedAt is unreadable or in the future");
      }
    }
    boolean given = score.hasNonNull("scoreGiven");
    @Nullable BigDecimal value = null;
    @Nullable BigDecimal maximum = null;
    if (given) {
      if (!ScoreRules.finite(score.path("scoreGiven"))
          || !ScoreRules.finite(score.path("scoreMaximum"))
          || ScoreRules.odd(score.path("scoreGiven").decimalValue())
          || ScoreRules.odd(score.path("scoreMaximum").decimalValue())
          || score.path("scoreGiven").decimalValue().signum() < 0
          || score.path("scoreMaximum").decimalValue().signum() < 0) {
        return new Decision.Bad(422, "scoreGiven or scoreMaximum");
      }
      if (score.path("scoreMaximum").decimalValue().signum() == 0 && columnMaximum.signum() != 0) {
        return new Decision.Bad(422, "cannot be zero if line item's maximum is not zero");
      }
      value = score.path("scoreGiven").decimalValue();
      maximum = score.path("scoreMaximum").decimalValue();
    }
    String comment = score.hasNonNull("comment") ? score.path("comment").asString("") : null;
    if (comment != null && comment.indexOf('\0') >= 0) {
      return new Decision.Bad(422, "comment");
    }
    String grading = score.path("gradingProgress").asString("");
    boolean counts = given && Set.of("FullyGraded", "PendingManual").contains(grading);
    int attempts = extension.path("new_submission").asBoolean(true) && !type.equals("none") ? 1 : 0;
    ScoreRules.Decision.Store store =
        new ScoreRules.Decision.Store(
            user, counts ? value : null, counts ? maximum : null, comment, at);
    boolean leave =
        counts
            ? extension.path("prioritize_non_tool_grade").asBoolean(false)
                && stored != null
                && stored.score() != null
            : extension.path("preserve_score").asBoolean(false);
    return leave ? new Decision.Leave(store, attempts) : new Decision.Store(store, attempts);
  }

  private static @Nullable Instant time(String text) {
    try {
      Instant at = OffsetDateTime.parse(text).toInstant();
      return at.isBefore(ScoreRules.EARLIEST) || at.isAfter(ScoreRules.LATEST) ? null : at;
    } catch (DateTimeException e) {
      return null;
    }
  }
}
