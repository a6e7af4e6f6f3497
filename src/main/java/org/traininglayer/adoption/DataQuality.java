package org.traininglayer.adoption;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.traininglayer.kernel.OrganisationId;

/** What became of the statements in the record store, on their way to the figures. */
public interface DataQuality {

  /** How many came, by kind of fact and by why they do not count. */
  List<Arrived> arrived(OrganisationId organisation);

  /**
   * Statements to which the same happened.
   *
   * @param kind of the fact that they are or would be, as {@code review-unit}; empty for none
   * @param reason why they do not count; empty when they do, or need not
   * @param lastStatement the last of them
   */
  record Arrived(
      String kind, String reason, long statements, UUID lastStatement, Instant lastStored) {

    /** Whether they count. */
    public boolean counts() {
      return !kind.isEmpty() && reason.isEmpty();
    }

    /** Whether they were meant to count, and do not. */
    public boolean refused() {
      return !reason.isEmpty()
          && (!kind.isEmpty() || !(reason.equals("unrecognised") || reason.equals("voids")));
    }
  }
}
