package org.traininglayer.adoption.statistics.verdict;

import java.util.Collection;
import java.util.List;

/** What a gate says. */
public enum GateState {
  PASS,
  /** The interval lies wholly on the wrong side. */
  FAIL,
  /** The interval lies on both sides. */
  UNCLEAR,
  NO_DATA;

  /** Of a gate with several parts: without data if one is, failed if one is, passed if all are. */
  static GateState all(Collection<GateState> parts) {
    for (GateState state : List.of(NO_DATA, FAIL, UNCLEAR)) {
      if (parts.contains(state)) {
        return state;
      }
    }
    return PASS;
  }
}
