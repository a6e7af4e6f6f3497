package org.traininglayer.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.people.SpanTable.Kind;
import org.traininglayer.people.Spans.Span;
import org.traininglayer.persistence.Rows;

/** The roster in the database. */
@Component
class StoredRoster implements Roster {

  private final JdbcClient jdbc;
  private final CohortImport cohorts;

  StoredRoster(JdbcClient jdbc, CohortImport cohorts) {
    this.jdbc = jdbc;
    this.cohorts = cohorts;
  }

  @Override
  public List<Entry> on(OrganisationId organisation, LocalDate day) {
    return jdbc.sql(
            """
            with there as (
              select * from roster_span
              where organisation_id = :organisation and superseded_at is null
                and from_day <= :day and coalesce(to_day, 'infinity'::date) >= :day)
            select coalesce(p.learner_id, e.learner_id) as learner_id,
              greatest(p.from_day, e.from_day) as from_day, least(p.to_day, e.to_day) as to_day,
              coalesce(p.role, '') as role, coalesce(p.team, '') as team,
              coalesce(p.study, '') as study, coalesce(p.site_group, '') as site_group,
              coalesce(p.cohort, '') as cohort, e.learner_id is not null as expected
            from (select * from there where kind = 'POST') p
            full join (select * from there where kind = 'EXPECTED') e using (learner_id)
            order by 1
            """)
        .param("organisation", organisation.value())
        .param("day", day)
        .query((row, n) -> entry(row, row.getBoolean("expected")))
        .list();
  }

  @Override
  public List<Entry> spans(OrganisationId organisation) {
    return jdbc.sql(
            """
            select * from roster_span
            where organisation_id = :organisation and superseded_at is null
            order by learner_id, from_day, kind
            """)
        .param("organisation", organisation.value())
        .query((row, n) -> entry(row, Kind.valueOf(row.getString("kind")) == Kind.EXPECTED))
        .list();
  }

  @Override
  public List<Cohort> cohorts(OrganisationId organisation) {
    return cohorts.all(organisation);
  }

  @Override
  public Contents contents(OrganisationId organisation, LocalDate day) {
    return jdbc.sql(
            """
            select
              (select count(*) from roster_cohort where organisation_id = :organisation) as cohorts,
              count(*) filter (where kind = 'POST') as posts,
              count(*) filter (where kind = 'EXPECTED') as expected
            from roster_span
            where organisation_id = :organisation and superseded_at is null
              and from_day <= :day and coalesce(to_day, 'infinity'::date) >= :day
            """)
        .param("organisation", organisation.value())
        .param("day", day)
        .query((row, n) ->
            new Contents(row.getInt("cohorts"), row.getInt("posts"), row.getInt("expected")))
        .single();
  }

  private static Entry entry(ResultSet row, boolean expected) throws SQLException {
    Span<Post> span = SpanTable.span(row);
    return new Entry(
        Rows.id(row, "learner_id", LearnerId::new),
        span.what().role().isEmpty() ? null : span.what(),
        expected,
        span.from(),
        span.to());
  }
}
