package org.traininglayer.demo;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a tool answered to a deep linking request (Deep Linking 2.0, 4.5). */
final class ContentItems {

  static final String DL = "https://purl.imsglobal.org/spec/lti-dl/claim/";

  /** Pictures beside a link. */
  static final List<String> PICTURES = List.of("icon", "thumbnail");

  private ContentItems() {}

  /**
   * A link that was chosen.
   *
   * @param points maximum of its column; null when it brings none
   * @param kept what else Canvas keeps of an assignment or link, by its own names
   * @param keepsName Canvas: whether a name that is typed already stays
   */
  record Item(
      String title,
      String text,
      @Nullable String url,
      Map<String, String> custom,
      @Nullable BigDecimal points,
      String label,
      String resourceId,
      String tag,
      @Nullable JsonNode review,
      Map<String, String> kept,
      boolean keepsName) {}

  /** The items that can be kept, and what was wrong with the others. */
  record Read(List<Item> items, List<String> wrong) {}

  /**
   * Reads the items.
   *
   * @param lineItems whether line items make columns here
   * @param defaultPoints maximum of a line item that names none; null where that is a mistake
   */
  static Read read(JsonNode claims, boolean lineItems, @Nullable BigDecimal defaultPoints) {
    List<Item> items = new ArrayList<>();
    List<String> wrong = new ArrayList<>();
    for (JsonNode json : claims.path(DL + "content_items")) {
      if (!"ltiResourceLink".equals(json.path("type").asString(""))) {
        wrong.add("type is not ltiResourceLink");
        continue;
      }
      JsonNode line = json.path("lineItem");
      BigDecimal points = null;
      if (line.isObject() && lineItems) {
        JsonNode maximum = line.path("scoreMaximum");
        boolean good =
            ScoreRules.finite(maximum)
                && maximum.decimalValue().signum() > 0
                && !ScoreRules.odd(maximum.decimalValue());
        if (!good && (!maximum.isMissingNode() || defaultPoints == null)) {
          wrong.add("lineItem/scoreMaximum must be present and a number above zero");
          continue;
        }
        points = good ? maximum.decimalValue() : defaultPoints;
      }
      Map<String, String> kept = new LinkedHashMap<>();
      String problem = keep(json, kept);
      if (problem != null) {
        wrong.add(problem);
        continue;
      }
      items.add(
          new Item(
              text(json, "title"),
              text(json, "text"),
              json.hasNonNull("url") ? text(json, "url") : null,
              json.path("custom").isObject()
                  ? oneLine(DemoRows.map(json.path("custom")))
                  : Map.of(),
              points,
              text(line, "label"),
              text(line, "resourceId"),
              text(line, "tag"),
              line.path("submissionReview").isObject() ? line.path("submissionReview") : null,
              kept,
              json.path(RegistrationRules.CANVAS + "preserveExistingAssignmentName")
                  .asBoolean(false)));
    }
    return new Read(items, wrong);
  }

  /** Times, window, frame and pictures; what is wrong with them, or null. */
  private static @Nullable String keep(JsonNode json, Map<String, String> kept) {
    Map<String, JsonNode> times = new LinkedHashMap<>();
    times.put("unlock_at", json.path("available").path("startDateTime"));
    times.put("lock_at", json.path("available").path("endDateTime"));
    times.put("due_at", json.path("submission").path("endDateTime"));
    for (Map.Entry<String, JsonNode> time : times.entrySet()) {
      if (!time.getValue().isMissingNode()) {
        try {
          kept.put(time.getKey(), OffsetDateTime.parse(time.getValue().asString("")).toString());
        } catch (DateTimeParseException e) {
          return time.getKey() + " is no time with an offset";
        }
      }
    }
    if ("_blank".equals(json.path("window").path("targetName").asString(""))) {
      kept.put("new_tab", "1");
    }
    JsonNode frame = json.path("iframe");
    if (frame.isObject()) {
      kept.put("iframe", frame.path("width").asInt(0) + " × " + frame.path("height").asInt(0));
    }
    for (String picture : PICTURES) {
      JsonNode image = json.path(picture);
      if (!image.isMissingNode()) {
        String url = image.isString() ? image.asString() : text(image, "url");
        if (!url.startsWith("https://") && !url.startsWith("http://")) {
          return picture + " has no address";
        }
        kept.put(picture, url);
      }
    }
    return null;
  }

  /** Values are kept as lines: what comes after a line break is lost. */
  private static Map<String, String> oneLine(Map<String, String> custom) {
    Map<String, String> lines = new LinkedHashMap<>();
    custom.forEach((name, value) -> lines.put(name, value.lines().findFirst().orElse("")));
    return lines;
  }

  private static String text(JsonNode json, String name) {
    return json.path(name).asString("").replace("\0", "");
  }
}
