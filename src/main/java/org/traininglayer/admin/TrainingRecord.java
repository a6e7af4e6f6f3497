package org.traininglayer.admin;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.traininglayer.acknowledgements.Acknowledgement;
import org.traininglayer.kernel.CourseId;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.kernel.SpreadsheetText;
import org.traininglayer.learning.Attempts.Placed;

/**
 * What one person was trained in: which version of what, when, with which result, and what they
 * acknowledged. The same facts give the same table, to the last byte, whoever asks and whenever.
 *
 * @param attempts in the order they were begun
 * @param acknowledgements in the order they were made
 */
record TrainingRecord(List<Attempt> attempts, List<Acknowledgement> acknowledgements) {

  /** Copies the lists. */
  TrainingRecord {
    attempts = List.copyOf(attempts);
    acknowledgements = List.copyOf(acknowledgements);
  }

  /**
   * An attempt at a module.
   *
   * @param title of the module; its id where it is not shipped any more
   * @param course title of the course; empty where the platform gives none
   */
  record Attempt(
      String module,
      String title,
      String version,
      int number,
      String course,
      Instant startedAt,
      @Nullable Instant completedAt,
      @Nullable Double score,
      @Nullable Boolean passed,
      List<String> criticalMisses) {

    /** Copies the list. */
    Attempt {
      criticalMisses = List.copyOf(criticalMisses);
    }
  }

  /** The record of these attempts and acknowledgements; {@code title} may know no title. */
  static TrainingRecord of(
      List<Placed> attempts,
      List<Acknowledgement> acknowledgements,
      Function<ModuleId, String> title,
      Function<@Nullable CourseId, String> course) {
    return new TrainingRecord(
        attempts.stream()
            .sorted(Comparator.comparing(one -> one.summary().startedAt()))
            .map(one -> attempt(one, title, course))
            .toList(),
        acknowledgements.stream().sorted(Comparator.comparingLong(Acknowledgement::seq)).toList());
  }

  private static Attempt attempt(
      Placed one, Function<ModuleId, String> title, Function<@Nullable CourseId, String> course) {
    return new Attempt(
        one.summary().module().value(),
        title.apply(one.summary().module()),
        one.summary().version(),
        one.summary().number(),
        course.apply(one.course()),
        one.summary().startedAt(),
        one.summary().completedAt(),
        one.summary().score(),
        one.summary().passed(),
        one.summary().criticalMisses());
  }

  /**
   * As CSV (<a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>), with times in UTC. What
   * a spreadsheet would take for a formula has an apostrophe in front.
   */
  String csv() {
    StringWriter out = new StringWriter();
    try (CSVPrinter csv = new CSVPrinter(out, CSVFormat.RFC4180)) {
      csv.printRecord(
          "record",
          "module",
          "title",
          "version",
          "attempt",
          "course",
          "started_at",
          "completed_at",
          "score",
          "passed",
          "critical_misses",
          "statement_version",
          "statement_sha256",
          "meaning",
          "accepted",
          "signed_at",
          "seq",
          "hash");
      for (Attempt one : attempts) {
        csv.printRecord(
            Stream.concat(
                Stream.of(
                    "attempt",
                    text(one.module()),
                    text(one.title()),
                    text(one.version()),
                    one.number(),
                    text(one.course()),
                    one.startedAt(),
                    shown(one.completedAt()),
                    shown(one.score()),
                    shown(one.passed()),
                    text(String.join(" ", one.criticalMisses()))),
                Stream.generate(() -> "").limit(7)));
      }
      for (Acknowledgement one : acknowledgements) {
        csv.printRecord(
            one.electronic() ? "electronic-signature" : "acknowledgement",
            text(one.subject().module()),
            text(one.subject().title()),
            text(one.subject().version()),
            one.attempt(),
            "",
            "",
            "",
            "",
            "",
            "",
            text(one.subject().statementVersion()),
            one.seal().statement(),
            text(one.meaning()),
            one.accepted(),
            one.signedAt(),
            one.seq(),
            one.seal().hash());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  /** SHA-256 of the table, in small hexadecimal digits. */
  String sha256() {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(csv().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(String value) {
    return SpreadsheetText.of(value);
  }

  private static Object shown(@Nullable Object value) {
    return value == null ? "" : value;
  }
}
