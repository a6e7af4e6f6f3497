package org.traininglayer.admin;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.traininglayer.lrs.StatementExports.Format;
import org.traininglayer.lrs.StatementExports.Naming;
import org.traininglayer.lrs.StatementExports.Wish;

/** What the page for exports asks for, as it comes. */
record ExportForm(
    @Nullable String format,
    @Nullable String people,
    @Nullable String verb,
    @Nullable String activity,
    @Nullable String template,
    @Nullable String since,
    @Nullable String until,
    @Nullable String after,
    @Nullable String purpose) {

  static final int LONGEST_PURPOSE = 200;
  private static final int LONGEST = 2_000;

  /**
   * What is wanted.
   *
   * @throws IllegalArgumentException with the key of the words that say what is wrong
   */
  Wish wish() {
    String why = text(purpose);
    if (why == null
        || why.length() > LONGEST_PURPOSE
        || why.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("exports.problem.purpose");
    }
    Instant first = instant(since, 0);
    Instant last = instant(until, 1);
    if (first != null && last != null && !first.isBefore(last)) {
      throw new IllegalArgumentException("exports.problem.swapped");
    }
    return new Wish(
        one(Format.values(), format),
        one(Naming.values(), people),
        text(verb),
        text(activity),
        text(template),
        first,
        last,
        id(after),
        why);
  }

  /** What was typed, by field. */
  Map<String, String> typed() {
    Map<String, String> typed = new HashMap<>();
    put(typed, "format", format);
    put(typed, "people", people);
    put(typed, "verb", verb);
    put(typed, "activity", activity);
    put(typed, "template", template);
    put(typed, "since", since);
    put(typed, "until", until);
    put(typed, "after", after);
    put(typed, "purpose", purpose);
    return typed;
  }

  private static void put(Map<String, String> typed, String field, @Nullable String value) {
    if (value != null) {
      typed.put(field, value);
    }
  }

  /** The field that a problem is about; empty where it may be one of several. */
  static String field(String problem) {
    return switch (problem) {
      case "exports.problem.purpose" -> "purpose";
      case "exports.problem.swapped" -> "until";
      case "exports.problem.time" -> "since";
      case "exports.problem.after", "exports.problem.gone" -> "after";
      default -> "";
    };
  }

  private static <E extends Enum<E>> E one(E[] all, @Nullable String name) {
    for (E each : all) {
      if (each.name().equals(name)) {
        return each;
      }
    }
    return all[0];
  }

  private static @Nullable String text(@Nullable String field) {
    if (field == null || field.isBlank()) {
      return null;
    }
    if (field.length() > LONGEST || field.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("exports.problem.text");
    }
    return field.strip();
  }

  /** A moment as it stands, or a day in UTC: since its beginning, up to its end. */
  private static @Nullable Instant instant(@Nullable String field, int days) {
    String text = text(field);
    if (text == null) {
      return null;
    }
    try {
      Instant instant =
          text.length() == 10
              ? LocalDate.parse(text).plusDays(days).atStartOfDay(ZoneOffset.UTC).toInstant()
              : Instant.parse(text);
      int year = instant.atOffset(ZoneOffset.UTC).getYear();
      if (year < 1970 || year > 9999) {
        throw new DateTimeException("out of range");
      }
      return instant;
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("exports.problem.time", e);
    }
  }

  private static @Nullable UUID id(@Nullable String field) {
    String text = text(field);
    if (text == null) {
      return null;
    }
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("exports.problem.after", e);
    }
  }
}
