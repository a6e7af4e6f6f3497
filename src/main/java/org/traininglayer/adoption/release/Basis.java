package org.traininglayer.adoption.release;

import org.traininglayer.adoption.cohort.CohortRecords.Instrument;

/** What a figure rests on: whoever contributed nothing of it does not count for the figure. */
enum Basis {
  REVIEWS(Instrument.REVIEWS),
  /** Critical errors that were to be caught. */
  CRITICAL(Instrument.REVIEWS),
  /** Caught errors that were to be corrected. */
  REPAIRS(Instrument.REVIEWS),
  DECISIONS(Instrument.DECISIONS),
  /** Decisions about what may be misused. */
  PROHIBITED(Instrument.DECISIONS),
  REASONS(Instrument.REASONS),
  TASKS(Instrument.TASKS),
  /** Tasks of which somebody said how long they felt. */
  FELT(Instrument.TASKS),
  RATINGS(Instrument.RATINGS),
  STEPS(Instrument.STEPS),
  WEEKS(Instrument.WEEKS);

  private final Instrument instrument;

  Basis(Instrument instrument) {
    this.instrument = instrument;
  }

  /** What tells of it. */
  Instrument instrument() {
    return instrument;
  }
}
