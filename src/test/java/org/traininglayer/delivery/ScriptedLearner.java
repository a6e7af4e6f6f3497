package org.traininglayer.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.traininglayer.catalog.Step;
import org.traininglayer.learning.AttemptContext;
import org.traininglayer.learning.LearningEvent;
import org.traininglayer.learning.LearningEvent.AttemptResumed;
import org.traininglayer.learning.LearningEvent.AttemptStarted;
import org.traininglayer.learning.LearningEvent.ModuleCompleted;
import org.traininglayer.learning.LearningEvent.Occasion;
import org.traininglayer.learning.LearningEvent.ResponseGiven;
import org.traininglayer.learning.LearningEvent.StepFinished;
import org.traininglayer.learning.LearningEvent.StepOpened;
import org.traininglayer.steps.Answer;
import org.traininglayer.steps.Response;
import org.traininglayer.steps.Responses;
import org.traininglayer.steps.attest.AttestAnswer;
import org.traininglayer.steps.commit.CommitAnswer;
import org.traininglayer.steps.confidence.ConfidenceAnswer;
import org.traininglayer.steps.decision.DecisionAnswer;
import org.traininglayer.steps.review.ReviewAnswer;

/** Somebody who works through the whole module once. */
public final class ScriptedLearner {

  private static final Duration TOOK = Duration.ofMillis(61_237);

  private final AttemptContext context;
  private final UUID registration;
  private final double score;
  private Instant now;

  public ScriptedLearner(AttemptContext context, Instant start, double score) {
    this.context = context;
    this.registration = UUID.randomUUID();
    this.score = score;
    this.now = start;
  }

  public List<LearningEvent> events() {
    List<LearningEvent> events = new ArrayList<>();
    events.add(new AttemptStarted(next()));
    events.add(new StepOpened(next(), Course.BRIEF));
    events.add(new StepFinished(next(), Course.BRIEF, null, 17, TOOK));
    events.add(new StepOpened(next(), Course.COMMIT));
    says(events, Course.COMMIT, new CommitAnswer.Choose("site-101", 60));
    events.add(new StepFinished(next(), Course.COMMIT, 0.0, 33, TOOK));
    events.add(new AttemptResumed(next()));
    events.add(new StepOpened(next(), Course.REVIEW));
    says(
        events,
        Course.REVIEW,
        new ReviewAnswer.Mark("u2", "numbers", null),
        new ReviewAnswer.Submit(null, 90));
    events.add(new StepFinished(next(), Course.REVIEW, 1.0, 50, TOOK));
    events.add(new StepOpened(next(), Course.DECISION));
    says(
        events,
        Course.DECISION,
        new DecisionAnswer.Choose("correct", null),
        new DecisionAnswer.GiveReason("trace"));
    events.add(new StepFinished(next(), Course.DECISION, 1.0, 67, TOOK));
    events.add(new StepOpened(next(), Course.CONFIDENCE));
    says(
        events,
        Course.CONFIDENCE,
        new ConfidenceAnswer.Rate("find-errors", 8),
        new Answer.Finish());
    events.add(new StepFinished(next(), Course.CONFIDENCE, null, 83, TOOK));
    events.add(new StepOpened(next(), Course.ATTEST));
    says(events, Course.ATTEST, new AttestAnswer.Acknowledge(true, null));
    events.add(new StepFinished(next(), Course.ATTEST, null, 100, TOOK));
    events.add(completed());
    return events;
  }

  private void says(List<LearningEvent> events, Step step, Answer... answers) {
    for (Response response : Responses.in(Course.MODULE).to(step, TOOK, answers)) {
      events.add(new ResponseGiven(next(), step, response));
    }
  }

  public ModuleCompleted completed() {
    return new ModuleCompleted(next(), score, score >= 0.75, List.of(), TOOK);
  }

  private Occasion next() {
    now = now.plusSeconds(7);
    return new Occasion(context, Course.MODULE, registration, 1, now);
  }
}
