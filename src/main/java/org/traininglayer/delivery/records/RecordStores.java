package org.traininglayer.delivery.records;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.traininglayer.delivery.Deliveries;
import org.traininglayer.delivery.DeliveryProperties;
import org.traininglayer.delivery.DeliveryProperties.Lrs;
import org.traininglayer.delivery.RecordDestinations.Filter;
import org.traininglayer.delivery.outbox.DestinationKind;
import org.traininglayer.delivery.outbox.Destinations;
import org.traininglayer.delivery.outbox.NewMessage;
import org.traininglayer.delivery.outbox.Outbox;
import org.traininglayer.delivery.outbox.Sender;
import org.traininglayer.delivery.outbox.StoppedMessage;
import org.traininglayer.http.OutboundHttp;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.lrs.Ledger;
import org.traininglayer.xapi.StatementJson;

/** The external record stores of each organisation, as set, and who brings statements there. */
@Component
public class RecordStores implements DestinationKind {

  /** The statement itself; empty where the ledger has it. */
  public static final int PAYLOAD_FORMAT = 1;

  static final String KIND = Deliveries.Kind.LRS.name();

  private final Map<OrganisationId, List<UUID>> byOrganisation;
  private final Map<UUID, Lrs> settings;
  private final Map<UUID, Route> routes;
  private final Map<UUID, Sender> senders;
  private final DestinationFilters filters;
  private final OutboundHttp http;
  private final Ledger ledger;
  private final Clock clock;
  private final Duration timeout;

  @Autowired
  RecordStores(
      DeliveryProperties settings,
      Destinations destinations,
      DestinationFilters filters,
      OutboundHttp http,
      Ledger ledger) {
    this(settings, destinations, filters, http, ledger, Clock.systemUTC());
  }

  /** The stores that are set become destinations. */
  public RecordStores(
      DeliveryProperties settings,
      Destinations destinations,
      DestinationFilters filters,
      OutboundHttp http,
      Ledger ledger,
      Clock clock) {
    this.filters = filters;
    this.http = http;
    this.ledger = ledger;
    this.clock = clock;
    this.timeout = settings.requestTimeout();
    this.settings =
        settings.lrs().stream().collect(Collectors.toUnmodifiableMap(Lrs::id, one -> one));
    byOrganisation =
        settings.lrs().stream()
            .collect(
                Collectors.groupingBy(
                    Lrs::owner,
                    // Always in the same order, in which what was left out is counted too.
                    Collectors.mapping(
                        Lrs::id,
                        Collectors.collectingAndThen(
                            Collectors.toList(), ids -> ids.stream().sorted().toList()))));
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
    routes =
        settings.lrs().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Lrs::id, lrs -> new Route(lrs, copyIds(lrs, destinations, ledger))));
  }

  private static CopyIds copyIds(Lrs lrs, Destinations destinations, Ledger ledger) {
    Destinations.Copies copies = destinations.copies(lrs.id());
    return new CopyIds(
        lrs.id(),
        copies.secret(),
        copies.keyedFrom(),
        statement ->
            ledger
                .ownText(lrs.owner(), statement)
                .map(text -> StatementJson.read(text).timestamp()));
  }

  /** The record stores of an organisation. */
  public Collection<UUID> of(OrganisationId organisation) {
    return byOrganisation.getOrDefault(organisation, List.of());
  }

  /**
   * Puts statements in for every store of an organisation that takes them.
   *
   * @return whether there is such a store
   */
  boolean put(Outbox outbox, OrganisationId organisation, List<ToForward> told) {
    List<UUID> plain = new ArrayList<>();
    for (UUID id : of(organisation)) {
      Route route = Objects.requireNonNull(routes.get(id));
      Filter filter = filters.of(id);
      if (route.plain(filter)) {
        plain.add(id);
      } else {
        List<NewMessage> messages = route.messages(told, filter);
        outbox.put(organisation, List.of(id), PAYLOAD_FORMAT, messages);
        filters.leftOut(id, told.size() - messages.size());
      }
    }
    outbox.put(organisation, plain, PAYLOAD_FORMAT, told.stream().map(Route::asItIs).toList());
    return !of(organisation).isEmpty();
  }

  /** Gives up what was refused of a statement at any store so far: another one takes its place. */
  void giveUp(Outbox outbox, OrganisationId organisation, ToForward old, String because) {
    for (UUID id : of(organisation)) {
      Route route = Objects.requireNonNull(routes.get(id));
      for (NewMessage message : route.messages(List.of(old), Filter.EVERYTHING)) {
        outbox.discardContent(organisation, id, message.contentId(), because);
      }
    }
  }

  Optional<Route> route(UUID destination) {
    return Optional.ofNullable(routes.get(destination));
  }

  Set<UUID> here() {
    return settings.keySet();
  }

  /** A store of an organisation. */
  Optional<Lrs> lrs(OrganisationId organisation, UUID destination) {
    return Optional.ofNullable(settings.get(destination))
        .filter(lrs -> lrs.owner().equals(organisation));
  }

  /** Where an organisation's statements go, by the name of the store. */
  Map<String, URI> endpoints(OrganisationId organisation) {
    return settings.values().stream()
        .filter(lrs -> lrs.owner().equals(organisation))
        .collect(Collectors.toUnmodifiableMap(Lrs::name, Lrs::endpoint));
  }

  LrsClient client(Lrs lrs) {
    return new LrsClient(http, lrs, timeout, clock);
  }

  @Override
  public String content(OrganisationId organisation, StoppedMessage message) {
    return message.payload().isEmpty()
        ? ledger
            .texts(organisation, List.of(message.contentId()))
            .getOrDefault(message.contentId(), "")
        : message.payload();
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
