package org.traininglayer.delivery.grades;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.traininglayer.lti.Platform;
import org.traininglayer.xapi.StatementJson;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A score as Canvas wants it, with its extension for submissions. Without it every score would be a
 * new submission: it would move the time of submission and use up attempts. Pure.
 */
final class CanvasScore {

  static final String EXTENSION = "https://canvas.instructure.com/lti/submission";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private CanvasScore() {}

  /** Whether a platform is Canvas. */
  static boolean wantedBy(Optional<Platform> platform) {
    return platform
        .map(Platform::productFamily)
        .filter(family -> family.toLowerCase(Locale.ROOT).startsWith("canvas"))
        .isPresent();
  }

  /**
   * The first score: it hands in, at the time when the work was done, a launch by which a teacher
   * looks at the work. A grade that a teacher gave before stays.
   */
  static String first(String score, URI review, Instant completedAt) {
    ObjectNode json = scaled(score);
    ObjectNode submission = json.putObject(EXTENSION);
    submission.put("new_submission", true);
    submission.put("prioritize_non_tool_grade", true);
    submission.put("submission_type", "basic_lti_launch");
    submission.put("submission_data", review.toString());
    submission.put("submitted_at", StatementJson.timestamp(completedAt));
    return JSON.writeValueAsString(json);
  }

  /** The first score where the work is handed in already, though the score was not taken. */
  static String handedIn(String score) {
    ObjectNode json = scaled(score);
    ObjectNode submission = json.putObject(EXTENSION);
    submission.put("new_submission", false);
    submission.put("prioritize_non_tool_grade", true);
    return JSON.writeValueAsString(json);
  }

  /** A better score: nothing new is handed in, and no further comment is added. */
  static String better(String score) {
    ObjectNode json = scaled(score);
    json.remove("comment");
    json.putObject(EXTENSION).put("new_submission", false);
    return JSON.writeValueAsString(json);
  }

  /**
   * Of a thousand instead of a hundred. Canvas keeps what a tool sent as its result also where a
   * teacher's grade stayed in the gradebook, and tells the two apart only by converting the result
   * as if it were the teacher's, from the points of the assignment to the maximum of the score.
   * With the same number for both nobody could see it.
   */
  private static ObjectNode scaled(String score) {
    ObjectNode json = (ObjectNode) JSON.readTree(score);
    json.put("scoreGiven", json.path("scoreGiven").decimalValue().multiply(BigDecimal.TEN));
    json.put("scoreMaximum", json.path("scoreMaximum").decimalValue().multiply(BigDecimal.TEN));
    return json;
  }
}
