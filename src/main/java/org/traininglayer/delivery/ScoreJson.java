package org.traininglayer.delivery;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.traininglayer.xapi.StatementJson;
import tools.jackson.databind.json.JsonMapper;

/**
 * A final score as JSON (AGS 2.0, 3.4). Only final ones are ever made: anything else would erase a
 * grade that is there.
 */
final class ScoreJson {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int MAXIMUM = 100;

  private ScoreJson() {}

  /**
   * The score.
   *
   * @param share 0 to 1; zero is a score
   * @param at later than that of the last score of this person and line item
   */
  static String of(String userId, double share, Instant at, String comment) {
    Map<String, Object> score = new LinkedHashMap<>();
    score.put("userId", userId);
    score.put("scoreGiven", given(share));
    score.put("scoreMaximum", MAXIMUM);
    score.put("activityProgress", "Completed");
    score.put("gradingProgress", "FullyGraded");
    score.put("timestamp", StatementJson.timestamp(at));
    score.put("comment", comment);
    return JSON.writeValueAsString(score);
  }

  /** Percent, with at most two decimals. */
  static BigDecimal given(double share) {
    BigDecimal percent =
        BigDecimal.valueOf(share)
            .multiply(BigDecimal.valueOf(MAXIMUM))
            .setScale(2, RoundingMode.HALF_UP)
            .stripTrailingZeros();
    return percent.scale() < 0 ? percent.setScale(0) : percent;
  }
}
