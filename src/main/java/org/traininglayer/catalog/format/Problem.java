package org.traininglayer.catalog.format;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Something wrong in a module's files.
 *
 * @param file path as the author knows it
 * @param line from 1; 0 when the file as a whole is meant
 * @param column from 1; 0 when the line as a whole is meant
 * @param step id of the step concerned; null when none is
 * @param message what is wrong, in one sentence
 * @param suggestion what to do about it; may be empty
 */
public record Problem(
    String file,
    int line,
    int column,
    @Nullable String step,
    Code code,
    String message,
    String suggestion) {

  static final Comparator<Problem> BY_PLACE =
      Comparator.comparing(Problem::file)
          .thenComparingInt(Problem::line)
          .thenComparingInt(Problem::column)
          .thenComparing(problem -> problem.code().code());

  /** Errors stop the release; warnings need a waiver. */
  public Severity severity() {
    return code.severity();
  }

  /** What a check can find; each is explained in {@code docs/module-format.md}. */
  public interface Code {

    /** As printed and as named in waivers. */
    String code();

    /** Fixed for each code. */
    Severity severity();
  }

  /** How bad it is. */
  public enum Severity {
    ERROR,
    WARNING
  }

  /** {@code file:line:column [code] message suggestion}, with the step where there is one. */
  @Override
  public String toString() {
    var text = new StringBuilder(file);
    if (line > 0) {
      text.append(':').append(line);
      if (column > 0) {
        text.append(':').append(column);
      }
    }
    text.append(" [").append(code.code()).append("] ");
    if (severity() == Severity.WARNING) {
      text.append("Warning: ");
    }
    if (step != null && !file.endsWith("/" + step + ".yaml")) {
      text.append("Step \"").append(step).append("\": ");
    }
    text.append(message);
    if (!suggestion.isEmpty()) {
      text.append(' ').append(suggestion);
    }
    return text.toString();
  }
}
