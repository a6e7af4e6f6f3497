package org.traininglayer.delivery;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.traininglayer.delivery.Destinations.Due;
import org.traininglayer.http.OutboundHttp;
import org.traininglayer.kernel.PlatformId;
import org.traininglayer.lrs.Ledger;

/** Which sender goes to which destination. */
final class Senders {

  private final Map<UUID, Sender> lrs;
  private final Function<PlatformId, Sender> gradebook;

  Senders(
      DeliveryProperties settings,
      OutboundHttp http,
      ScoreSending sending,
      Ledger ledger,
      Clock clock) {
    this.lrs =
        settings.lrs().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    DeliveryProperties.Lrs::id,
                    one ->
                        new LrsSender(
                            new LrsClient(http, one, settings.requestTimeout(), clock),
                            one,
                            ledger)));
    this.gradebook = platform -> new ScoreSender(sending, platform);
  }

  /** Nobody, when it is a record store that is no longer in the settings. */
  Optional<Sender> senderFor(Due destination) {
    UUID platform = destination.platform();
    return platform != null
        ? Optional.of(gradebook.apply(new PlatformId(platform)))
        : Optional.ofNullable(lrs.get(destination.id()));
  }
}
