package org.traininglayer.catalog.format;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Claims about rules: each needs a source, and each source a day on which it is read again. */
final class SourceLint {

  /**
   * A document that texts may speak of.
   *
   * @param name how a problem calls it
   * @param inText what names it in a text, by its full or its short name
   * @param inCite what the citation of a source has that covers it
   */
  private record Rule(String name, Pattern inText, Pattern inCite) {

    static Rule of(String name, String inText, String inCite) {
      return new Rule(name, Pattern.compile(inText), Pattern.compile(inCite));
    }

    /** Named in a text as in its citation. */
    static Rule of(String name, String both) {
      return of(name, both, both);
    }
  }

  private static final List<Rule> RULES =
      List.of(
          Rule.of("ICH", "\\bICH\\b"),
          Rule.of("E6(R3)", "\\bE6\\s?\\(R3\\)"),
          Rule.of(
              "another ICH guideline", "\\b(E2[A-F]|E3|E8|E9)\\b(?!\\.)", "\\bE(2[A-F]|3|8|9)\\b"),
          Rule.of("Regulation (EU) No 536/2014", "\\b(536/2014|CTR)\\b", "\\b536/2014\\b"),
          Rule.of("21 CFR", "\\b21 CFR\\b"),
          Rule.of("21 CFR Part 11", "\\bPart 11\\b", "\\b(21 CFR (Part )?11|Part 11)\\b"),
          Rule.of("45 CFR (HIPAA)", "\\b(45 CFR|HIPAA)\\b"),
          Rule.of("GDPR (2016/679)", "\\b(GDPR|2016/679)\\b"),
          Rule.of("the AI Act (2024/1689)", "\\b(AI Act|2024/1689|2026/1744)\\b"),
          Rule.of("FDA", "\\bFDA\\b"),
          Rule.of("EMA", "\\bEMA\\b"),
          Rule.of("MHRA", "\\bMHRA\\b"),
          Rule.of("GVP", "\\bGVP\\b|\\bgood pharmacovigilance practices?\\b"),
          Rule.of("CIOMS", "\\bCIOMS\\b"),
          Rule.of("ICMJE", "\\bICMJE\\b"),
          Rule.of("ISMPP", "\\bISMPP\\b"),
          Rule.of("EU GMP Annex 11", "\\bAnnex 11\\b"),
          Rule.of("EU GMP Annex 22", "\\bAnnex 22\\b"),
          Rule.of("GAMP", "\\bGAMP\\b"),
          Rule.of("PIC/S", "\\bPIC/S\\b"),
          Rule.of("NIST", "\\bNIST\\b|\\bAI RMF\\b"),
          Rule.of("ISO/IEC 42001", "\\b42001\\b"));

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
    for (Rule rule : RULES) {
      if (rule.inText().matcher(passage.text()).find()
          && cited.keySet().stream().noneMatch(cite -> rule.inCite().matcher(cite).find())) {
        passage.report(
            ProblemCode.LINT_CLAIM_WITHOUT_SOURCE,
            "The text speaks of "
                + rule.name()
                + ", but its step or artefact cites no such source.",
            "Add the source in module.yaml and its id under sources here.");
      }
    }
    for (YamlNode source : cited.values()) {
      if (source.text("state").equals("draft")) {
        draftAsDuty(passage, source);
      }
    }
  }

  private static void draftAsDuty(Passage passage, YamlNode source) {
    for (String sentence : TextLint.sentences(passage.text())) {
      boolean names =
          RULES.stream()
              .anyMatch(rule ->
                  rule.inCite().matcher(source.text("cite")).find()
                      && rule.inText().matcher(sentence).find());
      if (names && DUTY.matcher(sentence).find()) {
        passage.report(
            ProblemCode.LINT_DRAFT_AS_DUTY,
            "The source \"" + source.text("id") + "\" is a draft, but the text speaks of a duty.",
            "Say what it points to, not what must be done.");
      }
    }
  }
}
