package org.traininglayer.adoption.projection;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.traininglayer.adoption.AdoptionProperties;
import org.traininglayer.adoption.projection.ProjectionOffsets.Position;
import org.traininglayer.lrs.StatementLog;
import org.traininglayer.persistence.BackgroundWork;

/**
 * Follows the ledger for as long as the application runs. Each partition is leased to one node; the
 * lease only saves double work, the position decides what counts. One look at the heads of all
 * partitions says whether there is anything to do.
 */
@Component
final class ProjectionWorker extends BackgroundWork {

  private static final Logger LOG = LoggerFactory.getLogger(ProjectionWorker.class);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private final StatementLog log;
  private final StatementLog ledger;
  private final ProjectionOffsets offsets;
  private final Projection projection;
  private final Recount recount;
  private final AdoptionProperties properties;
  private final UUID owner = UUID.randomUUID();

  private final Map<Integer, Position> mine = new HashMap<>();
  private final Map<Integer, Instant> resting = new HashMap<>();
  private Instant renewAt = Instant.MIN;
  private boolean overtaken;
  private Duration pause;

  ProjectionWorker(
      StatementLog log,
      @Qualifier(StatementLog.OF_THE_TABLE) StatementLog ledger,
      ProjectionOffsets offsets,
      Projection projection,
      Recount recount,
      AdoptionProperties properties) {
    super("adoption-ledger", properties::follow);
    this.log = log;
    this.ledger = ledger;
    this.offsets = offsets;
    this.projection = projection;
    this.recount = recount;
    this.properties = properties;
    this.pause = properties.poll();
  }

  @Override
  public Duration round() {
    boolean more = look();
    pause = properties.poll();
    return more ? Duration.ZERO : pause;
  }

  /** A fault rests twice as long each time. */
  @Override
  public Duration failed(RuntimeException fault) {
    mine.clear();
    renewAt = Instant.MIN;
    pause = pause.multipliedBy(2);
    pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    LOG.warn("The figures cannot follow the ledger, next try in {}", pause, fault);
    return pause;
  }

  @Override
  public void ended() {
    try {
      offsets.release(owner);
    } catch (RuntimeException e) {
      LOG.debug("Leases not given back, they run out by themselves", e);
    }
  }

  /** Looks at each partition once; true when one of them may have more. */
  boolean look() {
    Instant now = Instant.now();
    if (!now.isBefore(renewAt)) {
      renew(now);
    }
    long[] heads = log.heads();
    boolean more = false;
    RuntimeException fault = null;
    boolean moved = false;
    for (Position at : Map.copyOf(mine).values()) {
      if (at.partition() < heads.length
          && heads[at.partition()] > at.position()
          && !now.isBefore(resting.getOrDefault(at.partition(), Instant.MIN))) {
        Position next;
        try {
          next = projection.follow(at, properties.batch(), heads[at.partition()]);
        } catch (RuntimeException e) {
          // The others go on.
          fault = e;
          rest(at, now, e);
          continue;
        }
        resting.remove(at.partition());
        moved = true;
        if (next == null) {
          // Somebody else moved it, or an erasure or rebuild came in between: look again.
          mine.remove(at.partition());
          renewAt = Instant.MIN;
          more = true;
        } else {
          mine.put(next.partition(), next);
          more |= heads[next.partition()] > next.position();
        }
      }
    }
    if (fault != null && !moved) {
      // Nothing goes on: it is no single partition, and what was known of them may be wrong.
      resting.clear();
      throw fault;
    }
    return more;
  }

  private void rest(Position at, Instant now, RuntimeException fault) {
    resting.put(at.partition(), now.plus(LONGEST_PAUSE));
    LOG.warn(
        "The figures cannot follow partition {} of the ledger after {}, next try in {}",
        at.partition(),
        at.position(),
        LONGEST_PAUSE,
        fault);
  }

  /** Renews leases, and notes for partitions without news that they are up to date. */
  private void renew(Instant now) {
    offsets.prepare(log.partitions());
    mine.clear();
    recount.missing();
    List<Position> leased = offsets.lease(owner, properties.lease());
    // Asked after the lease: whoever counts anew starts an epoch, which the lease has then seen.
    if (recount.overtaken()) {
      offsets.release(owner);
      renewAt = now.plus(LONGEST_PAUSE);
      if (!overtaken) {
        overtaken = true;
        LOG.warn(
            "Another node counts the figures by newer definitions, so this one does not follow the"
                + " ledger. Update it; or, to go back to older definitions for good, build the"
                + " figures anew in the console.");
      }
      return;
    }
    overtaken = false;
    leased.forEach(at -> mine.put(at.partition(), at));
    long[] heads = ledger.heads();
    List<Integer> caughtUp =
        mine.values().stream()
            .filter(at -> at.partition() < heads.length && heads[at.partition()] <= at.position())
            .map(Position::partition)
            .toList();
    if (!caughtUp.isEmpty()) {
      offsets.caughtUp(caughtUp, now);
    }
    renewAt = now.plus(properties.lease().dividedBy(3));
  }
}
