package org.traininglayer.adoption.projection;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far each partition has been folded, and who may go on. */
@Component
public class ProjectionOffsets {

  private final JdbcClient jdbc;

  ProjectionOffsets(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Where a partition stands. */
  record Position(int partition, long position, long epoch) {}

  /** Makes a row for each partition that has none. */
  void prepare(int partitions) {
    jdbc.sql(
            """
            insert into adoption_offset (partition)
            select generate_series(0, :last) on conflict do nothing
            """)
        .param("last", partitions - 1)
        .update();
  }

  /** Takes or renews the lease of every partition that is free or ours already. */
  List<Position> lease(UUID owner, Duration duration) {
    return jdbc.sql(
            """
            update adoption_offset
               set lease_owner = :owner, lease_until = now() + make_interval(secs => :seconds)
             where lease_owner = :owner or lease_until < now()
            returning partition, position, epoch
            """)
        .param("owner", owner)
        .param("seconds", duration.toMillis() / 1000.0)
        .query(Position.class)
        .list();
  }

  /** Lets go of everything, so that another node need not wait. */
  void release(UUID owner) {
    jdbc.sql(
            """
            update adoption_offset
               set lease_owner = null, lease_until = '-infinity' where lease_owner = :owner
            """)
        .param("owner", owner)
        .update();
  }

  /** Where all partitions stand, by number. */
  List<Position> all() {
    return jdbc.sql("select partition, position, epoch from adoption_offset order by partition")
        .query(Position.class)
        .list();
  }

  /**
   * Moves on, if nobody else has and no erasure or rebuild came in between. Holds the row until the
   * transaction ends.
   *
   * @return false when somebody was faster: nothing of the batch may be written
   */
  boolean advance(Position from, long to, Instant asOf, int unrecognised) {
    return jdbc.sql(
                """
                update adoption_offset
                   set position = :to, as_of = greatest(as_of, :asOf),
                       unrecognised = unrecognised + :unrecognised
                 where partition = :partition and position = :position and epoch = :epoch
                """)
            .param("to", to)
            .param("asOf", asOf.atOffset(ZoneOffset.UTC))
            .param("unrecognised", unrecognised)
            .param("partition", from.partition())
            .param("position", from.position())
            .param("epoch", from.epoch())
            .update()
        == 1;
  }

  /** Notes that nothing was waiting in these partitions at this time. */
  void caughtUp(List<Integer> partitions, Instant when) {
    jdbc.sql(
            """
            update adoption_offset set as_of = greatest(as_of, :when)
             where partition = any(string_to_array(:partitions, ',')::integer[])
            """)
        .param("when", when.atOffset(ZoneOffset.UTC))
        .param("partitions", partitions.stream().map(String::valueOf).collect(joining(",")))
        .update();
  }

  /** Starts a new epoch: batches read before are refused from here on. */
  void newEpoch() {
    jdbc.sql("update adoption_offset set epoch = epoch + 1").update();
  }

  /**
   * The same, with patience while a metric is counted anew: whoever is erased is not kept because
   * of that. The rest of the transaction is as patient.
   */
  void newEpochAfterAll() {
    jdbc.sql("set local lock_timeout = '5min'").update();
    jdbc.sql("set local statement_timeout = '5min'").update();
    newEpoch();
  }

  /** Starts a new epoch at the beginning of the ledger. */
  void restart() {
    jdbc.sql(
            """
            update adoption_offset
               set epoch = epoch + 1, position = 0, unrecognised = 0, as_of = '-infinity'
            """)
        .update();
  }

  /** Starts a new epoch at the beginning of the ledger; what is known stays known. */
  void readAgain() {
    jdbc.sql("update adoption_offset set epoch = epoch + 1, position = 0, unrecognised = 0")
        .update();
  }

  /**
   * Changes whenever cells may have changed: what was read before at the same version is still
   * true.
   */
  public String version() {
    return jdbc.sql(
            "select coalesce(sum(position), 0) || '/' || coalesce(sum(epoch), 0)"
                + " from adoption_offset")
        .query(String.class)
        .single();
  }

  /** The time up to which everything is in the figures; the epoch when nothing is yet. */
  public Instant asOf() {
    return jdbc.sql("select greatest(min(as_of), 'epoch') from adoption_offset")
        .query(OffsetDateTime.class)
        .optional()
        .map(OffsetDateTime::toInstant)
        .orElse(Instant.EPOCH);
  }
}
