package org.traininglayer.lti;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A link to this tool that a course shall have (<a
 * href="https://www.imsglobal.org/spec/lti-dl/v2p0">Deep Linking 2.0, 3.2</a>: {@code
 * ltiResourceLink}).
 *
 * @param url where it leads, an address of this tool
 * @param text a description; platforms that show a link by its description get none
 * @param custom values of one line, kept by the platform and sent with every launch of the link
 * @param lineItem its column in the gradebook; absent for what is not graded
 * @param available when it may be opened, where the platform keeps that
 * @param submission when it is due, where the platform keeps that
 * @param keepsName whether a name that the course has already shall stay, where the platform lets
 *     us say so
 */
public record ContentItem(
    URI url,
    String title,
    @Nullable String text,
    @Nullable Image icon,
    @Nullable Image thumbnail,
    Map<String, String> custom,
    @Nullable LineItem lineItem,
    @Nullable Period available,
    @Nullable Period submission,
    Opening opening,
    boolean keepsName) {

  /** Copies the custom values, in their order. */
  public ContentItem {
    custom = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(custom));
    if (custom.values().stream().anyMatch(value -> value.lines().count() > 1)) {
      throw new IllegalArgumentException("a custom value has one line");
    }
  }

  /**
   * A picture at a public address.
   *
   * @param width in pixels
   * @param height in pixels
   */
  public record Image(URI url, int width, int height) {}

  /**
   * A column in the gradebook (<a href="https://www.imsglobal.org/spec/lti-ags/v2p0">AGS 2.0</a>).
   *
   * @param scoreMaximum more than 0
   * @param resourceId how we find the column again
   * @param review where teachers see what somebody did (<a
   *     href="https://www.imsglobal.org/spec/lti-sr/v1p0">Submission Review 1.0</a>); absent where
   *     the platform does not know that
   */
  public record LineItem(
      String label, BigDecimal scoreMaximum, String resourceId, String tag, @Nullable URI review) {

    /** The tag of columns for the score of a module. */
    public static final String SCORE = "score";

    /** Refuses columns without points. */
    public LineItem {
      if (scoreMaximum.signum() <= 0) {
        throw new IllegalArgumentException("a column has more than 0 points");
      }
    }
  }

  /** A time with a beginning, an end, or both. */
  public record Period(@Nullable Instant start, @Nullable Instant end) {}

  /** How a link opens. */
  public enum Opening {
    /** As the platform does it. */
    USUAL,
    /** In a tab of its own. */
    NEW_TAB,
    /** As part of a page that is being written. */
    EMBEDDED
  }
}
