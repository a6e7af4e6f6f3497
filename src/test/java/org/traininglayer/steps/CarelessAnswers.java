package org.traininglayer.steps;

import java.util.ArrayList;
import java.util.List;
import org.traininglayer.catalog.Step;
import org.traininglayer.steps.attest.AttestAnswer;
import org.traininglayer.steps.commit.CommitAnswer;
import org.traininglayer.steps.commit.CommitStep;
import org.traininglayer.steps.confidence.ConfidenceAnswer;
import org.traininglayer.steps.confidence.ConfidenceStep;
import org.traininglayer.steps.decision.DecisionAnswer;
import org.traininglayer.steps.decision.DecisionStep;
import org.traininglayer.steps.remedy.RemedyAnswer;
import org.traininglayer.steps.remedy.RemedyStep;
import org.traininglayer.steps.review.ReviewAnswer;
import org.traininglayer.steps.review.ReviewStep;
import org.traininglayer.steps.sort.SortAnswer;
import org.traininglayer.steps.sort.SortStep;
import org.traininglayer.steps.timed.TimedAnswer;
import org.traininglayer.steps.timed.TimedStep;

/** What somebody says who reads nothing: the last option, the first sentence, everything goes. */
public final class CarelessAnswers {

  private CarelessAnswers() {}

  /** All answers to a step but its end; a type without an own way is answered by its key. */
  public static List<? extends Answer> to(Step step) {
    return switch (step) {
      case CommitStep commit when commit.rows() == null ->
          List.of(
              new CommitAnswer.Choose(
                  commit.options().getLast().id(), commit.confidence() ? 99 : null));
      case ReviewStep review ->
          List.of(
              new ReviewAnswer.Mark(review.output().units().getFirst().id(), null, null),
              new ReviewAnswer.Submit(null, null));
      case DecisionStep decision -> {
        List<DecisionAnswer> answers = new ArrayList<>();
        answers.add(
            new DecisionAnswer.Choose(
                decision.options().getLast().id(), decision.confidence() ? 60 : null));
        if (decision.reason() != null) {
          answers.add(new DecisionAnswer.GiveReason(decision.reason().options().getLast().id()));
        }
        yield answers;
      }
      case SortStep sort -> {
        List<SortAnswer> answers = new ArrayList<>();
        sort.items()
            .forEach(item ->
                answers.add(new SortAnswer.Place(item.id(), SortStep.Bin.PERMITTED, List.of())));
        answers.add(new SortAnswer.SubmitSorting());
        yield answers;
      }
      case ConfidenceStep confidence ->
          confidence.items().stream()
              .map(item -> new ConfidenceAnswer.Rate(item.id(), 10))
              .toList();
      case RemedyStep remedy -> {
        // Case by case; which item is asked is drawn, and after it another one.
        List<Answer> answers = new ArrayList<>();
        remedy
            .cases()
            .forEach(one -> {
              for (int turn = 1; turn <= 2; turn++) {
                one.items()
                    .forEach(item ->
                        to(item.step())
                            .forEach(said -> answers.add(new RemedyAnswer.Again(item.id(), said))));
              }
            });
        yield answers;
      }
      case TimedStep timed -> {
        List<Answer> answers = new ArrayList<>();
        for (int order = 1; order <= 2; order++) {
          answers.add(new TimedAnswer.Begin(order));
          timed
              .forms()
              .forEach(form ->
                  to(form.task().step())
                      .forEach(said -> answers.add(new TimedAnswer.Do(form.id(), said, null))));
        }
        answers.add(new TimedAnswer.Felt(240_000L, 90_000L));
        yield answers;
      }
      default ->
          step.type().equals("attest")
              ? List.of(new AttestAnswer.Acknowledge(false, null))
              : StepTypes.of(step).rules().keyed(step);
    };
  }
}
