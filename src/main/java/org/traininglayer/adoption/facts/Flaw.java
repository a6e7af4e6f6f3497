package org.traininglayer.adoption.facts;

/** Why a statement that fits a template does not count. Nothing is clipped or guessed. */
public enum Flaw {
  /** The answer key's word for it is none that is known. */
  UNKNOWN_KEY,
  /** The answer is none of those that can be given. */
  UNKNOWN_ANSWER,
  /** Neither with nor without AI. */
  UNKNOWN_CONDITION,
  /** It does not say when it was asked, before or after the training, or how long after. */
  UNKNOWN_WAVE,
  /** The values that could be chosen are not named. */
  UNKNOWN_SCALE,
  /** The stages or cards that there are are not named. */
  UNKNOWN_STEPS,
  /** It does not say which share of the claims is wrong, or no share. */
  NO_PREVALENCE,
  /** There is no score. */
  NO_SCORE,
  /** The time is missing, or is none. */
  NO_TIME,
  /** The time is zero or negative. */
  TIME_NOT_POSITIVE,
  /** The time is longer than eight hours. */
  TIME_TOO_LONG,
  /** It does not say which task it was. */
  NO_TASK,
  /** When it happened cannot be read, or lies in years in which nobody can have done it. */
  UNKNOWN_DAY,
  /** A name or an id in it is longer than figures are kept by. */
  NAME_TOO_LONG,
  /** It tells what was learned here, and came in with a key: only what we tell ourselves counts. */
  TOLD_BY_ANOTHER,
  /** An id in it stands for the character U+0000, which the database does not keep. */
  UNKNOWN_CHARACTER
}
