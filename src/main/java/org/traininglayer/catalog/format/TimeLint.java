package org.traininglayer.catalog.format;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.traininglayer.catalog.Artefact;
import org.traininglayer.catalog.Step;

/**
 * How long a module takes, by rule of thumb: 200 words a minute for texts, half that for an AI
 * output that is checked, 250 for sources that are searched, and a fixed time for each judgement.
 */
final class TimeLint {

  private static final int WORDS_BEFORE_ACTION = 150;
  private static final double TOLERANCE = 0.25;

  private static final double WORDS = 200;
  private static final double CHECKED_WORDS = 100;
  private static final double SEARCHED_WORDS = 250;
  private static final double CHOICE = 0.5;
  private static final double REASON = 0.25;
  private static final double UNIT = 0.1;
  private static final double MARK = 0.5;
  private static final double RATING = 0.1;

  private TimeLint() {}

  static void check(Draft draft, Problems problems) {
    Problems.At inManifest = problems.in(ModuleReader.MANIFEST, null);
    for (StepFile step : draft.steps()) {
      int words = wordsBeforeAction(step.step());
      YamlNode body = step.root().get("body");
      if (body != null && words > WORDS_BEFORE_ACTION) {
        problems
            .in(step.file(), step.id())
            .add(
                body,
                ProblemCode.LINT_LONG_BODY,
                words + " words come before the first action.",
                "Keep to " + WORDS_BEFORE_ACTION + "; move the rest to an artefact.");
      }
    }
    YamlNode.Scalar stated = draft.manifest().scalar("minutes");
    if (stated == null || !draft.isComplete()) {
      return;
    }
    double minutes = StepReader.number(stated.text());
    int sum = draft.steps().stream().mapToInt(step -> step.step().head().minutes()).sum();
    double estimate = estimate(draft);
    if (isFar(minutes, sum)) {
      inManifest.add(
          stated,
          ProblemCode.LINT_MINUTES,
          "The module states " + stated.text() + " minutes, its steps make " + sum + ".",
          "Make the two agree.");
    } else if (isFar(minutes, estimate)) {
      inManifest.add(
          stated,
          ProblemCode.LINT_MINUTES,
          String.format(
              Locale.ROOT,
              "The module states %s minutes, an estimate from its texts says %.0f.",
              stated.text(),
              estimate),
          "State the time that people need, or have five people try it and waive this.");
    }
  }

  private static boolean isFar(double stated, double other) {
    return Math.abs(stated - other) > TOLERANCE * stated;
  }

  private static int wordsBeforeAction(Step step) {
    int words = words(step.head().body());
    return step instanceof Step.Brief brief
        ? words + words(brief.goal()) + words(String.join(" ", brief.groundRules()))
        : words;
  }

  /** Minutes. Each source is counted once, at the first step that needs it. */
  static double estimate(Draft draft) {
    double minutes = 0;
    Set<String> read = new HashSet<>();
    for (StepFile file : draft.steps()) {
      Step step = file.step();
      minutes += words(step.head().body()) / WORDS;
      List<String> needed =
          step instanceof Step.Review review ? review.sourcesRequired() : step.head().artefacts();
      for (String id : needed) {
        Artefact artefact = draft.artefacts().get(id);
        if (artefact != null && read.add(id)) {
          minutes += words(artefact) / SEARCHED_WORDS;
        }
      }
      minutes += own(step);
    }
    return minutes;
  }

  private static double own(Step step) {
    return switch (step) {
      case Step.Brief brief ->
          words(brief.goal() + " " + String.join(" ", brief.groundRules())) / WORDS;
      case Step.Commit commit ->
          words(commit.question()) / WORDS + CHOICE + (commit.confidence() ? RATING : 0);
      case Step.Decision decision -> decision(decision);
      case Step.Review review -> review(review);
      case Step.Confidence confidence ->
          confidence.items().stream()
              .mapToDouble(item -> words(item.statement()) / WORDS + RATING)
              .sum();
      case Step.Attest attest -> words(attest.statement()) / WORDS + RATING;
    };
  }

  private static double decision(Step.Decision decision) {
    double minutes = words(decision.question()) / WORDS + CHOICE;
    for (Step.Choice option : decision.options()) {
      // One of the consequences is read.
      minutes += words(option.text()) / WORDS;
      minutes += words(option.then()) / WORDS / decision.options().size();
    }
    Step.Reason reason = decision.reason();
    if (reason != null) {
      minutes += REASON;
      for (Step.ReasonOption option : reason.options()) {
        minutes += words(option.text()) / WORDS;
      }
    }
    return minutes + (decision.confidence() ? RATING : 0);
  }

  private static double review(Step.Review review) {
    double minutes = 0;
    for (Step.AiOutput.Unit unit : review.output().units()) {
      minutes += words(unit.text()) / CHECKED_WORDS + UNIT;
    }
    for (Step.SeededError error : review.errors()) {
      minutes += MARK + words(error.truth() + " " + error.why()) / WORDS;
    }
    for (Step.Foil decoy : review.decoys()) {
      minutes += words(decoy.why()) / WORDS / 2;
    }
    return minutes;
  }

  private static int words(Artefact artefact) {
    return switch (artefact) {
      case Artefact.Table table -> table.rows().size() * table.columns().size();
      case Artefact.Document document ->
          document.lines().stream().mapToInt(line -> words(line.markdown())).sum();
    };
  }

  static int words(String text) {
    return text.isBlank() ? 0 : text.strip().split("\\s+").length;
  }
}
