package org.traininglayer.adoption.statistics.comparison;

/** How people came into one group or the other; best first. */
public enum Design {
  /** By lot, the others later. */
  RANDOM_WAIT_LIST(false),
  /** Site group by site group; each is its own control before its start. */
  STAGED_START(false),
  /** Groups at the same time that are alike. */
  MATCHED_GROUPS(true),
  BEFORE_AND_AFTER(true);

  private final boolean association;

  Design(boolean association) {
    this.association = association;
  }

  /** Whether a difference may be called an association only, not an effect. */
  public boolean association() {
    return association;
  }
}
