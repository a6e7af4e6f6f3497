package org.traininglayer.delivery;

import java.net.URI;
import java.time.Instant;
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

  /**
   * The first score: it hands in, at the time when the work was done, a launch by which a teacher
   * looks at the work.
   */
  static String first(String score, URI review, Instant completedAt) {
    ObjectNode json = read(score);
    ObjectNode submission = json.putObject(EXTENSION);
    submission.put("new_submission", true);
    submission.put("submission_type", "basic_lti_launch");
    submission.put("submission_data", review.toString());
    submission.put("submitted_at", StatementJson.timestamp(completedAt));
    return JSON.writeValueAsString(json);
  }

  /** A better score: nothing new is handed in, and no further comment is added. */
  static String better(String score) {
    ObjectNode json = read(score);
    json.remove("comment");
    json.putObject(EXTENSION).put("new_submission", false);
    return JSON.writeValueAsString(json);
  }

  private static ObjectNode read(String score) {
    return (ObjectNode) JSON.readTree(score);
  }
}
