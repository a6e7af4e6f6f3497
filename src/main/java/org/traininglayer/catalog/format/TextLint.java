package org.traininglayer.catalog.format;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Wording that misleads, excludes or gives someone away. */
final class TextLint {

  private static final Set<String> ASKED = Set.of("question", "prompt", "text", "statement");

  private static final Pattern ALL_OF_THE_ABOVE =
      Pattern.compile("(?i)\\b(all|none|both) (of )?(the )?above\\b");
  private static final Pattern NEGATION =
      Pattern.compile(
          "(?i)\\b(not|never|no|none|nobody|nothing|cannot|without|neither|nor)\\b|n't\\b"
              + "|\\bnot un\\w+");
  private static final Pattern COLOUR =
      Pattern.compile("(?i)\\b(red|green|amber|yellow|orange)\\b(?! flag)");
  private static final Map<String, Pattern> PERSONAL =
      Map.of(
          "an e-mail address", Pattern.compile("[\\w.+-]+@(?!example\\.)[\\w-]+\\.[a-z]{2,}"),
          "a telephone number", Pattern.compile("(?<!\\w)(\\+|00)\\d[\\d ()/-]{7,}\\d"),
          "a date of birth",
              Pattern.compile("(?i)\\b(born( on)?|date of birth|DOB)\\b[^.\\n]{0,12}\\d"),
          "a social security number", Pattern.compile("\\b\\d{3}-\\d{2}-\\d{4}\\b"),
          "a real DOI", Pattern.compile("\\b10\\.(?!5555/)\\d{4,9}/\\S+"));

  private TextLint() {}

  static void check(Passage passage) {
    personalData(passage);
    if (passage.seeded()) {
      return;
    }
    Matcher colour = COLOUR.matcher(passage.text());
    if (colour.find()) {
      passage.report(
          ProblemCode.LINT_COLOUR_ONLY,
          "The text refers to something by the colour \"" + colour.group() + "\".",
          "Name it by a word or number as well; not everybody sees the colour.");
    }
    if (!ASKED.contains(passage.key())) {
      return;
    }
    if (ALL_OF_THE_ABOVE.matcher(passage.text()).find()) {
      passage.report(
          ProblemCode.LINT_ALL_OF_THE_ABOVE,
          "An option refers to the other options.",
          "Let each option stand for itself.");
    }
    for (String sentence : sentences(passage.text())) {
      if (NEGATION.matcher(sentence).results().count() > 1) {
        passage.report(
            ProblemCode.LINT_DOUBLE_NEGATIVE,
            "A sentence negates twice: \"" + sentence.strip() + "\"",
            "Say what is the case.");
      }
    }
  }

  private static void personalData(Passage passage) {
    PERSONAL.forEach((what, pattern) -> {
      Matcher matcher = pattern.matcher(passage.text());
      if (matcher.find()) {
        passage.report(
            ProblemCode.LINT_PERSONAL_DATA,
            "\"" + matcher.group() + "\" looks like " + what + ".",
            "Use invented data only, addresses at example.org and DOIs under 10.5555.");
      }
    });
  }

  static List<String> sentences(String text) {
    String flat = text.replaceAll("\\s+", " ");
    List<Integer> starts = Sentences.starts(flat);
    var cuts = new java.util.ArrayList<Integer>(starts);
    cuts.addFirst(0);
    cuts.addLast(flat.length());
    var sentences = new java.util.ArrayList<String>();
    for (int i = 0; i + 1 < cuts.size(); i++) {
      sentences.add(flat.substring(cuts.get(i), cuts.get(i + 1)));
    }
    return sentences;
  }
}
