package org.traininglayer.adoption.projection;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.traininglayer.kernel.AccountKey;
import org.traininglayer.kernel.OrganisationId;

/** The person cells, written: one row a counter. */
@Component
final class CellRows {

  private static final String KEYS =
      """
      unnest(?::text[]::uuid[], ?::text[], ?::text[], ?::text[]::date[], ?::text[], ?::text[],
             ?::text[], ?::text[]::integer[], ?::text[], ?::text[]\
      """;

  private static final String ADD =
      """
      insert into adoption_cell as cell
        (organisation_id, module, course, week, home_page, account, metric, definition, item, name,
         value)
      select * from %s, ?::text[]::bigint[])
      on conflict (organisation_id, module, course, week, home_page, account, metric, definition,
                   item, name)
      do update set value = cell.value + excluded.value
      """
          .formatted(KEYS);

  private static final String DROP_EMPTY =
      """
      delete from adoption_cell cell
       using %s) as key
         (organisation_id, module, course, week, home_page, account, metric, definition, item, name)
       where cell.value = 0
         and cell.organisation_id = key.organisation_id and cell.module = key.module
         and cell.course = key.course and cell.week = key.week
         and cell.home_page = key.home_page and cell.account = key.account
         and cell.metric = key.metric and cell.definition = key.definition
         and cell.item = key.item and cell.name = key.name
      """
          .formatted(KEYS);

  private final JdbcTemplate jdbc;

  CellRows(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Adds changes; a counter that comes back to zero disappears, as if it had never been. */
  void add(Map<CellKey, Long> deltas) {
    Map<CellKey, Long> changes = new TreeMap<>(deltas);
    changes.values().removeIf(value -> value == 0);
    if (changes.isEmpty()) {
      return;
    }
    jdbc.update(connection -> {
      PreparedStatement insert = connection.prepareStatement(ADD);
      int next = keys(insert, changes.keySet());
      insert.setArray(next, TextArrays.of(connection, changes.values(), String::valueOf));
      return insert;
    });
    List<CellKey> lessened =
        changes.entrySet().stream()
            .filter(change -> change.getValue() < 0)
            .map(Map.Entry::getKey)
            .toList();
    if (!lessened.isEmpty()) {
      jdbc.update(connection -> {
        PreparedStatement delete = connection.prepareStatement(DROP_EMPTY);
        keys(delete, lessened);
        return delete;
      });
    }
  }

  private static int keys(PreparedStatement statement, Collection<CellKey> keys)
      throws SQLException {
    var connection = statement.getConnection();
    int i = 1;
    statement.setArray(
        i++, TextArrays.of(connection, keys, key -> key.organisation().value().toString()));
    statement.setArray(i++, TextArrays.of(connection, keys, CellKey::module));
    statement.setArray(i++, TextArrays.of(connection, keys, CellKey::course));
    statement.setArray(i++, TextArrays.of(connection, keys, key -> key.week().toString()));
    statement.setArray(i++, TextArrays.of(connection, keys, key -> key.person().homePage()));
    statement.setArray(i++, TextArrays.of(connection, keys, key -> key.person().name()));
    statement.setArray(i++, TextArrays.of(connection, keys, CellKey::metric));
    statement.setArray(
        i++, TextArrays.of(connection, keys, key -> String.valueOf(key.definition())));
    statement.setArray(i++, TextArrays.of(connection, keys, CellKey::item));
    statement.setArray(i++, TextArrays.of(connection, keys, CellKey::name));
    return i;
  }

  /** Removes what is known about a person. */
  void erase(OrganisationId organisation, AccountKey person) {
    JdbcClient.create(jdbc)
        .sql(
            """
            delete from adoption_cell
             where organisation_id = :organisation and account = :account
               and home_page = :homePage
            """)
        .param("organisation", organisation.value())
        .param("account", person.name())
        .param("homePage", person.homePage())
        .update();
  }

  /** Removes the cells of one metric, by whatever definition. */
  void clear(String metric) {
    jdbc.execute("set local statement_timeout = '15min'");
    jdbc.update("delete from adoption_cell where metric = ?", metric);
  }

  /** Removes everything. */
  void clear() {
    jdbc.execute("set local statement_timeout = '15min'");
    jdbc.update("delete from adoption_cell");
  }
}
