package org.traininglayer.steps.review;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.traininglayer.steps.StepWork;
import org.traininglayer.steps.review.ReviewAnswer.Mark;
import org.traininglayer.steps.review.ReviewStep.Action;

/**
 * What is kept of a review.
 *
 * @param marks by id of the claim
 * @param submitted whether it was submitted, so that its feedback shows
 * @param action what happens with the text; null before it is submitted, and when not asked
 * @param confidence how sure of the marks, in percent; likewise
 */
public record ReviewWork(
    Map<String, Mark> marks,
    boolean submitted,
    @Nullable Action action,
    @Nullable Integer confidence)
    implements StepWork {

  /** Copies the map. */
  public ReviewWork {
    marks = Map.copyOf(marks);
  }

  ReviewWork with(Mark mark) {
    Map<String, Mark> more = new HashMap<>(marks);
    more.put(mark.unit(), mark);
    return new ReviewWork(more, submitted, action, confidence);
  }

  ReviewWork without(String unit) {
    Map<String, Mark> fewer = new HashMap<>(marks);
    fewer.remove(unit);
    return new ReviewWork(fewer, submitted, action, confidence);
  }

  /** What somebody says of a claim's action: its mark's own, from earlier days, or the review's. */
  @Nullable Action actionFor(Mark mark) {
    return mark.action() == null ? action : mark.action();
  }

  /** How sure somebody is of a mark. */
  @Nullable Integer confidenceIn(Mark mark) {
    return mark.confidence() == null ? confidence : mark.confidence();
  }
}
