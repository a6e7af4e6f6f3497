package org.traininglayer.delivery.records;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.traininglayer.delivery.DeliveryProperties;
import org.traininglayer.delivery.outbox.BatchResult;
import org.traininglayer.delivery.outbox.OutboxMessage;
import org.traininglayer.delivery.outbox.Outcome;
import org.traininglayer.delivery.outbox.Outcome.Conflicting;
import org.traininglayer.delivery.outbox.Outcome.Delivered;
import org.traininglayer.delivery.outbox.Outcome.Later;
import org.traininglayer.delivery.outbox.Outcome.Misconfigured;
import org.traininglayer.delivery.outbox.Outcome.Refused;
import org.traininglayer.delivery.outbox.Outcome.TooLarge;
import org.traininglayer.delivery.outbox.Refusals;
import org.traininglayer.delivery.outbox.Sender;
import org.traininglayer.delivery.outbox.Verdict;
import org.traininglayer.lrs.Ledger;

/**
 * Brings statements to a record store. A batch that is refused is divided until the one that is
 * meant stands alone; the others arrive.
 */
final class LrsSender implements Sender {

  private final LrsClient lrs;
  private final DeliveryProperties.Lrs settings;
  private final Ledger ledger;

  LrsSender(LrsClient lrs, DeliveryProperties.Lrs settings, Ledger ledger) {
    this.lrs = lrs;
    this.settings = settings;
    this.ledger = ledger;
  }

  /** The text of a statement is in the ledger; only what it does not have is kept in a message. */
  @Override
  public List<OutboxMessage> complete(List<OutboxMessage> messages) {
    List<UUID> elsewhere =
        messages.stream()
            .filter(message -> message.payload().isEmpty())
            .map(OutboxMessage::contentId)
            .toList();
    if (elsewhere.isEmpty()) {
      return messages;
    }
    Map<UUID, String> texts = ledger.texts(settings.owner(), elsewhere);
    return messages.stream()
        .map(message ->
            message.payload().isEmpty()
                ? message.with(texts.getOrDefault(message.contentId(), ""))
                : message)
        .toList();
  }

  @Override
  public int batchCount() {
    return settings.batchCount();
  }

  @Override
  public int batchBytes() {
    return settings.batchBytes();
  }

  @Override
  public BatchResult deliver(
      List<OutboxMessage> batch, Refusals refused, BooleanSupplier stillOurs) {
    return new Work(batch, refused, stillOurs).done();
  }

  /** One batch on its way. */
  private final class Work {
    private final Deque<List<OutboxMessage>> parts = new ArrayDeque<>();
    private final List<Verdict> verdicts = new ArrayList<>();
    private final BooleanSupplier stillOurs;
    private Refusals refused;
    private @Nullable Later later;
    private @Nullable Misconfigured misconfigured;

    Work(List<OutboxMessage> batch, Refusals refused, BooleanSupplier stillOurs) {
      List<OutboxMessage> there = withText(batch);
      if (!there.isEmpty()) {
        parts.push(there);
      }
      this.refused = refused;
      this.stillOurs = stillOurs;
    }

    BatchResult done() {
      boolean first = true;
      while (!parts.isEmpty() && later == null && misconfigured == null) {
        if (!first && !stillOurs.getAsBoolean()) {
          break;
        }
        first = false;
        List<OutboxMessage> part = parts.pop();
        take(part, lrs.send(part));
      }
      return new BatchResult(verdicts, later, misconfigured, refused);
    }

    /** Whoever was erased in this moment took the statement along. */
    private List<OutboxMessage> withText(List<OutboxMessage> batch) {
      batch.stream()
          .filter(message -> message.payload().isEmpty())
          .forEach(message ->
              verdicts.add(Verdict.dead(message, 410, "the statement is no longer in the ledger")));
      return batch.stream().filter(message -> !message.payload().isEmpty()).toList();
    }

    private void take(List<OutboxMessage> part, Outcome outcome) {
      switch (outcome) {
        case Delivered d -> {
          part.forEach(message -> verdicts.add(Verdict.delivered(message)));
          refused = Refusals.NONE;
        }
        case Refused r when part.size() > 1 -> halve(part);
        case Refused r -> refuse(part.getFirst(), r);
        case TooLarge t when part.size() > 1 -> halve(part);
        case TooLarge t ->
            verdicts.add(
                Verdict.dead(part.getFirst(), t.status(), "413: too large even by itself"));
        case Conflicting c when part.size() > 1 ->
            part.reversed().forEach(message -> parts.push(List.of(message)));
        case Conflicting c -> compare(part, lrs.compare(part.getFirst(), c));
        case Later l -> later = l;
        case Misconfigured m -> misconfigured = m;
      }
    }

    private void compare(List<OutboxMessage> single, Outcome compared) {
      if (compared instanceof Conflicting c) {
        verdicts.add(Verdict.conflict(single.getFirst(), c.status(), c.reason()));
      } else {
        take(single, compared);
      }
    }

    private void halve(List<OutboxMessage> part) {
      int middle = part.size() / 2;
      parts.push(part.subList(middle, part.size()));
      parts.push(part.subList(0, middle));
    }

    private void refuse(OutboxMessage message, Refused refusal) {
      refused = refused.and(refusal.reason());
      verdicts.add(Verdict.dead(message, refusal.status(), refusal.reason()));
      if (refused.suspicious() && nothingElseArrives()) {
        String kind = refused.kind();
        verdicts.removeIf(verdict ->
            verdict.state() == Verdict.State.DEAD
                && verdict.reason() != null
                && Refusals.kind(verdict.reason()).equals(kind));
        misconfigured =
            new Misconfigured(
                refusal.status(), "refuses every statement in the same words: " + refusal.reason());
      }
    }

    /** Before everything is blamed on the connection, the far end of the batch has a try. */
    private boolean nothingElseArrives() {
      List<OutboxMessage> last = parts.pollLast();
      if (last == null) {
        return true;
      }
      OutboxMessage witness = last.getLast();
      if (last.size() > 1) {
        parts.addLast(last.subList(0, last.size() - 1));
      }
      if (!stillOurs.getAsBoolean()) {
        parts.clear();
        return false;
      }
      Outcome outcome = lrs.send(List.of(witness));
      if (outcome instanceof Refused again) {
        Refusals more = refused.and(again.reason());
        boolean same = more.count() > refused.count();
        refused = more;
        verdicts.add(Verdict.dead(witness, again.status(), again.reason()));
        return same;
      }
      take(List.of(witness), outcome);
      return false;
    }
  }
}
