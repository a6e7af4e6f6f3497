package org.traininglayer.checkins;

import java.util.List;
import java.util.Optional;
import org.traininglayer.catalog.Module;
import org.traininglayer.catalog.Step;
import org.traininglayer.steps.confidence.ConfidenceStep;
import org.traininglayer.steps.confidence.ConfidenceStep.Moment;

/**
 * The self-rating of a module, asked again weeks later: the same items, so that waves pair. Pure.
 */
final class FollowUpRating {

  /** The step under which it stands, the same in all modules. */
  static final String STEP = "check-in-confidence";

  private FollowUpRating() {}

  /** The last that the module has, as of now; empty where it has none. */
  static Optional<Step> of(Module module) {
    List<ConfidenceStep> all =
        module.steps().stream()
            .filter(ConfidenceStep.class::isInstance)
            .map(ConfidenceStep.class::cast)
            .toList();
    return all.isEmpty() ? Optional.empty() : Optional.of(asked(all.getLast()));
  }

  private static Step asked(ConfidenceStep last) {
    Step.Head head = last.head();
    return new ConfidenceStep(
        new Step.Head(
            STEP,
            "Check-in: how sure you are",
            head.body(),
            head.minutes(),
            head.competencies(),
            List.of("M3"),
            Step.Guidance.INDEPENDENT,
            List.of(),
            false,
            1,
            Step.FeedbackWhen.IMMEDIATE,
            List.of()),
        Moment.FOLLOW_UP,
        last.items());
  }
}
