package org.traininglayer.adoption.warnings;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.traininglayer.adoption.verdict.Verdicts;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.testing.TrainingLayerTest;

/** What a round of early warnings, and the list of verdicts, ask of the database. */
@TrainingLayerTest
class RoundsTest {

  @Autowired Rounds rounds;
  @Autowired Verdicts verdicts;
  @Autowired LookTable looks;
  @Autowired JdbcClient jdbc;

  private final OrganisationId here = new OrganisationId(UUID.randomUUID());
  private final UUID platform = UUID.randomUUID();

  @BeforeEach
  void anOrganisation() {
    jdbc.sql("insert into organisation (id, name) values (?, 'Alderwick Bio')")
        .param(here.value())
        .update();
    jdbc.sql(
            """
            insert into lti_platform (id, organisation_id, name, issuer, client_id,
              authorization_endpoint, token_endpoint, jwks_uri, new_deployments)
            values (:id, :organisation, 'Campus', 'https://campus.example', :client,
              'https://campus.example/auth', 'https://campus.example/token',
              'https://campus.example/jwks', 'ACCEPT')
            """)
        .param("id", platform)
        .param("organisation", here.value())
        .param("client", platform.toString())
        .update();
  }

  @Test
  void a_round_asks_no_more_of_twelve_groups_than_of_two() {
    group(0);
    group(1);
    look();
    int few = questions(this::look);
    int fewStandings = questions(() -> verdicts.standings(here, Instant.now()));
    for (int i = 2; i < 12; i++) {
      group(i);
    }
    // What is opened is written once each; the second round of a week opens nothing.
    look();
    int many = questions(this::look);

    assertThat(looks.newest(here).stream().map(one -> one.seen().look().cohort()).distinct())
        .hasSize(12);
    assertThat(looks.newest(here)).as("something was looked at").hasSizeGreaterThan(12 * 9);
    assertThat(many).isEqualTo(few).isBetween(10, 200);
    assertThat(verdicts.standings(here, Instant.now())).hasSize(12);
    assertThat(questions(() -> verdicts.standings(here, Instant.now()))).isEqualTo(fewStandings);
  }

  @Test
  void groups_whose_gates_rest_on_a_few_are_those_of_the_last_looks() {
    group(0);
    look();
    assertThat(looks.groups(here)).isEmpty();
    jdbc.sql(
            """
            update warning_look set state = 'FIRES', evidence = 'rests-on-few'
             where organisation_id = ? and rule = 'W7'
            """)
        .param(here.value())
        .update();
    assertThat(looks.groups(here)).containsExactly("cohort:Cohort 0");
    jdbc.sql(
            """
            insert into warning_look (organisation_id, cohort, week, rule, rule_version, state,
              evidence, held_against, n, people, distance, looked_at)
            values (?, 'cohort:Cohort 0', current_date + 7, 'W7', 1, 'QUIET', 'rests-on-few', 0, 0,
              0, 0, now())
            """)
        .param(here.value())
        .update();
    assertThat(looks.groups(here)).isEmpty();
  }

  @Test
  void a_look_by_a_new_definition_takes_the_place_of_the_one_of_the_same_week_alone() {
    group(0);
    look();
    jdbc.sql("update warning_look set rule_version = 1 where organisation_id = ?")
        .param(here.value())
        .update();
    jdbc.sql(
            """
            insert into warning_look (organisation_id, cohort, week, rule, rule_version, state,
              evidence, held_against, n, people, distance, looked_at)
            values (?, 'cohort:Cohort 0', date '2020-01-06', 'W4', 1, 'QUIET', 'chill', 0, 0, 0, 0,
              now())
            """)
        .param(here.value())
        .update();
    int before = looks.newest(here).size();
    look();

    assertThat(looks.newest(here)).hasSize(before);
    assertThat(
            jdbc.sql(
                    """
                    select rule || ' ' || rule_version from warning_look
                     where organisation_id = ? and rule in ('W2', 'W4') order by week, rule
                    """)
                .param(here.value())
                .query(String.class)
                .list())
        .containsExactly("W4 1", "W2 1", "W4 2");
  }

  private void look() {
    assertThat(rounds.look(here, Instant.now())).isTrue();
  }

  private static int questions(Runnable what) {
    Logger logger = (Logger) LoggerFactory.getLogger(JdbcTemplate.class);
    Level before = logger.getLevel();
    ListAppender<ILoggingEvent> asked = new ListAppender<>();
    asked.start();
    logger.setLevel(Level.DEBUG);
    logger.addAppender(asked);
    try {
      what.run();
    } finally {
      logger.detachAppender(asked);
      logger.setLevel(before);
    }
    String thread = Thread.currentThread().getName();
    return (int)
        asked.list.stream()
            .filter(event -> event.getThreadName().equals(thread))
            .filter(event -> event.getMessage().startsWith("Executing prepared SQL statement"))
            .count();
  }

  /** Six people, trained long ago, with four claims each, two of them of the last week but one. */
  private void group(int number) {
    jdbc.sql(
            """
            with p as (
              insert into person (id, organisation_id, platform_id, subject)
              select gen_random_uuid(), :organisation, :platform, 'p-' || :number || '-' || i
                from generate_series(1, 6) i
              returning id, subject),
            c as (
              insert into roster_cohort (organisation_id, name, wave, trained_on, owner, import_id)
              values (:organisation, 'Cohort ' || :number, '',
                      (now() - interval '70 weeks')::date, '', gen_random_uuid())),
            r as (
              insert into roster_span (organisation_id, learner_id, kind, from_day, role, cohort,
                import_id)
              select :organisation, id, 'POST', '2020-01-01', 'cra', 'Cohort ' || :number,
                     gen_random_uuid()
                from p)
            insert into adoption_fact (organisation_id, statement_id, home_page, account, module,
              course, at, attempt, week, kind, guidance, wrong, response, severity, family,
              prevalence, item, step)
            select :organisation, gen_random_uuid(), 'https://campus.example', subject, 'm1', '',
                   (date_trunc('week', now() at time zone 'UTC') - interval '10 days')
                     at time zone 'UTC',
                   gen_random_uuid(),
                   date_trunc('week', now() at time zone 'UTC')::date - 14, 'review_unit',
                   'independent', u <= 2, 'flag', 'major', 'number', 0.5, 'u' || u, '030-review'
              from p cross join generate_series(1, 4) u
            """)
        .param("organisation", here.value())
        .param("platform", platform)
        .param("number", String.valueOf(number))
        .update();
  }
}
