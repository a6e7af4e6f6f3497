package org.traininglayer.lrs;

import java.util.List;
import java.util.UUID;
import org.traininglayer.kernel.OrganisationId;

/**
 * What is in the ledger and where, without the texts: what a copy of the ledger is held against, so
 * that nothing that was erased comes back from it, and nothing that it lacks is passed over.
 */
public interface LedgerIndex {

  /** Entries of one partition after a position, in order. */
  List<Place> after(int partition, long afterPosition, int max);

  /** Where a statement is. */
  record Place(long position, OrganisationId organisation, UUID statementId) {}
}
