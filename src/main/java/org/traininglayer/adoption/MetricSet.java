package org.traininglayer.adoption;

import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * All figures of a page, already guarded.
 *
 * @param roles roles of those who did anything
 * @param started people who did anything; only for words that do not tell small numbers
 * @param families wrong claims caught by error family, in independent rounds
 * @param practised the same in guided rounds
 * @param steps the way through the module
 * @param stillOpen people in the middle of the module, not counted in the steps
 */
record MetricSet(
    SortedSet<String> roles,
    int started,
    Catching independent,
    List<Band> bands,
    SortedMap<String, ByRole> families,
    SortedMap<String, ByRole> practised,
    List<StepFigures> steps,
    ByRole completed,
    int stillOpen,
    ByRole bias,
    SortedMap<Integer, ByRole> confidence) {

  /**
   * How well wrong claims are caught.
   *
   * @param hits share of wrong claims that were flagged
   * @param falseAlarms share of right claims that were flagged
   * @param critical share of critical errors that slipped through
   */
  record Catching(
      ByRole hits, ByRole falseAlarms, ByRole dPrime, ByRole criterion, ByRole critical) {}

  /** One kind of round: how much help, and how many of its claims are wrong. */
  record Band(String exposure, String band, ByRole hits, ByRole falseAlarms) {}

  /**
   * One step.
   *
   * @param reached share of started runs that came here
   * @param left share of those that came here and did not go on
   */
  record StepFigures(String step, ByRole reached, ByRole left) {}
}
