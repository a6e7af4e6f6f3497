package org.traininglayer.xapi;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Whether templates follow one another as a pattern says. Patterns are regular expressions over
 * templates, so each template becomes a letter and the pattern an expression.
 */
final class PatternMatcher {

  /** A part of Unicode in which no character means anything in an expression. */
  private static final char FIRST_LETTER = '\u4e00';

  private final Map<String, String> letters = new HashMap<>();
  private final Map<String, ProfilePattern> patterns;

  PatternMatcher(List<StatementTemplate> templates, List<ProfilePattern> patterns) {
    for (StatementTemplate template : templates) {
      letters.put(template.id(), String.valueOf((char) (FIRST_LETTER + letters.size())));
    }
    this.patterns =
        patterns.stream().collect(Collectors.toMap(ProfilePattern::id, pattern -> pattern));
  }

  /**
   * Whether all of it fits.
   *
   * @param templates ids, in order
   */
  boolean matches(ProfilePattern pattern, List<String> templates) {
    String word = templates.stream().map(letters::get).collect(Collectors.joining());
    return Pattern.matches(expression(pattern), word);
  }

  private String expression(ProfilePattern pattern) {
    List<String> parts = pattern.members().stream().map(this::part).toList();
    return switch (pattern.rule()) {
      case SEQUENCE -> String.join("", parts);
      case ALTERNATES -> "(?:" + String.join("|", parts) + ")";
      case OPTIONAL -> "(?:" + parts.getFirst() + ")?";
      case ONE_OR_MORE -> "(?:" + parts.getFirst() + ")+";
      case ZERO_OR_MORE -> "(?:" + parts.getFirst() + ")*";
    };
  }

  private String part(String member) {
    String letter = letters.get(member);
    return letter != null
        ? letter
        : expression(
            Objects.requireNonNull(patterns.get(member), () -> "no such member: " + member));
  }
}
