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

  boolean through() {
    return later == null && misconfigured == null;
  }

  long delivered() {
    return verdicts.stream().filter(v -> v.state() == Verdict.State.DELIVERED).count();
  }
}
