package org.traininglayer.adoption;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.traininglayer.kernel.AccountKey;
import org.traininglayer.kernel.OrganisationId;

/** The statements that count, one row each. */
@Component
final class FactRows {

  private final JdbcTemplate jdbc;

  FactRows(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Keeps facts by statement id; an id that is there already is left as it is.
   *
   * @return the ids that are new
   */
  Set<UUID> add(OrganisationId organisation, SortedMap<UUID, Fact> facts) {
    if (facts.isEmpty()) {
      return Set.of();
    }
    Collection<Fact> rows = facts.values();
    List<UUID> added =
        jdbc.query(
            connection -> {
              PreparedStatement insert =
                  connection.prepareStatement(
                      """
                      insert into adoption_fact
                        (organisation_id, statement_id, kind, home_page, account, course, module,
                         week, step, exposure, band, severity, family, wrong, flagged, confidence)
                      select ?, * from unnest(
                        ?::text[]::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                        ?::text[]::date[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                        ?::text[]::boolean[], ?::text[]::boolean[], ?::text[]::integer[])
                      on conflict do nothing
                      returning statement_id
                      """);
              insert.setObject(1, organisation.value());
              int i = 2;
              insert.setArray(i++, texts(connection, facts.keySet(), UUID::toString));
              insert.setArray(
                  i++, texts(connection, rows, f -> f.kind().name().toLowerCase(Locale.ROOT)));
              insert.setArray(i++, texts(connection, rows, f -> f.person().homePage()));
              insert.setArray(i++, texts(connection, rows, f -> f.person().name()));
              insert.setArray(i++, texts(connection, rows, Fact::course));
              insert.setArray(i++, texts(connection, rows, Fact::module));
              insert.setArray(i++, texts(connection, rows, f -> f.week().toString()));
              insert.setArray(i++, texts(connection, rows, Fact::step));
              insert.setArray(i++, texts(connection, rows, Fact::exposure));
              insert.setArray(i++, texts(connection, rows, Fact::band));
              insert.setArray(i++, texts(connection, rows, Fact::severity));
              insert.setArray(i++, texts(connection, rows, Fact::family));
              insert.setArray(i++, texts(connection, rows, f -> orNull(f.wrong())));
              insert.setArray(i++, texts(connection, rows, f -> orNull(f.flagged())));
              insert.setArray(i++, texts(connection, rows, f -> orNull(f.confidence())));
              return insert;
            },
            (row, n) -> row.getObject(1, UUID.class));
    return new HashSet<>(added);
  }

  /**
   * Takes statements out for good, also those that are still to come.
   *
   * @return the facts that had counted until now
   */
  List<Fact> voidAll(OrganisationId organisation, SortedSet<UUID> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    // First the ids: this waits for whoever is adding one of them in this moment.
    jdbc.update(connection -> {
      PreparedStatement insert =
          connection.prepareStatement(
              """
              insert into adoption_fact (organisation_id, statement_id)
              select ?, * from unnest(?::text[]::uuid[]) on conflict do nothing
              """);
      insert.setObject(1, organisation.value());
      insert.setArray(2, texts(connection, ids, UUID::toString));
      return insert;
    });
    List<Fact> counted =
        jdbc.query(
            connection -> {
              PreparedStatement select =
                  connection.prepareStatement(
                      """
                      select kind, home_page, account, course, module, week, step, exposure, band,
                             severity, family, wrong, flagged, confidence
                        from adoption_fact
                       where organisation_id = ? and statement_id = any(?::text[]::uuid[])
                         and kind is not null
                       order by statement_id
                         for update
                      """);
              select.setObject(1, organisation.value());
              select.setArray(2, texts(connection, ids, UUID::toString));
              return select;
            },
            (row, n) -> fact(row));
    jdbc.update(connection -> {
      PreparedStatement update =
          connection.prepareStatement(
              """
              update adoption_fact
                 set kind = null, home_page = null, account = null, course = null,
                     module = null, week = null, step = null, exposure = null, band = null,
                     severity = null, family = null, wrong = null, flagged = null,
                     confidence = null
               where organisation_id = ? and statement_id = any(?::text[]::uuid[])
                 and kind is not null
              """);
      update.setObject(1, organisation.value());
      update.setArray(2, texts(connection, ids, UUID::toString));
      return update;
    });
    return counted;
  }

  /** Removes what is known about a person. */
  void erase(OrganisationId organisation, AccountKey person) {
    JdbcClient.create(jdbc)
        .sql(
            """
            delete from adoption_fact
             where organisation_id = :organisation and account = :account
               and home_page = :homePage
            """)
        .param("organisation", organisation.value())
        .param("account", person.name())
        .param("homePage", person.homePage())
        .update();
  }

  /** Removes everything. */
  void clear() {
    jdbc.update("delete from adoption_fact");
  }

  private static Fact fact(ResultSet row) throws SQLException {
    return new Fact(
        Fact.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
        new AccountKey(row.getString("home_page"), row.getString("account")),
        row.getString("course"),
        row.getString("module"),
        row.getObject("week", LocalDate.class),
        row.getString("step"),
        row.getString("exposure"),
        row.getString("band"),
        row.getString("severity"),
        row.getString("family"),
        row.getObject("wrong", Boolean.class),
        row.getObject("flagged", Boolean.class),
        row.getObject("confidence", Integer.class));
  }

  private static <T> java.sql.Array texts(
      Connection connection, Collection<T> rows, Function<T, @Nullable String> column)
      throws SQLException {
    List<@Nullable String> texts = new ArrayList<>(rows.size());
    rows.forEach(row -> texts.add(column.apply(row)));
    return connection.createArrayOf("text", texts.toArray());
  }

  private static @Nullable String orNull(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
