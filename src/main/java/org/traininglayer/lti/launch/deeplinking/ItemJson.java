package org.traininglayer.lti.launch.deeplinking;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.traininglayer.lti.ContentItem;
import org.traininglayer.lti.ContentItem.Image;
import org.traininglayer.lti.ContentItem.LineItem;
import org.traininglayer.lti.ContentItem.Period;
import org.traininglayer.lti.ContentSelections;
import org.traininglayer.lti.LaunchMessage.ContentSelection;

/**
 * Items as a platform takes them (<a href="https://www.imsglobal.org/spec/lti-dl/v2p0">Deep Linking
 * 2.0, 3.2</a>), and nothing that it does not take.
 */
final class ItemJson {

  /** What a frame inside somebody's page needs to show a step without scrolling sideways. */
  private static final Map<String, Object> FRAME = Map.of("width", 800, "height", 720);

  /** Of Canvas: its form then fills in the name only where there is none. */
  private static final String KEEPS_NAME =
      "https://canvas.instructure.com/lti/preserveExistingAssignmentName";

  private static final List<String> REVIEWABLE = List.of("InProgress", "Submitted", "Completed");

  private ItemJson() {}

  /**
   * The claim {@code content_items}.
   *
   * @throws IllegalArgumentException if the platform takes no links, or not so many
   */
  static List<Map<String, Object>> of(List<ContentItem> items, ContentSelection selection) {
    if (items.isEmpty()) {
      return List.of();
    }
    if (!selection.acceptTypes().contains(ContentSelections.RESOURCE_LINK)) {
      throw new IllegalArgumentException("the platform takes no links to tools");
    }
    if (items.size() > 1 && !selection.acceptMultiple()) {
      throw new IllegalArgumentException("the platform takes one item");
    }
    return items.stream().map(item -> json(item, selection)).toList();
  }

  private static Map<String, Object> json(ContentItem item, ContentSelection selection) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("type", ContentSelections.RESOURCE_LINK);
    json.put("url", item.url().toString());
    json.put("title", item.title());
    put(json, "text", item.text());
    put(json, "icon", image(item.icon()));
    put(json, "thumbnail", image(item.thumbnail()));
    if (!item.custom().isEmpty()) {
      json.put("custom", item.custom());
    }
    if (!Boolean.FALSE.equals(selection.acceptLineItem())) {
      put(json, "lineItem", lineItem(item.lineItem()));
    }
    put(json, "available", period(item.available()));
    put(json, "submission", period(item.submission()));
    if (item.keepsName()) {
      json.put(KEEPS_NAME, true);
    }
    List<String> targets = selection.presentationTargets();
    switch (item.opening()) {
      case USUAL -> {}
      case NEW_TAB -> {
        if (targets.contains("window")) {
          json.put("window", Map.of("targetName", "_blank"));
        }
      }
      case EMBEDDED -> {
        if (targets.contains("iframe")) {
          json.put("iframe", FRAME);
        }
      }
    }
    return json;
  }

  private static @Nullable Map<String, Object> lineItem(@Nullable LineItem column) {
    if (column == null) {
      return null;
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("label", column.label());
    json.put("scoreMaximum", number(column.scoreMaximum()));
    json.put("resourceId", column.resourceId());
    json.put("tag", column.tag());
    URI review = column.review();
    if (review != null) {
      json.put(
          "submissionReview", Map.of("reviewableStatus", REVIEWABLE, "url", review.toString()));
    }
    return json;
  }

  /** Whole numbers as such: 100, not 100.0. */
  private static Number number(BigDecimal value) {
    BigDecimal plain = value.stripTrailingZeros();
    return plain.scale() <= 0 ? (Number) plain.longValueExact() : plain.doubleValue();
  }

  private static @Nullable Map<String, Object> image(@Nullable Image image) {
    return image == null
        ? null
        : Map.of("url", image.url().toString(), "width", image.width(), "height", image.height());
  }

  private static @Nullable Map<String, Object> period(@Nullable Period period) {
    if (period == null || (period.start() == null && period.end() == null)) {
      return null;
    }
    Map<String, Object> json = new LinkedHashMap<>();
    put(json, "startDateTime", time(period.start()));
    put(json, "endDateTime", time(period.end()));
    return json;
  }

  private static @Nullable String time(@Nullable Instant time) {
    return time == null ? null : time.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static void put(Map<String, Object> json, String name, @Nullable Object value) {
    if (value != null) {
      json.put(name, value);
    }
  }
}
