package org.traininglayer.adoption.release;

import org.traininglayer.adoption.cohort.CohortRecords.Instrument;

/** What a figure rests on: whoever contributed nothing of it does not count for the figure. */
enum Basis {
  /** Wrong claims that were judged without guidance: what was there to be caught. */
  SIGNALS(Instrument.REVIEWS),
  /** Right ones: what could be flagged for nothing. */
  CLEAN(Instrument.REVIEWS),
  /** The claims of those whose values are in the mean of skill, or of all where they are pooled. */
  SKILLS(Instrument.REVIEWS),
  /** Claims, with guidance and without, of those who judged clean items and messy ones. */
  BOTH_KINDS(Instrument.REVIEWS),
  /** Claims judged without guidance of which somebody said how sure the judgement is. */
  STATED(Instrument.REVIEWS),
  /** Critical errors that were to be caught. */
  CRITICAL(Instrument.REVIEWS),
  /** Caught errors that were to be corrected. */
  REPAIRS(Instrument.REVIEWS),
  /** Decisions about what may be used. */
  PERMITTED(Instrument.DECISIONS),
  /** Those of them whose person knew that it may be, of competent people. */
  CHILLED(Instrument.DECISIONS),
  /** Decisions about what may be misused. */
  PROHIBITED(Instrument.DECISIONS),
  REASONS(Instrument.REASONS),
  TASKS(Instrument.TASKS),
  /** The tasks of those whose times are compared. */
  TIMES(Instrument.TASKS),
  /** Tasks of which somebody said how long they felt, with AI and without. */
  FELT(Instrument.TASKS),
  RATINGS(Instrument.RATINGS),
  STEPS(Instrument.STEPS),
  /** The same, of competent people. */
  LOST(Instrument.STEPS),
  WEEKS(Instrument.WEEKS),
  /** The weeks of those of whom enough is known to tell a habit from none. */
  HABITS(Instrument.WEEKS),
  /** The weeks of those who are compared, trained and untrained, with which of the two they are. */
  ARMS(Instrument.WEEKS),
  /** What everybody who is expected to use it made of late, and whoever made nothing. */
  OUTPUTS(Instrument.WEEKS);

  private final Instrument instrument;

  Basis(Instrument instrument) {
    this.instrument = instrument;
  }

  /** What tells of it. */
  Instrument instrument() {
    return instrument;
  }
}
