package org.traininglayer.xapi;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Timestamps as statements and queries carry them: ISO 8601 in its extended form (xAPI 1.0.3, part
 * 2, 4.5), RFC 3339 (xAPI 2.0).
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3339#section-5.6">RFC 3339, 5.6</a>
 */
public final class Timestamps {

  private static final int MOST_FRACTION_DIGITS = 30;

  private Timestamps() {}

  /**
   * Reads a valid timestamp of any version; one without offset is in UTC.
   *
   * @throws IllegalArgumentException when it is not a timestamp
   */
  public static Instant read(String text) {
    Parts parts = Parts.of(text);
    Instant instant = parts == null ? null : parts.instant();
    if (instant == null) {
      throw new IllegalArgumentException("not a timestamp");
    }
    return instant;
  }

  /** Whether the text is a timestamp under the rules of the version. */
  public static boolean isValid(String text, XapiVersion version) {
    Parts parts = Parts.of(text);
    if (parts == null || parts.instant() == null) {
      return false;
    }
    return switch (version) {
      case V1 -> parts.separator == 'T' && parts.zone != 'z';
      // RFC 3339 wants seconds, an offset with minutes, and four digits for the year; IEEE 9274.1.1
      // gives it back in UTC, where it must still have them.
      case V2 ->
          parts.second >= 0
              && parts.zone != 0
              && (!parts.hasOffset() || parts.offsetMinute >= 0)
              && parts.utc(text) != null;
    };
  }

  /**
   * The same moment in UTC, as {@code 2026-03-01T09:00:00.5Z}, with all its digits. What is not a
   * timestamp, or would leave the years from 0 to 9999, stays as it is.
   */
  public static String utc(String text) {
    Parts parts = Parts.of(text);
    String utc = parts == null || parts.instant() == null ? null : parts.utc(text);
    return utc == null ? text : utc;
  }

  /** What stands where; what is not there is -1, and the zone 0. */
  private static final class Parts {

    private int year;
    private int month;
    private int day;
    private char separator;
    private int hour;
    private int minute;
    private int second = -1;
    private int fractionStart;
    private int fractionEnd;
    private int nanos;
    private char zone;
    private int offsetHour;
    private int offsetMinute = -1;

    static @Nullable Parts of(String text) {
      Parts parts = new Parts();
      return parts.scan(text) ? parts : null;
    }

    private boolean scan(String text) {
      int length = text.length();
      if (length < 16 || text.charAt(4) != '-' || text.charAt(7) != '-' || text.charAt(13) != ':') {
        return false;
      }
      int century = two(text, 0);
      int inCentury = two(text, 2);
      year = century * 100 + inCentury;
      month = two(text, 5);
      day = two(text, 8);
      separator = text.charAt(10);
      hour = two(text, 11);
      minute = two(text, 14);
      if ((century | inCentury | month | day | hour | minute) < 0
          || (separator != 'T' && separator != 't' && separator != ' ')) {
        return false;
      }
      int at = 16;
      if (at < length && text.charAt(at) == ':') {
        second = two(text, at + 1);
        if (second < 0) {
          return false;
        }
        at = fraction(text, at + 3);
      }
      return at >= 0 && zone(text, at);
    }

    /** Where the fraction ends; negative when there is none after its sign. */
    private int fraction(String text, int at) {
      if (at >= text.length() || (text.charAt(at) != '.' && text.charAt(at) != ',')) {
        return at;
      }
      fractionStart = at + 1;
      fractionEnd = fractionStart;
      int weight = 100_000_000;
      while (fractionEnd < text.length() && digit(text, fractionEnd) >= 0) {
        nanos += digit(text, fractionEnd) * weight;
        weight /= 10;
        fractionEnd++;
      }
      int digits = fractionEnd - fractionStart;
      return digits == 0 || digits > MOST_FRACTION_DIGITS ? -1 : fractionEnd;
    }

    private boolean zone(String text, int at) {
      int left = text.length() - at;
      if (left == 0) {
        return true;
      }
      zone = text.charAt(at);
      if (zone == 'Z' || zone == 'z') {
        return left == 1;
      }
      if (zone != '+' && zone != '-') {
        return false;
      }
      offsetHour = two(text, at + 1);
      if (offsetHour < 0 || left == 3) {
        return offsetHour >= 0;
      }
      int minutes = at + (text.charAt(at + 3) == ':' ? 4 : 3);
      offsetMinute = two(text, minutes);
      return offsetMinute >= 0 && minutes + 2 == text.length();
    }

    boolean hasOffset() {
      return zone == '+' || zone == '-';
    }

    /** Minutes that the local time is ahead of UTC; null when no place on Earth says so. */
    private @Nullable Integer offset() {
      if (!hasOffset()) {
        return 0;
      }
      int minutes = offsetHour * 60 + Math.max(0, offsetMinute);
      if (offsetHour > 23 || offsetMinute > 59 || (zone == '-' && minutes == 0)) {
        return null;
      }
      return zone == '-' ? -minutes : minutes;
    }

    @Nullable Instant instant() {
      boolean leap = second == 60;
      Integer offset = offset();
      if (offset == null) {
        return null;
      }
      try {
        return LocalDateTime.of(
                year, month, day, hour, minute, leap ? 59 : Math.max(0, second), nanos)
            .toInstant(ZoneOffset.UTC)
            .plusSeconds((leap ? 1 : 0) - offset * 60L);
      } catch (DateTimeException e) {
        return null;
      }
    }

    /** Offsets are whole minutes: seconds and their fraction stay, digit by digit. */
    @Nullable String utc(String text) {
      Integer offset = offset();
      if (offset == null) {
        return null;
      }
      LocalDateTime time = LocalDateTime.of(year, month, day, hour, minute).minusMinutes(offset);
      if (time.getYear() < 0 || time.getYear() > 9999) {
        return null;
      }
      StringBuilder utc = new StringBuilder(32);
      two(utc, time.getYear() / 100);
      two(utc, time.getYear() % 100);
      two(utc.append('-'), time.getMonthValue());
      two(utc.append('-'), time.getDayOfMonth());
      two(utc.append('T'), time.getHour());
      two(utc.append(':'), time.getMinute());
      two(utc.append(':'), Math.max(0, second));
      if (fractionEnd > fractionStart) {
        utc.append('.').append(text, fractionStart, fractionEnd);
      }
      return utc.append('Z').toString();
    }

    private static void two(StringBuilder text, int number) {
      text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }

    /** Two digits as a number; negative when they are not there. */
    private static int two(String text, int at) {
      if (at + 2 > text.length()) {
        return -1;
      }
      int tens = digit(text, at);
      int ones = digit(text, at + 1);
      return (tens | ones) < 0 ? -1 : tens * 10 + ones;
    }

    private static int digit(String text, int at) {
      char c = text.charAt(at);
      return c >= '0' && c <= '9' ? c - '0' : -1;
    }
  }
}
