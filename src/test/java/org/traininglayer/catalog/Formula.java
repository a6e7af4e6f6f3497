package org.traininglayer.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The formulas of a module's {@code checks.yaml}: numbers, places in sources such as {@code
 * may[101].aes}, the four operations and a few functions. Every value is a list of numbers; what is
 * reckoned with has one.
 */
final class Formula {

  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(?:(?<number>\\d+(?:\\.\\d+)?)"
              + "|(?<place>[a-z][a-z0-9]*\\[[^]]+](?:\\.[a-z0-9_]+)?(?:#\\d+)?)"
              + "|(?<count>(?:claims|errors|decoys)\\([^)]+\\))"
              + "|(?<name>[a-z]+)(?=\\()"
              + "|(?<sign>[-+*/(),]))");

  private final Function<String, List<Figure>> places;
  private final List<String> tokens = new ArrayList<>();
  private int at;

  private Formula(String text, Function<String, List<Figure>> places) {
    this.places = places;
    Matcher matcher = TOKEN.matcher(text);
    int end = 0;
    while (end < text.stripTrailing().length()) {
      if (!matcher.find(end) || matcher.start() != end) {
        throw new IllegalArgumentException("cannot read \"" + text.substring(end) + "\"");
      }
      tokens.add(matcher.group().strip());
      end = matcher.end();
    }
  }

  /**
   * Its value.
   *
   * @param places what stands at a place such as {@code may[101].aes}, or {@code
   *     claims(030-review)}
   */
  static List<Figure> value(String text, Function<String, List<Figure>> places) {
    var formula = new Formula(text, places);
    List<Figure> value = formula.sum();
    if (formula.at < formula.tokens.size()) {
      throw new IllegalArgumentException("cannot read \"" + formula.tokens.get(formula.at) + "\"");
    }
    return value;
  }

  private boolean takes(String sign) {
    boolean here = at < tokens.size() && tokens.get(at).equals(sign);
    at += here ? 1 : 0;
    return here;
  }

  private void demand(String sign) {
    if (!takes(sign)) {
      throw new IllegalArgumentException("\"" + sign + "\" is missing");
    }
  }

  private List<Figure> sum() {
    List<Figure> value = product();
    while (true) {
      if (takes("+")) {
        value = one(one(value) + one(product()));
      } else if (takes("-")) {
        value = one(one(value) - one(product()));
      } else {
        return value;
      }
    }
  }

  private List<Figure> product() {
    List<Figure> value = factor();
    while (true) {
      if (takes("*")) {
        value = one(one(value) * one(factor()));
      } else if (takes("/")) {
        value = one(one(value) / one(factor()));
      } else {
        return value;
      }
    }
  }

  private List<Figure> factor() {
    if (takes("-")) {
      return one(-one(factor()));
    }
    if (takes("(")) {
      List<Figure> value = sum();
      demand(")");
      return value;
    }
    if (at >= tokens.size()) {
      throw new IllegalArgumentException("something is missing at the end");
    }
    String token = tokens.get(at++);
    if (Character.isDigit(token.charAt(0))) {
      return List.of(Figure.of(token));
    }
    return takes("(") ? called(token) : places.apply(token);
  }

  private List<Figure> called(String name) {
    List<Figure> list = sum();
    Double second = takes(",") ? one(sum()) : null;
    demand(")");
    double limit = second == null ? 0 : second;
    return switch (name) {
      case "count" -> one(list.size());
      case "sum" -> one(list.stream().mapToDouble(Figure::value).sum());
      case "mean" -> one(list.stream().mapToDouble(Figure::value).average().orElseThrow());
      case "min" -> one(list.stream().mapToDouble(Figure::value).min().orElseThrow());
      case "max" -> one(list.stream().mapToDouble(Figure::value).max().orElseThrow());
      case "above" -> list.stream().filter(figure -> figure.value() > limit).toList();
      case "below" -> list.stream().filter(figure -> figure.value() < limit).toList();
      case "drop" -> list.stream().skip((long) limit).toList();
      case "round" -> one(Figure.rounded(one(list), (int) limit).doubleValue());
      case "sqrt" -> one(Math.sqrt(one(list)));
      case "abs" -> one(Math.abs(one(list)));
      case "p" -> one(twoSided(Math.abs(one(list))));
      default -> throw new IllegalArgumentException("there is no function " + name);
    };
  }

  private static double one(List<Figure> list) {
    if (list.size() != 1) {
      throw new IllegalArgumentException(list + " is not one number");
    }
    return list.getFirst().value();
  }

  private static List<Figure> one(double value) {
    return List.of(Figure.of(value));
  }

  /** Both tails beyond z of the standard normal distribution, by summing its density. */
  private static double twoSided(double z) {
    double step = 1e-3;
    double sum = 0;
    for (double x = z + step / 2; x < 10; x += step) {
      sum += Math.exp(-x * x / 2) * step;
    }
    return 2 * sum / Math.sqrt(2 * Math.PI);
  }

  private static final Pattern COMPARISON = Pattern.compile("(?<!\\[)(<=|>=|!=|=|<|>)");

  /** Whether {@code left = right} holds; each figure on the left is compared with those right. */
  static boolean holds(String statement, Function<String, List<Figure>> places) {
    Matcher matcher = COMPARISON.matcher(statement);
    if (!matcher.find()) {
      throw new IllegalArgumentException("\"" + statement + "\" compares nothing");
    }
    List<Figure> left = value(statement.substring(0, matcher.start()), places);
    List<Figure> right = value(statement.substring(matcher.end()), places);
    if (left.isEmpty() || (right.size() != 1 && right.size() != left.size())) {
      return false;
    }
    for (int i = 0; i < left.size(); i++) {
      double difference = left.get(i).value() - right.get(right.size() == 1 ? 0 : i).value();
      int sign = Math.abs(difference) < 1e-9 ? 0 : (int) Math.signum(difference);
      boolean ok =
          switch (matcher.group()) {
            case "=" -> sign == 0;
            case "!=" -> sign != 0;
            case "<" -> sign < 0;
            case ">" -> sign > 0;
            case "<=" -> sign <= 0;
            default -> sign >= 0;
          };
      if (!ok) {
        return false;
      }
    }
    return true;
  }

  /** The statement for each combination of values of its {@code $names}. */
  static List<String> each(String statement, Map<String, List<String>> values) {
    List<String> made = List.of(statement);
    for (Map.Entry<String, List<String>> one : values.entrySet()) {
      made =
          made.stream()
              .flatMap(text ->
                  one.getValue().stream().map(value -> text.replace("$" + one.getKey(), value)))
              .toList();
    }
    return made;
  }
}
