package org.traininglayer.steps.worked;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.traininglayer.catalog.Artefact;
import org.traininglayer.catalog.Markdown;

/** Where the spans of notes stand in an artefact. */
final class Spans {

  /** What would begin a list, a heading or a quotation in the middle of a sentence. */
  private static final Pattern BLOCK = Pattern.compile("^(?:[-+*>#]|\\d{1,9}[.)])(?=\\s|$)");

  private Spans() {}

  /**
   * A piece of a line.
   *
   * @param note number of the note about it, from 1; 0 when there is none
   */
  record Part(String html, int note) {}

  /**
   * The line of a document with these words, or the row of a listing with this key; −1 when there
   * is none. The first counts when there are several.
   */
  static int line(Artefact artefact, String span) {
    return switch (artefact) {
      case Artefact.Document document -> {
        for (int i = 0; i < document.lines().size(); i++) {
          if (!span.isBlank() && flat(document.lines().get(i).markdown()).contains(flat(span))) {
            yield i;
          }
        }
        yield -1;
      }
      case Artefact.Table table ->
          table.rows().stream().map(Artefact.Row::key).toList().indexOf(span);
    };
  }

  /**
   * A line cut at the spans of its notes. A span that overlaps an earlier one is not marked.
   *
   * @param spans of all notes; those of other lines are empty
   */
  static List<Part> parts(String markdown, List<String> spans) {
    String text = flat(markdown);
    record Found(int from, int to, int note) {}
    List<Found> found = new ArrayList<>();
    for (int i = 0; i < spans.size(); i++) {
      String span = flat(spans.get(i));
      int from = span.isEmpty() ? -1 : text.indexOf(span);
      if (from >= 0) {
        found.add(new Found(from, from + span.length(), i + 1));
      }
    }
    found.sort(Comparator.comparingInt(Found::from));
    List<Part> parts = new ArrayList<>();
    int at = 0;
    for (Found one : found) {
      if (one.from() >= at) {
        plain(parts, text.substring(at, one.from()));
        parts.add(new Part(inline(text.substring(one.from(), one.to())), one.note()));
        at = one.to();
      }
    }
    plain(parts, text.substring(at));
    return parts;
  }

  private static void plain(List<Part> parts, String text) {
    if (text.isBlank()) {
      if (!text.isEmpty()) {
        parts.add(new Part(" ", 0));
      }
      return;
    }
    parts.add(
        new Part(
            (text.startsWith(" ") ? " " : "")
                + inline(text.strip())
                + (text.endsWith(" ") ? " " : ""),
            0));
  }

  private static String inline(String markdown) {
    return Markdown.inline(
        BLOCK
            .matcher(markdown)
            .replaceFirst(match -> {
              String begin = match.group();
              int last = begin.length() - 1;
              return java.util.regex.Matcher.quoteReplacement(
                  begin.substring(0, last) + "\\" + begin.charAt(last));
            }));
  }

  private static String flat(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }
}
