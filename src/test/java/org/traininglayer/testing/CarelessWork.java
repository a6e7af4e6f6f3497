package org.traininglayer.testing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * The module {@code cra-risk-score-triage} worked through by its forms, in the plainest way: one
 * mark a review, and that a wrong one. It is not passed.
 *
 * @param post posts these fields to this path
 * @param play address of the module, {@code /play/} and the launch's token
 * @param attempt which try this is, from 1
 */
public record CarelessWork(BiConsumer<String, Map<String, String>> post, String play, int attempt) {

  private static final String VERSION = "2.0.0";

  /** From the first step to the end. */
  public void whole() {
    step("010-brief/finish", "n", n());
    rate("015-confidence-before");
    step("020-commit/choose", "option", "o1", "confidence", "75");
    review("030-review");
    for (String step : List.of("040-decide-visit", "050-decide-late-sae", "060-decide-override")) {
      step(step + "/choose", "option", "o2", "confidence", "60");
      step(step + "/reason", "reason", "r1");
      step(step + "/finish", "n", n());
    }
    review("070-review-sparse");
    rate("080-confidence");
    acknowledge();
  }

  /** The last step once more. */
  public void acknowledge() {
    step("090-attest/acknowledge", "agree", "1");
  }

  private void rate(String step) {
    step(step + "/rate", "finish", "1", "i1", "6", "i2", "6", "i3", "6", "i4", "6", "i5", "6");
  }

  private void review(String step) {
    step(step + "/mark", "claim", "s1", "family", "made-up", "confidence", "75");
    step(step + "/submit", "n", n());
    step(step + "/finish", "n", n());
  }

  private void step(String path, String... fields) {
    Map<String, String> form = new LinkedHashMap<>(Map.of("v", VERSION));
    for (int i = 0; i < fields.length; i += 2) {
      form.put(fields[i], fields[i + 1]);
    }
    post.accept(play + "/" + path, form);
  }

  private String n() {
    return String.valueOf(attempt);
  }
}
