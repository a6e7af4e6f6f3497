package org.traininglayer.delivery.outbox;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.traininglayer.kernel.OrganisationId;

/** One kind of neighbour who receives, and what only it knows of its messages. */
public interface DestinationKind {

  /** As kept with each destination. */
  String name();

  /**
   * Who brings messages there.
   *
   * @param reference as kept with the destination
   * @return nobody, while nothing goes there: see {@link #nobodyBecause}
   */
  Optional<Sender> senderFor(UUID destination, @Nullable UUID reference);

  /** Why there is nobody who brings messages there; what waits is kept. */
  default String nobodyBecause() {
    return "no longer in the settings";
  }

  /** What a message says, for an administrator; empty when it is no longer kept. */
  default String content(OrganisationId organisation, StoppedMessage message) {
    return message.payload();
  }

  /** What a message is, for an administrator. */
  String describe(StoppedMessage message);
}
