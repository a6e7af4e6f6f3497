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

  /** From the first step to the end. */
  public void whole() {
    step("010-brief", "finish", "1");
    rate("015-confidence-before");
    plainly(PlainForms.BEFORE_THE_OWN_VIEW);
    step("020-commit", "option", "o1", "confidence", "75");
    review("030-review", "kri-listing-may/101");
    for (String step : List.of("040-decide-visit", "050-decide-late-sae", "060-decide-override")) {
      step(step, "option", "o2", "confidence", "60");
      step(step, "reason", "r1");
      step(step, "finish", "1");
    }
    review("070-review-sparse", "kri-listing-june/101");
    plainly(PlainForms.AFTER_THE_REVIEWS);
    rate("080-confidence");
    plainly(PlainForms.BEFORE_THE_ACKNOWLEDGEMENT);
    acknowledge();
  }

  /** The last step once more. */
  public void acknowledge() {
    step("090-attest", "agree", "1");
  }

  private void plainly(List<String> steps) {
    for (String step : steps) {
      PlainForms.of(step).forEach(form -> step(step, form.toArray(String[]::new)));
    }
  }

  private void rate(String step) {
    step(step, "save", "1", "i1", "6", "i2", "6", "i3", "6", "i4", "6", "i5", "6");
  }

  private void review(String step, String proof) {
    step(step, "claim", "s1", "family", "made-up", "proof", proof);
    step(step, "deed", "query", "confidence", "75");
    step(step, "finish", "1");
  }

  private void step(String step, String... fields) {
    Map<String, String> form = new LinkedHashMap<>(Map.of("attempt", String.valueOf(attempt)));
    for (int i = 0; i < fields.length; i += 2) {
      form.put(fields[i], fields[i + 1]);
    }
    post.accept(play + "/" + step, form);
  }
}
