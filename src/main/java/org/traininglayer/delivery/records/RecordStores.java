package org.traininglayer.delivery.records;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.traininglayer.delivery.Deliveries;
import org.traininglayer.delivery.DeliveryProperties;
import org.traininglayer.delivery.DeliveryProperties.Lrs;
import org.traininglayer.delivery.outbox.DestinationKind;
import org.traininglayer.delivery.outbox.Destinations;
import org.traininglayer.delivery.outbox.Sender;
import org.traininglayer.delivery.outbox.StoppedMessage;
import org.traininglayer.http.OutboundHttp;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.lrs.Ledger;

/** The external record stores of each organisation, as set, and who brings statements there. */
@Component
public class RecordStores implements DestinationKind {

  /** The statement itself; empty where the ledger has it. */
  public static final int PAYLOAD_FORMAT = 1;

  static final String KIND = Deliveries.Kind.LRS.name();

  private final Map<OrganisationId, List<UUID>> byOrganisation;
  private final Map<UUID, Sender> senders;

  @Autowired
  RecordStores(
      DeliveryProperties settings, Destinations destinations, OutboundHttp http, Ledger ledger) {
    this(settings, destinations, http, ledger, Clock.systemUTC());
  }

  /** The stores that are set become destinations. */
  public RecordStores(
      DeliveryProperties settings,
      Destinations destinations,
      OutboundHttp http,
      Ledger ledger,
      Clock clock) {
    byOrganisation =
        settings.lrs().stream()
            .collect(
                Collectors.groupingBy(
                    Lrs::owner, Collectors.mapping(Lrs::id, Collectors.toUnmodifiableList())));
    senders =
        settings.lrs().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Lrs::id,
                    one ->
                        new LrsSender(
                            new LrsClient(http, one, settings.requestTimeout(), clock),
                            one,
                            ledger)));
    settings
        .lrs()
        .forEach(lrs -> destinations.ensure(lrs.id(), lrs.owner(), KIND, lrs.name(), null));
    destinations.set(KIND, settings.lrs().stream().map(Lrs::id).toList());
  }

  /** The destinations that get every statement of an organisation. */
  public Collection<UUID> of(OrganisationId organisation) {
    return byOrganisation.getOrDefault(organisation, List.of());
  }

  @Override
  public String name() {
    return KIND;
  }

  @Override
  public Optional<Sender> senderFor(UUID destination, @Nullable UUID reference) {
    return Optional.ofNullable(senders.get(destination));
  }

  @Override
  public String describe(StoppedMessage message) {
    return "statement " + message.contentId();
  }
}
