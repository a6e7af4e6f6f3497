package org.traininglayer.delivery.grades;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.traininglayer.delivery.Deliveries;
import org.traininglayer.delivery.outbox.DestinationKind;
import org.traininglayer.delivery.outbox.Destinations;
import org.traininglayer.delivery.outbox.Sender;
import org.traininglayer.delivery.outbox.StoppedMessage;
import org.traininglayer.kernel.NameUuid;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.kernel.PlatformId;
import org.traininglayer.lti.Platform;
import org.traininglayer.lti.Platforms;

/** The gradebooks of platforms, and who brings scores there. */
@Component
public class Gradebooks implements DestinationKind {

  static final String KIND = Deliveries.Kind.GRADEBOOK.name();

  private static final UUID NAMESPACE = UUID.fromString("8c7a8d3b-0a54-5d0c-8d5f-3d2a2b9e4c77");

  private final Destinations destinations;
  private final Platforms platforms;
  private final ScoreSending sending;

  /** One for each platform. */
  public Gradebooks(Destinations destinations, Platforms platforms, ScoreSending sending) {
    this.destinations = destinations;
    this.platforms = platforms;
    this.sending = sending;
  }

  /** The gradebook of a platform, a destination from now on. */
  UUID of(OrganisationId organisation, PlatformId platform) {
    UUID destination = NameUuid.of(NAMESPACE, "gradebook\n" + platform);
    destinations.ensure(
        destination,
        organisation,
        KIND,
        platforms.find(platform).map(Platform::name).orElse("Learning platform"),
        platform.value());
    return destination;
  }

  @Override
  public String name() {
    return KIND;
  }

  @Override
  public Optional<Sender> senderFor(UUID destination, @Nullable UUID reference) {
    return Optional.ofNullable(reference)
        .map(PlatformId::new)
        .filter(platforms::inUse)
        .map(platform -> new ScoreSender(sending, platform));
  }

  /** Scores wait, and go out by themselves once the platform is back in use. */
  @Override
  public String nobodyBecause() {
    return "the platform is out of use; what waits goes out once it is back in use";
  }

  @Override
  public String describe(StoppedMessage message) {
    return "score of " + ScoreMessage.read(message.payload()).subject();
  }
}
