package org.traininglayer.delivery.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.persistence.Rows;

/** How each destination does, and what stopped; for whoever looks after it. */
@Component
public class OutboxReport {

  /** The words of a reason without ids, numbers and times, as {@link Excerpt#kind} tells them. */
  static final String KIND =
      "regexp_replace(coalesce(reason, ''), '[0-9a-fA-F-]*[0-9][0-9a-fA-F-]*', '#', 'g')";

  private static final String MESSAGE =
      """
      select m.id, m.destination_id, d.name, d.kind, m.content_id, m.payload, m.created_at,
        m.attempts, m.status, coalesce(m.reason, '') as reason, m.state <> 'GIVEN_UP' as open,
        m.discarded_because
      from outbox_message m join outbox_destination d on d.id = m.destination_id
      """;

  private static final int MOST_LOOKED_AT = 10_000;

  /** More messages of one state are not counted. */
  public static final int MOST_COUNTED = 10_000;

  /** Messages that were tried are the first of their lane: so many are looked at. */
  private static final int FIRST_OF_LANE = 200;

  private final JdbcClient jdbc;

  /** Of this database. */
  public OutboxReport(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The destinations of an organisation. Every count goes by an index and ends at {@link
   * #MOST_COUNTED}, so it costs the same whatever waits.
   *
   * @param organisation null for all of them
   */
  public List<State> destinations(@Nullable OrganisationId organisation) {
    return jdbc.sql(
            """
            select d.*,
              (select count(*) from (
                 select from outbox_message p
                 where p.destination_id = d.id and p.state = 'WAITING'
                 order by p.lane, p.attempts >= 3, p.id limit :most) w) as waiting,
              (select count(*) from (
                 select from outbox_message p
                 where p.destination_id = d.id and p.state = 'DEAD' limit :most) w) as dead,
              (select count(*) from (
                 select from outbox_message p
                 where p.destination_id = d.id and p.state = 'CONFLICT' limit :most) w)
               as conflicts,
              waiting.oldest, greatest(d.retry_at, waiting.due) as next_try_at,
              (select coalesce(sum(l.delivered), 0) from outbox_lane l
               where l.destination_id = d.id) as delivered,
              (select count(*) from (
                 select from outbox_message p
                 where p.destination_id = d.id and p.state = 'DELIVERED'
                   and p.finished_at > now() - interval '1 minute' limit 10000) m) as last_minute
            from outbox_destination d
            cross join lateral (
              select min(first.created_at) as oldest,
                min(greatest(first.due_at, l.not_before)) filter (where first.attempts > 0) as due
              from outbox_lane l
              cross join (values (false), (true)) doubtful (is_so)
              cross join lateral (
                select p.created_at, p.due_at, p.attempts from outbox_message p
                where p.destination_id = l.destination_id and p.lane = l.lane
                  and (p.attempts >= 3) = doubtful.is_so and p.state = 'WAITING'
                order by p.id limit :first) first
              where l.destination_id = d.id) waiting
            where d.organisation_id = coalesce(cast(:organisation as uuid), d.organisation_id)
            order by d.kind desc, d.name
            """)
        .param("most", MOST_COUNTED)
        .param("first", FIRST_OF_LANE)
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
        Rows.instantOrNull(row, "next_try_at"),
        row.getString("by_hand"),
        Rows.instantOrNull(row, "by_hand_at"),
        row.getLong("last_minute"));
  }

  /**
   * Messages that stopped, the newest first, and after them those that were given up.
   *
   * @param reason only those that stopped for this one; all when null
   */
  public List<StoppedMessage> stopped(
      OrganisationId organisation, UUID destination, @Nullable String reason, int limit) {
    return jdbc.sql(
            MESSAGE
                + """
                where m.organisation_id = :organisation and m.destination_id = :destination
                  and m.state in ('DEAD', 'CONFLICT', 'GIVEN_UP')
                  and (cast(:reason as text) is null
                    or (m.state <> 'GIVEN_UP' and %s = cast(:reason as text)))
                order by m.state = 'GIVEN_UP', m.id desc limit :limit
                """
                    .formatted(KIND))
        .param("organisation", organisation.value())
        .param("destination", destination)
        .param("reason", reason, Types.VARCHAR)
        .param("limit", limit)
        .query(OutboxReport::message)
        .list();
  }

  /** One message that stopped or was given up. */
  public Optional<StoppedMessage> stopped(OrganisationId organisation, long message) {
    return jdbc.sql(
            MESSAGE
                + """
                where m.organisation_id = :organisation and m.id = :message
                  and m.state in ('DEAD', 'CONFLICT', 'GIVEN_UP')
                """)
        .param("organisation", organisation.value())
        .param("message", message)
        .query(OutboxReport::message)
        .optional();
  }

  /** Why messages stopped, the most frequent reason first; the newest are looked at. */
  public List<Reason> reasons(OrganisationId organisation, UUID destination) {
    return jdbc.sql(
            """
            select stopped.kind, max(stopped.reason) as example,
              stopped.state = 'CONFLICT' as conflict, count(*) as messages,
              min(stopped.created_at) as oldest
            from (
              select state, coalesce(reason, '') as reason, created_at, %s as kind
              from outbox_message
              where organisation_id = :organisation and destination_id = :destination
                and state in ('DEAD', 'CONFLICT')
              order by id desc limit :most) stopped
            group by stopped.kind, stopped.state
            order by messages desc, stopped.kind
            """
                .formatted(KIND))
        .param("organisation", organisation.value())
        .param("destination", destination)
        .param("most", MOST_LOOKED_AT)
        .query((row, n) ->
            new Reason(
                row.getString("kind"),
                row.getString("example"),
                row.getBoolean("conflict"),
                row.getLong("messages"),
                Rows.instant(row, "oldest")))
        .list();
  }

  private static StoppedMessage message(ResultSet row, int number) throws SQLException {
    return new StoppedMessage(
        row.getLong("id"),
        Rows.uuid(row, "destination_id"),
        row.getString("name"),
        row.getString("kind"),
        Rows.uuid(row, "content_id"),
        row.getString("payload"),
        Rows.instant(row, "created_at"),
        row.getInt("attempts"),
        row.getObject("status", Integer.class),
        row.getString("reason"),
        row.getBoolean("open"),
        row.getString("discarded_because"));
  }

  /**
   * Why messages stopped.
   *
   * @param kind the words, without what varies
   * @param example the words of one of them
   */
  public record Reason(
      String kind, String example, boolean conflict, long messages, Instant oldestAt) {}

  /**
   * A destination.
   *
   * @param reference by which its kind knows it
   * @param waiting counted up to a bound, as {@code dead} and {@code conflicts}
   * @param nextTryAt when something is tried again after a fault; null when nothing waits for that
   * @param byHand what somebody does about it; null when nobody does
   * @param lastMinute delivered in the last minute, counted up to a bound
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
      @Nullable Instant nextTryAt,
      @Nullable String byHand,
      @Nullable Instant byHandAt,
      long lastMinute) {}
}
