package org.traininglayer.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.traininglayer.kernel.OrganisationId;

/** Deliveries as the outbox has them. */
@Component
class StoredDeliveries implements Deliveries {

  private final JdbcClient jdbc;
  private final Destinations destinations;
  private final RecordStores stores;
  private final Couriers couriers;

  StoredDeliveries(
      JdbcClient jdbc, Destinations destinations, RecordStores stores, Couriers couriers) {
    this.jdbc = jdbc;
    this.destinations = destinations;
    this.stores = stores;
    this.couriers = couriers;
  }

  @Override
  public List<Destination> destinations(OrganisationId organisation) {
    return destinations(organisation.value());
  }

  /** The destinations of all organisations, for operators. */
  List<Destination> everywhere() {
    return destinations((UUID) null);
  }

  private List<Destination> destinations(@Nullable UUID organisation) {
    return jdbc.sql(
            """
            select d.*, waiting.n as waiting, waiting.oldest, stopped.dead, stopped.conflicts,
              (select coalesce(sum(l.delivered), 0) from delivery_lane l
               where l.destination_id = d.id) as delivered
            from delivery_destination d
            cross join lateral (
              select count(*) as n, min(p.created_at) as oldest from delivery_parcel p
              where p.destination_id = d.id and p.state = 'WAITING') waiting
            cross join lateral (
              select count(*) filter (where p.state = 'DEAD') as dead,
                count(*) filter (where p.state = 'CONFLICT') as conflicts
              from delivery_parcel p
              where p.destination_id = d.id and p.state in ('DEAD', 'CONFLICT')) stopped
            where d.organisation_id = coalesce(cast(:organisation as uuid), d.organisation_id)
            order by d.kind desc, d.name
            """)
        .param("organisation", organisation == null ? null : organisation.toString())
        .query((row, n) -> destination(row))
        .list();
  }

  private Destination destination(ResultSet row) throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    Kind kind = Kind.valueOf(row.getString("kind"));
    OrganisationId owner = new OrganisationId(row.getObject("organisation_id", UUID.class));
    boolean forgotten = kind == Kind.LRS && !stores.of(owner).contains(id);
    return new Destination(
        id,
        row.getString("name"),
        kind,
        row.getLong("waiting"),
        instant(row, "oldest"),
        row.getLong("delivered"),
        row.getLong("dead"),
        row.getLong("conflicts"),
        row.getString("last_error"),
        instant(row, "last_error_at"),
        forgotten ? "no longer in the settings" : row.getString("paused_because"));
  }

  @Override
  public List<DeadLetter> deadLetters(OrganisationId organisation, UUID destination, int limit) {
    return jdbc.sql(
            """
            select id, coalesce('score of ' || subject, 'statement ' || content_id) as what,
              created_at, attempts, status, coalesce(reason, '') as reason
            from delivery_parcel
            where organisation_id = :organisation and destination_id = :destination
              and state in ('DEAD', 'CONFLICT')
            order by id desc limit :limit
            """)
        .param("organisation", organisation.value())
        .param("destination", destination)
        .param("limit", limit)
        .query((row, n) ->
            new DeadLetter(
                row.getLong("id"),
                row.getString("what"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getInt("attempts"),
                row.getObject("status", Integer.class),
                row.getString("reason")))
        .list();
  }

  @Override
  public List<GradeDelivery> grades(OrganisationId organisation, int limit) {
    return jdbc.sql(
            """
            select id, subject, line_item, state, attempts, reason, created_at, finished_at
            from delivery_parcel
            where organisation_id = :organisation and line_item is not null
            order by id desc limit :limit
            """)
        .param("organisation", organisation.value())
        .param("limit", limit)
        .query((row, n) ->
            new GradeDelivery(
                row.getLong("id"),
                row.getString("subject"),
                row.getString("line_item"),
                row.getString("state"),
                row.getInt("attempts"),
                row.getString("reason"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "finished_at")))
        .list();
  }

  @Override
  @Transactional
  public void retry(OrganisationId organisation, long parcel) {
    sendAgain(
        jdbc.sql(
                """
                update delivery_parcel
                set state = 'WAITING', attempts = 0, due_at = now(), finished_at = null
                where organisation_id = :organisation and id = :parcel
                  and state in ('DEAD', 'CONFLICT')
                """)
            .param("organisation", organisation.value())
            .param("parcel", parcel)
            .update());
  }

  @Override
  @Transactional
  public int retryAll(OrganisationId organisation, UUID destination) {
    return sendAgain(
        jdbc.sql(
                """
                update delivery_parcel
                set state = 'WAITING', attempts = 0, due_at = now(), finished_at = null
                where organisation_id = :organisation and destination_id = :destination
                  and state = 'DEAD'
                """)
            .param("organisation", organisation.value())
            .param("destination", destination)
            .update());
  }

  @Override
  @Transactional
  public void resume(OrganisationId organisation, UUID destination) {
    if (destinations.resume(organisation, destination)) {
      sendAgain(1);
    }
  }

  private int sendAgain(int parcels) {
    if (parcels > 0) {
      TransactionSynchronizationManager.registerSynchronization(
          new TransactionSynchronization() {
            @Override
            public void afterCommit() {
              couriers.wake();
            }
          });
    }
    return parcels;
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }
}
