package org.traininglayer.adoption.statistics.signals;

/** What to do about a failure: each is a kind of training or a request to the owner. */
public enum Answer {
  /** A module with the edge cases of one's own role. */
  BRIDGE_MODULE,
  /** Practice led by peers, for the many who hardly use it, and a second champion for each role. */
  PEER_PRACTICE,
  /** A one-page ruling of what is permitted, and a rehearsal with sign-off. */
  PERMITTED_USE_RULING,
  /** Clearer rules: people use what is prohibited. */
  CLEARER_RULES,
  /** A request to the owner to change the workflow, before more training. */
  WORKFLOW_REDESIGN,
  /** Install the instrument, record the baseline, name the owner. */
  COMPLETE_MEASUREMENT,
  /** A short burst of texts full of errors, with feedback. */
  ERROR_BURST,
  /** Practice in catching errors, with feedback. */
  REVIEW_PRACTICE,
  /** Practice in being as sure as one is right. */
  CALIBRATION_PRACTICE,
  /** Time the same work with and without, and show both. */
  TIMED_PRACTICE,
  /** Ask those who stopped; offer practice where work is. */
  RETURN_PRACTICE,
  /** Make the human check part of the workflow again. */
  RESTORE_CHECK
}
