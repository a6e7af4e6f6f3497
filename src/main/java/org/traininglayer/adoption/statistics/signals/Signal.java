package org.traininglayer.adoption.statistics.signals;

import org.traininglayer.adoption.statistics.EvidenceStatus;
import org.traininglayer.adoption.statistics.Measurement;

/**
 * A failure pattern: a number with an interval, what its rule says of it, and what answers it.
 *
 * @param id P1 to P5
 * @param leading the number that the rule is about
 * @param answer what to do when it is not quiet
 */
public record Signal(
    String id, SignalState state, EvidenceStatus evidence, Measurement leading, Answer answer) {

  /** With the state of a rule about a number that may be read; without data otherwise. */
  static Signal of(String id, Measurement leading, boolean past, boolean surely, Answer answer) {
    SignalState state =
        !leading.ok()
            ? SignalState.NO_DATA
            : past && surely ? SignalState.CLEAR : past ? SignalState.WATCH : SignalState.QUIET;
    return new Signal(id, state, leading.status(), leading, answer);
  }

  /** Whether its rule holds. */
  public boolean fires() {
    return state == SignalState.CLEAR;
  }
}
