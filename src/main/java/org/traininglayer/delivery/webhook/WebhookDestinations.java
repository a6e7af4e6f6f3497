package org.traininglayer.delivery.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.traininglayer.delivery.Deliveries;
import org.traininglayer.delivery.DeliveryProperties;
import org.traininglayer.delivery.RecordDestinations.Finding;
import org.traininglayer.delivery.Webhooks;
import org.traininglayer.delivery.outbox.DestinationKind;
import org.traininglayer.delivery.outbox.Destinations;
import org.traininglayer.delivery.outbox.Dispatcher;
import org.traininglayer.delivery.outbox.NewMessage;
import org.traininglayer.delivery.outbox.Outbox;
import org.traininglayer.delivery.outbox.Outcome;
import org.traininglayer.delivery.outbox.Outcome.Delivered;
import org.traininglayer.delivery.outbox.Sender;
import org.traininglayer.delivery.outbox.StoppedMessage;
import org.traininglayer.delivery.webhook.WebhookProperties.Webhook;
import org.traininglayer.http.OutboundHttp;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.NameUuid;
import org.traininglayer.kernel.OrganisationId;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The webhooks of the settings as destinations. */
@Component
public class WebhookDestinations implements DestinationKind, Webhooks {

  static final String KIND = Deliveries.Kind.WEBHOOK.name();
  static final int FORM = 1;

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final UUID NAMESPACE = UUID.fromString("0f4a8a6e-7d3b-5f4e-9b57-2f2a9f9f1c33");

  private final Map<UUID, Webhook> webhooks;
  private final Map<UUID, WebhookSender> senders;
  private final Outbox outbox;
  private final Dispatcher dispatcher;

  @Autowired
  WebhookDestinations(
      WebhookProperties settings,
      DeliveryProperties delivery,
      Destinations destinations,
      Outbox outbox,
      OutboundHttp http,
      @Lazy Dispatcher dispatcher) {
    this(
        settings,
        delivery.requestTimeout(),
        destinations,
        outbox,
        http,
        dispatcher,
        Clock.systemUTC());
  }

  /** The webhooks that are set become destinations. */
  public WebhookDestinations(
      WebhookProperties settings,
      Duration timeout,
      Destinations destinations,
      Outbox outbox,
      OutboundHttp http,
      Dispatcher dispatcher,
      Clock clock) {
    this.outbox = outbox;
    this.dispatcher = dispatcher;
    this.webhooks =
        settings.destinations().stream()
            .collect(Collectors.toUnmodifiableMap(Webhook::id, Function.identity()));
    this.senders =
        settings.destinations().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Webhook::id, one -> new WebhookSender(one, http, timeout, clock)));
    webhooks
        .values()
        .forEach(one -> destinations.ensure(one.id(), one.owner(), KIND, one.name(), null));
    destinations.set(KIND, webhooks.keySet());
  }

  @Override
  public boolean any(OrganisationId organisation) {
    return !of(organisation).isEmpty();
  }

  private List<UUID> of(OrganisationId organisation) {
    return webhooks.values().stream()
        .filter(one -> one.owner().equals(organisation))
        .map(Webhook::id)
        .toList();
  }

  @Override
  public void send(
      OrganisationId organisation, UUID about, String type, Instant at, Map<String, Object> data) {
    List<UUID> to = of(organisation);
    if (to.isEmpty()) {
      return;
    }
    outbox.put(
        organisation,
        to,
        FORM,
        List.of(
            new NewMessage(
                UUID.randomUUID(),
                new LearnerId(NameUuid.of(NAMESPACE, "about\n" + about)),
                about,
                body(type, at, data))));
    dispatcher.wakeAfterCommit();
  }

  private static String body(String type, Instant at, Map<String, Object> data) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", type);
    body.put("timestamp", at.toString());
    body.put("data", data);
    return JSON.writeValueAsString(body);
  }

  @Override
  public List<Finding> test(OrganisationId organisation, UUID destination) {
    WebhookSender sender = senders.get(destination);
    if (sender == null || !of(organisation).contains(destination)) {
      return List.of();
    }
    Outcome outcome =
        sender.call(UUID.randomUUID().toString(), body("test", Instant.now(), Map.of()));
    return List.of(
        new Finding(
            outcome instanceof Delivered ? "webhook-taken" : "webhook-not-taken",
            outcome instanceof Delivered,
            outcome.words()));
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
    try {
      return message.payload().isEmpty()
          ? "call"
          : JSON.readTree(message.payload()).path("type").asString("call");
    } catch (JacksonException e) {
      return "call";
    }
  }
}
