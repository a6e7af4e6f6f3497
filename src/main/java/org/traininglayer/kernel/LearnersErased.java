package org.traininglayer.kernel;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * People have been erased. Whoever keeps something about them removes it in the same transaction.
 *
 * @param accounts the same people as xAPI accounts
 */
public record LearnersErased(
    OrganisationId organisation, Set<LearnerId> learners, Set<AccountKey> accounts) {

  /** Copies the sets. */
  public LearnersErased {
    learners = Set.copyOf(learners);
    accounts = Set.copyOf(accounts);
  }

  /** The learners, as they stand in tables. */
  public List<UUID> learnerIds() {
    return learners.stream().map(LearnerId::value).toList();
  }
}
