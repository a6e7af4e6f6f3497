package org.traininglayer.steps.timed;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.traininglayer.steps.Kept;
import org.traininglayer.steps.StepWork;
import org.traininglayer.steps.timed.TimedAnswer.Felt;

/**
 * What is kept of a timed step.
 *
 * @param tasks those that were begun, in order
 * @param felt how long they felt, once that was asked; null before
 * @param asksFelt whether that is asked before the times are told, since the second task was handed
 *     in; null before, and where the times were told before anybody was asked
 */
public record TimedWork(List<Task> tasks, @Nullable Felt felt, @Nullable Boolean asksFelt)
    implements StepWork {

  /** Copies the list. */
  public TimedWork {
    tasks = tasks == null ? List.of() : List.copyOf(tasks);
  }

  /**
   * One of the two tasks.
   *
   * @param with whether there is an AI
   * @param form id of the form
   * @param kept of the answers in it
   * @param begunMillis when it was begun
   * @param done whether it was handed in
   * @param activeMillis active time, never more than the span from opening to handing in
   * @param wallMillis that span
   * @param measured whether a script on the page measured the active time; else it is the span
   */
  public record Task(
      boolean with,
      String form,
      Kept kept,
      long begunMillis,
      boolean done,
      long activeMillis,
      long wallMillis,
      boolean measured) {

    Task with(Kept other) {
      return new Task(with, form, other, begunMillis, done, activeMillis, wallMillis, measured);
    }

    Task done(Kept last, long active, long wall, boolean byScript) {
      return new Task(with, form, last, begunMillis, true, active, wall, byScript);
    }
  }

  /** Before anything was said of how long it felt. */
  TimedWork(List<Task> tasks) {
    this(tasks, null, null);
  }

  /** Whether both tasks were handed in. */
  boolean complete() {
    return tasks.size() == 2 && tasks.stream().allMatch(Task::done);
  }

  TimedWork and(Task task) {
    List<Task> more = new ArrayList<>(tasks);
    more.add(task);
    return new TimedWork(more, felt, asksFelt);
  }

  TimedWork withLast(Task task) {
    List<Task> others = new ArrayList<>(tasks.subList(0, tasks.size() - 1));
    others.add(task);
    return new TimedWork(others, felt, asksFelt);
  }

  /** The same, which asks how long both felt once both were handed in. */
  TimedWork handedIn() {
    return complete() ? new TimedWork(tasks, felt, true) : this;
  }

  /** Whether it waits for how long both tasks felt, and tells no times until then. */
  boolean asks() {
    return complete() && felt == null && Boolean.TRUE.equals(asksFelt);
  }

  TimedWork felt(Felt said) {
    return new TimedWork(tasks, said, asksFelt);
  }
}
