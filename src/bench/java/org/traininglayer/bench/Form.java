package org.traininglayer.bench;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/**
 * A form of a page, filled in as somebody in a hurry does: the first of each choice.
 *
 * @param action where it is sent
 */
record Form(String action, Map<String, String> fields) {

  private static final Pattern TAG = Pattern.compile("<(form|input|button)\\b([^>]*)>");
  private static final Pattern ATTRIBUTE =
      Pattern.compile("([a-zA-Z-]+)(?:\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'))?");

  /** The form that the page's main button sends. */
  static Optional<Form> ofMainButton(String page) {
    Matcher tags = TAG.matcher(page);
    while (tags.find()) {
      Map<String, String> button = attributes(tags.group(2));
      String form = button.get("form");
      if (tags.group(1).equals("button")
          && form != null
          && button.getOrDefault("class", "").contains("primary")) {
        return Optional.of(withId(page, form, button));
      }
    }
    return Optional.empty();
  }

  private static Form withId(String page, String id, Map<String, String> button) {
    Matcher tags = TAG.matcher(page);
    String action = null;
    Map<String, String> fields = new LinkedHashMap<>();
    while (tags.find()) {
      Map<String, String> tag = attributes(tags.group(2));
      if (tags.group(1).equals("form")) {
        if (action != null) {
          break;
        }
        action = id.equals(tag.get("id")) ? tag.get("action") : null;
      } else if (action != null && tags.group(1).equals("input")) {
        String name = tag.get("name");
        if (name != null) {
          fields.putIfAbsent(name, tag.getOrDefault("value", ""));
        }
      }
    }
    if (action == null) {
      throw new IllegalStateException("no form " + id);
    }
    String name = button.get("name");
    if (name != null) {
      fields.put(name, button.getOrDefault("value", ""));
    }
    return new Form(action, fields);
  }

  /** As sent. */
  static String encode(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static Map<String, String> attributes(String tag) {
    Map<String, String> attributes = new HashMap<>();
    Matcher each = ATTRIBUTE.matcher(tag);
    while (each.find()) {
      String value = each.group(2) == null ? each.group(3) : each.group(2);
      attributes.put(each.group(1), value == null ? "" : HtmlUtils.htmlUnescape(value));
    }
    return attributes;
  }
}
