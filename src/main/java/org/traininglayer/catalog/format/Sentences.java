package org.traininglayer.catalog.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Where one sentence ends and the next begins. */
public final class Sentences {

  /** Ends with a full stop, and is no end. */
  private static final Set<String> ABBREVIATIONS =
      Set.of(
          "e.g.", "i.e.", "cf.", "vs.", "approx.", "ca.", "etc.", "no.", "nos.", "fig.", "tab.",
          "sec.", "sect.", "art.", "p.", "pp.", "dr.", "prof.", "mr.", "ms.", "mrs.", "st.",
          "incl.", "excl.", "max.", "min.", "resp.", "al.", "vol.", "ed.", "jan.", "feb.", "mar.",
          "apr.", "jun.", "jul.", "aug.", "sep.", "sept.", "oct.", "nov.", "dec.");

  private static final Pattern INITIAL = Pattern.compile("\\p{Lu}\\.");
  private static final String CLOSING = ")]}\"'”’*_";

  private Sentences() {}

  /** The places at which a new sentence begins, the beginning of the text left out. */
  public static List<Integer> starts(String text) {
    List<Integer> starts = new ArrayList<>();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '.' && c != '!' && c != '?') {
        continue;
      }
      int end = i + 1;
      while (end < text.length() && CLOSING.indexOf(text.charAt(end)) >= 0) {
        end++;
      }
      int next = end;
      while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
        next++;
      }
      if (next == end || next == text.length()) {
        continue;
      }
      if (opensSentence(text, next) && !(c == '.' && isAbbreviation(text, i))) {
        starts.add(next);
      }
    }
    return starts;
  }

  private static boolean opensSentence(String text, int at) {
    int first = at;
    while (first < text.length() && "([\"'“‘*_".indexOf(text.charAt(first)) >= 0) {
      first++;
    }
    if (first >= text.length()) {
      return false;
    }
    char c = text.charAt(first);
    // A name to be filled in may begin with anything; where it stands a sentence can begin.
    return Character.isUpperCase(c) || Character.isDigit(c) || text.startsWith("{{", first);
  }

  private static boolean isAbbreviation(String text, int stop) {
    int begin = stop;
    while (begin > 0 && !Character.isWhitespace(text.charAt(begin - 1))) {
      begin--;
    }
    while (begin < stop && "([\"'“‘*_".indexOf(text.charAt(begin)) >= 0) {
      begin++;
    }
    String word = text.substring(begin, stop + 1);
    return ABBREVIATIONS.contains(word.toLowerCase(Locale.ROOT)) || INITIAL.matcher(word).matches();
  }
}
