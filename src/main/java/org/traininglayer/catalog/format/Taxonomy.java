package org.traininglayer.catalog.format;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.traininglayer.catalog.Step.FamilyCard;

/** The closed lists of the module format: competencies and error families. */
final class Taxonomy {

  /** Names by id. */
  static final Map<String, String> COMPETENCIES = competencies();

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

  private Taxonomy() {}

  static Set<String> families() {
    return CARDS.stream()
        .flatMap(card -> card.families().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Map<String, String> competencies() {
    Map<String, String> names = new LinkedHashMap<>();
    names.put("DEL-1", "Fit");
    names.put("DEL-2", "Place");
    names.put("DEL-3", "Know the tool");
    names.put("DES-1", "Specify");
    names.put("DES-2", "Protect the input");
    names.put("DIS-1", "Verify to source");
    names.put("DIS-2", "Spot failure types");
    names.put("DIS-3", "Calibrate");
    names.put("DIS-4", "Judge materiality");
    names.put("DIL-1", "Own the decision");
    names.put("DIL-2", "Disclose and document");
    names.put("DIL-3", "Guard");
    names.put("DIL-4", "Escalate");
    names.put("ADO-1", "Measure");
    names.put("ADO-2", "Coach");
    return Collections.unmodifiableMap(names);
  }
}
