package org.traininglayer.catalog.format;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Claims about rules: each needs a source, and each source a day on which it is read again. */
final class SourceLint {

  /** What names a rule in a text, and what the source that covers it has in its citation. */
  private static final Map<String, Pattern> RULES =
      Map.ofEntries(
          Map.entry("E6(R3)", Pattern.compile("\\bE6\\s?\\(R3\\)")),
          Map.entry("ICH", Pattern.compile("\\bICH\\b")),
          Map.entry("536/2014", Pattern.compile("\\b(536/2014|CTR Art)")),
          Map.entry("21 CFR", Pattern.compile("\\b21 CFR\\b")),
          Map.entry("45 CFR", Pattern.compile("\\b45 CFR\\b|\\bHIPAA\\b")),
          Map.entry("2016/679", Pattern.compile("\\bGDPR\\b|\\b2016/679\\b")),
          Map.entry("2024/1689", Pattern.compile("\\bAI Act\\b|\\b2024/1689\\b")),
          Map.entry("FDA", Pattern.compile("\\bFDA\\b")),
          Map.entry("EMA", Pattern.compile("\\bEMA\\b")),
          Map.entry("CIOMS", Pattern.compile("\\bCIOMS\\b")),
          Map.entry("Annex 22", Pattern.compile("\\bAnnex 22\\b")));

  private static final Pattern DUTY =
      Pattern.compile("(?i)\\b(must|shall|required|requires|mandatory|obliged)\\b");

  private SourceLint() {}

  static void check(Draft draft, Problems problems) {
    Problems.At at = problems.in(ModuleReader.MANIFEST, null);
    for (YamlNode source : draft.manifest().items("sources")) {
      YamlNode.Scalar date = source.scalar("review_by");
      if (date != null && date.text().compareTo(draft.today().toString()) < 0) {
        at.add(
            date,
            ProblemCode.LINT_REVIEW_BY,
            "The source \"" + source.text("id") + "\" was to be read again by " + date.text() + ".",
            "Read it, correct what has changed, and set the next date.");
      }
    }
  }

  static void check(Passage passage, Draft draft) {
    boolean manifest = passage.at().file().equals(ModuleReader.MANIFEST);
    if (passage.seeded() || manifest) {
      return;
    }
    Map<String, YamlNode> cited = new HashMap<>();
    for (YamlNode source : draft.manifest().items("sources")) {
      if (passage.sources().contains(source.text("id"))) {
        cited.put(source.text("cite"), source);
      }
    }
    RULES.forEach((name, pattern) -> {
      if (pattern.matcher(passage.text()).find()
          && cited.keySet().stream().noneMatch(cite -> cite.contains(name))) {
        passage.report(
            ProblemCode.LINT_CLAIM_WITHOUT_SOURCE,
            "The text speaks of " + name + ", but its step or artefact cites no such source.",
            "Add the source in module.yaml and its id under sources here.");
      }
    });
    for (YamlNode source : cited.values()) {
      if (source.text("state").equals("draft")) {
        draftAsDuty(passage, source);
      }
    }
  }

  private static void draftAsDuty(Passage passage, YamlNode source) {
    for (String sentence : TextLint.sentences(passage.text())) {
      boolean names =
          RULES.entrySet().stream()
              .anyMatch(rule ->
                  source.text("cite").contains(rule.getKey())
                      && rule.getValue().matcher(sentence).find());
      if (names && DUTY.matcher(sentence).find()) {
        passage.report(
            ProblemCode.LINT_DRAFT_AS_DUTY,
            "The source \"" + source.text("id") + "\" is a draft, but the text speaks of a duty.",
            "Say what it points to, not what must be done.");
      }
    }
  }
}
