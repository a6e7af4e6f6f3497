package org.traininglayer.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.traininglayer.delivery.RecordDestinations.Finding;
import org.traininglayer.kernel.OrganisationId;

/** Addresses of an organisation's own that are told of what happens here, signed. */
public interface Webhooks {

  /** Whether an organisation has one. */
  boolean any(OrganisationId organisation);

  /**
   * Puts a call on its way to every webhook of the organisation, in the transaction that is under
   * way.
   *
   * @param about what it is about: calls about the same arrive in order, while the receiver is well
   * @param type what happened, like {@code warning.opened}
   * @param data what is told of it; names nobody
   */
  void send(
      OrganisationId organisation, UUID about, String type, Instant at, Map<String, Object> data);

  /** Calls one webhook at once, with the type {@code test}. */
  List<Finding> test(OrganisationId organisation, UUID destination);
}
