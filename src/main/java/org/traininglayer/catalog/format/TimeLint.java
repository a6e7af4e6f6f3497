package org.traininglayer.catalog.format;

import java.util.HashSet;
import java.util.Locale;
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

  /** Words a minute: read once, checked against sources, searched for one place. */
  private static final double READ = 200;

  private static final double CHECKED = 100;
  private static final double SEARCHED = 250;

  /** Minutes. */
  private static final double CLICK = 0.05;

  private static final double CHOICE = 0.5;
  private static final double REASON = 0.25;
  private static final double CLAIM = 0.1;
  private static final double MARK = 0.25;
  private static final double RATING = 0.05;

  private TimeLint() {}

  static void check(Draft draft, Problems problems) {
    Set<String> opened = new HashSet<>();
    for (StepFile step : draft.steps()) {
      Problems.At at = problems.in(step.file(), step.id());
      int words = wordsBeforeAction(step.step());
      YamlNode body = step.root().get("body");
      if (body != null && words > WORDS_BEFORE_ACTION) {
        at.add(
            body,
            ProblemCode.LINT_LONG_BODY,
            words + " words come before the first action.",
            "Keep to " + WORDS_BEFORE_ACTION + "; move the rest to an artefact.");
      }
      double estimate = estimate(step.step(), draft, opened);
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
    double minutes = StepReader.number(stated.text());
    int sum = draft.steps().stream().mapToInt(step -> step.step().head().minutes()).sum();
    if (minutes != sum) {
      problems
          .in(ModuleReader.MANIFEST, null)
          .add(
              stated,
              ProblemCode.LINT_MINUTES,
              "The module states " + stated.text() + " minutes, its steps make " + sum + ".",
              "Make the two agree.");
    }
  }

  private static int wordsBeforeAction(Step step) {
    int words = words(step.head().body()) + followed(step);
    return step instanceof Step.Brief brief
        ? words + words(brief.goal()) + words(String.join(" ", brief.groundRules()))
        : words;
  }

  /** Words of the longest texts that may follow from earlier choices. */
  private static int followed(Step step) {
    int words = 0;
    for (Step.Follow follow : step.head().follows()) {
      int longest = follow.otherwise() == null ? 0 : words(follow.otherwise());
      for (String text : follow.texts().values()) {
        longest = Math.max(longest, words(text));
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
  static double estimate(Step step, Draft draft, Set<String> opened) {
    double minutes = (words(step.head().body()) + followed(step)) / READ + CLICK;
    // A brief shows its sources; they are read where a judgement needs them, closely for the own
    // view, which has nothing else to rest on.
    double pace = step instanceof Step.Commit ? CHECKED : SEARCHED;
    if (!(step instanceof Step.Brief)) {
      for (String id : step.head().artefacts()) {
        Artefact artefact = draft.artefacts().get(id);
        if (artefact != null && opened.add(id)) {
          minutes += words(artefact) / pace + CLICK;
        }
      }
    }
    return minutes
        + switch (step) {
          case Step.Brief brief ->
              words(brief.goal() + " " + String.join(" ", brief.groundRules())) / READ;
          case Step.Commit commit -> commit(commit);
          case Step.Decision decision -> decision(decision);
          case Step.Review review -> review(review);
          case Step.Confidence confidence ->
              confidence.items().stream()
                  .mapToDouble(item -> words(item.statement()) / READ + RATING + CLICK)
                  .sum();
          case Step.Attest attest -> words(attest.statement()) / READ + CLICK;
        };
  }

  private static double commit(Step.Commit commit) {
    double minutes = words(commit.question()) / READ + CHOICE + 2 * CLICK;
    for (Step.Option option : commit.options()) {
      minutes += words(option.text()) / READ;
    }
    return minutes + (commit.confidence() ? CLICK : 0);
  }

  private static double decision(Step.Decision decision) {
    double minutes = words(decision.question()) / READ + CHOICE + 2 * CLICK;
    for (Step.Choice option : decision.options()) {
      // One of the consequences is read.
      minutes += words(option.text()) / READ;
      minutes += words(option.then()) / READ / decision.options().size();
    }
    Step.Reason reason = decision.reason();
    if (reason != null) {
      minutes += REASON + 2 * CLICK + words(reason.prompt()) / READ;
      for (Step.ReasonOption option : reason.options()) {
        minutes += words(option.text()) / READ;
      }
    }
    Step.KeyBasis basis = decision.basis();
    minutes += basis == null ? 0 : words(basis.note()) / READ;
    return minutes + (decision.confidence() ? CLICK : 0);
  }

  private static double review(Step.Review review) {
    Step.Ask ask = review.ask();
    double minutes = CLICK * (1 + (ask.action() ? 1 : 0) + (ask.confidence() ? 1 : 0));
    for (Step.AiOutput.Unit unit : review.output().units()) {
      minutes += words(unit.text()) / CHECKED + CLAIM;
    }
    for (Step.SeededError error : review.errors()) {
      minutes += MARK + CLICK * (1 + (ask.family() ? 1 : 0) + (ask.evidence() ? 2 : 0));
      minutes += words(error.truth() + " " + error.why()) / READ;
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
