package org.traininglayer.checkins;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Module;
import org.traininglayer.catalog.Step;
import org.traininglayer.steps.FormValues;
import org.traininglayer.steps.Situation;
import org.traininglayer.steps.SourceView;
import org.traininglayer.steps.StepPage.Shown;
import org.traininglayer.steps.StepTypes;
import org.traininglayer.steps.StepWork;
import org.traininglayer.steps.review.ReviewAnswer.Mark;
import org.traininglayer.steps.review.ReviewStep;
import org.traininglayer.steps.review.ReviewWork;

/**
 * The short text of a check-in, as somebody looks at it.
 *
 * @param module all short texts, with their sources
 * @param step the one that is asked
 * @param opened whether its source was opened
 * @param handed what was handed in; null before, and final then
 */
public record CheckInReview(
    Module module, ReviewStep step, boolean opened, @Nullable Handed handed) {

  /**
   * What was handed in.
   *
   * @param marks ids of the sentences that were marked
   * @param confidence how sure of them, in percent; null where none was marked
   */
  public record Handed(Set<String> marks, @Nullable Integer confidence) {

    /** Copies the set. */
    public Handed {
      marks = Set.copyOf(marks);
    }
  }

  /** What was done, as the step type keeps it. */
  static ReviewWork work(Set<String> marks, boolean submitted, @Nullable Integer confidence) {
    Map<String, Mark> all = new HashMap<>();
    marks.forEach(unit -> all.put(unit, new Mark(unit, null, null)));
    return new ReviewWork(all, submitted, null, submitted ? confidence : null);
  }

  /** Whether it was handed in. */
  public boolean done() {
    return handed != null;
  }

  /** Whether an error was let through; false before it was handed in. */
  public boolean letThrough() {
    Handed now = handed;
    return now != null
        && step.errors().stream().anyMatch(error -> !now.marks().contains(error.unit()));
  }

  /** For the fragments of {@code steps/review.html}. */
  public Object view() {
    Handed now = handed;
    ReviewWork work =
        now == null ? work(Set.of(), false, null) : work(now.marks(), true, now.confidence());
    return StepTypes.of(step)
        .page()
        .view(
            step,
            work,
            new Look(module, Instant.EPOCH, Set.of(), Duration.ZERO),
            new Shown(done(), done(), FormValues.NONE));
  }

  /** The names of the sentences on a page, by id. */
  public Map<String, String> places() {
    Map<String, String> places = new HashMap<>();
    StepTypes.of(step).page().spots(step).forEach(spot -> places.put(spot.id(), spot.place()));
    return places;
  }

  /** The sources of the text, once they were opened. */
  public List<SourceView> sources() {
    return step.head().artefacts().stream()
        .map(id -> module.artefacts().get(id))
        .flatMap(java.util.stream.Stream::ofNullable)
        .map(SourceView::of)
        .toList();
  }

  /** What surrounds it. */
  record Look(Module module, Instant now, Set<String> sourcesOpened, Duration active)
      implements Situation {

    @Override
    public long seed() {
      return 0;
    }

    @Override
    public int attempt() {
      return 1;
    }

    @Override
    public boolean finished(String step) {
      return false;
    }

    @Override
    public Optional<StepWork> work(Step step) {
      return Optional.empty();
    }
  }
}
