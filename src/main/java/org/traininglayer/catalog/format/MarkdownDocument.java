package org.traininglayer.catalog.format;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.traininglayer.catalog.Artefact;
import org.traininglayer.catalog.Markdown;

/**
 * A Markdown file as headings and paragraphs. A paragraph may name itself with <code>{#key}</code>
 * at its end; the others are called {@code l1}, {@code l2} … by position, and nothing may point to
 * them.
 */
final class MarkdownDocument {

  private static final Pattern KEY = Pattern.compile("\\s*\\{#([^}]*)}\\s*$");
  private static final Pattern HEADING = Pattern.compile("^(#{1,6})\\s+(.*)$");
  private static final Pattern GENERATED = Pattern.compile("l\\d+");
  private static final int LABEL_LENGTH = 70;

  private final Problems.At problems;
  private final Variables variables;
  private final List<Artefact.Line> lines = new ArrayList<>();
  private final Set<String> keys = new HashSet<>();
  private int lastLevel;

  private MarkdownDocument(Variables variables, Problems.At problems) {
    this.variables = variables;
    this.problems = problems;
  }

  static Artefact.Document read(
      String text, YamlNode declaration, Variables variables, Problems.At problems) {
    var document = new MarkdownDocument(variables, problems);
    var paragraph = new StringBuilder();
    int start = 1;
    int number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      String content = line.strip();
      boolean begins = content.startsWith("#") || content.startsWith("- ");
      if (content.isEmpty() || begins) {
        document.line(paragraph.toString(), start);
        paragraph.setLength(0);
      }
      if (content.isEmpty()) {
        continue;
      }
      if (paragraph.isEmpty()) {
        start = number;
      }
      paragraph.append(paragraph.isEmpty() ? "" : " ").append(content);
      if (content.startsWith("#")) {
        document.line(paragraph.toString(), start);
        paragraph.setLength(0);
      }
    }
    document.line(paragraph.toString(), start);
    return new Artefact.Document(
        declaration.text("id"),
        declaration.text("title"),
        declaration.text("note"),
        List.copyOf(document.lines));
  }

  /** Whether the key was given by position. */
  static boolean isGenerated(String key) {
    return GENERATED.matcher(key).matches();
  }

  private void line(String content, int number) {
    if (content.isBlank()) {
      return;
    }
    String text = content;
    String key = "l" + (lines.size() + 1);
    Matcher named = KEY.matcher(text);
    if (named.find()) {
      key = named.group(1);
      text = text.substring(0, named.start());
      if (!key.matches("[a-z][a-z0-9-]*") || isGenerated(key) || !keys.add(key)) {
        problems.add(
            number,
            1,
            ProblemCode.ARTEFACT_KEY,
            "The key \"" + key + "\" is taken, or is no word in small letters.",
            "Choose another; l with a number is reserved.");
      }
    }
    int level = 0;
    Matcher heading = HEADING.matcher(text);
    if (heading.matches()) {
      level = heading.group(1).length();
      if (lastLevel > 0 && level > lastLevel + 1) {
        problems.add(
            number,
            1,
            ProblemCode.LINT_HEADING_SKIPPED,
            "A heading of level " + level + " follows one of level " + lastLevel + ".",
            "Do not skip a level; screen readers read the headings as an outline.");
      }
      lastLevel = level;
      text = heading.group(2);
    } else if (text.startsWith("- ")) {
      text = text.substring(2);
    }
    lines.add(line(key, level, variables.check(text, problems, number, 1)));
  }

  /** A line with the label that its text gives it. */
  static Artefact.Line line(String key, int heading, String markdown) {
    return new Artefact.Line(key, label(markdown), heading, markdown);
  }

  private static String label(String markdown) {
    String text = Markdown.text(markdown);
    if (text.length() <= LABEL_LENGTH) {
      return text;
    }
    int space = text.lastIndexOf(' ', LABEL_LENGTH);
    return text.substring(0, space > 0 ? space : LABEL_LENGTH) + "…";
  }
}
