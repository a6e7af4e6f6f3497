package org.traininglayer.delivery;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.kernel.PlatformId;

/** The neighbours who receive, as kept. */
@Component
class Destinations {

  static final int LANES = 8;

  private static final UUID NAMESPACE = UUID.fromString("8c7a8d3b-0a54-5d0c-8d5f-3d2a2b9e4c77");

  private final JdbcClient jdbc;

  Destinations(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The gradebook of a platform. */
  static UUID gradebook(PlatformId platform) {
    return NameUuid.of(NAMESPACE, "gradebook\n" + platform);
  }

  /** The lane of a person, always the same. */
  static int lane(UUID learner) {
    return Math.floorMod(learner.hashCode(), LANES);
  }

  /** Makes a destination with its lanes, unless it is there. */
  void ensure(
      UUID id,
      OrganisationId organisation,
      Deliveries.Kind kind,
      String name,
      @Nullable PlatformId platform) {
    jdbc.sql(
            """
            with made as (
              insert into outbox_destination (id, organisation_id, kind, name, platform_id)
              values (:id, :organisation, :kind, :name, cast(:platform as uuid))
              on conflict (id) do nothing
              returning id)
            insert into outbox_lane (destination_id, lane)
            select made.id, lane from made, generate_series(0, :lanes - 1) lane
            """)
        .param("id", id)
        .param("organisation", organisation.value())
        .param("kind", kind.name())
        .param("name", name)
        .param("platform", platform == null ? null : platform.toString())
        .param("lanes", LANES)
        .update();
  }

  /** Lets a destination go on at once. Lanes before the destination, as whoever works in one. */
  boolean resume(OrganisationId organisation, UUID destination) {
    jdbc.sql(
            """
            update outbox_lane l set failures = 0, not_before = null
            from outbox_destination d
            where d.id = :id and d.organisation_id = :organisation and l.destination_id = d.id
            """)
        .param("id", destination)
        .param("organisation", organisation.value())
        .update();
    return jdbc.sql(
                """
                update outbox_destination
                set paused_because = null, failures = 0, refusals = 0, refused_because = null,
                  refused_since = null, retry_at = null
                where id = :id and organisation_id = :organisation
                """)
            .param("id", destination)
            .param("organisation", organisation.value())
            .update()
        > 0;
  }

  /** Notes which record stores are in the settings of this node, and which no longer. */
  void set(Collection<UUID> stores) {
    jdbc.sql(
            """
            update outbox_destination
            set removed_at = case when id = any(cast(:stores as uuid[])) then null else now() end
            where kind = 'LRS' and (removed_at is null) <> (id = any(cast(:stores as uuid[])))
            """)
        .param("stores", stores.stream().map(UUID::toString).toArray(String[]::new))
        .update();
  }

  /** Destinations with something to do now, whether or not somebody is at it. */
  List<Due> due() {
    return jdbc.sql(
            """
            select d.id, d.kind, d.platform_id as platform,
              d.paused_because is not null or d.failures >= :threshold as held
            from outbox_destination d
            where (d.retry_at is null or d.retry_at <= now())
              and exists (
                select 1 from outbox_lane l
                where l.destination_id = d.id
                  and (l.leased_until is null or l.leased_until < now())
                  and (l.not_before is null or l.not_before <= now())
                  and exists (
                    select 1 from outbox_message p
                    where p.destination_id = l.destination_id and p.lane = l.lane
                      and p.state = 'WAITING' and p.due_at <= now()))
            """)
        .param("threshold", Outbox.BREAKS_AT)
        .query(Due.class)
        .list();
  }

  /**
   * A destination with something to do.
   *
   * @param held whether only one probe may go out
   */
  record Due(UUID id, String kind, @Nullable UUID platform, boolean held) {}
}
