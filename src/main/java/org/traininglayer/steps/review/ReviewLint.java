package org.traininglayer.steps.review;

import java.util.List;
import org.traininglayer.catalog.Step;
import org.traininglayer.catalog.format.Problems;
import org.traininglayer.catalog.format.StepFile;

/** Whether a review is a fair and useful exercise. */
final class ReviewLint {

  private static final int MOST_ERRORS = 2;
  private static final int FEWEST_CLAIMS = 10;
  private static final int MOST_CLAIMS = 25;

  private ReviewLint() {}

  static void check(StepFile step, ReviewStep review, Problems.At at) {
    int errors = review.errors().size();
    int units = review.output().units().size();
    if (review.decoys().size() * 2 < errors) {
      at.add(
          step.root(),
          ReviewProblem.LINT_DECOYS,
          errors + " errors, but " + review.decoys().size() + " decoys.",
          "Have a decoy for every two errors, so that suspicion alone does not win.");
    }
    if (step.root().text("round").equals(ReviewReader.SPARSE)) {
      sparse(step, review, at);
    } else if (step.root().text("round").equals(ReviewReader.DENSE)
        && review.head().exposure() == Step.Guidance.INDEPENDENT) {
      at.add(
          step.root(),
          ReviewProblem.LINT_ROUND,
          "A dense round counts for the score.",
          "Say exposure: guided; only a sparse round shows what somebody can do.");
    }
    if (review.dense() && review.baseRateNote() == null) {
      at.add(
          step.root(),
          ReviewProblem.LINT_BASE_RATE_NOTE,
          "A dense round does not say that it is one.",
          "Add base_rate_note, so that nobody takes its error rate for real life.");
    }
    List<String> unexplained =
        review.output().units().stream()
            .map(ReviewStep.AiOutput.Unit::id)
            .filter(id -> review.errorIn(id).isEmpty() && review.rightIn(id).isEmpty())
            .toList();
    if (!unexplained.isEmpty()) {
      at.add(
          step.root(),
          ReviewProblem.LINT_RIGHT_WITHOUT_WHY,
          "Nothing says why " + String.join(", ", unexplained) + " is right.",
          "Mark the sentence with [[r1|…]] and say under right why it is right.");
    }
    if (review.dense() || units == 0) {
      return;
    }
    if (units - errors < 2 * errors) {
      at.add(
          step.root(),
          ReviewProblem.LINT_CLEAN_UNITS,
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
          ReviewProblem.LINT_NO_CLEAN_PARAGRAPH,
          "Every paragraph of the AI output has an error.",
          "Leave at least one paragraph right.");
    }
  }

  /** Few errors, or none, in many claims; nobody is told before the end how it went. */
  private static void sparse(StepFile step, ReviewStep review, Problems.At at) {
    int errors = review.errors().size();
    int units = review.output().units().size();
    Step.Head head = review.head();
    String wrong =
        review.dense()
            ? "it is said to be dense as well"
            : errors > MOST_ERRORS
                ? errors + " of its " + units + " claims are wrong"
                : units > 0 && (units < FEWEST_CLAIMS || units > MOST_CLAIMS)
                    ? "it has " + units + " claims"
                    : head.exposure() != Step.Guidance.INDEPENDENT
                        ? "it is not independent"
                        : head.feedback() != Step.FeedbackWhen.AFTER_MODULE
                            ? "what was right and wrong is told before the end of the module"
                            : "";
    if (!wrong.isEmpty()) {
      at.add(
          step.root(),
          ReviewProblem.LINT_ROUND,
          "The round is said to be sparse, but " + wrong + ".",
          "Have at most "
              + MOST_ERRORS
              + " errors in "
              + FEWEST_CLAIMS
              + " to "
              + MOST_CLAIMS
              + " claims, with exposure: independent and without feedback.when.");
    }
  }
}
