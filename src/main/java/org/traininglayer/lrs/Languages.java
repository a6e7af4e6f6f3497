package org.traininglayer.lrs;

import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The languages that a reader wants, the dearest first. */
record Languages(List<LanguageRange> wanted) {

  /** From an {@code Accept-Language} header; one that cannot be read wants nothing. */
  static Languages of(@Nullable String header) {
    if (header == null || header.isBlank() || header.length() > 1_000) {
      return new Languages(List.of());
    }
    try {
      return new Languages(
          LanguageRange.parse(header).stream().filter(range -> range.getWeight() > 0).toList());
    } catch (IllegalArgumentException e) {
      return new Languages(List.of());
    }
  }

  /** Leaves one language in a language map: the best for the reader, else English, else any. */
  void choose(ObjectNode owner, String property) {
    if (!(owner.path(property) instanceof ObjectNode texts) || texts.size() < 2) {
      return;
    }
    String tag = best(texts);
    JsonNode text = texts.get(tag);
    texts.removeAll();
    texts.set(tag, text);
  }

  private String best(ObjectNode texts) {
    List<String> tags = List.copyOf(texts.propertyNames());
    for (LanguageRange range : wanted) {
      if (range.getRange().equals("*")) {
        break;
      }
      for (String tag : tags) {
        if (tag.equalsIgnoreCase(range.getRange())) {
          return tag;
        }
      }
      for (String tag : tags) {
        if (sameLanguage(tag, range.getRange())) {
          return tag;
        }
      }
    }
    return tags.stream().filter(tag -> sameLanguage(tag, "en")).findFirst().orElse(tags.getFirst());
  }

  private static boolean sameLanguage(String tag, String other) {
    return first(tag).equals(first(other));
  }

  private static String first(String tag) {
    return tag.toLowerCase(Locale.ROOT).split("-", 2)[0];
  }
}
