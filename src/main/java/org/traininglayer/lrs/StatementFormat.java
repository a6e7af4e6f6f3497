package org.traininglayer.lrs;

/** How much of a statement is shown (xAPI 1.0.3, part 3, 2.1.3). */
enum StatementFormat {
  /** As it was received. */
  EXACT,
  /** Only what identifies people, verbs and activities. */
  IDS,
  /** With what the LRS knows of activities and verbs, in one language. */
  CANONICAL
}
