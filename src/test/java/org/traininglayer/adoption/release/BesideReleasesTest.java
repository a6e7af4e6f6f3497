package org.traininglayer.adoption.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.traininglayer.adoption.cohort.Cohort;
import org.traininglayer.adoption.cohort.CohortSource;
import org.traininglayer.adoption.disclosure.PeopleSketch;
import org.traininglayer.adoption.release.Telling.May;
import org.traininglayer.kernel.IsoWeek;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.testing.TrainingLayerTest;

/** Numbers over periods of their own, as looks and verdicts have them, beside released figures. */
@TrainingLayerTest
class BesideReleasesTest {

  private static final Cohort NORTH = new Cohort(Cohort.Kind.COHORT, "North");
  private static final int PEOPLE = 14;

  @Autowired Releases releases;
  @Autowired CohortSource source;
  @Autowired JdbcClient jdbc;

  private final OrganisationId here = new OrganisationId(UUID.randomUUID());
  private final UUID platform = UUID.randomUUID();
  private final LocalDate to = IsoWeek.of(Instant.now());

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
    for (int i = 0; i < PEOPLE; i++) {
      person("p-" + i);
      claim("p-" + i, 2);
    }
    releases.renew(here, 26);
  }

  @Test
  void what_a_single_person_did_before_the_released_period_is_not_told_by_a_longer_one() {
    claim("p-3", 40);

    assertThat(may(52)).isEqualTo(May.WAIT);
    assertThat(shown(52)).isZero();
  }

  @Test
  void what_most_of_them_did_before_is_told_and_from_then_on_held_against() {
    for (int i = 0; i < PEOPLE; i++) {
      claim("p-" + i, 40);
    }
    assertThat(may(52)).isEqualTo(May.TELL);
    assertThat(may(52)).as("the same once more").isEqualTo(May.TELL);
    assertThat(shown(52)).isEqualTo(1);

    claim("p-3", 30);
    assertThat(may(52)).isEqualTo(May.WAIT);

    // A look of long ago overlaps with one of 52 weeks, though with no release; those keep it.
    jdbc.sql("update adoption_shown set to_day = to_day - 280 where organisation_id = ?")
        .param(here.value())
        .update();
    releases.renew(here, 26);
    assertThat(may(52)).isEqualTo(May.WAIT);
    assertThat(shown(52)).isEqualTo(1);
  }

  @Test
  void only_what_rests_on_the_same_is_read_and_once_and_what_nothing_rests_on_any_more_is_left() {
    for (int i = 0; i < PEOPLE; i++) {
      claim("p-" + i, 30);
    }
    releases.renew(here, 12);
    ShownTable shown = new ShownTable(jdbc);
    int twoPeriods =
        shown
            .past(here, to, 104, Set.of(Basis.SIGNALS))
            .getOrDefault(Basis.SIGNALS, List.of())
            .size();
    jdbc.sql(
            """
            insert into adoption_shown (organisation_id, basis, cohort, weeks, to_day, people)
            select organisation_id, n.basis, cohort, 77, to_day, people
              from adoption_shown, unnest(array['SIGNALS', 'STEPS', 'NO_MORE']) as n (basis)
             where organisation_id = ? and adoption_shown.basis = 'SIGNALS'
            on conflict do nothing
            """)
        .param(here.value())
        .update();

    Map<Basis, List<PeopleSketch>> past = shown.past(here, to, 104, Set.of(Basis.SIGNALS));
    assertThat(past).containsOnlyKeys(Basis.SIGNALS);
    assertThat(past.getOrDefault(Basis.SIGNALS, List.of())).hasSize(twoPeriods).isNotEmpty();
    assertThat(may(52)).isEqualTo(May.TELL);
  }

  private May may(int weeks) {
    Window window =
        new Window(OwnerFigure.HITS, weeks, source.of(here, NORTH, to.minusWeeks(weeks), to));
    return releases
        .telling(here, to, Map.of("a look", List.of(window)))
        .getOrDefault("a look", May.HIDE);
  }

  private int shown(int weeks) {
    return jdbc.sql("select count(*) from adoption_shown where organisation_id = ? and weeks = ?")
        .param(here.value())
        .param(weeks)
        .query(Integer.class)
        .single();
  }

  private void person(String subject) {
    jdbc.sql(
            """
            with p as (
              insert into person (id, organisation_id, platform_id, subject)
              values (gen_random_uuid(), :organisation, :platform, :subject)
              returning id)
            insert into roster_span (organisation_id, learner_id, kind, from_day, role, cohort,
              import_id)
            select :organisation, id, 'POST', '2020-01-01', 'cra', 'North', gen_random_uuid()
              from p
            """)
        .param("organisation", here.value())
        .param("platform", platform)
        .param("subject", subject)
        .update();
  }

  private void claim(String subject, int weeksAgo) {
    LocalDate week = to.minusWeeks(weeksAgo);
    jdbc.sql(
            """
            insert into adoption_fact (organisation_id, statement_id, home_page, account, module,
              course, at, attempt, week, kind, guidance, wrong, response, severity, family,
              prevalence, item, step)
            values (:organisation, gen_random_uuid(), 'https://campus.example', :subject, 'm1', '',
              cast(:week as date) + interval '1 day', gen_random_uuid(), cast(:week as date),
              'review_unit', 'independent', true, 'flag', 'major', 'number', 0.5, 'u',
              '030-review')
            """)
        .param("organisation", here.value())
        .param("subject", subject)
        .param("week", week)
        .update();
  }
}
