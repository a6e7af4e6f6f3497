package org.traininglayer.kernel;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * People have been erased. Whoever keeps something about them removes it in the same transaction.
 *
 * @param learners those who have a row here; whom only learning records know has none
 * @param accounts the same people as xAPI accounts, and whom learning records know by an account
 * @param others whom learning records know by something else than an account
 */
public record LearnersErased(
    OrganisationId organisation,
    Set<LearnerId> learners,
    Set<AccountKey> accounts,
    Set<AgentIdentifier> others) {

  /** Copies the sets. */
  public LearnersErased {
    learners = Set.copyOf(learners);
    accounts = Set.copyOf(accounts);
    others = Set.copyOf(others);
  }

  /** People with accounts. */
  public LearnersErased(
      OrganisationId organisation, Set<LearnerId> learners, Set<AccountKey> accounts) {
    this(organisation, learners, accounts, Set.of());
  }

  /** Somebody whom only learning records know. */
  public static LearnersErased agent(OrganisationId organisation, AgentIdentifier agent) {
    return agent
        .account()
        .map(account -> new LearnersErased(organisation, Set.of(), Set.of(account)))
        .orElseGet(() -> new LearnersErased(organisation, Set.of(), Set.of(), Set.of(agent)));
  }

  /** Everything by which learning records know these people. */
  public Set<AgentIdentifier> agents() {
    Set<AgentIdentifier> all = new HashSet<>(others);
    accounts.forEach(account -> all.add(AgentIdentifier.of(account)));
    return Set.copyOf(all);
  }

  /** The learners, as they stand in tables. */
  public List<UUID> learnerIds() {
    return learners.stream().map(LearnerId::value).toList();
  }
}
