package org.traininglayer.lrs;

import java.util.Map;
import java.util.UUID;
import org.traininglayer.kernel.OrganisationId;

/**
 * Somebody takes statements away. Published in the transaction that writes it down.
 *
 * @param who a user of the console, or a key of the record store
 * @param what format, names, purpose and filter
 */
public record ExportBegan(
    OrganisationId organisation, UUID export, String who, Map<String, String> what) {

  /** Copies the map. */
  public ExportBegan {
    what = Map.copyOf(what);
  }
}
