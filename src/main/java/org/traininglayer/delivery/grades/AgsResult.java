package org.traininglayer.delivery.grades;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a gradebook holds for one person (AGS 2.0, 3.3). Pure.
 *
 * @param known whether the answer could be understood
 * @param scaled 0 to 1, may be more; null when there is no grade or it was cleared
 */
record AgsResult(boolean known, @Nullable Double scaled) {

  static final AgsResult UNKNOWN = new AgsResult(false, null);

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Gradebooks round: half a percent is no change by a person. */
  private static final double ROUNDING = 0.0051;

  /**
   * Reads a list of results, which may be about others too.
   *
   * @param asked whether the platform surely answers about nobody else: a single result is that
   *     person's, also under another id, as with people whom Canvas has merged
   */
  static AgsResult of(String body, String userId, boolean asked) {
    JsonNode results;
    try {
      results = JSON.readTree(body);
    } catch (JacksonException e) {
      return UNKNOWN;
    }
    if (!results.isArray()) {
      return UNKNOWN;
    }
    if (asked && results.size() == 1) {
      return new AgsResult(true, scaled(results.get(0)));
    }
    for (JsonNode result : results) {
      if (result.path("userId").asString("").equals(userId)) {
        return new AgsResult(true, scaled(result));
      }
    }
    return new AgsResult(true, null);
  }

  /** A score that is null or absent is a grade that was cleared; a maximum that is absent is 1. */
  private static @Nullable Double scaled(JsonNode result) {
    JsonNode score = result.path("resultScore");
    JsonNode maximum = result.path("resultMaximum");
    if (!score.isNumber()) {
      return null;
    }
    double of = maximum.isNumber() ? maximum.doubleValue() : 1;
    return of > 0 ? score.doubleValue() / of : null;
  }

  /** Whether this is that score. */
  boolean is(@Nullable Double other) {
    return scaled != null && other != null && Math.abs(scaled - other) < ROUNDING;
  }

  /**
   * Whether somebody else has put a grade there since we sent ours.
   *
   * @param sent what the gradebook took from us last; null when nothing
   */
  boolean changedSince(@Nullable Double sent) {
    return known && scaled != null && !is(sent);
  }
}
