package org.traininglayer.xapi;

import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Results and scores (xAPI 1.0.3, part 2, 2.4.5). */
final class ResultRules {

  private static final Set<String> RESULT =
      Set.of("score", "success", "completion", "response", "duration", "extensions");

  private static final Set<String> SCORE = Set.of("scaled", "raw", "min", "max");
  private static final BigDecimal LEAST_SCALED = BigDecimal.ONE.negate();

  private ResultRules() {}

  static void result(Value result) {
    if (!result.isObjectOf(RESULT)) {
      return;
    }
    result.optional("score", ResultRules::score);
    result.optional("success", Value::truth);
    result.optional("completion", Value::truth);
    result.optional("response", Value::isText);
    result.optional("duration", each -> each.text("a duration of ISO 8601", Formats::isDuration));
    result.optional("extensions", Value::extensions);
  }

  private static void score(Value score) {
    if (!score.isObjectOf(SCORE)) {
      return;
    }
    BigDecimal scaled = number(score, "scaled");
    BigDecimal raw = number(score, "raw");
    BigDecimal min = number(score, "min");
    BigDecimal max = number(score, "max");
    if (scaled != null
        && (scaled.compareTo(LEAST_SCALED) < 0 || scaled.compareTo(BigDecimal.ONE) > 0)) {
      score.at("scaled").problem("must be from -1 to 1");
    }
    if (min != null && max != null && min.compareTo(max) >= 0) {
      score
          .at("min")
          .problem(
              min.compareTo(max) == 0
                  ? "must be less than max; where nothing can be scored, leave the score out"
                  : "must be less than max");
    }
    if (raw != null && min != null && raw.compareTo(min) < 0) {
      score.at("raw").problem("must not be less than min");
    }
    if (raw != null && max != null && raw.compareTo(max) > 0) {
      score.at("raw").problem("must not be more than max");
    }
  }

  /** The number; null when it is not there, or is something else, which is a problem. */
  private static @Nullable BigDecimal number(Value score, String property) {
    JsonNode node = score.node().get(property);
    if (node == null) {
      return null;
    }
    if (!node.isNumber()) {
      score.at(property).problem("must be a number");
      return null;
    }
    return node.decimalValue();
  }
}
