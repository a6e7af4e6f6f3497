package org.traininglayer.lrs;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.traininglayer.kernel.OrganisationId;

/**
 * Definitions that were written not long ago. Our own statements repeat the same few in every
 * answer, and need not write them again. Forgetting one costs a write, nothing else.
 */
@Component
class KnownDefinitions {

  private record Place(OrganisationId organisation, UUID key) {}

  private final Cache<Place, Definition> written = Caffeine.newBuilder().maximumSize(5_000).build();

  boolean contains(OrganisationId organisation, UUID key, Definition definition) {
    return definition.equals(written.getIfPresent(new Place(organisation, key)));
  }

  /** Remembers the definitions once they are committed. */
  void remember(OrganisationId organisation, Map<UUID, Definition> definitions) {
    if (definitions.isEmpty()) {
      return;
    }
    Runnable put =
        () -> definitions.forEach((key, each) -> written.put(new Place(organisation, key), each));
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      put.run();
      return;
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            put.run();
          }
        });
  }
}
