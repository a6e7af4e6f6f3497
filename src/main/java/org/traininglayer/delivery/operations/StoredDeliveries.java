package org.traininglayer.delivery.operations;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.traininglayer.delivery.Deliveries;
import org.traininglayer.delivery.outbox.Destinations;
import org.traininglayer.delivery.outbox.Dispatcher;
import org.traininglayer.delivery.outbox.Outbox;
import org.traininglayer.delivery.outbox.OutboxReport;
import org.traininglayer.delivery.outbox.OutboxReport.State;
import org.traininglayer.delivery.outbox.Senders;
import org.traininglayer.delivery.outbox.StoppedMessage;
import org.traininglayer.kernel.OrganisationId;

/** Deliveries as the outbox has them. */
@Component
public class StoredDeliveries implements Deliveries {

  private final OutboxReport report;
  private final Outbox outbox;
  private final Destinations destinations;
  private final Senders senders;
  private final Dispatcher dispatcher;

  /** Of one outbox. */
  public StoredDeliveries(
      OutboxReport report,
      Outbox outbox,
      Destinations destinations,
      Senders senders,
      Dispatcher dispatcher) {
    this.report = report;
    this.outbox = outbox;
    this.destinations = destinations;
    this.senders = senders;
    this.dispatcher = dispatcher;
  }

  @Override
  public List<Destination> destinations(OrganisationId organisation) {
    return report.destinations(organisation).stream().map(this::destination).toList();
  }

  private Destination destination(State state) {
    boolean forgotten = senders.senderFor(state.kind(), state.id(), state.reference()).isEmpty();
    return new Destination(
        state.id(),
        state.name(),
        Kind.valueOf(state.kind()),
        state.waiting(),
        state.oldestWaitingAt(),
        state.delivered(),
        state.dead(),
        state.conflicts(),
        state.lastError(),
        state.lastErrorAt(),
        forgotten ? senders.nobodyBecause(state.kind()) : state.pausedBecause(),
        forgotten ? null : state.nextTryAt(),
        state.byHand() == null ? null : ByHand.valueOf(state.byHand()),
        state.byHandAt(),
        state.lastMinute(),
        forgotten);
  }

  @Override
  public List<DeadLetter> deadLetters(OrganisationId organisation, UUID destination, int limit) {
    return letters(report.stopped(organisation, destination, null, limit));
  }

  @Override
  public List<DeadLetter> deadLetters(
      OrganisationId organisation, UUID destination, String reason, int limit) {
    return letters(report.stopped(organisation, destination, reason, limit));
  }

  private List<DeadLetter> letters(List<StoppedMessage> messages) {
    return messages.stream().map(this::letter).toList();
  }

  private DeadLetter letter(StoppedMessage message) {
    return new DeadLetter(
        message.id(),
        senders.describe(message),
        message.createdAt(),
        message.attempts(),
        message.status(),
        message.reason(),
        message.open(),
        message.discardedBecause());
  }

  @Override
  public List<Reason> reasons(OrganisationId organisation, UUID destination) {
    return report.reasons(organisation, destination).stream()
        .map(one ->
            new Reason(one.kind(), one.example(), one.conflict(), one.messages(), one.oldestAt()))
        .toList();
  }

  @Override
  public Optional<Letter> letter(OrganisationId organisation, long message) {
    return report
        .stopped(organisation, message)
        .map(one ->
            new Letter(
                letter(one),
                one.destination(),
                one.destinationName(),
                senders.content(organisation, one)));
  }

  @Override
  public boolean discard(OrganisationId organisation, long message, String because) {
    return outbox.discard(organisation, message, because);
  }

  @Override
  public int discardAll(
      OrganisationId organisation, UUID destination, String reason, String because) {
    return outbox.discard(organisation, destination, reason, because);
  }

  @Override
  @Transactional
  public int retryReason(OrganisationId organisation, UUID destination, String reason) {
    return goesOn(outbox.again(organisation, destination, reason));
  }

  @Override
  public boolean pause(OrganisationId organisation, UUID destination) {
    return destinations.byHand(organisation, destination, ByHand.PAUSED.name(), null);
  }

  @Override
  public boolean drain(OrganisationId organisation, UUID destination) {
    return destinations.byHand(organisation, destination, ByHand.DRAINING.name(), Kind.LRS.name());
  }

  @Override
  @Transactional
  public void retry(OrganisationId organisation, long message) {
    goesOn(outbox.again(organisation, message));
  }

  @Override
  @Transactional
  public int retryAll(OrganisationId organisation, UUID destination) {
    return goesOn(outbox.allAgain(organisation, destination));
  }

  @Override
  @Transactional
  public void resume(OrganisationId organisation, UUID destination) {
    if (destinations.resume(organisation, destination)) {
      dispatcher.wakeAfterCommit();
    }
  }

  private int goesOn(int messages) {
    if (messages > 0) {
      dispatcher.wakeAfterCommit();
    }
    return messages;
  }
}
