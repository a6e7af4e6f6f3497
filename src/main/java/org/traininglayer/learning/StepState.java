package org.traininglayer.learning;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Step;
import org.traininglayer.steps.StepTypes;
import org.traininglayer.steps.StepWork;

/**
 * What is kept of one step that was opened.
 *
 * @param type the word for its type
 * @param work what its type keeps of the answers
 * @param sourcesOpened artefact ids
 * @param finished whether it is done
 * @param score 0 to 1, once it is known and the step is scored
 * @param activeMillis active time so far: gaps between answers, each capped at two minutes
 * @param said by place of the answers, which page said the newest one
 */
public record StepState(
    String type,
    StepWork work,
    Set<String> sourcesOpened,
    boolean finished,
    @Nullable Double score,
    long activeMillis,
    Map<String, SeenPage.Said> said) {

  /** Copies the set and the map. */
  public StepState {
    sourcesOpened = Set.copyOf(sourcesOpened);
    said = Map.copyOf(said);
  }

  /** Nothing done yet. */
  static StepState opened(Step step) {
    return new StepState(
        step.type(), StepTypes.of(step).rules().begin(), Set.of(), false, null, 0, Map.of());
  }

  /** Whether it is of this step; a step with its id was of another type in another version. */
  boolean isOf(Step step) {
    return type.equals(step.type());
  }

  /** The work, by whoever knows the type. */
  public <W extends StepWork> W work(Class<W> type) {
    return type.cast(work);
  }

  StepState with(StepWork next, @Nullable Double scored) {
    return new StepState(type, next, sourcesOpened, finished, scored, activeMillis, said);
  }

  StepState withSources(Set<String> next) {
    return new StepState(type, work, next, finished, score, activeMillis, said);
  }

  /** Open once more, with nothing said; what it took so far stays. */
  StepState again(Step step) {
    return new StepState(
        type,
        StepTypes.of(step).rules().begin(),
        sourcesOpened,
        false,
        score,
        activeMillis,
        Map.of());
  }

  StepState spent(long millis) {
    return new StepState(type, work, sourcesOpened, finished, score, activeMillis + millis, said);
  }

  StepState done() {
    return new StepState(type, work, sourcesOpened, true, score, activeMillis, said);
  }

  StepState saidAt(String place, SeenPage.Said last) {
    Map<String, SeenPage.Said> next = new HashMap<>(said);
    next.put(place, last);
    return new StepState(type, work, sourcesOpened, finished, score, activeMillis, next);
  }
}
