package org.traininglayer.rights;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.traininglayer.kernel.PersonalTable.OnErasure;

/**
 * What an erasure did; it says nothing of whom.
 *
 * @param by who did it, by the name of the account
 * @param people how many were erased
 * @param lines one for each kind of rows of which there were some
 */
public record ErasureRecord(
    UUID id, Instant at, String by, Cause cause, int people, List<Line> lines) {

  /** Copies the lines. */
  public ErasureRecord {
    lines = List.copyOf(lines);
  }

  /** Why. */
  public enum Cause {
    /** Somebody asked. */
    ASKED,
    /** Their time was over. */
    RETENTION
  }

  /**
   * Rows of one kind.
   *
   * @param before how many there were
   * @param left how many there are after it under the same condition
   */
  public record Line(String name, String table, OnErasure onErasure, long before, long left) {

    /** Rows that should have gone are there: somebody has to look. */
    public boolean failed() {
      return onErasure == OnErasure.ERASED && left > 0;
    }
  }

  /** The lines of what became of rows in this way. */
  public List<Line> lines(OnErasure onErasure) {
    return lines.stream().filter(line -> line.onErasure() == onErasure).toList();
  }
}
