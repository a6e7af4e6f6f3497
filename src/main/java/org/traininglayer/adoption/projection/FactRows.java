package org.traininglayer.adoption.projection;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.traininglayer.adoption.facts.Fact;
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
                         week, step, guidance, band, severity, family, wrong, response, correct,
                         confidence)
                      select ?, * from unnest(
                        ?::text[]::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                        ?::text[]::date[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                        ?::text[]::boolean[], ?::text[], ?::text[]::boolean[], ?::text[]::integer[])
                      on conflict do nothing
                      returning statement_id
                      """);
              insert.setObject(1, organisation.value());
              int i = 2;
              insert.setArray(i++, TextArrays.of(connection, facts.keySet(), UUID::toString));
              insert.setArray(
                  i++,
                  TextArrays.of(connection, rows, f -> f.kind().name().toLowerCase(Locale.ROOT)));
              insert.setArray(i++, TextArrays.of(connection, rows, f -> f.person().homePage()));
              insert.setArray(i++, TextArrays.of(connection, rows, f -> f.person().name()));
              insert.setArray(i++, TextArrays.of(connection, rows, Fact::course));
              insert.setArray(i++, TextArrays.of(connection, rows, Fact::module));
              insert.setArray(i++, TextArrays.of(connection, rows, f -> f.week().toString()));
              insert.setArray(i++, TextArrays.of(connection, rows, Fact::step));
              insert.setArray(i++, TextArrays.of(connection, rows, Fact::guidance));
              insert.setArray(i++, TextArrays.of(connection, rows, Fact::band));
              insert.setArray(i++, TextArrays.of(connection, rows, Fact::severity));
              insert.setArray(i++, TextArrays.of(connection, rows, Fact::family));
              insert.setArray(i++, TextArrays.of(connection, rows, f -> orNull(f.wrong())));
              insert.setArray(i++, TextArrays.of(connection, rows, Fact::response));
              insert.setArray(i++, TextArrays.of(connection, rows, f -> orNull(f.correct())));
              insert.setArray(i++, TextArrays.of(connection, rows, f -> orNull(f.confidence())));
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
      insert.setArray(2, TextArrays.of(connection, ids, UUID::toString));
      return insert;
    });
    List<Fact> counted =
        jdbc.query(
            connection -> {
              PreparedStatement select =
                  connection.prepareStatement(
                      """
                      select kind, home_page, account, course, module, week, step, guidance, band,
                             severity, family, wrong, response, correct, confidence
                        from adoption_fact
                       where organisation_id = ? and statement_id = any(?::text[]::uuid[])
                         and kind is not null
                       order by statement_id
                         for update
                      """);
              select.setObject(1, organisation.value());
              select.setArray(2, TextArrays.of(connection, ids, UUID::toString));
              return select;
            },
            (row, n) -> fact(row));
    jdbc.update(connection -> {
      PreparedStatement update =
          connection.prepareStatement(
              """
              update adoption_fact
                 set kind = null, home_page = null, account = null, course = null,
                     module = null, week = null, step = null, guidance = null, band = null,
                     severity = null, family = null, wrong = null, response = null,
                     correct = null, confidence = null
               where organisation_id = ? and statement_id = any(?::text[]::uuid[])
                 and kind is not null
              """);
      update.setObject(1, organisation.value());
      update.setArray(2, TextArrays.of(connection, ids, UUID::toString));
      return update;
    });
    return counted;
  }

  /** Hands over every fact that counts, in no order, without holding them all in memory. */
  void each(BiConsumer<OrganisationId, Fact> to) {
    jdbc.query(
        connection -> {
          PreparedStatement select =
              connection.prepareStatement(
                  """
                  select organisation_id, kind, home_page, account, course, module, week, step,
                         guidance, band, severity, family, wrong, response, correct, confidence
                    from adoption_fact
                   where kind is not null
                  """);
          select.setFetchSize(2_000);
          return select;
        },
        row -> {
          to.accept(new OrganisationId(row.getObject("organisation_id", UUID.class)), fact(row));
        });
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

  /** Removes everything, which takes longer than anybody may wait for elsewhere. */
  void clear() {
    jdbc.execute("set local statement_timeout = '15min'");
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
        row.getString("guidance"),
        row.getString("band"),
        row.getString("severity"),
        row.getString("family"),
        row.getObject("wrong", Boolean.class),
        row.getString("response"),
        row.getObject("correct", Boolean.class),
        row.getObject("confidence", Integer.class));
  }

  private static @Nullable String orNull(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
