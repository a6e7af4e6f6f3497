package org.traininglayer.adoption.warnings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.traininglayer.adoption.release.FewMakers;
import org.traininglayer.adoption.statistics.warnings.EarlyWarnings;
import org.traininglayer.adoption.statistics.warnings.Look;
import org.traininglayer.adoption.statistics.warnings.Rule;
import org.traininglayer.kernel.OrganisationId;

/** The table {@code warning_look}. */
@Component
class LookTable implements FewMakers {

  private final JdbcClient jdbc;

  LookTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A look with its week. */
  record Kept(Seen seen, LocalDate week) {}

  /** The last looks of a week hold, also over those of the same week by an earlier definition. */
  void put(OrganisationId organisation, LocalDate week, List<Seen> seen, Instant at) {
    jdbc.sql(
            """
            with gone as (
              delete from warning_look w
               using unnest(cast(:cohorts as text[]), cast(:rules as text[]),
                            cast(:versions as int[])) as n (cohort, rule, version)
               where w.organisation_id = :organisation and w.week = :week
                 and w.cohort = n.cohort and w.rule = n.rule and w.rule_version <> n.version)
            insert into warning_look (organisation_id, cohort, week, rule, rule_version, state,
              evidence, value, lower, upper, held_against, n, people, first_week, last_week,
              distance, p, looked_at)
            select cast(:organisation as uuid), cohort, cast(:week as date), rule,
                   version, state, evidence, value, lower, upper, held_against, n,
                   people, first_week, last_week, distance, p, cast(:at as timestamptz)
              from unnest(cast(:cohorts as text[]), cast(:rules as text[]),
                          cast(:versions as int[]), cast(:states as text[]),
                          cast(:evidence as text[]),
                          cast(:values as double precision[]), cast(:lower as double precision[]),
                          cast(:upper as double precision[]), cast(:limits as double precision[]),
                          cast(:n as bigint[]), cast(:people as int[]), cast(:first as int[]),
                          cast(:last as int[]), cast(:distances as double precision[]),
                          cast(:p as double precision[]))
                     as n (cohort, rule, version, state, evidence, value, lower, upper,
                           held_against, n, people, first_week, last_week, distance, p)
            on conflict (organisation_id, cohort, week, rule, rule_version) do update set
              state = excluded.state, evidence = excluded.evidence, value = excluded.value,
              lower = excluded.lower, upper = excluded.upper,
              held_against = excluded.held_against, n = excluded.n, people = excluded.people,
              first_week = excluded.first_week, last_week = excluded.last_week,
              distance = excluded.distance, p = excluded.p, looked_at = excluded.looked_at
            """)
        .param("organisation", organisation.value())
        .param("week", week)
        .param("versions", column(seen, look -> look.rule().version(), Integer[]::new))
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("cohorts", column(seen, Look::cohort, String[]::new))
        .param("rules", column(seen, look -> look.rule().name(), String[]::new))
        .param("states", column(seen, look -> look.state().name(), String[]::new))
        .param("evidence", column(seen, Look::evidence, String[]::new))
        .param("values", column(seen, Look::value, Double[]::new))
        .param("lower", column(seen, Look::lower, Double[]::new))
        .param("upper", column(seen, Look::upper, Double[]::new))
        .param("limits", column(seen, Look::limit, Double[]::new))
        .param("n", column(seen, Look::n, Long[]::new))
        .param("people", seen.stream().map(Seen::people).toArray(Integer[]::new))
        .param("first", column(seen, Look::firstWeek, Integer[]::new))
        .param("last", column(seen, Look::lastWeek, Integer[]::new))
        .param("distances", column(seen, Look::distance, Double[]::new))
        .param("p", column(seen, Look::p, Double[]::new))
        .update();
  }

  private static <T extends @Nullable Object> T[] column(
      List<Seen> seen, Function<Look, T> value, IntFunction<T[]> array) {
    return seen.stream().map(one -> value.apply(one.look())).toArray(array);
  }

  /** Which rules have looked at which cohorts, as {@link #at} names them. */
  Set<String> known(OrganisationId organisation) {
    return Set.copyOf(
        jdbc.sql(
                """
                select distinct cohort, rule from warning_look
                where organisation_id = :organisation
                """)
            .param("organisation", organisation.value())
            .query((row, n) -> at(row.getString("cohort"), row.getString("rule")))
            .list());
  }

  /** A look by a rule at a cohort. */
  static String at(String cohort, String rule) {
    return rule + " " + cohort;
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

  @Override
  public Set<String> groups(OrganisationId organisation) {
    return Set.copyOf(
        jdbc.sql(
                """
                select cohort from warning_look
                where organisation_id = :organisation and rule = 'W7' and state = 'FIRES'
                  and evidence in (:evidence) and week =
                    (select max(week) from warning_look where organisation_id = :organisation)
                """)
            .param("organisation", organisation.value())
            .param("evidence", List.of(EarlyWarnings.RESTS_ON_FEW, EarlyWarnings.GATES_REST_ON_FEW))
            .query(String.class)
            .list());
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
