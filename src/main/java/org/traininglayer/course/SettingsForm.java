package org.traininglayer.course;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Step.FeedbackWhen;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.learning.CourseSettings;
import org.traininglayer.learning.ModuleSettings;

/**
 * What a teacher sent in the form of the settings, read.
 *
 * @param settings as sent, where nothing was wrong
 * @param problems message keys by name of the field
 */
record SettingsForm(CourseSettings settings, Map<String, String> problems) {

  static final String PASS_MARK = "pass";
  static final String ATTEMPTS = "attempts";
  static final String FEEDBACK = "feedback";
  static final String NAME = "name.";
  static final String LISTED = "listed.";
  static final String CHECK_INS = "checkins";

  /** Typed where a course asks for no check-ins. */
  static final String NO_CHECK_INS = "-";

  static final String REASON = "reason";

  /** The longest reason. */
  static final int LONGEST_REASON = 500;

  private static final int MOST_CHECK_INS = 8;
  private static final int MOST_WEEKS = 104;

  /** Why the settings are changed; empty when it was not said. */
  static String reason(Map<String, String> sent) {
    return sent.getOrDefault(REASON, "").strip();
  }

  /** What is wrong with a reason; null when nothing is. */
  static @Nullable String problemOf(String reason) {
    return reason.isEmpty() || reason.length() > LONGEST_REASON
        ? "course.settings.problem.reason"
        : null;
  }

  /** The name of a field that is about one module. */
  static String of(String field, ModuleId module) {
    return field + "." + module.value();
  }

  /**
   * Reads the form. What the page did not show (modules that are gone, names that no module uses)
   * stays as it was.
   *
   * @param before what held until now
   * @param ruled modules that the page has fields for
   * @param choosable modules that the page offers to list
   */
  static SettingsForm read(
      Map<String, String> sent,
      CourseSettings before,
      List<ModuleId> ruled,
      List<Names> names,
      List<ModuleId> choosable) {
    return new Reader(sent).read(before, ruled, names, choosable);
  }

  private static final class Reader {

    private final Map<String, String> sent;
    private final Map<String, String> problems = new LinkedHashMap<>();

    Reader(Map<String, String> sent) {
      this.sent = sent;
    }

    SettingsForm read(
        CourseSettings before, List<ModuleId> ruled, List<Names> names, List<ModuleId> choosable) {
      ModuleSettings rule = rule(PASS_MARK, ATTEMPTS, FEEDBACK);
      Map<String, ModuleSettings> modules = new LinkedHashMap<>(before.modules());
      for (ModuleId id : ruled) {
        ModuleSettings own = rule(of(PASS_MARK, id), of(ATTEMPTS, id), of(FEEDBACK, id));
        if (own.equals(ModuleSettings.NONE)) {
          modules.remove(id.value());
        } else {
          modules.put(id.value(), own);
        }
      }
      Map<String, String> values = new LinkedHashMap<>(before.names());
      for (Names name : names) {
        String value = text(NAME + name.key());
        if (!Names.isPlain(value)) {
          problems.put(NAME + name.key(), "course.settings.problem.name");
        } else if (value.isEmpty()) {
          values.remove(name.key());
        } else {
          values.put(name.key(), value);
        }
      }
      List<String> listed = new ArrayList<>(before.listed());
      for (ModuleId id : choosable) {
        listed.remove(id.value());
        if (sent.containsKey(LISTED + id.value())) {
          listed.add(id.value());
        }
      }
      return new SettingsForm(
          new CourseSettings(rule, modules, values, listed, weeks()), Map.copyOf(problems));
    }

    private ModuleSettings rule(String passMark, String attempts, String feedback) {
      return new ModuleSettings(
          number(passMark, 1, 100, "course.settings.problem.pass"),
          number(attempts, 0, ModuleSettings.MOST_ATTEMPTS, "course.settings.problem.attempts"),
          feedback(feedback));
    }

    private @Nullable Integer number(String field, int least, int most, String problem) {
      String text = text(field);
      if (text.isEmpty()) {
        return null;
      }
      if (text.matches("\\d{1,3}")) {
        int number = Integer.parseInt(text);
        if (number >= least && number <= most) {
          return number;
        }
      }
      problems.put(field, problem);
      return null;
    }

    private @Nullable FeedbackWhen feedback(String field) {
      return switch (text(field)) {
        case "" -> null;
        case "AFTER_STEP" -> FeedbackWhen.AFTER_STEP;
        case "AFTER_MODULE" -> FeedbackWhen.AFTER_MODULE;
        default -> {
          problems.put(field, "course.settings.problem.choice");
          yield null;
        }
      };
    }

    private List<Integer> weeks() {
      if (text(CHECK_INS).equals(NO_CHECK_INS)) {
        return List.of(0);
      }
      TreeSet<Integer> weeks = new TreeSet<>();
      for (String part : text(CHECK_INS).split("[,;\\s]+", -1)) {
        if (part.isEmpty()) {
          continue;
        }
        if (!part.matches("\\d{1,3}")
            || Integer.parseInt(part) < 1
            || Integer.parseInt(part) > MOST_WEEKS) {
          problems.put(CHECK_INS, "course.settings.problem.weeks");
          return List.of();
        }
        weeks.add(Integer.valueOf(part));
      }
      if (weeks.size() > MOST_CHECK_INS) {
        problems.put(CHECK_INS, "course.settings.problem.weeks");
      }
      return List.copyOf(weeks);
    }

    private String text(String field) {
      return sent.getOrDefault(field, "").strip();
    }
  }
}
