package org.traininglayer.xapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read character by character accepts exactly what its regular expression does. */
class FormatsTest {

  private static final Pattern IRI =
      Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:[^\\s\\p{Cntrl}<>\"{}|\\\\^`]+");
  private static final Pattern UUID =
      Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final Pattern PLAIN_LANGUAGE = Pattern.compile("[A-Za-z]{2}(?:-[A-Za-z]{2})?");
  private static final Pattern TIMESTAMP =
      Pattern.compile(
          "(\\d{4})-(\\d\\d)-(\\d\\d)([Tt ])(\\d\\d):(\\d\\d)(?::(\\d\\d)(?:[.,](\\d{1,30}))?)?"
              + "([Zz]|([+-])(\\d\\d)(?::?(\\d\\d))?)?");

  private static final List<String> IRIS =
      List.of(
          "https://example.com/a?b=c#d",
          "mailto:ana@example.com",
          "urn:x",
          "a+b.c-d:e",
          "tag:äö,2026:ü",
          "x:\uD83D\uDE00",
          ":x",
          "x:",
          "",
          "1x:y");
  private static final List<String> UUIDS =
      List.of("5b6d1c0a-0000-4000-8000-00000000000F", "5b6d1c0a00004000800000000000000f", "");
  private static final List<String> TIMES =
      List.of(
          "2026-03-01T10:00:00.123Z",
          "2026-03-01 10:00:60,5+01:30",
          "2026-12-31T23:59-0030",
          "0000-01-01t00:00:00-00",
          "9999-12-31T23:59:59.999999999999999999999999999999-23:59",
          "2024-02-29T00:00:00z",
          "");

  @Test
  void iris_are_those_of_the_regular_expression() {
    agree(IRIS, Formats::isIri, text -> IRI.matcher(text).matches());
    for (int c = 0; c < 0x10000; c++) {
      String text = "http://a" + (char) c + "b";
      assertThat(Formats.isIri(text)).as("U+%04X", c).isEqualTo(IRI.matcher(text).matches());
      String scheme = "a" + (char) c + "b:c";
      assertThat(Formats.isIri(scheme)).as("U+%04X", c).isEqualTo(IRI.matcher(scheme).matches());
    }
  }

  @Test
  void uuids_are_those_of_the_regular_expression() {
    agree(UUIDS, Formats::isUuid, text -> UUID.matcher(text).matches());
  }

  @Test
  void what_looks_like_a_plain_language_is_one() {
    agree(
        List.of("de", "en-US", "x-y", "i-ami"),
        text -> !PLAIN_LANGUAGE.matcher(text).matches() || Formats.isLanguageTag(text),
        text -> true);
  }

  @Test
  void timestamps_are_those_of_the_regular_expression() {
    for (XapiVersion version : XapiVersion.values()) {
      agree(
          TIMES,
          text -> Timestamps.isValid(text, version),
          text -> {
            Instant instant = expected(text);
            Matcher form = TIMESTAMP.matcher(text);
            return instant != null
                && form.matches()
                && (version == XapiVersion.V1
                    ? form.group(4).equals("T") && !"z".equals(form.group(9))
                    : form.group(7) != null
                        && form.group(9) != null
                        && (form.group(10) == null || form.group(12) != null)
                        && inFourDigits(instant));
          });
    }
  }

  @Test
  void a_timestamp_in_utc_is_the_same_moment_with_the_same_digits() {
    changed(
        TIMES,
        text -> {
          Instant instant = expected(text);
          if (instant == null) {
            assertThat(Timestamps.utc(text)).isEqualTo(text);
            return;
          }
          assertThat(Timestamps.read(text)).isEqualTo(instant);
          if (inFourDigits(instant)) {
            String utc = Timestamps.utc(text);
            assertThat(utc).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");
            assertThat(Timestamps.read(utc)).isEqualTo(instant);
            assertThat(Timestamps.utc(utc)).isEqualTo(utc);
            assertThat(Timestamps.isValid(utc, XapiVersion.V1)).isTrue();
            assertThat(Timestamps.isValid(utc, XapiVersion.V2)).isTrue();
          }
        });
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-01T10:00:00.100+01:00, 2026-03-01T09:00:00.100Z",
    "2026-03-01T00:00:60-00:30, 2026-03-01T00:30:60Z",
    "2026-01-01 00:00:00+14:00, 2025-12-31T10:00:00Z",
    "2026-03-01T10:00, 2026-03-01T10:00:00Z",
    "2026-03-01T10:00:00Z, 2026-03-01T10:00:00Z",
  })
  void a_timestamp_in_utc_is_written_so(String text, String utc) {
    assertThat(Timestamps.utc(text)).isEqualTo(utc);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0000-01-01T00:00:00+00:01", "9999-12-31T23:59:59-00:01"})
  void a_moment_that_utc_cannot_write_in_four_digits_is_none_of_2_0(String text) {
    assertThat(Timestamps.isValid(text, XapiVersion.V2)).isFalse();
    assertThat(Timestamps.utc(text)).isEqualTo(text);
  }

  private static boolean inFourDigits(Instant instant) {
    // A leap second belongs to the minute before.
    int earlier = instant.minusSeconds(1).atOffset(ZoneOffset.UTC).getYear();
    int year = instant.atOffset(ZoneOffset.UTC).getYear();
    return year >= 0 && earlier <= 9999 && year <= 9999;
  }

  /** The instant, by the regular expression and plain arithmetic; null when it is none. */
  private static @Nullable Instant expected(String text) {
    Matcher form = TIMESTAMP.matcher(text);
    if (!form.matches()) {
      return null;
    }
    int second = form.group(7) == null ? 0 : Integer.parseInt(form.group(7));
    int nanos =
        form.group(8) == null
            ? 0
            : new BigDecimal("0." + form.group(8)).movePointRight(9).toBigInteger().intValue();
    int offset = 0;
    if (form.group(10) != null) {
      int hours = Integer.parseInt(form.group(11));
      int minutes = form.group(12) == null ? 0 : Integer.parseInt(form.group(12));
      offset = (hours * 60 + minutes) * (form.group(10).equals("-") ? -60 : 60);
      if (hours > 23 || minutes > 59 || (form.group(10).equals("-") && offset == 0)) {
        return null;
      }
    }
    try {
      return LocalDateTime.of(
              Integer.parseInt(form.group(1)),
              Integer.parseInt(form.group(2)),
              Integer.parseInt(form.group(3)),
              Integer.parseInt(form.group(5)),
              Integer.parseInt(form.group(6)),
              second == 60 ? 59 : second,
              nanos)
          .toInstant(ZoneOffset.UTC)
          .plusSeconds((second == 60 ? 1 : 0) - offset);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static void agree(List<String> seeds, Predicate<String> ours, Predicate<String> oracle) {
    changed(
        seeds, text -> assertThat(ours.test(text)).as("'%s'", text).isEqualTo(oracle.test(text)));
  }

  /** The seeds, and many texts that differ from them in one to three places. */
  private static void changed(List<String> seeds, Consumer<String> check) {
    Random random = new Random(20261129);
    String letters = "0123456789abfzTtZz:+-., <>\"{}|\\^`/#%@\t\n\u0000\u007f\u0085\u2028äé";
    for (String seed : seeds) {
      check.accept(seed);
      for (int i = 0; i < 20_000; i++) {
        StringBuilder text = new StringBuilder(seed);
        for (int n = random.nextInt(3); n >= 0; n--) {
          int at = random.nextInt(text.length() + 1);
          char c = letters.charAt(random.nextInt(letters.length()));
          switch (random.nextInt(3)) {
            case 0 -> text.insert(at, c);
            case 1 -> text.delete(at, Math.min(text.length(), at + 1));
            default -> text.replace(at, Math.min(text.length(), at + 1), String.valueOf(c));
          }
        }
        check.accept(text.toString());
      }
    }
  }
}
