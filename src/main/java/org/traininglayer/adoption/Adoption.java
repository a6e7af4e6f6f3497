package org.traininglayer.adoption;

import java.time.Duration;

/** The figures behind the dashboards, as a whole. */
public interface Adoption {

  /** Throws the cells away and folds the whole ledger again; the figures come out the same. */
  void rebuild();

  /** How many statements are in the ledger but not yet in the figures. */
  long behind();

  /** How old the oldest statement is that is not yet in the figures; zero when there is none. */
  Duration lag();
}
