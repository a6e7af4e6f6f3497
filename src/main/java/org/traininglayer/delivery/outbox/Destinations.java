package org.traininglayer.delivery.outbox;

import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.persistence.Rows;

/** The neighbours who receive, as kept. */
@Component
public class Destinations {

  static final int LANES = 8;

  private final JdbcClient jdbc;

  /** Of this database. */
  public Destinations(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The lane of a person, always the same. */
  public static int lane(UUID learner) {
    return Math.floorMod(learner.hashCode(), LANES);
  }

  /**
   * Makes a destination with its lanes, unless it is there.
   *
   * @param kind the name of its {@link DestinationKind}
   * @param reference by which its kind knows it; null where the id is enough
   */
  public void ensure(
      UUID id, OrganisationId organisation, String kind, String name, @Nullable UUID reference) {
    jdbc.sql(
            """
            with made as (
              insert into outbox_destination (id, organisation_id, kind, name, reference)
              values (:id, :organisation, :kind, :name, cast(:reference as uuid))
              on conflict (id) do nothing
              returning id)
            insert into outbox_lane (destination_id, lane)
            select made.id, lane from made, generate_series(0, :lanes - 1) lane
            """)
        .param("id", id)
        .param("organisation", organisation.value())
        .param("kind", kind)
        .param("name", name)
        .param("reference", reference == null ? null : reference.toString(), Types.VARCHAR)
        .param("lanes", LANES)
        .update();
  }

  /**
   * From what the ids of copies follow.
   *
   * @param keyedFrom what happened earlier may have been sent under an older id; null if nothing
   */
  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  public record Copies(byte[] secret, @Nullable Instant keyedFrom) {

    @Override
    public String toString() {
      return "Copies[keyedFrom=" + keyedFrom + "]";
    }
  }

  /** From what the ids of copies for a destination follow, which is there. */
  public Copies copies(UUID destination) {
    return jdbc.sql("select copy_secret, copies_keyed_from from outbox_destination where id = :id")
        .param("id", destination)
        .query((row, n) ->
            new Copies(row.getBytes("copy_secret"), Rows.instantOrNull(row, "copies_keyed_from")))
        .single();
  }

  /** Lets a destination go on at once. Lanes before the destination, as whoever works in one. */
  public boolean resume(OrganisationId organisation, UUID destination) {
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
                set by_hand = null, by_hand_at = null, paused_because = null, failures = 0, refusals = 0, refused_because = null,
                  refused_since = null, retry_at = null
                where id = :id and organisation_id = :organisation
                """)
            .param("id", destination)
            .param("organisation", organisation.value())
            .update()
        > 0;
  }

  /**
   * Notes what somebody does about a destination, until it is resumed.
   *
   * @param kind only a destination of this kind; any when null
   */
  public boolean byHand(
      OrganisationId organisation, UUID destination, String what, @Nullable String kind) {
    return jdbc.sql(
                """
                update outbox_destination set by_hand = :what, by_hand_at = now()
                where id = :id and organisation_id = :organisation
                  and kind = coalesce(cast(:kind as text), kind)
                """)
            .param("what", what)
            .param("id", destination)
            .param("organisation", organisation.value())
            .param("kind", kind, Types.VARCHAR)
            .update()
        > 0;
  }

  /** Every destination of a kind. */
  public List<UUID> all(String kind) {
    return jdbc.sql("select id from outbox_destination where kind = :kind")
        .param("kind", kind)
        .query(UUID.class)
        .list();
  }

  /** Notes which destinations of a kind are in the settings of this node, and which no longer. */
  public void set(String kind, Collection<UUID> inSettings) {
    jdbc.sql(
            """
            update outbox_destination
            set removed_at = case when id = any(cast(:ids as uuid[])) then null else now() end
            where kind = :kind and (removed_at is null) <> (id = any(cast(:ids as uuid[])))
            """)
        .param("kind", kind)
        .param("ids", inSettings.stream().map(UUID::toString).toArray(String[]::new))
        .update();
  }

  /** Destinations with something to do now, whether or not somebody is at it. */
  public List<Due> due() {
    return jdbc.sql(
            """
            select d.id, d.kind, d.reference,
              d.paused_because is not null or d.failures >= :threshold as held
            from outbox_destination d
            where d.by_hand is distinct from 'PAUSED'
              and (d.retry_at is null or d.retry_at <= now())
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
        .param("threshold", RetryPolicy.BREAKS_AT)
        .query(Due.class)
        .list();
  }

  /**
   * A destination with something to do.
   *
   * @param reference by which its kind knows it
   * @param held whether only one probe may go out
   */
  public record Due(UUID id, String kind, @Nullable UUID reference, boolean held) {}
}
