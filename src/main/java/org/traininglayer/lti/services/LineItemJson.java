package org.traininglayer.lti.services;

import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.traininglayer.lti.LineItems;
import org.traininglayer.lti.LineItems.Wanted;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Columns as JSON (<a href="https://www.imsglobal.org/spec/lti-ags/v2p0">AGS 2.0, 3.2</a>), and
 * which of several is the one that is wanted. Pure.
 */
record LineItemJson(
    URI id, @Nullable String resourceLinkId, @Nullable String resourceId, @Nullable String tag) {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final BigDecimal MAXIMUM = BigDecimal.valueOf(100);
  private static final int LONGEST_LABEL = 200;

  /** A new column, complete: what a platform does not read it leaves out. */
  static String of(Wanted wanted) {
    String label = wanted.label();
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("scoreMaximum", MAXIMUM);
    item.put("label", label.length() > LONGEST_LABEL ? label.substring(0, LONGEST_LABEL) : label);
    item.put("resourceId", wanted.module().value());
    item.put("tag", LineItems.TAG);
    item.put("resourceLinkId", wanted.resourceLinkId());
    return JSON.writeValueAsString(item);
  }

  /**
   * A page of columns; those without an address that could be one are left out.
   *
   * @return empty when it is no such page
   */
  static Optional<List<LineItemJson>> list(String body) {
    JsonNode items;
    try {
      items = JSON.readTree(body);
    } catch (JacksonException e) {
      return Optional.empty();
    }
    if (!items.isArray()) {
      return Optional.empty();
    }
    List<LineItemJson> read = new ArrayList<>();
    for (JsonNode item : items) {
      item(item).ifPresent(read::add);
    }
    return Optional.of(read);
  }

  /** One column; empty when it is none. */
  static Optional<LineItemJson> one(String body) {
    try {
      return item(JSON.readTree(body));
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  private static Optional<LineItemJson> item(JsonNode item) {
    String id = text(item, "id");
    if (id == null || id.length() > 2_000) {
      return Optional.empty();
    }
    try {
      URI address = URI.create(id);
      return address.getHost() == null
          ? Optional.empty()
          : Optional.of(
              new LineItemJson(
                  address,
                  text(item, "resourceLinkId"),
                  text(item, "resourceId"),
                  text(item, "tag")));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Moodle writes some ids as numbers. */
  private static @Nullable String text(JsonNode item, String field) {
    JsonNode value = item.path(field);
    String text = value.isString() || value.isNumber() ? value.asString() : "";
    return text.isBlank() ? null : text;
  }

  /**
   * The best of these: it belongs to the link or to none, never to another link; better one with
   * our module and tag, then with our module, then one that says nothing of a module. Platforms may
   * ignore the filters they were given, so all of this is looked at here.
   */
  static Optional<LineItemJson> best(List<LineItemJson> items, Wanted wanted) {
    return items.stream()
        .filter(item -> item.rank(wanted) > 0)
        .max(
            Comparator.comparingInt((LineItemJson item) -> item.rank(wanted))
                .thenComparing(item -> item.id().toString(), Comparator.reverseOrder()));
  }

  /** 0 for one that is not wanted. */
  private int rank(Wanted wanted) {
    boolean ofLink = wanted.resourceLinkId().equals(resourceLinkId);
    boolean ofModule = wanted.module().value().equals(resourceId);
    boolean ours = LineItems.TAG.equals(tag);
    if (resourceLinkId != null && !ofLink) {
      return 0;
    }
    if (ofModule) {
      return (ofLink ? 8 : 2) + (ours ? 2 : 0);
    }
    return ofLink && resourceId == null ? 6 : 0;
  }
}
