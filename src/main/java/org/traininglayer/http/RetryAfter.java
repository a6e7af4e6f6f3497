package org.traininglayer.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** {@code Retry-After}: seconds, or a date (RFC 9110, 10.2.3). */
public final class RetryAfter {

  /** Nobody may silence us for longer. */
  private static final Duration LONGEST = Duration.ofHours(6);

  private RetryAfter() {}

  /** How long to wait; null when nothing understandable was said. */
  public static @Nullable Duration read(@Nullable String header, Instant now) {
    if (header == null) {
      return null;
    }
    String text = header.strip();
    Duration wait;
    if (text.matches("\\d{1,9}")) {
      wait = Duration.ofSeconds(Long.parseLong(text));
    } else {
      try {
        wait =
            Duration.between(
                now, ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
      } catch (DateTimeException e) {
        return null;
      }
    }
    if (wait.isNegative()) {
      return Duration.ZERO;
    }
    return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
  }
}
