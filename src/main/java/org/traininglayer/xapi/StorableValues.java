package org.traininglayer.xapi;

import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;

/**
 * What no value of a statement may be, wherever it stands: null outside extensions, a text or a
 * number that the database cannot hold.
 */
final class StorableValues {

  /** More than a double can hold; and what PostgreSQL cannot hold lies far behind it. */
  private static final int LARGEST_EXPONENT = 400;

  private StorableValues() {}

  /**
   * Names each value that cannot be kept. Looks for places only once there is something to name.
   */
  static void check(Value value) {
    if (!isStorable(value.node(), false)) {
      name(value, false);
    }
  }

  private static boolean isStorable(JsonNode node, boolean inExtensions) {
    return switch (node.getNodeType()) {
      case OBJECT -> areStorable(node, inExtensions);
      case ARRAY -> {
        for (int i = 0; i < node.size(); i++) {
          if (!isStorable(node.get(i), inExtensions)) {
            yield false;
          }
        }
        yield true;
      }
      case NULL -> inExtensions;
      case STRING -> isStorable(node.stringValue());
      case NUMBER -> node.isIntegralNumber() || !isHuge(node.decimalValue());
      default -> true;
    };
  }

  private static boolean areStorable(JsonNode object, boolean inExtensions) {
    for (var entry : object.properties()) {
      String name = entry.getKey();
      if (!isStorable(name)
          || !isStorable(entry.getValue(), inExtensions || name.equals("extensions"))) {
        return false;
      }
    }
    return true;
  }

  private static void name(Value value, boolean inExtensions) {
    JsonNode node = value.node();
    if (node.isObject()) {
      for (String name : node.propertyNames()) {
        if (!isStorable(name)) {
          value.problem("a property has U+0000 or half a character in its name");
        }
        name(value.at(name), inExtensions || name.equals("extensions"));
      }
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        name(value.at(i), inExtensions);
      }
    } else if (node.isNull()) {
      if (!inExtensions) {
        value.problem("must not be null");
      }
    } else if (node.isString()) {
      if (!isStorable(node.stringValue())) {
        value.problem("has the character U+0000 or half of one; this cannot be kept");
      }
    } else if (!isStorable(node, inExtensions)) {
      value.problem("is a number too large or too small to be kept");
    }
  }

  /** PostgreSQL holds neither the character zero nor a surrogate without its other half. */
  private static boolean isStorable(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        return false;
      }
      if (Character.isSurrogate(c)) {
        i++;
        if (Character.isLowSurrogate(c)
            || i == text.length()
            || !Character.isLowSurrogate(text.charAt(i))) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean isHuge(BigDecimal number) {
    long exponent = (long) number.precision() - number.scale();
    return exponent > LARGEST_EXPONENT || exponent < -LARGEST_EXPONENT;
  }
}
