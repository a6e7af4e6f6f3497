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
record Picture(
    SortedSet<String> roles,
    int started,
    Catching independent,
    List<Band> bands,
    SortedMap<String, Grouped> families,
    SortedMap<String, Grouped> practised,
    List<StepFigures> steps,
    Grouped completed,
    int stillOpen,
    Grouped bias,
    SortedMap<Integer, Grouped> confidence) {

  /**
   * How well wrong claims are caught.
   *
   * @param hits share of wrong claims that were flagged
   * @param falseAlarms share of right claims that were flagged
   * @param critical share of critical errors that slipped through
   */
  record Catching(
      Grouped hits, Grouped falseAlarms, Grouped dPrime, Grouped criterion, Grouped critical) {}

  /** One kind of round: how much help, and how many of its claims are wrong. */
  record Band(String exposure, String band, Grouped hits, Grouped falseAlarms) {}

  /**
   * One step.
   *
   * @param reached share of started runs that came here
   * @param left share of those that came here and did not go on
   */
  record StepFigures(String step, Grouped reached, Grouped left) {}
}
