package org.traininglayer.sample;

/** Half a year of practice by invented people. */
public interface SampleHistory {

  /** How far it is. */
  Status status();

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
