package org.traininglayer.catalog;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A number as it stands in a text: in figures or as a word from two to twenty. One is left out,
 * because it is mostly no number.
 *
 * @param text as written; in small letters where it is a word
 * @param value not a number where it has several points, such as 14.2.1
 */
record Figure(String text, double value) {

  private static final List<String> WORDS =
      List.of(
          "two",
          "three",
          "four",
          "five",
          "six",
          "seven",
          "eight",
          "nine",
          "ten",
          "eleven",
          "twelve",
          "thirteen",
          "fourteen",
          "fifteen",
          "sixteen",
          "seventeen",
          "eighteen",
          "nineteen",
          "twenty");

  private static final Map<String, Integer> VALUES =
      IntStream.range(0, WORDS.size())
          .boxed()
          .collect(Collectors.toMap(WORDS::get, Function.identity()));

  private static final Pattern NUMBER =
      Pattern.compile(
          "−?\\d+(?:\\.\\d+)*|\\b(?:" + String.join("|", WORDS.reversed()) + ")\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Map<String, List<Figure>> READ = new ConcurrentHashMap<>();

  static Figure of(String text) {
    String small = text.toLowerCase(Locale.ROOT);
    Integer word = VALUES.get(small);
    if (word != null) {
      return new Figure(small, word + 2);
    }
    try {
      return new Figure(small, Double.parseDouble(small.replace('−', '-')));
    } catch (NumberFormatException e) {
      return new Figure(small, Double.NaN);
    }
  }

  static Figure of(double value) {
    return new Figure("", value);
  }

  /** All numbers of a text, in order. */
  static List<Figure> in(String text) {
    return READ.computeIfAbsent(
        text, unread -> NUMBER.matcher(unread).results().map(match -> of(match.group())).toList());
  }

  /** The text as often as it has numbers, each time with another one of them changed. */
  static List<String> changedIn(String text) {
    return NUMBER
        .matcher(text)
        .results()
        .map(match ->
            text.substring(0, match.start())
                + of(match.group()).changed()
                + text.substring(match.end()))
        .toList();
  }

  /** Another number of the same form. */
  private String changed() {
    Integer word = VALUES.get(text);
    if (word != null) {
      return WORDS.get(word == WORDS.size() - 1 ? word - 1 : word + 1);
    }
    char last = text.charAt(text.length() - 1);
    return text.substring(0, text.length() - 1) + (char) (last == '9' ? '8' : last + 1);
  }

  /** Whether a computed number, rounded to as many decimals, is this one. */
  boolean is(Figure computed) {
    if (text.equals(computed.text)) {
      return true;
    }
    if (Double.isNaN(value) || Double.isNaN(computed.value)) {
      return false;
    }
    int decimals = text.contains(".") ? text.length() - text.indexOf('.') - 1 : 0;
    return rounded(computed.value, decimals).compareTo(BigDecimal.valueOf(value)) == 0;
  }

  /** Whether it is the same number, in figures or as a word. */
  boolean same(Figure other) {
    return text.equals(other.text) || value == other.value;
  }

  static BigDecimal rounded(double value, int decimals) {
    return BigDecimal.valueOf(value)
        .setScale(9, RoundingMode.HALF_UP)
        .setScale(decimals, RoundingMode.HALF_UP);
  }
}
