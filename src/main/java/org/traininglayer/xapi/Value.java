package org.traininglayer.xapi;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A JSON value, the value it stands in, and the list to which its problems go. Where it stands is
 * put into words only when there is a problem: nearly all statements have none.
 */
final class Value {

  private final JsonNode node;
  private final @Nullable Value owner;
  private final @Nullable String name;
  private final int index;
  private final XapiVersion version;
  private final List<Problem> problems;

  private Value(
      JsonNode node,
      @Nullable Value owner,
      @Nullable String name,
      int index,
      XapiVersion version,
      List<Problem> problems) {
    this.node = node;
    this.owner = owner;
    this.name = name;
    this.index = index;
    this.version = version;
    this.problems = problems;
  }

  /** A whole statement or actor. */
  static Value whole(JsonNode node, XapiVersion version, List<Problem> problems) {
    return new Value(node, null, null, -1, version, problems);
  }

  JsonNode node() {
    return node;
  }

  XapiVersion version() {
    return version;
  }

  /** The way to it, as in {@code context.contextActivities.parent[0].id}. */
  String path() {
    StringBuilder path = new StringBuilder();
    path(path);
    return path.toString();
  }

  private void path(StringBuilder path) {
    if (owner == null) {
      return;
    }
    owner.path(path);
    if (name == null) {
      path.append('[').append(index).append(']');
    } else {
      path.append(path.isEmpty() ? "" : ".").append(name);
    }
  }

  void problem(String message) {
    if (problems.size() < StatementRules.MOST_PROBLEMS) {
      problems.add(new Problem(path(), message));
    }
  }

  boolean has(String property) {
    return node.has(property);
  }

  /** The property, which may be missing. */
  Value at(String property) {
    return new Value(node.path(property), this, property, -1, version, problems);
  }

  /** An element of an array. */
  Value at(int element) {
    return new Value(node.path(element), this, null, element, version, problems);
  }

  /** Looks at the property if it is there. */
  void optional(String property, Consumer<Value> rule) {
    JsonNode value = node.get(property);
    if (value != null) {
      rule.accept(new Value(value, this, property, -1, version, problems));
    }
  }

  /** Looks at the property, which must be there. */
  void required(String property, Consumer<Value> rule) {
    if (has(property)) {
      rule.accept(at(property));
    } else {
      at(property).problem("is required");
    }
  }

  /** Whether this is an object; a problem if not. */
  boolean isObject() {
    if (!node.isObject()) {
      problem("must be an object, not " + kind());
      return false;
    }
    return true;
  }

  /** Whether this is an object with no other properties than these; a problem for each other. */
  boolean isObjectOf(Set<String> known) {
    if (!isObject()) {
      return false;
    }
    for (String property : node.propertyNames()) {
      if (!known.contains(property)) {
        at(property).problem(unknown(property, known));
      }
    }
    return true;
  }

  private static String unknown(String name, Set<String> known) {
    return known.stream()
        .filter(each -> each.equalsIgnoreCase(name.strip()))
        .findFirst()
        .map(right -> "is written '" + right + "'")
        .orElse("is not a property that may stand here");
  }

  /** Whether this is text; a problem if not. */
  boolean isText() {
    if (!node.isString()) {
      problem("must be a string, not " + kind());
      return false;
    }
    return true;
  }

  /** Text in a form of its own. */
  void text(String what, Predicate<String> form) {
    if (isText() && !form.test(node.stringValue())) {
      problem("is not " + what);
    }
  }

  void iri() {
    text("an IRI (it needs a scheme, as in https://…)", Formats::isIri);
  }

  void uuid() {
    text("a UUID", Formats::isUuid);
  }

  void timestamp() {
    versioned(
        version == XapiVersion.V1 ? "a timestamp of ISO 8601" : "a timestamp of RFC 3339",
        Timestamps::isValid);
  }

  private void versioned(String what, BiPredicate<String, XapiVersion> form) {
    if (isText() && !form.test(node.stringValue(), version)) {
      problem("is not " + what);
    }
  }

  void truth() {
    if (!node.isBoolean()) {
      problem("must be true or false, not " + kind());
    }
  }

  /** Each element of an array. */
  void each(Consumer<Value> rule) {
    if (!node.isArray()) {
      problem("must be an array, not " + kind());
      return;
    }
    for (int i = 0; i < node.size(); i++) {
      rule.accept(at(i));
    }
  }

  /** A language map: tags to texts. */
  void languageMap() {
    if (!isObject()) {
      return;
    }
    for (var entry : node.properties()) {
      if (!Formats.isLanguageTag(entry.getKey())) {
        at(entry.getKey()).problem("is not a language tag of RFC 5646");
      }
      if (!entry.getValue().isString()) {
        at(entry.getKey()).isText();
      }
    }
  }

  /** Extensions: IRIs to anything. */
  void extensions() {
    if (!isObject()) {
      return;
    }
    for (String key : node.propertyNames()) {
      if (!Formats.isIri(key)) {
        at(key).problem("is not an IRI; extensions are named by IRIs");
      }
    }
  }

  private String kind() {
    return node.isMissingNode() ? "missing" : node.getNodeType().name().toLowerCase(Locale.ROOT);
  }
}
