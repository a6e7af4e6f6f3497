package org.traininglayer.xapi;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A place in a statement, written as profiles write it: {@code $.a.b}, {@code ['iri']}, {@code [0]}
 * and {@code [*]} of JSONPath, without filters and scripts.
 *
 * @see <a
 *     href="https://adlnet.github.io/xapi-profiles/xapi-profiles-structure.html#9.1.0">Statement
 *     Template Rules</a>
 */
final class StatementPath {

  private static final String ANY = "*";

  private final List<String> steps;

  private StatementPath(List<String> steps) {
    this.steps = steps;
  }

  /** Reads a path; what it does not know it refuses. */
  static StatementPath of(String text) {
    if (!text.startsWith("$")) {
      throw new IllegalArgumentException("a location begins with $: " + text);
    }
    List<String> steps = new ArrayList<>();
    int at = 1;
    while (at < text.length()) {
      int end;
      if (text.startsWith("['", at)) {
        end = text.indexOf("']", at);
        steps.add(text.substring(at + 2, known(end, text)));
        at = end + 2;
      } else if (text.charAt(at) == '[') {
        end = text.indexOf(']', at);
        steps.add(text.substring(at + 1, known(end, text)));
        at = end + 1;
      } else if (text.charAt(at) == '.') {
        end = at + 1;
        while (end < text.length() && ".[".indexOf(text.charAt(end)) < 0) {
          end++;
        }
        steps.add(text.substring(at + 1, end));
        at = end;
      } else {
        throw new IllegalArgumentException("not a plain location: " + text);
      }
    }
    if (steps.stream().anyMatch(step -> step.isEmpty() || step.startsWith("?"))) {
      throw new IllegalArgumentException("not a plain location: " + text);
    }
    return new StatementPath(List.copyOf(steps));
  }

  private static int known(int end, String text) {
    if (end < 0) {
      throw new IllegalArgumentException("a bracket is not closed: " + text);
    }
    return end;
  }

  /** What stands there; nothing where nothing does. */
  List<JsonNode> in(JsonNode whole) {
    List<JsonNode> found = List.of(whole);
    for (String step : steps) {
      List<JsonNode> next = new ArrayList<>();
      for (JsonNode node : found) {
        if (step.equals(ANY)) {
          node.forEach(next::add);
        } else {
          JsonNode one = node.isArray() && isIndex(step) ? at(node, step) : node.path(step);
          if (!one.isMissingNode()) {
            next.add(one);
          }
        }
      }
      found = next;
    }
    return found;
  }

  private static boolean isIndex(String step) {
    return step.length() < 6 && step.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static JsonNode at(JsonNode array, String step) {
    return array.path(Integer.parseInt(step));
  }
}
