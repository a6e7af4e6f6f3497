package org.traininglayer.delivery.records;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.traininglayer.delivery.DeliveryProperties.Lrs;
import org.traininglayer.delivery.RecordDestinations;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.lrs.OwnStatements;
import org.traininglayer.xapi.Statement;
import org.traininglayer.xapi.StatementJson;

/** The record stores of the settings, for the console. */
@Component
class StoredRecordDestinations implements RecordDestinations {

  private static final int LOOKED_AT = 500;

  private final RecordStores stores;
  private final DestinationFilters filters;
  private final SendingSince sending;
  private final OwnStatements statements;

  StoredRecordDestinations(
      RecordStores stores,
      DestinationFilters filters,
      SendingSince sending,
      OwnStatements statements) {
    this.stores = stores;
    this.filters = filters;
    this.sending = sending;
    this.statements = statements;
  }

  @Override
  public Optional<Setting> setting(OrganisationId organisation, UUID destination) {
    return stores.lrs(organisation, destination).map(StoredRecordDestinations::setting);
  }

  @Override
  public Map<String, URI> endpoints(OrganisationId organisation) {
    return stores.endpoints(organisation);
  }

  private static Setting setting(Lrs lrs) {
    return new Setting(
        lrs.endpoint(),
        lrs.version(),
        lrs.batchCount(),
        lrs.batchBytes(),
        lrs.only().verbs(),
        lrs.only().activities(),
        lrs.only().categories(),
        !lrs.pseudonymKey().isEmpty());
  }

  @Override
  public List<Finding> test(OrganisationId organisation, UUID destination) {
    return stores
        .lrs(organisation, destination)
        .map(lrs -> {
          List<Finding> found = new ArrayList<>(stores.client(lrs).test());
          taken(organisation, destination).ifPresent(found::add);
          return List.copyOf(found);
        })
        .orElseGet(List::of);
  }

  /** Which of the latest statements the store would get; nothing where it gets everything. */
  private Optional<Finding> taken(OrganisationId organisation, UUID destination) {
    Route route = stores.route(destination).orElse(null);
    Filter filter = filters.load(destination);
    if (route == null || route.everything(filter)) {
      return Optional.empty();
    }
    List<Statement> latest =
        statements.latest(organisation, LOOKED_AT).stream().map(StatementJson::read).toList();
    long taken = latest.stream().filter(one -> route.takes(filter, one)).count();
    boolean none = taken == 0 && !latest.isEmpty();
    return Optional.of(
        new Finding(none ? "takes-none" : "takes", !none, taken + " / " + latest.size()));
  }

  @Override
  public Filter filter(OrganisationId organisation, UUID destination) {
    return stores.lrs(organisation, destination).isPresent()
        ? filters.load(destination)
        : Filter.EVERYTHING;
  }

  @Override
  public boolean setFilter(OrganisationId organisation, UUID destination, Filter filter) {
    if (stores.lrs(organisation, destination).isEmpty()) {
      return false;
    }
    filters.set(organisation, destination, filter);
    return true;
  }

  @Override
  public LeftOut leftOut(OrganisationId organisation, UUID destination) {
    return stores.lrs(organisation, destination).isPresent()
        ? filters.leftOut(destination)
        : new LeftOut(0, null);
  }

  @Override
  public void sendSince(OrganisationId organisation, UUID destination, Instant since) {
    if (stores.lrs(organisation, destination).isPresent()) {
      sending.ask(organisation, destination, since);
    }
  }

  @Override
  public List<SentSince> sentSince(OrganisationId organisation, UUID destination, int most) {
    return sending.of(organisation, destination, most);
  }
}
