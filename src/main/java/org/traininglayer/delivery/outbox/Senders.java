package org.traininglayer.delivery.outbox;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.traininglayer.kernel.OrganisationId;

/** Which sender goes to which destination. */
@Component
public final class Senders {

  private final Map<String, DestinationKind> kinds;

  /** Every kind once. */
  public Senders(List<DestinationKind> kinds) {
    this.kinds =
        kinds.stream().collect(Collectors.toUnmodifiableMap(DestinationKind::name, kind -> kind));
  }

  /** Why nobody brings messages to destinations of a kind, where nobody does. */
  public String nobodyBecause(String kind) {
    DestinationKind known = kinds.get(kind);
    return known == null ? "no longer in the settings" : known.nobodyBecause();
  }

  /** Nobody, while nothing goes there. */
  public Optional<Sender> senderFor(String kind, UUID destination, @Nullable UUID reference) {
    return Optional.ofNullable(kinds.get(kind))
        .flatMap(one -> one.senderFor(destination, reference));
  }

  /** What a message is, for an administrator. */
  public String describe(StoppedMessage message) {
    DestinationKind known = kinds.get(message.kind());
    return known == null ? message.contentId().toString() : known.describe(message);
  }

  /** What a message says, for an administrator; empty when it is no longer kept. */
  public String content(OrganisationId organisation, StoppedMessage message) {
    DestinationKind known = kinds.get(message.kind());
    return known == null ? message.payload() : known.content(organisation, message);
  }
}
