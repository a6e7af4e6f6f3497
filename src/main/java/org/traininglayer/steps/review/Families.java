package org.traininglayer.steps.review;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.traininglayer.steps.review.ReviewStep.FamilyCard;

/** The closed list of error families. */
final class Families {

  /** Error families as learners see them: six cards. Each family is in exactly one. */
  static final List<FamilyCard> CARDS =
      List.of(
          new FamilyCard(
              "made-up",
              "Made up",
              List.of(
                  "fabricated-citation",
                  "invented-fact",
                  "invented-requirement",
                  "prompt-followed-hidden-text")),
          new FamilyCard("out-of-date", "Out of date", List.of("stale-version", "status-drift")),
          new FamilyCard(
              "wrong-number",
              "Wrong number",
              List.of(
                  "wrong-unit",
                  "wrong-denominator",
                  "number-slip",
                  "swapped-arms",
                  "wrong-date",
                  "wrong-anchor",
                  "off-by-one",
                  "absolute-relative")),
          new FamilyCard(
              "wrong-conclusion",
              "Wrong conclusion",
              List.of(
                  "wrong-rule",
                  "hidden-by-average",
                  "wrong-inference",
                  "overclaim",
                  "unsupported-judgement",
                  "missed-causality",
                  "over-confident-class",
                  "false-match",
                  "leading-wording",
                  "promotional",
                  "vanity-metric",
                  "unsafe-recommendation")),
          new FamilyCard("left-out", "Left out", List.of("omission", "false-completeness")),
          new FamilyCard(
              "leaked",
              "Leaked",
              List.of("privacy-leak", "unblinding-leak", "confidentiality-leak")));

  private Families() {}

  static Set<String> all() {
    return CARDS.stream()
        .flatMap(card -> card.families().stream())
        .collect(Collectors.toUnmodifiableSet());
  }
}
