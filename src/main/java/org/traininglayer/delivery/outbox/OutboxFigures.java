package org.traininglayer.delivery.outbox;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How much waits and stopped at each destination, as far as it is counted. Every count goes by an
 * index and ends at a bound, so it costs the same whatever waits.
 */
@Component
public class OutboxFigures {

  /**
   * Seconds since the oldest message of destination {@code d} was put in that still waits; null
   * when none does. Of each lane two entries of an index are looked at: those of messages that
   * failed several times stand apart.
   */
  static final String OLDEST_SECONDS =
      """
      extract(epoch from now() - (
        select min(oldest.created_at)
        from outbox_lane l
        cross join (values (false), (true)) doubtful (is_so)
        cross join lateral (
          select p.created_at from outbox_message p
          where p.destination_id = l.destination_id and p.lane = l.lane
            and (p.attempts >= 3) = doubtful.is_so and p.state = 'WAITING'
          order by p.id limit 1) oldest
        where l.destination_id = d.id))
      """;

  private final JdbcClient jdbc;

  /** Of this database. */
  public OutboxFigures(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Of every destination.
   *
   * @param most more than so many of one state are not counted
   */
  public List<Figures> count(int most) {
    return jdbc.sql(
            """
            select d.id, d.name, d.kind, d.failures as faults,
              d.paused_because is not null or d.removed_at is not null
                or coalesce(d.by_hand = 'PAUSED', false) as paused,
              (select coalesce(sum(l.delivered), 0) from outbox_lane l
               where l.destination_id = d.id) as delivered,
              (select count(*) from (
                 select from outbox_message p
                 where p.destination_id = d.id and p.state = 'WAITING' limit :most) w)
               as waiting,
              (select count(*) from (
                 select from outbox_message p
                 where p.destination_id = d.id and p.state = 'DEAD'
                   and p.state in ('DEAD', 'CONFLICT', 'GIVEN_UP') limit :most) w) as dead,
              (select count(*) from (
                 select from outbox_message p
                 where p.destination_id = d.id and p.state = 'CONFLICT'
                   and p.state in ('DEAD', 'CONFLICT', 'GIVEN_UP') limit :most) w)
               as conflicts,
              coalesce(%s, 0)::double precision as oldest_seconds
            from outbox_destination d
            """
                .formatted(OLDEST_SECONDS))
        .param("most", most)
        .query(Figures.class)
        .list();
  }

  /**
   * Of one destination.
   *
   * @param faults in a row since the last delivery
   * @param oldestSeconds 0 when nothing waits
   */
  public record Figures(
      UUID id,
      String name,
      String kind,
      int faults,
      boolean paused,
      long delivered,
      long waiting,
      long dead,
      long conflicts,
      double oldestSeconds) {}
}
