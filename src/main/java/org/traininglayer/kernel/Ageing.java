package org.traininglayer.kernel;

import java.time.Instant;

/**
 * A kind of entries that grow old, told by the package that keeps them: how many there are from
 * before a time, and how they go. How long they are kept is set by organisation.
 */
public interface Ageing {

  /** The name of the kind, in lower case with hyphens. */
  String kind();

  /** The shortest period that can be set, in days. */
  int leastDays();

  /** How many entries would go if all from before this time went. */
  long due(OrganisationId organisation, Instant before);

  /** How many are removed in one transaction; fewer where one takes long. */
  default int piece() {
    return 100;
  }

  /**
   * Removes some of them, the oldest first, in the transaction of the caller.
   *
   * @param most how many at once, at least one
   * @return how many were removed; fewer than {@code most} when no more are left
   */
  int remove(OrganisationId organisation, Instant before, int most);
}
