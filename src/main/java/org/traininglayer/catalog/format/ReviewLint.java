package org.traininglayer.catalog.format;

import java.util.List;
import org.traininglayer.catalog.Step;

/** Whether a review is a fair and useful exercise. */
final class ReviewLint {

  private ReviewLint() {}

  static void check(Draft draft, Problems problems) {
    for (StepFile step : draft.steps()) {
      if (step.step() instanceof Step.Review review) {
        check(step, review, problems.in(step.file(), step.id()));
      }
    }
  }

  private static void check(StepFile step, Step.Review review, Problems.At at) {
    int errors = review.errors().size();
    int units = review.output().units().size();
    if (review.decoys().size() * 2 < errors) {
      at.add(
          step.root(),
          ProblemCode.LINT_DECOYS,
          errors + " errors, but " + review.decoys().size() + " decoys.",
          "Have a decoy for every two errors, so that suspicion alone does not win.");
    }
    if (review.dense() && review.baseRateNote() == null) {
      at.add(
          step.root(),
          ProblemCode.LINT_BASE_RATE_NOTE,
          "A dense round does not say that it is one.",
          "Add base_rate_note, so that nobody takes its error rate for real life.");
    }
    List<String> unexplained =
        review.output().units().stream()
            .map(Step.AiOutput.Unit::id)
            .filter(id -> review.errorIn(id).isEmpty() && review.rightIn(id).isEmpty())
            .toList();
    if (!unexplained.isEmpty()) {
      at.add(
          step.root(),
          ProblemCode.LINT_RIGHT_WITHOUT_WHY,
          "Nothing says why " + String.join(", ", unexplained) + " is right.",
          "Mark the sentence with [[r1|…]] and say under right why it is right.");
    }
    if (review.dense() || units == 0) {
      return;
    }
    if (units - errors < 2 * errors) {
      at.add(
          step.root(),
          ProblemCode.LINT_CLEAN_UNITS,
          errors + " errors in " + units + " units are more than a third.",
          "Add right sentences, or say dense: true.");
    }
    boolean clean =
        review.output().blocks().stream()
            .anyMatch(
                block -> block.units().stream().allMatch(u -> review.errorIn(u.id()).isEmpty()));
    if (!clean) {
      at.add(
          step.root(),
          ProblemCode.LINT_NO_CLEAN_PARAGRAPH,
          "Every paragraph of the AI output has an error.",
          "Leave at least one paragraph right.");
    }
  }
}
