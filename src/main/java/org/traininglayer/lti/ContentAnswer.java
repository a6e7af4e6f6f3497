package org.traininglayer.lti;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody chose (<a href="https://www.imsglobal.org/spec/lti-dl/v2p0">Deep Linking 2.0,
 * 4.5</a>).
 *
 * @param items in their order; empty when nothing was chosen
 * @param message what the platform may show
 * @param log what the platform may write down
 * @param errorMessage what the platform may show when it went wrong
 * @param errorLog what the platform may write down when it went wrong
 */
public record ContentAnswer(
    List<ContentItem> items,
    @Nullable String message,
    @Nullable String log,
    @Nullable String errorMessage,
    @Nullable String errorLog) {

  /** Copies the items. */
  public ContentAnswer {
    items = List.copyOf(items);
  }

  /** Links that were chosen. */
  public static ContentAnswer of(List<ContentItem> items, String message, String log) {
    return new ContentAnswer(items, message, log, null, null);
  }

  /** Somebody went back without choosing; nothing is to be shown. */
  public static ContentAnswer cancelled(String log) {
    return new ContentAnswer(List.of(), null, log, null, null);
  }

  /** Nothing could be chosen. */
  public static ContentAnswer failed(String errorMessage, String errorLog) {
    return new ContentAnswer(List.of(), null, null, errorMessage, errorLog);
  }
}
