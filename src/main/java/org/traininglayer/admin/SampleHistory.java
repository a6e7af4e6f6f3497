package org.traininglayer.admin;

import org.jspecify.annotations.Nullable;

/**
 * Half a year of practice by invented people, where the application carries the trial. Production
 * has none.
 */
public interface SampleHistory {

  /** How far it is. */
  Status status();

  /** How far it is; {@link State#OFF} where there is none. */
  static Status statusOf(@Nullable SampleHistory history) {
    return history == null ? new Status(State.OFF, 0, 0) : history.status();
  }

  /** Removes every invented person and all that follows from them. */
  void remove();

  /**
   * Progress of making the history.
   *
   * @param people how many are complete
   * @param total how many there will be
   */
  record Status(State state, int people, int total) {}

  /** Where the history stands. */
  enum State {
    OFF,
    WAITING,
    MAKING,
    READY,
    REMOVED,
    FAILED
  }
}
