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
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/**
 * A form of a page, filled in as somebody in a hurry does: the first of each choice.
 *
 * @param action where it is sent
 */
record Form(String action, Map<String, String> fields) {

  private static final Pattern TAG =
      Pattern.compile("<(form|input|button|select|option|textarea)\\b([^>]*)>");
  private static final Pattern FORM =
      Pattern.compile("<form\\b([^>]*)>(.*?)</form>", Pattern.DOTALL);
  private static final Pattern FIELD = Pattern.compile("<(input|select|option)\\b([^>]*)>");
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
    String select = null;
    Map<String, String> fields = new LinkedHashMap<>();
    while (tags.find()) {
      Map<String, String> tag = attributes(tags.group(2));
      String name = tag.get("name");
      if (tags.group(1).equals("form")) {
        if (action != null) {
          break;
        }
        action = id.equals(tag.get("id")) ? tag.get("action") : null;
      } else if (action != null) {
        switch (tags.group(1)) {
          case "input" -> first(fields, name, tag.getOrDefault("value", ""));
          case "textarea" -> first(fields, name, "When a site ranks low, I open its row first.");
          case "select" -> select = name;
          case "option" -> {
            if (!tag.getOrDefault("value", "").isEmpty()) {
              first(fields, select, tag.getOrDefault("value", ""));
            }
          }
          default -> {}
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

  private static void first(Map<String, String> fields, @Nullable String name, String value) {
    if (name != null) {
      fields.putIfAbsent(name, value);
    }
  }

  /**
   * The form whose action ends like this, as the page filled it in.
   *
   * @param end of the action, without query
   */
  static Form to(String page, String end) {
    Matcher forms = FORM.matcher(page);
    while (forms.find()) {
      String action = attributes(forms.group(1)).getOrDefault("action", "");
      if (action.replaceFirst("\\?.*", "").endsWith(end)) {
        return new Form(action, filled(forms.group(2)));
      }
    }
    throw new IllegalStateException("no form to " + end + " in " + page);
  }

  /** The same form with one field otherwise. */
  Form with(String name, String value) {
    Map<String, String> changed = new LinkedHashMap<>(fields);
    changed.put(name, value);
    return new Form(action, changed);
  }

  private static Map<String, String> filled(String inside) {
    Map<String, String> fields = new LinkedHashMap<>();
    Matcher tags = FIELD.matcher(inside);
    String select = null;
    while (tags.find()) {
      Map<String, String> tag = attributes(tags.group(2));
      switch (tags.group(1)) {
        case "select" -> select = tag.get("name");
        case "option" -> {
          if (select != null && (tag.containsKey("selected") || !fields.containsKey(select))) {
            fields.put(select, tag.getOrDefault("value", ""));
          }
        }
        default -> {
          String type = tag.getOrDefault("type", "text");
          boolean choice = type.equals("radio") || type.equals("checkbox");
          String name = tag.get("name");
          if (name != null && (!choice || tag.containsKey("checked"))) {
            fields.put(name, tag.getOrDefault("value", ""));
          }
        }
      }
    }
    return fields;
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
