package org.traininglayer.imports;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.SpreadsheetText;

/**
 * The cells of one line, read as what they should be. What is not is noted as a problem, and the
 * answer is null or empty.
 */
public final class Cells {

  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,12}([.,]\\d{1,6})?");
  private static final int EARLIEST = 2000;
  private static final int LATEST = 2100;

  private final CsvTable.Line line;
  private final Map<String, List<LearnerId>> people;
  private final List<Column> columns;
  private final List<ImportProblem> problems = new ArrayList<>();

  Cells(CsvTable.Line line, Map<String, List<LearnerId>> people, List<Column> columns) {
    this.line = line;
    this.people = people;
    this.columns = columns;
  }

  /** The person; null when nobody or more than one is meant. */
  public @Nullable LearnerId person(String column) {
    String written = value(column);
    if (missing(column, written)) {
      return null;
    }
    List<LearnerId> found = people.getOrDefault(written, List.of());
    if (found.size() == 1) {
      return found.getFirst();
    }
    refuse(column, found.isEmpty() ? "person-unknown" : "person-ambiguous");
    return null;
  }

  /** A text; empty where nothing stands. */
  public String text(String column, int longest) {
    String written = value(column);
    if (missing(column, written)) {
      return "";
    }
    // What our own tables put before a formula.
    String text =
        written.length() > 1
                && written.charAt(0) == '\''
                && SpreadsheetText.isFormula(written.substring(1))
            ? written.substring(1)
            : written;
    if (text.codePoints().anyMatch(Character::isISOControl)) {
      refuse(column, "control");
      return "";
    }
    if (text.length() > longest) {
      refuse(column, "long", String.valueOf(longest));
      return "";
    }
    return text;
  }

  /** A word of small letters, digits and hyphens: {@code Data manager} is {@code data-manager}. */
  public String slug(String column) {
    String text = text(column, 60).toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", "-");
    if (!text.isEmpty() && !text.matches("[a-z0-9][a-z0-9-]*")) {
      refuse(column, "slug");
      return "";
    }
    return text;
  }

  /** A day; null where nothing stands. */
  public @Nullable LocalDate day(String column) {
    String written = value(column);
    if (missing(column, written) || written.isEmpty()) {
      return null;
    }
    if (!DAY.matcher(written).matches()) {
      refuse(column, "day");
      return null;
    }
    try {
      LocalDate day = LocalDate.parse(written);
      if (day.getYear() < EARLIEST || day.getYear() > LATEST) {
        refuse(column, "day-range", String.valueOf(EARLIEST), String.valueOf(LATEST));
        return null;
      }
      return day;
    } catch (DateTimeException e) {
      refuse(column, "day-none");
      return null;
    }
  }

  /** A day that is not after today, in UTC: of what has been done. */
  public @Nullable LocalDate pastDay(String column) {
    LocalDate day = day(column);
    if (day != null && day.isAfter(LocalDate.now(ZoneOffset.UTC))) {
      refuse(column, "day-future");
      return null;
    }
    return day;
  }

  /** A number from the least to the most; null where nothing stands. */
  public @Nullable Double number(String column, double least, double most) {
    String written = value(column);
    if (missing(column, written) || written.isEmpty()) {
      return null;
    }
    if (!NUMBER.matcher(written).matches()) {
      refuse(column, "number");
      return null;
    }
    double number = Double.parseDouble(written.replace(',', '.'));
    if (number < least || number > most) {
      refuse(column, "number-range", plain(least), plain(most));
      return null;
    }
    return number;
  }

  /** A whole number likewise. */
  public @Nullable Integer whole(String column, int least, int most) {
    Double number = number(column, least, most);
    if (number == null) {
      return null;
    }
    if (number != Math.rint(number)) {
      refuse(column, "number-whole");
      return null;
    }
    return (int) Math.rint(number);
  }

  /** Yes or no; the other value where nothing stands. */
  public boolean yes(String column, boolean otherwise) {
    String written = value(column).toLowerCase(Locale.ROOT);
    return switch (written) {
      case "" -> otherwise;
      case "yes", "y", "true", "1" -> true;
      case "no", "n", "false", "0" -> false;
      default -> {
        refuse(column, "yes-no");
        yield otherwise;
      }
    };
  }

  /** One of the names of an enum, in capitals or not; null where nothing fits. */
  public <E extends Enum<E>> @Nullable E choice(String column, Class<E> type) {
    String written = value(column);
    if (missing(column, written) || written.isEmpty()) {
      return null;
    }
    for (E one : type.getEnumConstants()) {
      if (one.name().equalsIgnoreCase(written)) {
        return one;
      }
    }
    refuse(
        column,
        "choice",
        Arrays.stream(type.getEnumConstants())
            .map(one -> one.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", ")));
    return null;
  }

  /** Notes what is wrong with a cell. */
  public void refuse(String column, String code, String... arguments) {
    problems.add(new ImportProblem(line.number(), column, code, List.of(arguments), value(column)));
  }

  /** Whether something is wrong with the line so far. */
  public boolean refused() {
    return !problems.isEmpty();
  }

  List<ImportProblem> problems() {
    return problems;
  }

  private boolean missing(String column, String written) {
    boolean required =
        columns.stream().anyMatch(one -> one.name().equals(column) && one.required());
    if (required && written.isEmpty()) {
      refuse(column, "empty");
      return true;
    }
    return false;
  }

  private String value(String column) {
    return line.cells().getOrDefault(column, "");
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
  }
}
