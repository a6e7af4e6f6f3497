package org.traininglayer.delivery.operations;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.UUID;
import java.util.function.ToDoubleFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Figures of each destination. Alert on the age of the oldest, not on how many wait. */
@Component
public class DeliveryMetrics {

  /** More are not counted: the age of the oldest says more. */
  private static final int MOST_COUNTED = 10_000;

  private final JdbcClient jdbc;
  private final MultiGauge waiting;
  private final MultiGauge oldest;
  private final MultiGauge delivered;
  private final MultiGauge dead;
  private final MultiGauge conflicts;
  private final MultiGauge paused;

  DeliveryMetrics(JdbcClient jdbc, MeterRegistry registry) {
    this.jdbc = jdbc;
    this.waiting = gauge(registry, "waiting", "Messages that wait; counted up to 10,000");
    this.oldest = gauge(registry, "oldest.seconds", "Age of the oldest message that waits");
    this.delivered = gauge(registry, "delivered", "Messages delivered so far");
    this.dead = gauge(registry, "dead", "Messages that were refused; counted up to 10,000");
    this.conflicts = gauge(registry, "conflicts", "Messages in whose place something else is");
    this.paused = gauge(registry, "paused", "1 while nothing is sent");
  }

  /** Counts anew: by the index, and at the same cost whatever waits. */
  @Scheduled(fixedDelayString = "PT15S", initialDelayString = "PT5S")
  public void refresh() {
    List<Figures> all =
        jdbc.sql(
                """
                select d.id, d.name, d.kind, d.paused_because is not null or d.removed_at is not null as paused,
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
                  coalesce(extract(epoch from now() - (
                    select min(oldest.created_at)
                    from outbox_lane l
                    cross join (values (false), (true)) doubtful (is_so)
                    cross join lateral (
                      select p.created_at from outbox_message p
                      where p.destination_id = l.destination_id and p.lane = l.lane
                        and (p.attempts >= 3) = doubtful.is_so and p.state = 'WAITING'
                      order by p.id limit 1) oldest
                    where l.destination_id = d.id)), 0)::double precision as oldest_seconds
                from outbox_destination d
                """)
            .param("most", MOST_COUNTED)
            .query(Figures.class)
            .list();
    show(waiting, all, Figures::waiting);
    show(oldest, all, Figures::oldestSeconds);
    show(delivered, all, Figures::delivered);
    show(dead, all, Figures::dead);
    show(conflicts, all, Figures::conflicts);
    show(paused, all, one -> one.paused() ? 1 : 0);
  }

  private static void show(MultiGauge gauge, List<Figures> all, ToDoubleFunction<Figures> figure) {
    gauge.register(
        all.stream()
            .<MultiGauge.Row<?>>map(one ->
                MultiGauge.Row.of(
                    Tags.of(
                        "destination", one.id().toString(),
                        "name", one.name(),
                        "kind", one.kind()),
                    one,
                    figure))
            .toList(),
        true);
  }

  private static MultiGauge gauge(MeterRegistry registry, String name, String what) {
    return MultiGauge.builder("traininglayer.delivery." + name)
        .description(what)
        .register(registry);
  }

  /** Of one destination. */
  record Figures(
      UUID id,
      String name,
      String kind,
      boolean paused,
      long delivered,
      long waiting,
      long dead,
      long conflicts,
      double oldestSeconds) {}
}
