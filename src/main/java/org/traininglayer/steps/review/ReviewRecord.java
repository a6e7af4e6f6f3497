package org.traininglayer.steps.review;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Evidence;
import org.traininglayer.steps.Question;
import org.traininglayer.steps.Question.Kind;
import org.traininglayer.steps.Question.Option;
import org.traininglayer.steps.Response;
import org.traininglayer.steps.Situation;
import org.traininglayer.steps.Sureness;
import org.traininglayer.steps.review.ReviewAnswer.Mark;
import org.traininglayer.steps.review.ReviewStep.AiOutput.Unit;
import org.traininglayer.steps.review.ReviewStep.SeededError;

/**
 * A submitted review on record: one response for each unit in reading order, then the whole. What
 * is done with the text is one decision and is judged with the whole; a unit is judged by what its
 * own mark says, as marks of earlier days do.
 */
final class ReviewRecord {

  private static final String FLAG = "flag";
  private static final String ACCEPT = "accept";

  private ReviewRecord() {}

  static List<Response> of(ReviewStep step, ReviewWork work, Situation situation) {
    List<Response> responses = new ArrayList<>();
    for (Unit unit : step.output().units()) {
      responses.add(judged(step, work, unit));
    }
    ReviewScore score = ReviewScore.of(step, work);
    List<String> marked =
        step.output().units().stream().map(Unit::id).filter(work.marks()::containsKey).toList();
    responses.add(
        Response.to(whole(step), marked.isEmpty() ? null : marked.stream().collect(joining("[,]")))
            .scored(score.score())
            .took(situation.active())
            .with("hits", score.hits().size())
            .with("misses", score.misses().size())
            .with("false-alarms", score.falseAlarms().size())
            .with("correct-rejections", score.correctRejections().size())
            .with("critical-misses", score.criticalMisses())
            .with(
                "action-right",
                work.action() == null || score.hits().isEmpty()
                    ? null
                    : ReviewScore.rightAction(step, work))
            .with("sources-opened", situation.sourcesOpened().stream().sorted().toList())
            .with("sources-required", step.sourcesRequired()));
    return responses;
  }

  private static Response judged(ReviewStep step, ReviewWork work, Unit unit) {
    SeededError error = step.errorIn(unit.id()).orElse(null);
    Mark mark = work.marks().get(unit.id());
    Response response =
        Response.to(claim(step, unit), mark == null ? ACCEPT : FLAG)
            .correct((error != null) == (mark != null))
            .with("truth", error == null ? "clean" : "error");
    if (error != null) {
      response = response.with("severity", error.severity()).with("error-family", error.family());
    }
    if (step.decoyIn(unit.id()).isPresent()) {
      response = response.with("decoy", true);
    }
    response = response.with("flagged", mark != null);
    if (mark != null) {
      response =
          response
              .with("family-chosen", mark.family())
              .with("evidence", place(mark.evidence()))
              .with("action", work.actionFor(mark))
              .with("confidence", Sureness.probability(work.confidenceIn(mark)));
    }
    if (error != null && mark != null) {
      response =
          response
              .with("family-right", ReviewScore.rightFamily(step, error, mark))
              .with(
                  "evidence-right",
                  step.ask().evidence() ? ReviewScore.rightEvidence(error, mark) : null)
              .with(
                  "action-right",
                  mark.action() == null ? null : error.actions().contains(mark.action()));
    }
    return response.with("prevalence", Math.round(step.prevalence() * 10_000) / 10_000.0);
  }

  /** One unit: flagged as wrong, or accepted. */
  private static Question claim(ReviewStep step, Unit unit) {
    return new Question(
        List.of("units", unit.id()),
        Kind.CHOICE,
        step.head().title() + ": " + unit.id(),
        unit.text(),
        List.of(
            new Option(FLAG, "Marked as wrong", true), new Option(ACCEPT, "Let through", true)));
  }

  /** The review as one question: which units are wrong. */
  private static Question whole(ReviewStep step) {
    return new Question(
        List.of("marks"),
        Kind.CHOICE,
        step.head().title(),
        step.output().title(),
        step.output().units().stream().map(unit -> new Option(unit.id(), unit.text())).toList());
  }

  private static @Nullable String place(@Nullable Evidence evidence) {
    return evidence == null ? null : evidence.artefact() + "#" + evidence.row();
  }
}
