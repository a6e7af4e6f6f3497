package org.traininglayer.steps;

/**
 * What is kept of the answers in a nested step, with the word for its type, by which it is read
 * again.
 */
public record Kept(String type, StepWork work) implements StepWork {

  /** The work, by whoever knows the type. */
  public <W extends StepWork> W work(Class<W> of) {
    return of.cast(work);
  }
}
