package org.traininglayer.steps.prompt;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What simple rules find in a prompt that was written freely, and what they do not. They know
 * English words, and nothing of what the prompt means.
 */
final class Hints {

  /** What a rule looks for. */
  enum Rule {
    /** What the answer is to rest on. */
    SOURCE(
        "\\b(source|sources|listing|table|document|protocol|section|page|row|column|report|file"
            + "|text below|attached|below|according to|based on|quote|cite)\\b"),

    /** What the answer is to look like. */
    FORM(
        "\\b(table|list|bullet|bullets|columns?|csv|json|sentences?|words|paragraphs?|format"
            + "|headings?|one line|lines|step by step)\\b"),

    /** What is to be said where something is missing or not certain. */
    DOUBT(
        "\\b(not found|cannot tell|can't tell|unsure|not sure|uncertain|uncertainty|do not know"
            + "|don't know|do not guess|don't guess|say so|is missing|are missing|unknown"
            + "|no evidence|how sure)\\b"),

    /** What is to be left alone. */
    LIMIT("\\b(only|at most|no more than|do not|don't|leave out|without|never|nothing else)\\b");

    private final Pattern pattern;

    Rule(String pattern) {
      this.pattern = Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
    }

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What became of a rule.
   *
   * @param rule the word with which messages say it
   */
  record Hint(String rule, boolean found) {}

  private Hints() {}

  /** Each rule in its order. */
  static List<Hint> of(String text) {
    return List.of(Rule.values()).stream()
        .map(rule -> new Hint(rule.word(), rule.pattern.matcher(text).find()))
        .toList();
  }
}
