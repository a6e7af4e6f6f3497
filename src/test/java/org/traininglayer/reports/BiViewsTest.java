package org.traininglayer.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.traininglayer.testing.TestDatabase;

/** A tool for BI signs in to PostgreSQL: what it sees, and what it does not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BiViewsTest {

  private static final UUID HERE = UUID.randomUUID();
  private static final UUID ELSEWHERE = UUID.randomUUID();

  private final String tool = "bi_" + UUID.randomUUID().toString().replace("-", "");
  private final String stranger = "bi_" + UUID.randomUUID().toString().replace("-", "");
  private final TestDatabase.Settings settings = TestDatabase.settings();
  private final JdbcClient application = as(settings.user(), settings.password());
  private JdbcClient bi;

  private JdbcClient as(String user, String password) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(settings.url());
    source.setUser(user);
    source.setPassword(password);
    return JdbcClient.create(source);
  }

  @BeforeAll
  void somebody_sets_it_up_as_the_documentation_says() {
    TestDatabase.asSuperuser(
        """
        do $$ begin
          if not exists (select from pg_roles where rolname = 'adoption_bi') then
            create role adoption_bi nologin;
          end if;
        end $$
        """);
    for (String role : List.of(tool, stranger)) {
      TestDatabase.asSuperuser(
          "create role " + role + " login password 'in a test' in role adoption_bi");
    }
    application.sql("grant usage on schema adoption_v1 to adoption_bi").update();
    application.sql("grant select on all tables in schema adoption_v1 to adoption_bi").update();
    for (UUID organisation : List.of(HERE, ELSEWHERE)) {
      application
          .sql("insert into organisation (id, name) values (?, 'One')")
          .param(organisation)
          .update();
      application
          .sql(
              """
              insert into adoption_release (organisation_id, cohort, weeks, to_day, made_at, content)
              values (?, 'organisation', 8, '2026-03-02', now(), ?::jsonb)
              """)
          .param(organisation)
          .param(
              """
              {"people": 24, "held": ["M4.caught"], "signals": {}, "missing": [], "figures": {
                "M4.caught": {"estimate": 0.8, "lower": 0.7, "upper": "Infinity", "people": 12,
                  "units": 240, "status": "INSUFFICIENT_DATA", "bound": "NONE", "version": 1,
                  "asOf": "2026-03-02T00:00:00Z"},
                "steps.1": {"estimate": 0.2, "lower": 0.1, "upper": 0.4, "people": 24,
                  "units": 60, "status": "OK", "bound": "NONE", "version": 1,
                  "asOf": "2026-03-02T00:00:00Z"},
                "use.habit": {"estimate": null, "lower": null, "upper": null, "people": null,
                  "units": null, "status": "SUPPRESSED", "bound": "NONE", "version": 1,
                  "asOf": "2026-03-02T00:00:00Z"}}}
              """)
          .update();
    }
    application
        .sql("insert into bi_reader (role_name, organisation_id) values (?, ?)")
        .param(tool)
        .param(HERE)
        .update();
    bi = as(tool, "in a test");
  }

  @AfterAll
  void the_roles_go() {
    TestDatabase.asSuperuser("drop role " + tool);
    TestDatabase.asSuperuser("drop role " + stranger);
  }

  @Test
  void it_reads_the_released_figures_of_its_organisation() {
    assertThat(
            bi.sql(
                    """
                    select organisation_id || ' ' || figure || ' ' || coalesce(estimate::text, '-')
                           || ' ' || coalesce(upper::text, '-') || ' ' || coalesce(people, '-')
                           || ' ' || status || ' ' || held
                      from adoption_v1.metric_cell order by figure
                    """)
                .query(String.class)
                .list())
        .containsExactly(
            HERE + " M4.caught 0.8 - <20 THIN true",
            HERE + " steps.1 0.2 0.4 24 OK false",
            HERE + " use.habit - - - SUPPRESSED false");
    assertThat(count("adoption_v1.detection_cell")).isEqualTo(1);
    assertThat(count("adoption_v1.retention_cell")).isEqualTo(1);
    assertThat(count("adoption_v1.funnel_cell")).isEqualTo(1);
    assertThat(count("adoption_v1.definition")).isEqualTo(3);
  }

  @Test
  void every_view_of_the_first_version_is_there() {
    assertThat(
            bi.sql("select viewname from pg_views where schemaname = 'adoption_v1' order by 1")
                .query(String.class)
                .list())
        .containsExactly(
            "alert",
            "data_quality",
            "definition",
            "detection_cell",
            "funnel_cell",
            "metric_cell",
            "retention_cell",
            "verdict")
        .allSatisfy(view -> assertThat(count("adoption_v1." + view)).isNotNegative());
  }

  @Test
  void it_can_read_no_table_below_and_write_nothing() {
    List<String> tables =
        application
            .sql(
                """
                select c.oid::regclass::text from pg_class c
                  join pg_namespace n on n.oid = c.relnamespace
                 where n.nspname = 'public' and c.relkind in ('r', 'v', 'm', 'p')
                """)
            .query(String.class)
            .list();
    assertThat(tables).contains("statement", "person", "adoption_fact", "fact_review_unit");
    for (String table : tables) {
      assertThatThrownBy(() -> count("public." + table))
          .as(table)
          .hasStackTraceContaining("permission denied");
    }
    assertThatThrownBy(() -> bi.sql("delete from adoption_v1.metric_cell").update())
        .isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> bi.sql("create table public.mine (id int)").update())
        .hasStackTraceContaining("permission denied");
    assertThatThrownBy(() ->
            bi.sql("insert into bi_reader values (session_user, '" + ELSEWHERE + "')").update())
        .hasStackTraceContaining("permission denied");
  }

  @Test
  void every_view_is_a_barrier_to_what_it_leaves_out() {
    assertThat(
            application
                .sql(
                    """
                    select count(*) from pg_class c join pg_namespace n on n.oid = c.relnamespace
                     where n.nspname = 'adoption_v1' and c.relkind = 'v'
                       and not 'security_barrier=true' = any(coalesce(c.reloptions, '{}'))
                    """)
                .query(Long.class)
                .single())
        .isEqualTo(0);
  }

  @Test
  void a_role_that_nobody_entered_sees_no_row() {
    JdbcClient other = as(stranger, "in a test");
    assertThat(other.sql("select count(*) from adoption_v1.metric_cell").query(Long.class).single())
        .isEqualTo(0);
  }

  private long count(String what) {
    return bi.sql("select count(*) from " + what).query(Long.class).single();
  }
}
