package org.traininglayer.course.picker;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What of a form makes a link, and what is wrong with it. Values in, values and problems out.
 *
 * @param title fit to be shown
 * @param points null where there is no column
 * @param problems key of the message by name of the field; empty when all is well
 */
record ItemRules(
    String title,
    @Nullable BigDecimal points,
    @Nullable Integer passMark,
    @Nullable Integer attempts,
    @Nullable Instant opens,
    @Nullable Instant closes,
    @Nullable Instant due,
    Map<String, String> problems) {

  /** What Moodle and Canvas both keep. */
  static final int LONGEST_TITLE = 255;

  private static final int MOST_ATTEMPTS = 99;
  private static final int LATEST_YEAR = 9999;

  /**
   * Checks one form.
   *
   * @param module whether it is for a module; the home of a course has a title only
   * @param several whether others are made at the same time
   * @param zone where the times are
   */
  static ItemRules check(
      ItemForm form, boolean module, PlacementCapabilities taken, boolean several, ZoneId zone) {
    Map<String, String> problems = new LinkedHashMap<>();
    title(form.title(), problems);
    boolean graded = module && isGraded(form, taken);
    boolean dated = graded && taken.dates();
    Instant opens = dated ? time("opens", form.opens(), zone, problems) : null;
    Instant closes = dated ? time("closes", form.closes(), zone, problems) : null;
    Instant due = dated ? time("due", form.due(), zone, problems) : null;
    order(opens, closes, due, problems);
    return new ItemRules(
        form.title(),
        graded ? points(form.points(), taken.points(), several, problems) : null,
        module ? whole("pass", form.passMark(), 1, 100, problems) : null,
        module ? whole("attempts", form.attempts(), 0, MOST_ATTEMPTS, problems) : null,
        opens,
        closes,
        due,
        Map.copyOf(problems));
  }

  static boolean isGraded(ItemForm form, PlacementCapabilities taken) {
    return switch (taken.column()) {
      case NONE -> false;
      case OPTIONAL -> form.graded();
      case ALWAYS -> true;
    };
  }

  private static void title(String title, Map<String, String> problems) {
    if (title.isEmpty()) {
      problems.put("title", "picker.problem.title.missing");
    } else if (title.length() > LONGEST_TITLE) {
      problems.put("title", "picker.problem.title.long");
    }
  }

  private static @Nullable BigDecimal points(
      String typed,
      PlacementCapabilities.Points taken,
      boolean several,
      Map<String, String> problems) {
    BigDecimal points = number(typed);
    if (points == null || points.signum() <= 0 || points.scale() > 2) {
      problems.put("points", "picker.problem.points");
    } else if (points.compareTo(BigDecimal.valueOf(taken.most())) > 0) {
      problems.put("points", "picker.problem.points.many");
    } else if (taken.whole() && points.stripTrailingZeros().scale() > 0) {
      problems.put("points", "picker.problem.points.whole");
    } else if (several && points.compareTo(BigDecimal.valueOf(taken.mostOfSeveral())) > 0) {
      problems.put("points", "picker.problem.points.several");
    } else {
      return points;
    }
    return null;
  }

  /** A decimal number as people write it; null where it is none. */
  private static @Nullable BigDecimal number(String typed) {
    String plain = typed.replace(',', '.');
    return plain.matches("[+-]?\\d{1,9}(\\.\\d{1,9})?") ? new BigDecimal(plain) : null;
  }

  private static @Nullable Integer whole(
      String field, String typed, int least, int most, Map<String, String> problems) {
    if (typed.isEmpty()) {
      return null;
    }
    int value = typed.matches("\\d{1,3}") ? Integer.parseInt(typed) : -1;
    if (value < least || value > most) {
      problems.put(field, "picker.problem." + field);
      return null;
    }
    return value;
  }

  private static @Nullable Instant time(
      String field, String typed, ZoneId zone, Map<String, String> problems) {
    if (typed.isEmpty()) {
      return null;
    }
    try {
      LocalDateTime local = LocalDateTime.parse(typed);
      if (local.getYear() > 1970 && local.getYear() <= LATEST_YEAR) {
        return local.atZone(zone).toInstant();
      }
    } catch (DateTimeParseException e) {
      // told below
    }
    problems.put(field, "picker.problem.time");
    return null;
  }

  private static void order(
      @Nullable Instant opens,
      @Nullable Instant closes,
      @Nullable Instant due,
      Map<String, String> problems) {
    if (opens != null && closes != null && !opens.isBefore(closes)) {
      problems.put("closes", "picker.problem.closes");
    }
    if (due != null && opens != null && due.isBefore(opens)) {
      problems.put("due", "picker.problem.due.early");
    } else if (due != null && closes != null && due.isAfter(closes)) {
      problems.put("due", "picker.problem.due.late");
    }
  }
}
