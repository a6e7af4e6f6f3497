package org.traininglayer.delivery.records;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.traininglayer.delivery.RecordDestinations.Filter;
import org.traininglayer.delivery.RecordDestinations.LeftOut;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.persistence.AfterTransaction;
import org.traininglayer.persistence.Remembered;
import org.traininglayer.persistence.Rows;

/**
 * The filters that were set in the console, and how many statements they left out. Other nodes know
 * of a change after {@link #REMEMBERED}.
 */
@Component
public final class DestinationFilters {

  private static final Duration REMEMBERED = Duration.ofSeconds(5);
  private static final int MOST = 1000;

  /** Rows among which those who count at the same time are spread. */
  private static final int SLOTS = 8;

  private final JdbcClient jdbc;
  private final Remembered<UUID, Filter> filters;

  /** Of this database. */
  public DestinationFilters(JdbcClient jdbc) {
    this.jdbc = jdbc;
    this.filters = new Remembered<>(MOST, REMEMBERED, this::load);
  }

  /** What was set for a destination; everything where nothing was. */
  Filter of(UUID destination) {
    return filters.get(destination);
  }

  /** What is set now, whatever is remembered. */
  Filter load(UUID destination) {
    return jdbc.sql(
            """
            select verbs, activities, templates from destination_filter
            where destination_id = :destination
            """)
        .param("destination", destination)
        .query((row, n) ->
            new Filter(texts(row, "verbs"), texts(row, "activities"), texts(row, "templates")))
        .optional()
        .orElse(Filter.EVERYTHING);
  }

  private static List<String> texts(ResultSet row, String column) throws SQLException {
    Array array = row.getArray(column);
    return List.of((String[]) array.getArray());
  }

  /** Sets a filter; holds for what happens from the end of the transaction on. */
  void set(OrganisationId organisation, UUID destination, Filter filter) {
    jdbc.sql(
            """
            insert into destination_filter as f
              (destination_id, organisation_id, verbs, activities, templates)
            values (:destination, :organisation, cast(:verbs as text[]),
              cast(:activities as text[]), cast(:templates as text[]))
            on conflict (destination_id) do update
            set verbs = excluded.verbs, activities = excluded.activities,
              templates = excluded.templates, changed_at = now()
            where f.organisation_id = excluded.organisation_id
            """)
        .param("destination", destination)
        .param("organisation", organisation.value())
        .param("verbs", filter.verbs().toArray(String[]::new))
        .param("activities", filter.activities().toArray(String[]::new))
        .param("templates", filter.templates().toArray(String[]::new))
        .update();
    AfterTransaction.alsoAfter(() -> filters.forget(destination));
  }

  /** Notes that statements were left out, in the transaction in which they happened. */
  void leftOut(UUID destination, int statements) {
    if (statements > 0) {
      jdbc.sql(
              """
              insert into destination_left_out as l (destination_id, slot, statements)
              values (:destination, :slot, :statements)
              on conflict (destination_id, slot) do update
              set statements = l.statements + excluded.statements
              """)
          .param("destination", destination)
          .param("slot", ThreadLocalRandom.current().nextInt(SLOTS))
          .param("statements", statements)
          .update();
    }
  }

  /** How many were left out so far. */
  LeftOut leftOut(UUID destination) {
    return jdbc.sql(
            """
            select coalesce(sum(statements), 0) as statements, min(since) as since
            from destination_left_out where destination_id = :destination
            """)
        .param("destination", destination)
        .query((row, n) -> new LeftOut(row.getLong("statements"), Rows.instantOrNull(row, "since")))
        .single();
  }
}
