package org.traininglayer.adoption.projection;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts a metric that is new, or whose definition has changed, from the facts that are kept, and
 * leaves the cells of all others alone.
 */
@Component
class Recount {

  private static final Logger LOG = LoggerFactory.getLogger(Recount.class);

  /** Cells held in memory before they are written. */
  private static final int CHUNK = 20_000;

  private final ProjectionOffsets offsets;
  private final FactRows facts;
  private final CellRows cells;
  private final Definitions definitions;
  private final ArrivalCounts arrivals;
  private final List<? extends FactCounter> counters;
  private final TransactionTemplate transaction;

  Recount(
      ProjectionOffsets offsets,
      FactRows facts,
      CellRows cells,
      Definitions definitions,
      ArrivalCounts arrivals,
      FactCounters counters,
      TransactionTemplate transaction) {
    this.offsets = offsets;
    this.facts = facts;
    this.cells = cells;
    this.definitions = definitions;
    this.arrivals = arrivals;
    this.counters = counters.all();
    this.transaction = transaction;
  }

  /** Counts what is missing, if anything is. Whoever follows the ledger meanwhile waits. */
  void missing() {
    if (!definitions.missing(counters).isEmpty()) {
      transaction.executeWithoutResult(status -> {
        // Waits for batches under way and refuses those that were read before.
        offsets.newEpoch();
        List<FactCounter> missing = definitions.missing(counters);
        if (!missing.isEmpty()) {
          count(missing);
        }
      });
    }
    if (definitions.readByOlder()) {
      transaction.executeWithoutResult(status -> readAgain());
    }
  }

  /**
   * Follows the ledger from its beginning once more: facts that are there stay and get what they
   * lack, facts of new kinds are added. The figures serve meanwhile.
   */
  private void readAgain() {
    offsets.newEpoch();
    if (definitions.readByOlder()) {
      offsets.readAgain();
      arrivals.clear();
      definitions.noteFacts(Instant.now());
      LOG.info("Statements are read once more, for facts that were not read before");
    }
  }

  /** Whether another node counts by newer definitions than this one knows. */
  boolean overtaken() {
    return definitions.overtaken(counters);
  }

  private void count(List<FactCounter> missing) {
    missing.forEach(counter -> cells.clear(counter.id()));
    Projector projector = new Projector(missing);
    Map<CellKey, Long> deltas = new TreeMap<>();
    facts.each((organisation, fact) -> {
      Projector.merge(deltas, projector.deltas(organisation, fact));
      if (deltas.size() >= CHUNK) {
        cells.add(deltas);
        deltas.clear();
      }
    });
    cells.add(deltas);
    missing.forEach(counter -> definitions.note(counter, Instant.now()));
    LOG.info(
        "Counted anew from the facts: {}", missing.stream().map(FactCounter::id).sorted().toList());
  }
}
