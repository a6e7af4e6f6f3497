package org.traininglayer.catalog.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.traininglayer.catalog.Artefact;
import org.traininglayer.catalog.Step;

/**
 * How long a step takes, by the rule that {@code docs/module-format.md} gives to authors: words by
 * how closely they are read, three seconds for each click, and a time to think for each judgement.
 * The stated minutes are what learners and teachers see, so they may not be kinder than this.
 */
final class TimeLint {

  private static final int WORDS_BEFORE_ACTION = 150;
  private static final double TOLERANCE = 0.25;

  /**
   * What rounding each step may add up to in the whole, where no step is out of its own tolerance.
   */
  private static final double WHOLE = 0.1;

  private TimeLint() {}

  static void check(Draft draft, Problems problems) {
    Set<String> opened = new HashSet<>();
    Map<String, Double> estimates = new HashMap<>();
    for (StepFile step : draft.files()) {
      Problems.At at = problems.in(step.file(), step.id());
      int words = wordsBeforeAction(step);
      YamlNode body = step.root().get("body");
      if (body != null && words > WORDS_BEFORE_ACTION) {
        at.add(
            body,
            ProblemCode.LINT_LONG_BODY,
            words + " words come before the first action.",
            "Keep to " + WORDS_BEFORE_ACTION + "; move the rest to an artefact.");
      }
      double estimate = estimate(step, draft, opened);
      estimates.put(step.id(), estimate);
      YamlNode.Scalar stated = step.root().scalar("minutes");
      double minutes = step.step().head().minutes();
      if (stated != null && Math.abs(minutes - estimate) > Math.max(1, TOLERANCE * minutes)) {
        at.add(
            stated,
            ProblemCode.LINT_MINUTES,
            String.format(
                Locale.ROOT,
                "The step states %s minutes, an estimate from its words and clicks says %.1f.",
                stated.text(),
                estimate),
            "State the time that people need, or have five people try it and waive this.");
      }
    }
    YamlNode.Scalar stated = draft.manifest().scalar("minutes");
    if (stated == null || !draft.isComplete()) {
      return;
    }
    double minutes = StepSource.number(stated.text());
    Problems.At at = problems.in(ModuleReader.MANIFEST, null);
    double steps = WayCheck.longest(draft, step -> step.head().minutes());
    if (minutes != steps) {
      at.add(
          stated,
          ProblemCode.LINT_MINUTES,
          "The module states "
              + stated.text()
              + " minutes, its steps make "
              + Math.round(steps)
              + ".",
          "Make the two agree.");
      return;
    }
    double estimate =
        WayCheck.longest(draft, step -> estimates.getOrDefault(step.head().id(), 0.0));
    if (Math.abs(minutes - estimate) > Math.max(1, WHOLE * minutes)) {
      at.add(
          stated,
          ProblemCode.LINT_MINUTES,
          String.format(
              Locale.ROOT,
              "The module states %s minutes, an estimate from its words and clicks says %.1f.",
              stated.text(),
              estimate),
          "State in its steps the time that people need, or have five people try it and waive"
              + " this.");
    }
  }

  private static int wordsBeforeAction(StepFile file) {
    Step step = file.step();
    return Pace.words(step.head().body()) + followed(step) + file.format().wordsBeforeAction(step);
  }

  /** Words of the longest texts that may follow from earlier choices. */
  private static int followed(Step step) {
    int words = 0;
    for (Step.Follow follow : step.head().follows()) {
      int longest = follow.otherwise() == null ? 0 : Pace.words(follow.otherwise());
      for (String text : follow.texts().values()) {
        longest = Math.max(longest, Pace.words(text));
      }
      words += longest;
    }
    return words;
  }

  /**
   * Minutes.
   *
   * @param opened sources of earlier steps, which are known by now; those of this step are added
   */
  static double estimate(StepFile file, Draft draft, Set<String> opened) {
    Step step = file.step();
    double minutes = (Pace.words(step.head().body()) + followed(step)) / Pace.READ + Pace.CLICK;
    Double pace = file.format().pace();
    if (pace != null) {
      List<String> shown = new ArrayList<>(file.root().texts("artefact"));
      shown.addAll(step.head().artefacts());
      for (String id : shown) {
        Artefact artefact = draft.artefacts().get(id);
        if (artefact != null && opened.add(id)) {
          minutes += words(artefact) / pace + Pace.CLICK;
        }
      }
    }
    return minutes + file.format().minutes(step);
  }

  private static int words(Artefact artefact) {
    return switch (artefact) {
      case Artefact.Table table -> table.rows().size() * table.columns().size();
      case Artefact.Document document ->
          document.lines().stream().mapToInt(line -> Pace.words(line.markdown())).sum();
    };
  }
}
