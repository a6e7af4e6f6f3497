package org.traininglayer.catalog.format;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Whether the right answer gives itself away by its length or its place. */
final class OptionLint {

  private static final double LONGER = 1.3;
  private static final int RUN = 3;

  private final Problems problems;
  private int lastPosition = -1;
  private int run;

  private OptionLint(Problems problems) {
    this.problems = problems;
  }

  static void check(Draft draft, Problems problems) {
    Map<String, OptionLint> kinds = new HashMap<>();
    for (StepFile step : draft.files()) {
      for (StepFormat.Keyed keyed : step.format().keyed(step.root())) {
        kinds
            .computeIfAbsent(keyed.kind(), kind -> new OptionLint(problems))
            .check(step, keyed.parent(), keyed.right());
      }
    }
  }

  private void check(StepFile step, YamlNode parent, Predicate<YamlNode> right) {
    List<YamlNode> options = parent.items("options");
    Problems.At at = problems.in(step.file(), step.id());
    int longestWrong =
        options.stream()
            .filter(right.negate())
            .mapToInt(o -> o.text("text").length())
            .max()
            .orElse(0);
    for (int position = 0; position < options.size(); position++) {
      YamlNode option = options.get(position);
      if (!right.test(option)) {
        continue;
      }
      if (option.text("text").length() > LONGER * longestWrong) {
        at.add(
            option,
            ProblemCode.LINT_LONGEST_OPTION,
            "The right option \"" + option.text("id") + "\" is the longest by more than 30 %.",
            "Shorten it, or say as much in the others.");
      }
      run = position == lastPosition ? run + 1 : 1;
      lastPosition = position;
      if (run == RUN) {
        at.add(
            option,
            ProblemCode.LINT_SAME_POSITION,
            "The right option stands at place " + (position + 1) + " for the third time running.",
            "Change the order.");
      }
      break;
    }
  }
}
