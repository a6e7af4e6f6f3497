package org.traininglayer.adoption.statistics.signals;

/** What a signal says. */
public enum SignalState {
  /** Its rule holds, with the interval. */
  CLEAR,
  /** The estimate is past the rule, the interval is not. */
  WATCH,
  QUIET,
  /** Nothing can be said: see the evidence status. */
  NO_DATA
}
