package org.traininglayer.adoption.facts;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.traininglayer.xapi.Timestamps;
import tools.jackson.databind.JsonNode;

/** Times as statements say them. */
final class Times {

  private static final Duration LONGEST = Duration.ofHours(8);

  private Times() {}

  /** An ISO 8601 duration; null when it is missing or cannot be read. */
  static @Nullable Duration duration(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  /** What is wrong with the time of a task; null when nothing is. */
  static @Nullable Flaw flaw(@Nullable Duration time) {
    if (time == null) {
      return Flaw.NO_TIME;
    }
    return !time.isPositive()
        ? Flaw.TIME_NOT_POSITIVE
        : time.compareTo(LONGEST) > 0 ? Flaw.TIME_TOO_LONG : null;
  }

  /** In milliseconds, where it is one that can be believed; else null. */
  static @Nullable Long millis(@Nullable Duration time) {
    return time == null || time.isNegative() || time.compareTo(LONGEST) > 0
        ? null
        : time.toMillis();
  }

  /**
   * When it happened, read as the record store reads it: tools write times without seconds, without
   * an offset, or with one of two or four digits. Null when it is missing, cannot be read, or is in
   * years in which it cannot have happened.
   */
  static @Nullable Instant instant(@Nullable String timestamp) {
    if (timestamp == null) {
      return null;
    }
    try {
      Instant at = Timestamps.read(timestamp);
      return Bounds.isDay(at) ? at : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** A number as a double; NaN where it is none, or lies beyond what a double can hold. */
  static double number(JsonNode value) {
    double number = value.isNumber() ? value.asDouble(Double.NaN) : Double.NaN;
    return Double.isFinite(number) ? number : Double.NaN;
  }
}
