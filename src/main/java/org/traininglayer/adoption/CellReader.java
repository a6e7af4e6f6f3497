package org.traininglayer.adoption;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.traininglayer.kernel.AccountKey;
import org.traininglayer.kernel.OrganisationId;

/** The person cells, read. Nothing here knows statements. */
@Component
class CellReader {

  private static final String SUMS =
      Arrays.stream(Counter.values())
          .map(counter -> "sum(" + counter.column() + ")::bigint as " + counter.column())
          .collect(Collectors.joining(", "));

  private final JdbcClient jdbc;

  CellReader(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The modules of an organisation or one of its courses, those of most people first. */
  List<String> practised(OrganisationId organisation, @Nullable String course) {
    return jdbc.sql(
            """
            select module
              from adoption_person_cell
             where organisation_id = :organisation
               and (:course::text is null or course = :course)
               and definition = :definition
             group by module
             order by count(distinct (home_page, account)) desc, module
            """)
        .param("organisation", organisation.value())
        .param("course", course)
        .param("definition", Projector.DEFINITION)
        .query(String.class)
        .list();
  }

  /** What each person did in this scope. */
  List<PersonSum> read(Scope scope) {
    return jdbc.sql(
            "select home_page, account, kind, item, exposure, band, max(week) as last_week, "
                + SUMS
                + """
                   from adoption_person_cell
                  where organisation_id = :organisation
                    and module = :module
                    and (:course::text is null or course = :course)
                    and week between :first and :last
                    and definition = :definition
                  group by home_page, account, kind, item, exposure, band
                  order by home_page, account, kind, item, exposure, band
                """)
        .param("organisation", scope.organisation().value())
        .param("module", scope.module().value())
        .param("course", scope.course())
        .param("first", scope.firstWeek())
        .param("last", scope.thisWeek().plusWeeks(1))
        .param("definition", Projector.DEFINITION)
        .query((row, n) -> {
          EnumMap<Counter, Long> counted = new EnumMap<>(Counter.class);
          for (Counter counter : Counter.values()) {
            counted.put(counter, row.getLong(counter.column()));
          }
          return new PersonSum(
              new AccountKey(row.getString("home_page"), row.getString("account")),
              CellKey.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
              row.getString("item"),
              row.getString("exposure"),
              row.getString("band"),
              row.getObject("last_week", LocalDate.class),
              Cell.of(counted));
        })
        .list();
  }
}
