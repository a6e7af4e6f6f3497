package org.traininglayer.delivery.outbox;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.traininglayer.delivery.outbox.Outcome.Later;
import org.traininglayer.delivery.outbox.Outcome.Misconfigured;

/**
 * How far a sender came with a batch.
 *
 * @param verdicts what has become of the messages that came to an end; the others go on waiting
 * @param later why the sender stopped for now; null when it did not
 * @param misconfigured why nothing can be delivered; null when something can
 * @param refused refusals in the same words, to be counted on
 */
public record BatchResult(
    List<Verdict> verdicts,
    @Nullable Later later,
    @Nullable Misconfigured misconfigured,
    Refusals refused) {

  /** The list is copied. */
  public BatchResult {
    verdicts = List.copyOf(verdicts);
  }

  /**
   * What the outcome of one message by itself comes to. When one after the other is refused in the
   * same words and nothing arrives, it is the connection, and nothing more is buried.
   *
   * @param ofItsOwn whether a refusal is about this message alone and says nothing of the next
   */
  public static BatchResult of(
      OutboxMessage message, Outcome outcome, Refusals refused, boolean ofItsOwn) {
    return switch (outcome) {
      case Outcome.Delivered d -> ended(Verdict.delivered(message), Refusals.NONE);
      case Outcome.Refused r -> {
        Refusals more = ofItsOwn ? refused : refused.and(r.reason());
        yield more.suspicious() && !ofItsOwn
            ? stopped(
                null,
                new Misconfigured(
                    r.status(), "refuses everything in the same words: " + r.reason()),
                more)
            : ended(Verdict.dead(message, r.status(), r.reason()), more);
      }
      case Outcome.Conflicting c ->
          ended(Verdict.conflict(message, c.status(), c.reason()), refused);
      case Outcome.TooLarge t -> ended(Verdict.dead(message, t.status(), "too large"), refused);
      case Later l -> stopped(l, null, refused);
      case Misconfigured m -> stopped(null, m, refused);
    };
  }

  private static BatchResult ended(Verdict verdict, Refusals refused) {
    return new BatchResult(List.of(verdict), null, null, refused);
  }

  private static BatchResult stopped(
      @Nullable Later later, @Nullable Misconfigured misconfigured, Refusals refused) {
    return new BatchResult(List.of(), later, misconfigured, refused);
  }

  boolean through() {
    return later == null && misconfigured == null;
  }

  long delivered() {
    return verdicts.stream().filter(v -> v.state() == Verdict.State.DELIVERED).count();
  }
}
