package org.traininglayer.delivery.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.persistence.Rows;

/** How each destination does, and what stopped; for whoever looks after it. */
@Component
public class OutboxReport {

  private final JdbcClient jdbc;

  /** Of this database. */
  public OutboxReport(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The destinations of an organisation.
   *
   * @param organisation null for all of them
   */
  public List<State> destinations(@Nullable OrganisationId organisation) {
    return jdbc.sql(
            """
            select d.*, waiting.n as waiting, waiting.oldest, stopped.dead, stopped.conflicts,
              greatest(d.retry_at, waiting.due) as next_try_at,
              (select coalesce(sum(l.delivered), 0) from outbox_lane l
               where l.destination_id = d.id) as delivered
            from outbox_destination d
            cross join lateral (
              select count(*) as n, min(p.created_at) as oldest,
                min(greatest(p.due_at, l.not_before)) filter (where p.attempts > 0) as due
              from outbox_message p
              left join outbox_lane l on l.destination_id = p.destination_id and l.lane = p.lane
              where p.destination_id = d.id and p.state = 'WAITING') waiting
            cross join lateral (
              select count(*) filter (where p.state = 'DEAD') as dead,
                count(*) filter (where p.state = 'CONFLICT') as conflicts
              from outbox_message p
              where p.destination_id = d.id and p.state in ('DEAD', 'CONFLICT')) stopped
            where d.organisation_id = coalesce(cast(:organisation as uuid), d.organisation_id)
            order by d.kind desc, d.name
            """)
        .param("organisation", organisation == null ? null : organisation.toString())
        .query(OutboxReport::state)
        .list();
  }

  private static State state(ResultSet row, int number) throws SQLException {
    return new State(
        Rows.uuid(row, "id"),
        row.getString("kind"),
        row.getObject("reference", UUID.class),
        row.getString("name"),
        row.getLong("waiting"),
        Rows.instantOrNull(row, "oldest"),
        row.getLong("delivered"),
        row.getLong("dead"),
        row.getLong("conflicts"),
        row.getString("last_error"),
        Rows.instantOrNull(row, "last_error_at"),
        row.getString("paused_because"),
        Rows.instantOrNull(row, "next_try_at"));
  }

  /** Messages that stopped, and those that were given up; the newest first. */
  public List<StoppedMessage> stopped(OrganisationId organisation, UUID destination, int limit) {
    return jdbc.sql(
            """
            select m.id, d.kind, m.content_id, m.payload, m.created_at, m.attempts, m.status,
              coalesce(m.reason, '') as reason
            from outbox_message m join outbox_destination d on d.id = m.destination_id
            where m.organisation_id = :organisation and m.destination_id = :destination
              and m.state in ('DEAD', 'CONFLICT', 'GIVEN_UP')
            order by m.id desc limit :limit
            """)
        .param("organisation", organisation.value())
        .param("destination", destination)
        .param("limit", limit)
        .query((row, n) ->
            new StoppedMessage(
                row.getLong("id"),
                row.getString("kind"),
                Rows.uuid(row, "content_id"),
                row.getString("payload"),
                Rows.instant(row, "created_at"),
                row.getInt("attempts"),
                row.getObject("status", Integer.class),
                row.getString("reason")))
        .list();
  }

  /**
   * A destination.
   *
   * @param reference by which its kind knows it
   * @param nextTryAt when something is tried again after a fault; null when nothing waits for that
   */
  public record State(
      UUID id,
      String kind,
      @Nullable UUID reference,
      String name,
      long waiting,
      @Nullable Instant oldestWaitingAt,
      long delivered,
      long dead,
      long conflicts,
      @Nullable String lastError,
      @Nullable Instant lastErrorAt,
      @Nullable String pausedBecause,
      @Nullable Instant nextTryAt) {}
}
