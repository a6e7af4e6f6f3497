package org.traininglayer.steps.review;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Evidence;
import org.traininglayer.steps.AnswerRefused;
import org.traininglayer.steps.FormReading;
import org.traininglayer.steps.FormValues;
import org.traininglayer.steps.OpaqueIds;
import org.traininglayer.steps.Situation;
import org.traininglayer.steps.StepPage;
import org.traininglayer.steps.review.ReviewAnswer.Mark;
import org.traininglayer.steps.review.ReviewAnswer.Submit;
import org.traininglayer.steps.review.ReviewAnswer.Unmark;
import org.traininglayer.steps.review.ReviewStep.Action;
import org.traininglayer.steps.review.ReviewStep.AiOutput.Unit;

/** The AI's text with its claims as buttons; each opens its questions in place. */
final class ReviewPage implements StepPage<ReviewStep, ReviewWork> {

  /** The claims of the text, as {@code s1}, {@code s2}, … */
  static OpaqueIds<Unit> claims(ReviewStep step) {
    return new OpaqueIds<>('s', step.output().units(), Unit::id);
  }

  @Override
  public ReviewView view(ReviewStep step, ReviewWork work, Situation situation, Shown shown) {
    return ReviewView.of(step, work, situation, shown);
  }

  /** With {@code claim} it is a mark, else the review is submitted. */
  @Override
  public FormReading read(ReviewStep step, ReviewWork work, FormValues form, Shown shown) {
    if (form.has("claim") && work.submitted()) {
      // A page from before: what was submitted stands, and is shown.
      return FormReading.of().at("feedback");
    }
    return form.has("claim") ? mark(step, form) : submit(step, work, form, shown);
  }

  private static FormReading mark(ReviewStep step, FormValues form) {
    String place = form.text("claim");
    String unit = claims(step).known(place);
    if (form.has("undo")) {
      return FormReading.of(new Unmark(unit))
          .asking("source", form.text("keep"))
          .at(place)
          .staying();
    }
    return FormReading.of(
            new Mark(unit, form.textOrNull("family"), evidence(form.textOrNull("proof"))))
        .asking("claim", place)
        .asking("source", form.text("keep"))
        .at("mark")
        .staying();
  }

  private static FormReading submit(
      ReviewStep step, ReviewWork work, FormValues form, Shown shown) {
    Action action = action(form.textOrNull("deed"));
    Integer confidence = form.number("confidence");
    if (!work.submitted()) {
      String missing =
          ReviewView.unfinished(step, work) > 0
              ? "steps.review.missing.marks"
              : step.ask().action() && action == null
                  ? "steps.review.missing.action"
                  : step.ask().confidence() && confidence == null
                      ? "player.missing.confidence"
                      : null;
      if (missing != null) {
        return FormReading.missing(missing);
      }
    }
    return FormReading.of(new Submit(action, confidence)).ending(shown, "feedback");
  }

  private static @Nullable Evidence evidence(@Nullable String proof) {
    if (proof == null) {
      return null;
    }
    int slash = proof.indexOf('/');
    AnswerRefused.unless(slash >= 0, "A proof is a source and a place in it.");
    return new Evidence(proof.substring(0, slash), proof.substring(slash + 1));
  }

  private static @Nullable Action action(@Nullable String name) {
    if (name == null) {
      return null;
    }
    try {
      return Action.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new AnswerRefused("There is no such thing to do.");
    }
  }

  @Override
  public @Nullable Words summary(ReviewStep step, ReviewWork work) {
    return work.submitted()
        ? null
        : new Words("steps.review.summary", work.marks().size(), ReviewView.unfinished(step, work));
  }

  @Override
  public List<Spot> spots(ReviewStep step) {
    OpaqueIds<Unit> places = claims(step);
    return IntStream.range(0, places.things().size())
        .mapToObj(
            i -> new Spot(places.at(i), places.things().get(i).id(), places.things().get(i).text()))
        .toList();
  }

  @Override
  public boolean debriefed(ReviewStep step, ReviewWork work, Situation situation) {
    return true;
  }
}
