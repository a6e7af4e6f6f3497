package org.traininglayer.adoption.release;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.testing.TrainingLayerTest;

/** What one making of a release asks of the database. */
@TrainingLayerTest
class OneMakingTest {

  @Autowired Releases releases;
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
  void more_groups_and_more_people_ask_no_more_questions() {
    group(0);
    releases.renew(here, 26);
    // Twice each: whoever keeps releases fresh may just have read what is new.
    group(1);
    int few = questions();
    group(2);
    few = Math.max(few, questions());
    for (int i = 3; i < 11; i++) {
      group(i);
    }
    int many = questions();
    group(11);
    many = Math.max(many, questions());

    assertThat(releases.of(here, 26).groups()).hasSize(14);
    assertThat(few).isBetween(10, 60);
    assertThat(many).isEqualTo(few);
  }

  private int questions() {
    Logger logger = (Logger) LoggerFactory.getLogger(JdbcTemplate.class);
    Level before = logger.getLevel();
    ListAppender<ILoggingEvent> asked = new ListAppender<>();
    asked.start();
    logger.setLevel(Level.DEBUG);
    logger.addAppender(asked);
    try {
      releases.renew(here, 26);
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

  /** Six people with four claims each, two of them of the last week but one. */
  private void group(int number) {
    jdbc.sql(
            """
            with p as (
              insert into person (id, organisation_id, platform_id, subject)
              select gen_random_uuid(), :organisation, :platform, 'p-' || :number || '-' || i
                from generate_series(1, 6) i
              returning id, subject),
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
