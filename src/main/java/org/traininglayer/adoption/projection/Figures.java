package org.traininglayer.adoption.projection;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.traininglayer.adoption.Adoption;
import org.traininglayer.kernel.AccountKey;
import org.traininglayer.kernel.LearnersErased;
import org.traininglayer.lrs.StatementLog;

/** The figures as a whole: how far they are, how to begin again, whom to forget. */
@Component
class Figures implements Adoption {

  private final StatementLog log;
  private final ProjectionOffsets offsets;
  private final FactRows facts;
  private final CellRows cells;
  private final ArrivalCounts arrivals;
  private final Definitions definitions;
  private final List<? extends FactCounter> counters;

  Figures(
      @Qualifier(StatementLog.OF_THE_TABLE) StatementLog log,
      ProjectionOffsets offsets,
      FactRows facts,
      CellRows cells,
      ArrivalCounts arrivals,
      Definitions definitions,
      FactCounters counters) {
    this.log = log;
    this.offsets = offsets;
    this.facts = facts;
    this.cells = cells;
    this.arrivals = arrivals;
    this.definitions = definitions;
    this.counters = counters.all();
  }

  /** {@inheritDoc} Returns at once; {@link #behind()} tells when the figures are complete again. */
  @Override
  @Transactional
  public void rebuild() {
    offsets.restart();
    facts.clear();
    cells.clear();
    arrivals.clear();
    definitions.restart(counters);
  }

  @Override
  public long behind() {
    long[] heads = log.heads();
    return offsets.all().stream()
        .filter(at -> at.partition() < heads.length)
        .mapToLong(at -> Math.max(0, heads[at.partition()] - at.position()))
        .sum();
  }

  @Override
  public Duration lag() {
    long[] heads = log.heads();
    return offsets.all().stream()
        .filter(at -> at.partition() < heads.length && heads[at.partition()] > at.position())
        .map(at -> log.poll(at.partition(), at.position(), 1))
        .flatMap(List::stream)
        .map(StatementLog.Entry::stored)
        .min(Instant::compareTo)
        .map(oldest -> Duration.between(oldest, Instant.now()))
        .orElse(Duration.ZERO);
  }

  /** Forgets people, in the transaction that erases them everywhere. */
  @EventListener
  @Transactional
  public void forget(LearnersErased erased) {
    // Waits for batches under way and refuses those that were read before.
    offsets.newEpochAfterAll();
    for (AccountKey person : erased.accounts()) {
      facts.erase(erased.organisation(), person);
      cells.erase(erased.organisation(), person);
    }
  }
}
