package org.traininglayer.steps.review;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.traininglayer.catalog.format.ProblemCode;
import org.traininglayer.catalog.format.Problems;
import org.traininglayer.catalog.format.Sentences;
import org.traininglayer.steps.review.ReviewStep.AiOutput.Block;
import org.traininglayer.steps.review.ReviewStep.AiOutput.Unit;

/**
 * Splits an AI output into units that can be judged.
 *
 * <p>Paragraphs and list items are blocks. A unit is a sentence; a marker {@code [[e1|text]]} makes
 * the sentence it stands in the unit {@code e1}, and sentences inside one marker stay together.
 * {@code [[/]]} ends a unit where no sentence ends. Other units are named by their position.
 */
final class AiText {

  private static final Pattern MARKER = Pattern.compile("\\[\\[([^|\\]\\[]*)\\|(.*?)]]");
  private static final Pattern MARKER_ID = Pattern.compile("(?!u\\d)[a-z][a-z0-9-]{0,31}");
  private static final String SEPARATOR = "[[/]]";

  private final Problems.At problems;
  private final List<Block> blocks = new ArrayList<>();
  private final Map<String, Integer> markers = new LinkedHashMap<>();
  private int units;

  private AiText(Problems.At problems) {
    this.problems = problems;
  }

  /**
   * A split text.
   *
   * @param markers line in which each marker stands, by id
   */
  record Split(List<Block> blocks, Map<String, Integer> markers) {}

  /** The line in which each marker stands, by id. */
  static Map<String, Integer> markers(String text) {
    return split(text, new Problems("").in("", null)).markers();
  }

  static Split split(String text, Problems.At problems) {
    var reader = new AiText(problems);
    var paragraph = new StringBuilder();
    int start = 1;
    int number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      String content = line.strip();
      boolean item = content.startsWith("- ");
      if (content.isEmpty() || item) {
        reader.block(paragraph.toString(), start);
        paragraph.setLength(0);
      }
      if (content.startsWith("#")) {
        problems.add(
            number,
            1,
            ReviewProblem.MARKER_SYNTAX,
            "A heading in an AI output cannot be judged.",
            "Write it as a sentence, or leave it out.");
      } else if (!content.isEmpty()) {
        if (paragraph.isEmpty()) {
          start = number;
        }
        paragraph
            .append(paragraph.isEmpty() ? "" : " ")
            .append(item ? content.substring(2) : content);
      }
    }
    reader.block(paragraph.toString(), start);
    return new Split(List.copyOf(reader.blocks), reader.markers);
  }

  /** A marked stretch of a paragraph, in the paragraph without its markers. */
  private record Span(String id, int from, int to) {}

  private void block(String paragraph, int line) {
    if (paragraph.isBlank()) {
      return;
    }
    var plain = new StringBuilder();
    List<Span> spans = new ArrayList<>();
    Set<Integer> cuts = new TreeSet<>();
    Matcher matcher = MARKER.matcher(paragraph);
    int from = 0;
    while (matcher.find()) {
      appendPlain(paragraph.substring(from, matcher.start()), plain, cuts, line);
      int begin = plain.length();
      plain.append(matcher.group(2));
      spans.add(new Span(matcher.group(1), begin, plain.length()));
      from = matcher.end();
    }
    appendPlain(paragraph.substring(from), plain, cuts, line);
    for (int start : Sentences.starts(plain.toString())) {
      if (spans.stream().noneMatch(span -> span.from < start && start < span.to)) {
        cuts.add(start);
      }
    }
    cuts.remove(0);
    cuts.add(plain.length());
    List<Unit> inBlock = new ArrayList<>();
    int begin = 0;
    for (int end : cuts) {
      String text = plain.substring(begin, end).strip();
      if (!text.isEmpty()) {
        inBlock.add(new Unit(idOf(spans, begin, end, line), text));
      }
      begin = end;
    }
    blocks.add(new Block(List.copyOf(inBlock)));
  }

  private void appendPlain(String text, StringBuilder plain, Set<Integer> cuts, int line) {
    String rest = text;
    int at = rest.indexOf(SEPARATOR);
    while (at >= 0) {
      plain.append(rest, 0, at);
      cuts.add(plain.length());
      rest = rest.substring(at + SEPARATOR.length());
      at = rest.indexOf(SEPARATOR);
    }
    if (rest.contains("[[") || rest.contains("]]")) {
      problems.add(
          line,
          1,
          ReviewProblem.MARKER_SYNTAX,
          "A marker in the paragraph that begins here is not complete.",
          "Write [[e1|text]], within one paragraph and without markers inside it.");
    }
    plain.append(rest);
  }

  private String idOf(List<Span> spans, int begin, int end, int line) {
    units++;
    Set<String> ids = new LinkedHashSet<>();
    for (Span span : spans) {
      if (span.from >= begin && span.from < end) {
        ids.add(span.id);
      }
    }
    if (ids.isEmpty()) {
      return "u" + units;
    }
    if (ids.size() > 1) {
      problems.add(
          line,
          1,
          ReviewProblem.MARKERS_IN_ONE_UNIT,
          "The markers " + String.join(", ", ids) + " stand in one sentence.",
          "Make two sentences of it, or put [[/]] between them.");
    }
    for (String id : ids) {
      if (!MARKER_ID.matcher(id).matches()) {
        problems.add(
            line,
            1,
            ReviewProblem.MARKER_SYNTAX,
            "\"" + id + "\" cannot name a marker.",
            "Use a letter followed by letters, digits or hyphens; u with a number is taken.");
      }
      if (markers.putIfAbsent(id, line) != null) {
        problems.add(
            line,
            1,
            ProblemCode.ID_DUPLICATE,
            "The marker \"" + id + "\" stands in the text twice.",
            "Give each marked sentence its own id.");
      }
    }
    return ids.iterator().next();
  }
}
