package org.traininglayer.xapi;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Timestamps as statements and queries carry them: ISO 8601 in its extended form (xAPI 1.0.3, part
 * 2, 4.5), RFC 3339 (xAPI 2.0).
 */
public final class Timestamps {

  private static final Pattern FORM =
      Pattern.compile(
          "(\\d{4})-(\\d\\d)-(\\d\\d)([Tt ])(\\d\\d):(\\d\\d)(?::(\\d\\d)(?:[.,](\\d{1,30}))?)?"
              + "([Zz]|([+-])(\\d\\d)(?::?(\\d\\d))?)?");

  private Timestamps() {}

  /**
   * Reads a valid timestamp of any version; one without offset is in UTC.
   *
   * @throws IllegalArgumentException when it is not a timestamp
   */
  public static Instant read(String text) {
    Instant instant = parse(text);
    if (instant == null) {
      throw new IllegalArgumentException("not a timestamp");
    }
    return instant;
  }

  /** Whether the text is a timestamp under the rules of the version. */
  public static boolean isValid(String text, XapiVersion version) {
    Matcher form = FORM.matcher(text);
    if (!form.matches() || parse(text) == null) {
      return false;
    }
    return switch (version) {
      case V1 -> form.group(4).equals("T") && !"z".equals(form.group(9));
      // RFC 3339 wants seconds and an offset with minutes.
      case V2 ->
          form.group(7) != null
              && form.group(9) != null
              && (form.group(10) == null || form.group(12) != null);
    };
  }

  private static @Nullable Instant parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return null;
    }
    int second = number(form.group(7));
    boolean leap = second == 60;
    try {
      LocalDateTime local =
          LocalDateTime.of(
              number(form.group(1)),
              number(form.group(2)),
              number(form.group(3)),
              number(form.group(5)),
              number(form.group(6)),
              leap ? 59 : second,
              nanos(form.group(8)));
      Integer offset = offsetSeconds(form);
      return offset == null
          ? null
          : local.toInstant(ZoneOffset.UTC).plusSeconds((leap ? 1 : 0) - offset);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static @Nullable Integer offsetSeconds(Matcher form) {
    if (form.group(10) == null) {
      return 0;
    }
    int hours = number(form.group(11));
    int minutes = number(form.group(12));
    boolean negative = form.group(10).equals("-");
    if (hours > 23 || minutes > 59 || (negative && hours == 0 && minutes == 0)) {
      return null;
    }
    int seconds = hours * 3600 + minutes * 60;
    return negative ? -seconds : seconds;
  }

  private static int number(@Nullable String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  private static int nanos(@Nullable String fraction) {
    return fraction == null
        ? 0
        : new BigDecimal("0." + fraction).movePointRight(9).toBigInteger().intValue();
  }
}
