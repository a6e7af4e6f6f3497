package org.traininglayer.steps.prompt;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a {@link Condition}. {@code not} binds closest, then {@code and}, then {@code or}; brackets
 * group.
 */
final class ConditionReader {

  private static final Pattern TOKEN = Pattern.compile("\\s*([()]|[a-z0-9][a-z0-9._-]*)");
  private static final String END = "";
  private static final int DEEPEST = 50;

  /** It cannot be read. The message says what stands where. */
  static final class Malformed extends Exception {

    private static final long serialVersionUID = 1L;

    Malformed(String message) {
      super(message);
    }
  }

  private final List<String> tokens;
  private int next;
  private int depth;

  private ConditionReader(List<String> tokens) {
    this.tokens = tokens;
  }

  static Condition read(String text) throws Malformed {
    List<String> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text);
    int at = 0;
    while (matcher.find(at) && matcher.start() == at) {
      tokens.add(matcher.group(1));
      at = matcher.end();
    }
    if (!text.substring(at).isBlank()) {
      throw new Malformed("\"" + text.substring(at).strip() + "\" cannot stand here");
    }
    ConditionReader reader = new ConditionReader(tokens);
    Condition condition = reader.either();
    if (!reader.peek().equals(END)) {
      throw new Malformed("before \"" + reader.peek() + "\" is no and or or");
    }
    return condition;
  }

  /** The blocks that a condition asks for. */
  static Set<String> blocks(Condition condition) {
    Set<String> blocks = new LinkedHashSet<>();
    collect(condition, blocks);
    return blocks;
  }

  private static void collect(Condition condition, Set<String> blocks) {
    switch (condition) {
      case Condition.Has has -> blocks.add(has.block());
      case Condition.All all -> {}
      case Condition.Not not -> collect(not.condition(), blocks);
      case Condition.And and -> {
        collect(and.left(), blocks);
        collect(and.right(), blocks);
      }
      case Condition.Or or -> {
        collect(or.left(), blocks);
        collect(or.right(), blocks);
      }
    }
  }

  private String peek() {
    return next < tokens.size() ? tokens.get(next) : END;
  }

  private boolean taken(String token) {
    boolean there = peek().equals(token);
    next += there ? 1 : 0;
    return there;
  }

  private Condition either() throws Malformed {
    Condition left = both();
    while (taken("or")) {
      left = new Condition.Or(left, both());
    }
    return left;
  }

  private Condition both() throws Malformed {
    Condition left = one();
    while (taken("and")) {
      left = new Condition.And(left, one());
    }
    return left;
  }

  private Condition one() throws Malformed {
    if (++depth > DEEPEST) {
      throw new Malformed("it is nested too deep");
    }
    try {
      if (taken("not")) {
        return new Condition.Not(one());
      }
      if (taken("(")) {
        Condition inside = either();
        close();
        return inside;
      }
      if (taken("all")) {
        return new Condition.All();
      }
      if (taken("has")) {
        return has();
      }
      throw new Malformed(
          peek().equals(END)
              ? "it ends where has(…), all, not or a bracket should follow"
              : "\"" + peek() + "\" is none of has(…), all, not and brackets");
    } finally {
      depth--;
    }
  }

  private Condition has() throws Malformed {
    if (!taken("(") || peek().equals(END) || peek().equals("(") || peek().equals(")")) {
      throw new Malformed("has is not followed by a block in brackets");
    }
    String block = tokens.get(next++);
    close();
    return new Condition.Has(block);
  }

  private void close() throws Malformed {
    if (!taken(")")) {
      throw new Malformed("a bracket is not closed");
    }
  }
}
