package org.traininglayer.delivery.grades;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.traininglayer.xapi.StatementJson;
import tools.jackson.databind.json.JsonMapper;

/**
 * A final score as JSON (<a
 * href="https://www.imsglobal.org/spec/lti-ags/v2p0#score-publish-service">AGS 2.0, 3.4</a>). Only
 * final ones are ever made: anything else would erase a grade that is there.
 */
final class ScoreJson {

  /** The maximum of the line items that this tool makes. */
  static final BigDecimal USUAL_MAXIMUM = BigDecimal.valueOf(100);

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private ScoreJson() {}

  /**
   * The score.
   *
   * @param scaled 0 to 1; zero is a score
   * @param maximum that of the line item, so that also a platform that takes the number alone keeps
   *     the right one
   * @param at later than that of the last score of this person and line item
   */
  static String of(String userId, double scaled, BigDecimal maximum, Instant at, String comment) {
    Map<String, Object> score = new LinkedHashMap<>();
    score.put("userId", userId);
    score.put("scoreGiven", given(scaled, maximum));
    score.put("scoreMaximum", maximum);
    score.put("activityProgress", "Completed");
    score.put("gradingProgress", "FullyGraded");
    score.put("timestamp", StatementJson.timestamp(at));
    score.put("comment", comment);
    return JSON.writeValueAsString(score);
  }

  /** Points, with at most two decimals. */
  static BigDecimal given(double scaled, BigDecimal maximum) {
    BigDecimal points =
        BigDecimal.valueOf(scaled)
            .multiply(maximum)
            .setScale(2, RoundingMode.HALF_UP)
            .stripTrailingZeros();
    return points.scale() < 0 ? points.setScale(0) : points;
  }
}
