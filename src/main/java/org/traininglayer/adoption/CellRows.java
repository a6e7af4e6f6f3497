package org.traininglayer.adoption;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.traininglayer.kernel.AccountKey;
import org.traininglayer.kernel.OrganisationId;

/** The person cells, written. */
@Component
final class CellRows {

  private static final List<String> COUNTERS =
      Arrays.stream(Counter.values()).map(Counter::column).toList();

  private static final String KEY =
      "organisation_id, module, course, kind, item, exposure, band, week, home_page, account,"
          + " definition";

  private static final String ADD =
      "insert into adoption_person_cell as cell ("
          + KEY
          + ", "
          + String.join(", ", COUNTERS)
          + ") values ("
          + String.join(", ", java.util.Collections.nCopies(11 + COUNTERS.size(), "?"))
          + ") on conflict ("
          + KEY
          + ") do update set "
          + COUNTERS.stream()
              .map(counter -> counter + " = cell." + counter + " + excluded." + counter)
              .collect(Collectors.joining(", "));

  private static final String DROP_EMPTY =
      "delete from adoption_person_cell where ("
          + KEY
          + ") = ("
          + String.join(", ", java.util.Collections.nCopies(11, "?"))
          + ") and "
          + COUNTERS.stream().map(counter -> counter + " = 0").collect(Collectors.joining(" and "));

  private final JdbcTemplate jdbc;

  CellRows(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Adds changes; a cell that comes back to zero disappears, as if it had never been. */
  void add(Map<CellKey, Cell> deltas) {
    Map<CellKey, Cell> changes = new TreeMap<>(deltas);
    changes.values().removeIf(Cell::isZero);
    jdbc.batchUpdate(
        ADD,
        changes.entrySet().stream()
            .map(change -> row(change.getKey(), change.getValue()))
            .toList());
    List<Object[]> lessened =
        changes.entrySet().stream()
            .filter(change ->
                Arrays.stream(Counter.values()).anyMatch(c -> change.getValue().get(c) < 0))
            .map(change -> key(change.getKey()).toArray())
            .toList();
    if (!lessened.isEmpty()) {
      jdbc.batchUpdate(DROP_EMPTY, lessened);
    }
  }

  /** Removes what is known about a person. */
  void erase(OrganisationId organisation, AccountKey person) {
    JdbcClient.create(jdbc)
        .sql(
            """
            delete from adoption_person_cell
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
    jdbc.update("delete from adoption_person_cell");
  }

  private static Object[] row(CellKey key, Cell cell) {
    return Stream.concat(key(key), Arrays.stream(Counter.values()).map(cell::get)).toArray();
  }

  private static Stream<Object> key(CellKey key) {
    return Stream.of(
        key.organisation().value(),
        key.module(),
        key.course(),
        key.kind().column(),
        key.item(),
        key.exposure(),
        key.band(),
        key.week(),
        key.person().homePage(),
        key.person().name(),
        key.definition());
  }
}
