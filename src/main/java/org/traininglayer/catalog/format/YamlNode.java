package org.traininglayer.catalog.format;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A piece of a YAML file that knows where it stands. Lines and columns count from 1. */
public sealed interface YamlNode {

  int line();

  int column();

  /** Keys keep their order. */
  record Mapping(int line, int column, Map<String, Entry> entries) implements YamlNode {}

  /** A key with its own place, and its value. */
  record Entry(Scalar key, YamlNode value) {}

  record Sequence(int line, int column, List<YamlNode> items) implements YamlNode {}

  /**
   * A single value.
   *
   * @param plain written without quotes and not as a block
   */
  record Scalar(int line, int column, String text, Kind kind, boolean plain) implements YamlNode {}

  /** What a scalar is by the core schema of YAML 1.2. */
  enum Kind {
    STRING,
    INTEGER,
    NUMBER,
    BOOLEAN,
    NULL
  }

  /** The value under a key; null when this is no mapping or has no such key. */
  default @Nullable YamlNode get(String key) {
    if (!(this instanceof Mapping mapping)) {
      return null;
    }
    Entry entry = mapping.entries().get(key);
    return entry == null ? null : entry.value();
  }

  /** The scalar under a key; null when there is none. */
  default @Nullable Scalar scalar(String key) {
    return get(key) instanceof Scalar scalar && scalar.kind() != Kind.NULL ? scalar : null;
  }

  /** The text under a key; empty when there is none. */
  default String text(String key) {
    Scalar scalar = scalar(key);
    return scalar == null ? "" : scalar.text();
  }

  /** The items under a key; none when there is no list. */
  default List<YamlNode> items(String key) {
    return get(key) instanceof Sequence sequence ? sequence.items() : List.of();
  }

  /** The scalars of a list under a key; a single scalar counts as a list of one. */
  default List<Scalar> scalars(String key) {
    return get(key) instanceof Scalar one
        ? List.of(one)
        : items(key).stream().filter(Scalar.class::isInstance).map(Scalar.class::cast).toList();
  }

  /** The texts of a list under a key. */
  default List<String> texts(String key) {
    return scalars(key).stream().map(Scalar::text).toList();
  }

  /** The entries under a key; none when there is no mapping. */
  default Map<String, Entry> entriesOf(String key) {
    return get(key) instanceof Mapping mapping ? mapping.entries() : Map.of();
  }

  /** Whether the value under a key is {@code true}. */
  default boolean isTrue(String key) {
    return text(key).equals("true");
  }
}
