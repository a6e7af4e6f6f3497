package org.traininglayer.delivery.records;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Extensions in the making; what is null or empty is left out. */
final class Extensions {

  private final Map<String, Object> entries = new LinkedHashMap<>();

  Extensions put(String iri, @Nullable Object value) {
    if (value != null && !(value instanceof List<?> list && list.isEmpty())) {
      entries.put(iri, value);
    }
    return this;
  }

  Extensions put(String iri, @Nullable Enum<?> value) {
    return value == null ? this : put(iri, word(value));
  }

  Extensions putAll(Map<String, Object> more) {
    entries.putAll(more);
    return this;
  }

  Map<String, Object> all() {
    return Map.copyOf(entries);
  }

  /** A constant as a word: {@code follow-up} for {@code FOLLOW_UP}. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
