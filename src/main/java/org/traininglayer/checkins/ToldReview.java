package org.traininglayer.checkins;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.traininglayer.catalog.Module;
import org.traininglayer.catalog.Step;
import org.traininglayer.checkins.CheckInReview.Handed;
import org.traininglayer.checkins.CheckInReview.Look;
import org.traininglayer.learning.AttemptContext;
import org.traininglayer.learning.LearningEvent.Occasion;
import org.traininglayer.learning.LearningEvent.ResponseGiven;
import org.traininglayer.steps.Kept;
import org.traininglayer.steps.Nested;
import org.traininglayer.steps.Response;
import org.traininglayer.steps.retrieve.RetrieveStep;
import org.traininglayer.steps.review.ReviewAnswer.Submit;
import org.traininglayer.steps.review.ReviewStep;

/**
 * The review of a short text as events of learning: judged and scored by the rules of the step type
 * {@code review}, under a step of its own that is the same at every check-in, so that one text has
 * one address whenever it is asked. Pure.
 *
 * @param module that was passed
 * @param registration of the check-in
 * @param moment of the check-in, ISO 8601
 */
record ToldReview(AttemptContext context, Module module, UUID registration, String moment) {

  /** The step under which all short texts stand. */
  static final String STEP = "check-in-review";

  private static final String POOL = "pool";

  /** One event for each sentence, and one for the whole. */
  List<ResponseGiven> events(ReviewStep text, Handed handed, Look look) {
    RetrieveStep step = step(text);
    Module alone = module.with(List.of(step), look.module().artefacts());
    List<Response> responses =
        step.pool()
            .getFirst()
            .apply(
                new Kept(text.type(), CheckInReview.work(handed.marks(), false, null)),
                new Submit(null, handed.confidence()),
                look,
                POOL)
            .responses();
    List<ResponseGiven> events = new ArrayList<>();
    Instant at = look.now().truncatedTo(ChronoUnit.MILLIS);
    for (Response response : responses) {
      events.add(
          new ResponseGiven(
              new Occasion(context, alone, registration, 1, at),
              step,
              response
                  .in("item-kind", "mini-review")
                  .in("moment", "follow-up")
                  .in("offset", moment)));
      at = at.plusMillis(1);
    }
    return events;
  }

  private static RetrieveStep step(ReviewStep text) {
    Step.Head head = text.head();
    return new RetrieveStep(
        new Step.Head(
            STEP,
            "Check-in: a short text",
            "",
            head.minutes(),
            head.competencies(),
            List.of("M4", "M7"),
            Step.Guidance.INDEPENDENT,
            head.artefacts(),
            false,
            1,
            Step.FeedbackWhen.AFTER_STEP,
            List.of()),
        List.of(new Nested(text)));
  }
}
