package org.traininglayer.xapi;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** A JSON value, where it stands, and the list to which its problems go. */
record Value(JsonNode node, String path, XapiVersion version, List<Problem> problems) {

  void problem(String message) {
    problems.add(new Problem(path, message));
  }

  boolean has(String property) {
    return node.has(property);
  }

  /** The property, which may be missing. */
  Value at(String property) {
    return new Value(
        node.path(property), path.isEmpty() ? property : path + "." + property, version, problems);
  }

  /** Looks at the property if it is there. */
  void optional(String property, Consumer<Value> rule) {
    if (has(property)) {
      rule.accept(at(property));
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
    for (String name : node.propertyNames()) {
      if (!known.contains(name)) {
        at(name).problem(unknown(name, known));
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
    text(
        version == XapiVersion.V1 ? "a timestamp of ISO 8601" : "a timestamp of RFC 3339",
        each -> Timestamps.isValid(each, version));
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
      rule.accept(new Value(node.get(i), path + "[" + i + "]", version, problems));
    }
  }

  /** A language map: tags to texts. */
  void languageMap() {
    if (!isObject()) {
      return;
    }
    for (String tag : node.propertyNames()) {
      if (!Formats.isLanguageTag(tag)) {
        at(tag).problem("is not a language tag of RFC 5646");
      }
      at(tag).isText();
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
