package org.traininglayer.delivery.records;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.traininglayer.delivery.DeliveryProperties.Lrs;
import org.traininglayer.delivery.RecordDestinations;
import org.traininglayer.kernel.OrganisationId;

/** The record stores of the settings, for the console. */
@Component
class StoredRecordDestinations implements RecordDestinations {

  private final RecordStores stores;
  private final SendingSince sending;

  StoredRecordDestinations(RecordStores stores, SendingSince sending) {
    this.stores = stores;
    this.sending = sending;
  }

  @Override
  public Optional<Setting> setting(OrganisationId organisation, UUID destination) {
    return stores.lrs(organisation, destination).map(StoredRecordDestinations::setting);
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
        .map(lrs -> stores.client(lrs).test())
        .orElseGet(List::of);
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
