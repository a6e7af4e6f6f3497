package org.traininglayer.catalog.format;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Condition;
import org.traininglayer.catalog.Condition.Comparison;
import org.traininglayer.catalog.Condition.Operand;
import org.traininglayer.catalog.StateValue;

/**
 * Reads the conditions of the module format: {@code state.<name>}, texts in quotes, numbers, {@code
 * true} and {@code false}, {@code == != < <= > >=}, {@code and}, {@code or}, {@code not}, brackets;
 * nothing is called. Pure.
 *
 * <pre>
 *   either  = both ("or" both)*
 *   both    = one ("and" one)*
 *   one     = "not" one | "(" either ")" | operand [("==" | …) operand]
 *   operand = "state." name | number | "true" | "false" | text
 * </pre>
 */
final class ConditionParser {

  /** The form of a name in the state. */
  static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,63}");

  private static final int DEEPEST = 50;

  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(?:(?<operator>==|!=|<=|>=|<|>|\\(|\\))|(?<text>\"[^\"]*\"|'[^']*')"
              + "|(?<word>[A-Za-z_][A-Za-z0-9_.]*)|(?<number>-?\\d{1,15}(?:\\.\\d{1,15})?))");

  private static final Map<String, Comparison> COMPARISONS =
      Map.of(
          "==", Comparison.EQUAL,
          "!=", Comparison.UNEQUAL,
          "<", Comparison.LESS,
          "<=", Comparison.AT_MOST,
          ">", Comparison.MORE,
          ">=", Comparison.AT_LEAST);

  /** A condition cannot be read. */
  static final class Unreadable extends Exception {

    private static final long serialVersionUID = 1L;

    /** Where, in characters from 0. */
    private final int at;

    Unreadable(int at, String message) {
      super(message, null, false, false);
      this.at = at;
    }

    int at() {
      return at;
    }

    String says() {
      return String.valueOf(getMessage());
    }
  }

  private enum Kind {
    OPERATOR,
    WORD,
    TEXT,
    NUMBER,
    END
  }

  private record Token(Kind kind, String text, int at) {}

  private final List<Token> tokens;
  private int next;
  private int depth;

  private ConditionParser(List<Token> tokens) {
    this.tokens = tokens;
  }

  /**
   * The condition that a text states.
   *
   * @throws Unreadable when it states none; says where and why
   */
  static Condition parse(String text) throws Unreadable {
    var parser = new ConditionParser(tokens(text));
    Condition condition = parser.either();
    Token rest = parser.peek();
    if (rest.kind() != Kind.END) {
      throw new Unreadable(rest.at(), "Nothing can follow here, but \"" + rest.text() + "\" does.");
    }
    return condition;
  }

  private static List<Token> tokens(String text) throws Unreadable {
    List<Token> tokens = new ArrayList<>();
    String trimmed = text.stripTrailing();
    Matcher matcher = TOKEN.matcher(trimmed);
    int at = 0;
    while (at < trimmed.length()) {
      if (!matcher.region(at, trimmed.length()).lookingAt()) {
        int wrong = at + (trimmed.substring(at).length() - trimmed.substring(at).strip().length());
        throw new Unreadable(
            wrong, "The character \"" + trimmed.charAt(wrong) + "\" has no meaning here.");
      }
      for (Kind kind : List.of(Kind.OPERATOR, Kind.TEXT, Kind.WORD, Kind.NUMBER)) {
        String group = kind.name().toLowerCase(java.util.Locale.ROOT);
        String found = matcher.group(group);
        if (found != null) {
          tokens.add(new Token(kind, found, matcher.start(group)));
        }
      }
      at = matcher.end();
    }
    tokens.add(new Token(Kind.END, "", trimmed.length()));
    return tokens;
  }

  private Token peek() {
    return tokens.get(next);
  }

  private boolean takes(Kind kind, String text) {
    if (peek().kind() == kind && peek().text().equals(text)) {
      next++;
      return true;
    }
    return false;
  }

  private Condition either() throws Unreadable {
    Condition condition = both();
    while (takes(Kind.WORD, "or")) {
      condition = new Condition.Or(condition, both());
    }
    return condition;
  }

  private Condition both() throws Unreadable {
    Condition condition = one();
    while (takes(Kind.WORD, "and")) {
      condition = new Condition.And(condition, one());
    }
    return condition;
  }

  private Condition one() throws Unreadable {
    int at = peek().at();
    depth++;
    if (depth > DEEPEST) {
      throw new Unreadable(at, "It is nested too deeply.");
    }
    Condition condition;
    if (takes(Kind.WORD, "not")) {
      condition = new Condition.Not(one());
    } else if (takes(Kind.OPERATOR, "(")) {
      condition = either();
      if (!takes(Kind.OPERATOR, ")")) {
        throw new Unreadable(peek().at(), "A bracket is not closed.");
      }
    } else {
      condition = compared(at);
    }
    depth--;
    return condition;
  }

  private Condition compared(int at) throws Unreadable {
    Operand left = operand();
    Comparison by = peek().kind() == Kind.OPERATOR ? COMPARISONS.get(peek().text()) : null;
    if (by != null) {
      next++;
      return new Condition.Compares(left, by, operand());
    }
    if (left.name() == null && !(left.literal() instanceof StateValue.Flag)) {
      throw new Unreadable(at, "This value is neither true nor false.");
    }
    return new Condition.IsTrue(left);
  }

  private Operand operand() throws Unreadable {
    Token token = peek();
    Operand operand =
        switch (token.kind()) {
          case TEXT ->
              literal(new StateValue.Text(token.text().substring(1, token.text().length() - 1)));
          case NUMBER -> literal(new StateValue.Decimal(new BigDecimal(token.text())));
          case WORD -> word(token);
          default ->
              throw new Unreadable(
                  token.at(),
                  token.kind() == Kind.END
                      ? "It ends where a value should follow."
                      : "A value should stand here, not \"" + token.text() + "\".");
        };
    next++;
    return operand;
  }

  private Operand word(Token token) throws Unreadable {
    String word = token.text();
    if (word.equals("true") || word.equals("false")) {
      return literal(new StateValue.Flag(word.equals("true")));
    }
    if (word.startsWith("state.") && NAME.matcher(word.substring(6)).matches()) {
      return new Operand(word.substring(6), null);
    }
    Token after = tokens.get(next + 1);
    throw new Unreadable(
        token.at(),
        after.kind() == Kind.OPERATOR && after.text().equals("(")
            ? "Nothing can be called in a condition."
            : "\"" + word + "\" is no value: a name is state.<name>, a text stands in quotes.");
  }

  private static Operand literal(@Nullable StateValue value) {
    return new Operand(null, value);
  }
}
