package org.traininglayer.adoption.projection;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.traininglayer.adoption.facts.Fact;
import org.traininglayer.adoption.facts.Facts;
import org.traininglayer.adoption.facts.Reading;
import org.traininglayer.adoption.projection.ProjectionOffsets.Position;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.lrs.StatementLog;

/**
 * Takes one batch of one partition into the figures: read, fold, and then in one transaction the
 * position and everything that follows from it. Where the position has been moved by somebody else
 * in the meantime, nothing is written; so a batch counts once, whoever repeats it.
 */
@Component
final class Projection {

  private static final Logger LOG = LoggerFactory.getLogger(Projection.class);

  private final StatementLog log;
  private final ProjectionOffsets offsets;
  private final FactRows facts;
  private final CellRows cells;
  private final ArrivalCounts arrivals;
  private final Projector projector;
  private final TransactionTemplate transaction;

  Projection(
      StatementLog log,
      ProjectionOffsets offsets,
      FactRows facts,
      CellRows cells,
      ArrivalCounts arrivals,
      FactCounters counters,
      TransactionTemplate transaction) {
    this.log = log;
    this.offsets = offsets;
    this.facts = facts;
    this.cells = cells;
    this.arrivals = arrivals;
    this.projector = new Projector(counters.all());
    this.transaction = transaction;
  }

  /**
   * Folds what comes after this position.
   *
   * @return where the partition stands now; the same position when nothing was new; null when
   *     somebody else was there first
   */
  @Nullable Position follow(Position from, int max) {
    return follow(from, max, from.position());
  }

  /**
   * The same; where nothing is left up to a head of the log, it goes on to there: what was erased
   * before it was read keeps nobody waiting.
   *
   * @param head of the partition, looked at before: all up to there is in the log, or erased
   */
  @Nullable Position follow(Position from, int max, long head) {
    List<StatementLog.Entry> entries = log.poll(from.partition(), from.position(), max);
    if (!entries.isEmpty()) {
      return fold(from, entries);
    }
    if (head <= from.position()) {
      return from;
    }
    return write(
            from, new Position(from.partition(), head, from.epoch()), Instant.EPOCH, 0, Map.of())
        ? new Position(from.partition(), head, from.epoch())
        : null;
  }

  /**
   * Writes a batch that was read at this position. Where one statement of it can be neither counted
   * nor refused, the others are; that one is set aside, with a reason that the console shows.
   *
   * @return where the partition stands now; null when somebody else was there first
   */
  @Nullable Position fold(Position from, List<StatementLog.Entry> entries) {
    try {
      return foldAll(from, entries);
    } catch (RuntimeException e) {
      if (!StatementFaults.is(e)) {
        throw e;
      }
      if (entries.size() == 1) {
        return setAside(from, entries.getFirst(), e);
      }
      int half = entries.size() / 2;
      Position middle = fold(from, entries.subList(0, half));
      return middle == null ? null : fold(middle, entries.subList(half, entries.size()));
    }
  }

  private @Nullable Position setAside(
      Position from, StatementLog.Entry entry, RuntimeException fault) {
    LOG.warn(
        "Statement {} of organisation {} cannot be counted; it is set aside, what follows goes on",
        entry.statementId(),
        entry.organisation().value(),
        fault);
    Batch batch = new Batch();
    batch.arrivals.add(entry, null, ArrivalCounts.SET_ASIDE);
    Position to = new Position(from.partition(), entry.position(), from.epoch());
    return write(from, to, entry.stored(), 1, Map.of(entry.organisation(), batch)) ? to : null;
  }

  private @Nullable Position foldAll(Position from, List<StatementLog.Entry> entries) {
    Map<OrganisationId, Batch> batches = new HashMap<>();
    int unrecognised = 0;
    for (StatementLog.Entry entry : entries) {
      Batch batch = batches.computeIfAbsent(entry.organisation(), id -> new Batch());
      switch (Facts.from(entry.json(), entry.stored(), entry.ours())) {
        case Reading.Counts counts -> {
          batch.facts.putIfAbsent(entry.statementId(), counts.fact());
          batch.arrivals.add(entry, counts.fact().kind(), null);
        }
        case Reading.Voids voids -> {
          batch.voided.add(voids.statement());
          batch.arrivals.add(entry, null, ArrivalCounts.VOIDS);
        }
        case Reading.NotNeeded none -> batch.arrivals.add(entry, null, null);
        case Reading.Refused refused ->
            batch.arrivals.add(entry, refused.kind(), ArrivalCounts.word(refused.flaw()));
        case Reading.Unrecognised none -> {
          batch.arrivals.add(entry, null, ArrivalCounts.UNRECOGNISED);
          unrecognised++;
        }
      }
    }
    StatementLog.Entry last = entries.getLast();
    Position to = new Position(from.partition(), last.position(), from.epoch());
    return write(from, to, last.stored(), unrecognised, batches) ? to : null;
  }

  private boolean write(
      Position from,
      Position to,
      Instant asOf,
      int unrecognised,
      Map<OrganisationId, Batch> batches) {
    return Boolean.TRUE.equals(
        transaction.execute(status -> {
          if (!offsets.advance(from, to.position(), asOf, unrecognised)) {
            return false;
          }
          Map<CellKey, Long> deltas = new TreeMap<>();
          batches.forEach((organisation, batch) -> {
            count(organisation, batch, deltas);
            arrivals.add(from.partition(), organisation, batch.arrivals);
          });
          cells.add(deltas);
          return true;
        }));
  }

  private void count(OrganisationId organisation, Batch batch, Map<CellKey, Long> deltas) {
    FactRows.Kept kept = facts.add(organisation, batch.facts);
    for (UUID added : kept.fresh()) {
      Projector.merge(deltas, projector.deltas(organisation, batch.fact(added)));
    }
    for (UUID completed : kept.completed()) {
      Fact fact = batch.fact(completed);
      Projector.merge(deltas, projector.deltas(organisation, fact));
      Projector.remove(deltas, projector.deltas(organisation, fact.bare()));
    }
    for (Fact taken : facts.voidAll(organisation, batch.voided)) {
      Projector.remove(deltas, projector.deltas(organisation, taken));
    }
  }

  /** What one organisation's statements of a batch say. */
  private static final class Batch {
    final SortedMap<UUID, Fact> facts = new TreeMap<>();
    final TreeSet<UUID> voided = new TreeSet<>();
    final ArrivalCounts.Counted arrivals = new ArrivalCounts.Counted();

    Fact fact(UUID id) {
      return Objects.requireNonNull(facts.get(id));
    }
  }
}
