package org.traininglayer.adoption.projection;

import java.sql.PreparedStatement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
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

  /** A row that this statement inserted has no xmax. */
  private static final String ADD =
      """
      insert into adoption_fact as kept (organisation_id, statement_id, %s)
      select ?, f.statement_id::uuid, %s
        from unnest(?::text[], %s) as f (statement_id, %s)
      on conflict (organisation_id, statement_id) do update set %s
       where (kept.kind = excluded.kind and kept.at is null)
          or (kept.kind = 'confident_choice' and excluded.kind = 'policy_decision'
              and kept.truth is null)
      returning statement_id, xmax = 0 as fresh
      """
          .formatted(
              FactColumns.names(),
              FactColumns.expressions(),
              FactColumns.parameters(),
              FactColumns.names(),
              FactColumns.completing());

  private static final String COUNTED =
      """
      select %s
        from adoption_fact
       where organisation_id = ? and statement_id = any(?::text[]::uuid[])
         and kind is not null
       order by statement_id
         for update
      """
          .formatted(FactColumns.names());

  private static final String EMPTY =
      """
      update adoption_fact set %s
       where organisation_id = ? and statement_id = any(?::text[]::uuid[])
         and kind is not null
      """
          .formatted(FactColumns.empty());

  private static final String ALL =
      "select organisation_id, %s from adoption_fact where kind is not null"
          .formatted(FactColumns.names());

  private final JdbcTemplate jdbc;

  FactRows(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What became of facts that were to be kept.
   *
   * @param fresh those that were not there
   * @param completed those that were there without origin and detail, and have them now
   */
  record Kept(Set<UUID> fresh, Set<UUID> completed) {

    static final Kept NOTHING = new Kept(Set.of(), Set.of());
  }

  /** Keeps facts by statement id; an id that is there already, or was voided, is left as it is. */
  Kept add(OrganisationId organisation, SortedMap<UUID, Fact> facts) {
    if (facts.isEmpty()) {
      return Kept.NOTHING;
    }
    Kept kept = new Kept(new HashSet<>(), new HashSet<>());
    jdbc.query(
        connection -> {
          PreparedStatement insert = connection.prepareStatement(ADD);
          insert.setObject(1, organisation.value());
          insert.setArray(2, TextArrays.of(connection, facts.keySet(), UUID::toString));
          int i = 3;
          for (Function<Fact, @Nullable String> text : FactColumns.texts().toList()) {
            insert.setArray(i++, TextArrays.of(connection, facts.values(), text));
          }
          return insert;
        },
        row -> {
          (row.getBoolean("fresh") ? kept.fresh : kept.completed)
              .add(row.getObject("statement_id", UUID.class));
        });
    return kept;
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
              PreparedStatement select = connection.prepareStatement(COUNTED);
              select.setObject(1, organisation.value());
              select.setArray(2, TextArrays.of(connection, ids, UUID::toString));
              return select;
            },
            (row, n) -> FactColumns.read(row));
    jdbc.update(connection -> {
      PreparedStatement update = connection.prepareStatement(EMPTY);
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
          PreparedStatement select = connection.prepareStatement(ALL);
          select.setFetchSize(2_000);
          return select;
        },
        row -> {
          to.accept(
              new OrganisationId(row.getObject("organisation_id", UUID.class)),
              FactColumns.read(row));
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
}
