package org.traininglayer.lrs;

import java.util.List;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.xapi.Statement;

/** The append-only record of everything that happened. Joins the caller's transaction. */
public interface Ledger {

  /**
   * Appends our own statements. Each must have an id; an id that is already there is left as it is.
   * One SQL round trip whatever their number.
   */
  void append(OrganisationId organisation, List<Statement> statements);
}
