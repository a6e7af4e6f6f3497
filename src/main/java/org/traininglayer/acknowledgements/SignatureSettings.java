package org.traininglayer.acknowledgements;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was confirmed last, and whether it allows electronic signatures. Pure.
 *
 * @param confirmed the newest line of each prerequisite that has one
 * @param turned the newest line of the switch; null when nobody touched it
 */
public record SignatureSettings(Map<Prerequisite, Line> confirmed, @Nullable Line turned) {

  static final int LONGEST = 500;

  /** Copies the lines. */
  public SignatureSettings {
    confirmed = Map.copyOf(confirmed);
  }

  /**
   * Something that somebody confirmed or took back.
   *
   * @param name who answers for it, as they write it
   * @param on since when it holds
   * @param by who was signed in
   */
  public record Line(
      boolean confirmed, String name, LocalDate on, String reason, String by, Instant at) {}

  /**
   * What somebody says.
   *
   * @param on as a date, {@code 2026-11-29}
   */
  public record Said(String name, String on, String reason) {

    /** What is missing, as the name of a text; null when nothing is. */
    public @Nullable String missing(LocalDate today) {
      if (!isText(name)) {
        return "signatures.missing.name";
      }
      if (!isText(reason)) {
        return "signatures.missing.reason";
      }
      LocalDate date = date();
      return date == null || date.isAfter(today) ? "signatures.missing.date" : null;
    }

    @Nullable LocalDate date() {
      try {
        return LocalDate.parse(on.strip());
      } catch (DateTimeParseException e) {
        return null;
      }
    }

    private static boolean isText(String text) {
      return !text.isBlank()
          && text.length() <= LONGEST
          && text.chars().noneMatch(c -> c == 0 || Character.isSurrogate((char) c));
    }
  }

  /** Whether a prerequisite is confirmed. */
  public boolean has(Prerequisite one) {
    Line line = confirmed.get(one);
    return line != null && line.confirmed();
  }

  /** Those that are not confirmed. */
  public List<Prerequisite> open() {
    return Arrays.stream(Prerequisite.values()).filter(one -> !has(one)).toList();
  }

  /** Whether records may be electronic signatures now. */
  public boolean inForce() {
    return turned != null && turned.confirmed() && open().isEmpty();
  }
}
