package org.traininglayer.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.traininglayer.learning.Answer.Mark;
import org.traininglayer.learning.AttemptContext;
import org.traininglayer.learning.LearningEvent;
import org.traininglayer.learning.LearningEvent.Acknowledged;
import org.traininglayer.learning.LearningEvent.AttemptResumed;
import org.traininglayer.learning.LearningEvent.AttemptStarted;
import org.traininglayer.learning.LearningEvent.ConfidenceRated;
import org.traininglayer.learning.LearningEvent.ModuleCompleted;
import org.traininglayer.learning.LearningEvent.Occasion;
import org.traininglayer.learning.LearningEvent.OptionChosen;
import org.traininglayer.learning.LearningEvent.ReasonGiven;
import org.traininglayer.learning.LearningEvent.ReviewSubmitted;
import org.traininglayer.learning.LearningEvent.StepFinished;
import org.traininglayer.learning.LearningEvent.StepOpened;
import org.traininglayer.learning.LearningEvent.UnitJudged;

/** Somebody who works through the whole module once. */
final class ScriptedLearner {

  private static final Duration TOOK = Duration.ofMillis(61_237);

  private final AttemptContext context;
  private final UUID registration;
  private final double score;
  private Instant now;

  ScriptedLearner(AttemptContext context, Instant start, double score) {
    this.context = context;
    this.registration = UUID.randomUUID();
    this.score = score;
    this.now = start;
  }

  List<LearningEvent> events() {
    List<LearningEvent> events = new ArrayList<>();
    events.add(new AttemptStarted(next()));
    events.add(new StepOpened(next(), Course.BRIEF));
    events.add(new StepFinished(next(), Course.BRIEF, null, 17, TOOK));
    events.add(new StepOpened(next(), Course.COMMIT));
    events.add(new OptionChosen(next(), Course.COMMIT, "site-101", false, 0.0, 60, TOOK));
    events.add(new StepFinished(next(), Course.COMMIT, 0.0, 33, TOOK));
    events.add(new AttemptResumed(next()));
    events.add(new StepOpened(next(), Course.REVIEW));
    events.add(new UnitJudged(next(), Course.REVIEW, "u1", null, null, null, null, null));
    events.add(
        new UnitJudged(
            next(),
            Course.REVIEW,
            "u2",
            Course.WRONG_TOTAL,
            new Mark("u2", "numbers", null, null, 90),
            true,
            false,
            null));
    events.add(new UnitJudged(next(), Course.REVIEW, "u3", null, null, null, null, null));
    events.add(
        new ReviewSubmitted(
            next(), Course.REVIEW, List.of("u2"), 1, 0, 0, 2, List.of(), Set.of(), 1.0, TOOK));
    events.add(new StepFinished(next(), Course.REVIEW, 1.0, 50, TOOK));
    events.add(new StepOpened(next(), Course.DECISION));
    events.add(new OptionChosen(next(), Course.DECISION, "correct", true, 1.0, null, TOOK));
    events.add(new ReasonGiven(next(), Course.DECISION, "trace", true, TOOK));
    events.add(new StepFinished(next(), Course.DECISION, 1.0, 67, TOOK));
    events.add(new StepOpened(next(), Course.CONFIDENCE));
    events.add(new ConfidenceRated(next(), Course.CONFIDENCE, "find-errors", 8));
    events.add(new StepFinished(next(), Course.CONFIDENCE, null, 83, TOOK));
    events.add(new StepOpened(next(), Course.ATTEST));
    events.add(new Acknowledged(next(), Course.ATTEST, "ab".repeat(32), score));
    events.add(new StepFinished(next(), Course.ATTEST, null, 100, TOOK));
    events.add(completed(score));
    return events;
  }

  ModuleCompleted completed(double gradeScore) {
    return new ModuleCompleted(next(), score, score >= 0.75, List.of(), gradeScore, TOOK);
  }

  private Occasion next() {
    now = now.plusSeconds(7);
    return new Occasion(context, Course.MODULE, registration, 1, now);
  }
}
