package org.traininglayer.delivery.outbox;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One kind of neighbour who receives, and what only it knows of its messages. */
public interface DestinationKind {

  /** As kept with each destination. */
  String name();

  /**
   * Who brings messages there.
   *
   * @param reference as kept with the destination
   * @return nobody, when it is a destination that is no longer in the settings
   */
  Optional<Sender> senderFor(UUID destination, @Nullable UUID reference);

  /** What a message is, for an administrator. */
  String describe(StoppedMessage message);
}
