package org.traininglayer.adoption.release;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.traininglayer.adoption.cohort.Cohort;
import org.traininglayer.kernel.OrganisationId;
import tools.jackson.databind.json.JsonMapper;

/** What was released, Monday by Monday, for a year: figures that had been let through. */
final class WeekTable {

  /** Mondays that are kept. */
  static final int KEPT = 52;

  private static final JsonMapper JSON = JsonMapper.shared();

  private final JdbcClient jdbc;

  WeekTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Keeps a release; one of the same Monday goes. */
  void keep(OrganisationId organisation, Release release) {
    jdbc.sql(
            """
            delete from adoption_release_week
             where organisation_id = :organisation and weeks = :weeks
               and (to_day = :to or to_day <= :old)
            """)
        .param("organisation", organisation.value())
        .param("weeks", release.weeks())
        .param("to", release.to())
        .param("old", release.to().minusWeeks(KEPT))
        .update();
    jdbc.sql(
            """
            insert into adoption_release_week (organisation_id, cohort, weeks, to_day, content)
            select cast(:organisation as uuid), n.cohort, :weeks, :to, cast(n.content as jsonb)
              from unnest(cast(:cohorts as text[]), cast(:contents as text[]))
                as n (cohort, content)
            """)
        .param("organisation", organisation.value())
        .param("weeks", release.weeks())
        .param("to", release.to())
        .param(
            "cohorts",
            release.groups().stream().map(group -> group.cohort().key()).toArray(String[]::new))
        .param(
            "contents",
            release.groups().stream()
                .map(group -> JSON.writeValueAsString(group.content()))
                .toArray(String[]::new))
        .update();
  }

  /** Whether there is one of this Monday. */
  boolean has(OrganisationId organisation, int weeks, LocalDate to) {
    return jdbc.sql(
            """
            select exists (select 1 from adoption_release_week
             where organisation_id = :organisation and weeks = :weeks and to_day = :to)
            """)
        .param("organisation", organisation.value())
        .param("weeks", weeks)
        .param("to", to)
        .query(Boolean.class)
        .single();
  }

  /** What was told of one group, the first Monday first. */
  List<Past> of(OrganisationId organisation, int weeks, Cohort cohort) {
    return jdbc.sql(
            """
            select to_day, content from adoption_release_week
             where organisation_id = :organisation and weeks = :weeks and cohort = :cohort
             order by to_day
            """)
        .param("organisation", organisation.value())
        .param("weeks", weeks)
        .param("cohort", cohort.key())
        .query((row, n) ->
            new Past(
                row.getObject("to_day", LocalDate.class),
                new Release.Group(
                    cohort, JSON.readValue(row.getString("content"), Release.Content.class))))
        .list();
  }
}
