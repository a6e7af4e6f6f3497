package org.traininglayer.delivery;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.traininglayer.kernel.OrganisationId;

/** The external record stores of each organisation, as set. */
@Component
class RecordStores {

  private final Map<OrganisationId, List<UUID>> byOrganisation;

  RecordStores(DeliveryProperties settings, Destinations destinations) {
    byOrganisation =
        settings.lrs().stream()
            .collect(
                Collectors.groupingBy(
                    DeliveryProperties.Lrs::owner,
                    Collectors.mapping(
                        DeliveryProperties.Lrs::id, Collectors.toUnmodifiableList())));
    settings
        .lrs()
        .forEach(lrs ->
            destinations.ensure(lrs.id(), lrs.owner(), Deliveries.Kind.LRS, lrs.name(), null));
    destinations.set(settings.lrs().stream().map(DeliveryProperties.Lrs::id).toList());
  }

  Collection<UUID> of(OrganisationId organisation) {
    return byOrganisation.getOrDefault(organisation, List.of());
  }
}
