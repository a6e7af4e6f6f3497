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
  /** Scores, rated blindly, of those who have some with AI and some without. */
  QUALITY(Instrument.TASKS),
  /** Outputs of which somebody counted the defects, where there are some with AI and without. */
  DEFECTS(Instrument.TASKS),
  /** The tasks of those whose times are compared. */
  TIMES(Instrument.TASKS),
  /** Tasks of which somebody said how long they felt, with AI and without. */
  FELT(Instrument.TASKS),
  /** All that anybody said of how sure one is, as looks at every topic rest on it. */
  RATINGS(Instrument.RATINGS),
  /** Of those who answered both waves that are told, who went up. */
  RAISED(Instrument.RATINGS),
  /** Runs that are not open any more. */
  COMPLETED(Instrument.STEPS),
  /** Finished runs of workflows in which an AI helps. */
  AI_BYPASS(Instrument.STEPS),
  /** Finished runs of workflows in which a human must check. */
  CHECK_BYPASS(Instrument.STEPS),
  /** Runs, not open, that came to the first stage; so on of the others. */
  LEFT_1(Instrument.STEPS),
  LEFT_2(Instrument.STEPS),
  LEFT_3(Instrument.STEPS),
  LEFT_4(Instrument.STEPS),
  LEFT_5(Instrument.STEPS),
  LEFT_6(Instrument.STEPS),
  LEFT_7(Instrument.STEPS),
  LEFT_8(Instrument.STEPS),
  /** What competent people did, step by step. */
  LOST(Instrument.STEPS),
  /** Everybody's weeks, as looks week by week rest on them. */
  WEEKS(Instrument.WEEKS),
  /** Of the trained of whom it can be known, who began soon. */
  STARTED(Instrument.WEEKS),
  /** How long use lasted, of the trained, up to the week that is told of. */
  SUSTAINED(Instrument.WEEKS),
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

  /** That of a stage, the first one is 1. */
  static Basis left(int stage) {
    return valueOf("LEFT_" + stage);
  }

  /** What tells of it. */
  Instrument instrument() {
    return instrument;
  }
}
