package org.traininglayer.delivery;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.lrs.Ledger;
import org.traininglayer.lrs.PreparedStatement;

/** A ledger that keeps nothing: messages bring their own texts. */
public class NoLedger implements Ledger {

  @Override
  public void append(OrganisationId organisation, List<PreparedStatement> statements) {}

  @Override
  public List<String> standing(OrganisationId organisation, UUID registration) {
    return List.of();
  }

  @Override
  public Optional<String> ownText(OrganisationId organisation, UUID id) {
    return Optional.empty();
  }

  @Override
  public Map<UUID, String> texts(OrganisationId organisation, Collection<UUID> ids) {
    return Map.of();
  }
}
