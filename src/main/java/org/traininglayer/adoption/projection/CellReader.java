package org.traininglayer.adoption.projection;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.traininglayer.adoption.Scope;
import org.traininglayer.kernel.AccountKey;
import org.traininglayer.kernel.OrganisationId;

/** The person cells, read. Nothing here knows statements. */
@Component
public class CellReader {

  private final JdbcClient jdbc;

  CellReader(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The modules of an organisation or one of its courses, those of most people first. */
  public List<String> practised(OrganisationId organisation, @Nullable String course) {
    return jdbc.sql(
            """
            select module
              from adoption_cell
             where organisation_id = :organisation
               and (:course::text is null or course = :course)
             group by module
             order by count(distinct (home_page, account)) desc, module
            """)
        .param("organisation", organisation.value())
        .param("course", course)
        .query(String.class)
        .list();
  }

  /** What each person did in this scope, by the definitions that these counters have now. */
  public List<PersonCounters> read(Scope scope, Collection<? extends FactCounter> counters) {
    List<PersonCounters> people = new ArrayList<>();
    Gathered[] current = {null};
    jdbc.sql(
            """
            select home_page, account, metric, item, name, max(week) as last_week,
                   sum(value)::bigint as value
              from adoption_cell
             where organisation_id = :organisation
               and module = :module
               and (:course::text is null or course = :course)
               and week between :first and :last
               and (metric, definition) in (select * from unnest(
                     string_to_array(:metrics, ','), string_to_array(:definitions, ',')::integer[]))
             group by home_page, account, metric, item, name
             order by home_page, account, metric, item, name
            """)
        .param("organisation", scope.organisation().value())
        .param("module", scope.module().value())
        .param("course", scope.course())
        .param("first", scope.firstWeek())
        .param("last", scope.thisWeek().plusWeeks(1))
        .param("metrics", Definitions.ids(counters))
        .param("definitions", Definitions.versions(counters))
        .query(row -> {
          AccountKey person = new AccountKey(row.getString("home_page"), row.getString("account"));
          Gathered of = current[0];
          if (of == null || !of.person.equals(person)) {
            if (of != null) {
              people.add(of.build());
            }
            of = new Gathered(person);
            current[0] = of;
          }
          of.add(
              row.getString("metric"),
              row.getString("item"),
              row.getString("name"),
              row.getLong("value"),
              row.getObject("last_week", LocalDate.class));
        });
    if (current[0] != null) {
      people.add(current[0].build());
    }
    return people;
  }

  /** One person's rows, which come one after the other. */
  private static final class Gathered {

    private final AccountKey person;
    private final Map<String, Counters.Builder> byMetric = new HashMap<>();
    private LocalDate lastWeek = LocalDate.MIN;

    Gathered(AccountKey person) {
      this.person = person;
    }

    void add(String metric, String item, String name, long value, LocalDate week) {
      byMetric.computeIfAbsent(metric, id -> new Counters.Builder()).add(item, name, value);
      lastWeek = week.isAfter(lastWeek) ? week : lastWeek;
    }

    PersonCounters build() {
      Map<String, Counters> built = new HashMap<>();
      byMetric.forEach((metric, counters) -> built.put(metric, counters.build()));
      return new PersonCounters(person, lastWeek, built);
    }
  }
}
