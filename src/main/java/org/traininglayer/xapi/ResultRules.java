package org.traininglayer.xapi;

import java.math.BigDecimal;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Results and scores (xAPI 1.0.3, part 2, 2.4.5). */
final class ResultRules {

  private static final Set<String> RESULT =
      Set.of("score", "success", "completion", "response", "duration", "extensions");

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
    if (!score.isObjectOf(Set.of("scaled", "raw", "min", "max"))) {
      return;
    }
    for (String property : score.node().propertyNames()) {
      Value value = score.at(property);
      if (!value.node().isNumber()) {
        value.problem("must be a number");
      }
    }
    JsonNode node = score.node();
    limits(score.at("scaled"), BigDecimal.ONE.negate(), BigDecimal.ONE);
    if (node.path("min").isNumber()
        && node.path("max").isNumber()
        && number(node, "min").compareTo(number(node, "max")) >= 0) {
      score.at("min").problem("must be less than max");
    }
    if (node.path("raw").isNumber()) {
      if (node.path("min").isNumber() && number(node, "raw").compareTo(number(node, "min")) < 0) {
        score.at("raw").problem("must not be less than min");
      }
      if (node.path("max").isNumber() && number(node, "raw").compareTo(number(node, "max")) > 0) {
        score.at("raw").problem("must not be more than max");
      }
    }
  }

  private static void limits(Value value, BigDecimal least, BigDecimal most) {
    if (value.node().isNumber()
        && (value.node().decimalValue().compareTo(least) < 0
            || value.node().decimalValue().compareTo(most) > 0)) {
      value.problem("must be from " + least + " to " + most);
    }
  }

  private static BigDecimal number(JsonNode node, String property) {
    return node.path(property).decimalValue();
  }
}
