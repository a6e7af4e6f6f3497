package org.traininglayer.steps;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The fields of a form, or the query of an address. */
public final class FormValues {

  /** Nothing was sent. */
  public static final FormValues NONE = new FormValues(Map.of());

  private final Map<String, String[]> values;

  /** By name. */
  public FormValues(Map<String, String[]> values) {
    this.values = values;
  }

  /** Whether there is a value, be it empty. */
  public boolean has(String name) {
    return values.containsKey(name);
  }

  /** The first value; empty when there is none. */
  public String text(String name) {
    String[] all = values.get(name);
    return all == null || all.length == 0 || all[0] == null ? "" : all[0];
  }

  /** The first value; null when there is none or it is empty. */
  public @Nullable String textOrNull(String name) {
    String text = text(name);
    return text.isEmpty() ? null : text;
  }

  /** All values that are not empty. */
  public List<String> all(String name) {
    String[] all = values.get(name);
    return all == null ? List.of() : Stream.of(all).filter(one -> !one.isEmpty()).toList();
  }

  /**
   * A whole number; null when there is none, also where something else was entered: what is needed
   * and not there is {@link FormReading#missing}, and the page shows again with what was entered.
   */
  public @Nullable Integer number(String name) {
    String text = text(name);
    if (text.isEmpty()) {
      return null;
    }
    try {
      return Integer.valueOf(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
