package org.traininglayer.adoption.warnings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.traininglayer.adoption.statistics.warnings.Look;
import org.traininglayer.adoption.statistics.warnings.Rule;
import org.traininglayer.kernel.OrganisationId;

/** The table {@code warning_look}. */
@Component
class LookTable {

  private final JdbcClient jdbc;

  LookTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A look with its week. */
  record Kept(Seen seen, LocalDate week) {}

  /** The last look of a week holds. */
  void put(OrganisationId organisation, LocalDate week, Seen seen, Instant at) {
    Look look = seen.look();
    jdbc.sql(
            """
            insert into warning_look (organisation_id, cohort, week, rule, rule_version, state,
              evidence, value, lower, upper, held_against, n, people, first_week, last_week,
              distance, p, looked_at)
            values (:organisation, :cohort, :week, :rule, :version, :state,
              :evidence, cast(:value as double precision), cast(:lower as double precision),
              cast(:upper as double precision), :limit, :n, :people, cast(:first as int),
              cast(:last as int), :distance, cast(:p as double precision), :at)
            on conflict (organisation_id, cohort, week, rule, rule_version) do update set
              state = excluded.state, evidence = excluded.evidence, value = excluded.value,
              lower = excluded.lower, upper = excluded.upper,
              held_against = excluded.held_against, n = excluded.n, people = excluded.people,
              first_week = excluded.first_week, last_week = excluded.last_week,
              distance = excluded.distance, p = excluded.p, looked_at = excluded.looked_at
            """)
        .param("organisation", organisation.value())
        .param("cohort", look.cohort())
        .param("week", week)
        .param("rule", look.rule().name())
        .param("version", Rule.VERSION)
        .param("state", look.state().name())
        .param("evidence", look.evidence())
        .param("value", look.value())
        .param("lower", look.lower())
        .param("upper", look.upper())
        .param("limit", look.limit())
        .param("n", look.n())
        .param("people", seen.people())
        .param("first", look.firstWeek())
        .param("last", look.lastWeek())
        .param("distance", look.distance())
        .param("p", look.p())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** All looks of the newest week with any. */
  List<Kept> newest(OrganisationId organisation) {
    return jdbc.sql(
            """
            select * from warning_look
            where organisation_id = :organisation and week =
              (select max(week) from warning_look where organisation_id = :organisation)
            order by cohort, rule
            """)
        .param("organisation", organisation.value())
        .query((row, n) -> kept(row))
        .list();
  }

  /** The looks of a rule at a cohort, the newest first. */
  List<Kept> of(OrganisationId organisation, String cohort, String rule) {
    return jdbc.sql(
            """
            select * from warning_look
            where organisation_id = :organisation and cohort = :cohort and rule = :rule
            order by week desc
            """)
        .param("organisation", organisation.value())
        .param("cohort", cohort)
        .param("rule", rule)
        .query((row, n) -> kept(row))
        .list();
  }

  /** When it was looked last. */
  Optional<Instant> lookedAt(OrganisationId organisation) {
    return jdbc.sql("select max(looked_at) from warning_look where organisation_id = :organisation")
        .param("organisation", organisation.value())
        .query((row, n) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
        .single()
        .map(OffsetDateTime::toInstant);
  }

  private static Kept kept(ResultSet row) throws SQLException {
    Look look =
        new Look(
            Rule.valueOf(row.getString("rule")),
            row.getString("cohort"),
            Look.State.valueOf(row.getString("state")),
            row.getString("evidence"),
            number(row, "value"),
            number(row, "lower"),
            number(row, "upper"),
            row.getDouble("held_against"),
            row.getLong("n"),
            row.getObject("first_week", Integer.class),
            row.getObject("last_week", Integer.class),
            row.getDouble("distance"),
            number(row, "p"));
    return new Kept(new Seen(look, row.getInt("people")), row.getObject("week", LocalDate.class));
  }

  private static @Nullable Double number(ResultSet row, String column) throws SQLException {
    return row.getObject(column, Double.class);
  }
}
