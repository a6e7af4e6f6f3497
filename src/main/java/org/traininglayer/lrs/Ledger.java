package org.traininglayer.lrs;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.traininglayer.kernel.OrganisationId;

/**
 * The append-only record of everything that happened. Joins the caller's transaction, and should be
 * the last thing that it does: from then on until the commit nobody else appends to the same
 * sixteenth of the log.
 */
public interface Ledger {

  /**
   * Appends our own statements; an id that is already there is left as it is. One SQL round trip
   * whatever their number.
   */
  void append(OrganisationId organisation, List<PreparedStatement> statements);

  /**
   * The texts of our own statements of one registration that were not voided, in the order in which
   * they happened.
   */
  List<String> standing(OrganisationId organisation, UUID registration);

  /** The text of one of our own statements; empty for those that others wrote. */
  Optional<String> ownText(OrganisationId organisation, UUID id);

  /**
   * The texts of statements as they were appended, by id; those that are not there are left out.
   */
  Map<UUID, String> texts(OrganisationId organisation, Collection<UUID> ids);
}
