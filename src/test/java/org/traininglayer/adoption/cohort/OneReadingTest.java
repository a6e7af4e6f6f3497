package org.traininglayer.adoption.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.traininglayer.adoption.Roster;
import org.traininglayer.adoption.cohort.CohortRecords.Judged;
import org.traininglayer.adoption.statistics.outcomes.Workflow;
import org.traininglayer.adoption.statistics.records.ReviewUnit;
import org.traininglayer.adoption.statistics.records.WorkflowStep;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.testing.TrainingLayerTest;

/**
 * What is cut out of one reading of an organisation is what was read before for each group and each
 * period: of people who come, move and leave, and of facts of every kind, with ties and gaps.
 */
@TrainingLayerTest
class OneReadingTest {

  private static final String HOME = "https://campus.example";
  private static final LocalDate TO = LocalDate.parse("2026-06-29");
  private static final List<Integer> PERIODS = List.of(8, 12, 26);
  private static final int PEOPLE = 14;

  @Autowired CohortSource source;
  @Autowired Roster everybody;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;

  private final OrganisationId here = new OrganisationId(UUID.randomUUID());
  private final Random random = new Random(20260629);

  @BeforeEach
  void anOrganisation() {
    jdbc.sql("insert into organisation (id, name) values (?, 'Alderwick Bio')")
        .param(here.value())
        .update();
    UUID platform = UUID.randomUUID();
    jdbc.sql(
            """
            insert into lti_platform (id, organisation_id, name, issuer, client_id,
              authorization_endpoint, token_endpoint, jwks_uri, new_deployments)
            values (:id, :organisation, 'Campus', :home, :client, 'https://campus.example/auth',
              'https://campus.example/token', 'https://campus.example/jwks', 'ACCEPT')
            """)
        .param("id", platform)
        .param("organisation", here.value())
        .param("home", HOME)
        .param("client", platform.toString())
        .update();
    jdbc.sql(
            """
            insert into roster_cohort (organisation_id, name, wave, trained_on, owner, import_id)
            values (:organisation, 'North', '1', '2026-01-07', 'Olga Owner', gen_random_uuid()),
                   (:organisation, 'South', '2', null, '', gen_random_uuid())
            """)
        .param("organisation", here.value())
        .update();
    for (int i = 0; i < PEOPLE; i++) {
      person(i, platform);
    }
  }

  private void person(int number, UUID platform) {
    UUID learner = UUID.randomUUID();
    String account = "person-" + number;
    jdbc.sql(
            """
            insert into person (id, organisation_id, platform_id, subject)
            values (:id, :organisation, :platform, :subject)
            """)
        .param("id", learner)
        .param("organisation", here.value())
        .param("platform", platform)
        .param("subject", account)
        .update();
    LocalDate moves = TO.minusDays(random.nextInt(300));
    span(learner, "POST", TO.minusDays(420), number % 3 == 0 ? moves : null, group(number));
    if (number % 3 == 0) {
      LocalDate leaves = moves.plusDays(1 + random.nextInt(90));
      span(learner, "POST", moves.plusDays(1), number % 2 == 0 ? leaves : null, group(number + 1));
    }
    if (number % 4 != 0) {
      span(learner, "EXPECTED", TO.minusDays(400), number % 4 == 1 ? moves : null, "");
    }
    for (int i = 0; i < 60; i++) {
      fact(account);
    }
  }

  private static String group(int number) {
    return number % 2 == 0 ? "North" : "South";
  }

  private void span(
      UUID learner, String kind, LocalDate from, @Nullable LocalDate to, String cohort) {
    jdbc.sql(
            """
            insert into roster_span (organisation_id, learner_id, kind, from_day, to_day, role,
              study, cohort, import_id)
            values (:organisation, :learner, :kind, :from, cast(:to as date), :role, '', :cohort,
              gen_random_uuid())
            """)
        .param("organisation", here.value())
        .param("learner", learner)
        .param("kind", kind)
        .param("from", from)
        .param("to", to)
        .param("role", cohort.isEmpty() ? "" : cohort.equals("North") ? "cra" : "dm")
        .param("cohort", cohort)
        .update();
  }

  /** Whole hours, so that some facts have the same moment; a few have none. */
  private void fact(String account) {
    Instant at =
        TO.minusWeeks(56)
            .atStartOfDay(ZoneOffset.UTC)
            .plusHours(random.nextInt(24 * 7 * 57))
            .toInstant();
    String attempt = new UUID(account.hashCode(), random.nextInt(4)).toString();
    String place = "0" + random.nextInt(3) + "0-step', 'i" + random.nextInt(2);
    boolean one = random.nextBoolean();
    switch (random.nextInt(9)) {
      case 0, 1 ->
          insert(
              account,
              "review_unit",
              at,
              attempt,
              "step, item, guidance, wrong, response, severity, family, prevalence, confidence",
              "'%s', '%s', %s, %s, '%s', 'number', %s, %s"
                  .formatted(
                      place,
                      List.of("independent", "guided", "worked").get(random.nextInt(3)),
                      one,
                      random.nextInt(5) == 0 ? "null" : "'flag'",
                      one ? "critical" : "major",
                      random.nextInt(6) == 0 ? "null" : "0.3",
                      random.nextInt(100)));
      case 2 ->
          insert(
              account,
              random.nextBoolean() ? "policy_decision" : "confident_choice",
              at,
              attempt,
              "step, item, truth, choice, knew, took_ms, reason",
              "'%s', %s, '%s', %s, %d, %s"
                  .formatted(
                      place,
                      random.nextInt(3) == 0 ? "null" : one ? "'permitted'" : "'prohibited'",
                      one ? "avoid" : "use",
                      random.nextBoolean(),
                      random.nextInt(40_000),
                      one ? "'no-procedure'" : "null"));
      case 3 ->
          insert(
              account,
              "timed_task",
              at,
              attempt,
              "step, item, condition, took_ms, wall_ms, finished, form, blind, quality",
              "'%s', '%s', %d, 90000, true, 'f', %s, 80"
                  .formatted(place, one ? "aided" : "unaided", random.nextInt(900_000), !one));
      case 4 ->
          insert(
              account,
              "confidence_rating",
              at,
              attempt,
              "step, item, topic, scale_length, scale_value, wave",
              "'%s', 'errors', 5, %d, '%s'"
                  .formatted(
                      place,
                      random.nextInt(6),
                      List.of("pre", "post", "w4", "w12", "w2").get(random.nextInt(5))));
      case 5, 6 ->
          insert(
              account,
              "use_week",
              at,
              attempt,
              "step, item, active, outputs, source",
              "'%s', %s, %d, '%s'"
                  .formatted(place, one, random.nextInt(4), one ? "observed" : "reported"));
      case 7 ->
          insert(
              account,
              random.nextInt(3) == 0 ? "step_finished" : "step_opened",
              at,
              attempt,
              "step, item, version",
              "'%s', '1'".formatted(place));
      default ->
          insert(
              account,
              "workflow_step",
              at,
              attempt,
              "step, item, setting, version, steps_done, steps_all, steps_check",
              "'%s', 'checkin', '%d', array['draft'%s], array['draft','check','file'], %s"
                  .formatted(
                      place,
                      random.nextInt(2),
                      one ? ",'check'" : "",
                      random.nextBoolean() ? "array['check']" : "null"));
    }
  }

  private void insert(
      String account, String kind, Instant at, String attempt, String columns, String values) {
    jdbc.sql(
            """
            insert into adoption_fact (organisation_id, statement_id, kind, home_page, account,
              module, course, at, attempt, week, %s)
            values (:organisation, gen_random_uuid(), :kind, :home, :account, 'm1', '',
              cast(:at as timestamptz), cast(:attempt as uuid),
              date_trunc('week', cast(:at as timestamptz) at time zone 'UTC')::date, %s)
            """
                .formatted(columns, values))
        .param("organisation", here.value())
        .param("kind", kind)
        .param("home", HOME)
        .param("account", account)
        .param("at", at.toString())
        .param("attempt", attempt)
        .update();
  }

  @Test
  void every_group_and_period_is_what_was_read_for_it_alone() {
    OrganisationRecords known = source.all(here, TO.minusWeeks(26), TO);

    assertThat(known.cohorts())
        .extracting(Cohort::key)
        .containsExactly("organisation", "cohort:North", "cohort:South", "role:cra", "role:dm");
    int facts = 0;
    for (Cohort cohort : known.cohorts()) {
      for (int weeks : PERIODS) {
        LocalDate from = TO.minusWeeks(weeks);
        CohortRecords of = known.of(cohort, from);
        assertThat(of).isEqualTo(source.of(here, cohort, from, TO));
        facts += same(of, cohort, from);
      }
    }
    assertThat(facts).isGreaterThan(2000);
  }

  private int same(CohortRecords of, Cohort cohort, LocalDate from) {
    Members members =
        new RosterReader(jdbc, everybody).read(here, cohort, from, TO).members(cohort, from);
    FormerFacts former = new FormerFacts(jdbc, here, members);
    List<Judged> judged = new ArrayList<>();
    List<ReviewUnit> guided = new ArrayList<>();
    assertThat(of.reviews()).isEqualTo(former.reviews(from, TO, judged, guided));
    assertThat(of.beside().judged()).isEqualTo(judged);
    assertThat(of.beside().guided()).isEqualTo(guided);
    assertThat(of.decisions()).isEqualTo(former.decisions(from, TO));
    assertThat(of.tasks()).isEqualTo(former.tasks(from, TO));
    assertThat(of.ratings()).containsExactlyInAnyOrderElementsOf(former.ratings(TO));
    assertThat(of.beside().neutralTimes()).isEqualTo(former.neutralTimes(from, TO));
    Map<String, Workflow> workflows = new LinkedHashMap<>();
    List<WorkflowStep> steps = former.workSteps(from, TO, workflows);
    assertThat(of.steps()).isEqualTo(steps).isNotEmpty();
    assertThat(of.beside().workflows()).isEqualTo(List.copyOf(workflows.values()));
    LocalDate told = from.minusWeeks(CohortRecords.WEEKS_BEFORE);
    assertThat(of.weeks())
        .isEqualTo(UseWeeks.of(members.entries(), former.weeks(told, TO), told, TO));
    assertThat(of.beside().newest()).isEqualTo(former.newest());
    return of.reviews().size() + of.decisions().size() + of.weeks().size() + of.steps().size();
  }

  @Test
  void runs_in_modules_are_cut_where_nobody_tells_of_work_outside() {
    jdbc.sql("delete from adoption_fact where organisation_id = ? and kind = 'workflow_step'")
        .param(here.value())
        .update();
    OrganisationRecords known = source.all(here, TO.minusWeeks(26), TO);
    int entries = 0;
    for (Cohort cohort : known.cohorts()) {
      for (int weeks : PERIODS) {
        LocalDate from = TO.minusWeeks(weeks);
        Members members =
            new RosterReader(jdbc, everybody).read(here, cohort, from, TO).members(cohort, from);
        List<WorkflowStep> former = new FormerFacts(jdbc, here, members).moduleSteps(from, TO);
        assertThat(known.of(cohort, from).steps()).isEqualTo(former);
        entries += former.size();
      }
    }
    assertThat(entries).isPositive();
  }

  @Test
  void of_whoever_changed_nothing_nothing_is_read_again_and_of_the_others_everything() {
    LocalDate from = TO.minusWeeks(26);
    source.all(here, from, TO);
    for (int round = 0; round < 12; round++) {
      change("person-" + random.nextInt(PEOPLE));
      change("person-" + random.nextInt(PEOPLE));
      OrganisationRecords known = source.all(here, from.plusWeeks(round % 3), TO);
      for (Cohort cohort : known.cohorts()) {
        assertThat(known.of(cohort, from.plusWeeks(round % 3)))
            .as("round %d, %s", round, cohort)
            .isEqualTo(source.of(here, cohort, from.plusWeeks(round % 3), TO));
      }
    }

    int before = source.all(here, from, TO).of(Cohort.ORGANISATION, from).reviews().size();
    transactions.executeWithoutResult(status -> {
      // What is not noted is not looked for: what was read is all that is known.
      jdbc.sql("delete from adoption_fact where organisation_id = ? and kind = 'review_unit'")
          .param(here.value())
          .update();
      jdbc.sql("delete from adoption_person_change where organisation_id = ?")
          .param(here.value())
          .update();
    });
    assertThat(source.all(here, from, TO).of(Cohort.ORGANISATION, from).reviews())
        .hasSize(before)
        .isNotEmpty();
    assertThat(source.of(here, Cohort.ORGANISATION, from, TO).reviews()).isEmpty();
  }

  /** Whoever belongs to nothing in a shorter period changes something while only that is asked. */
  @Test
  void what_somebody_who_left_changes_between_a_shorter_reading_and_a_longer_one_is_read() {
    LocalDate longer = TO.minusWeeks(26);
    LocalDate shorter = TO.minusWeeks(8);
    jdbc.sql(
            """
            update roster_span s set to_day = :left
              from person p
             where p.id = s.learner_id and p.subject = 'person-4'
               and s.organisation_id = :organisation
            """)
        .param("left", TO.minusWeeks(10))
        .param("organisation", here.value())
        .update();
    String left = HOME + " person-4";
    assertThat(people(source.all(here, longer, TO).of(Cohort.ORGANISATION, longer))).contains(left);

    jdbc.sql("delete from adoption_fact where organisation_id = ? and account = 'person-4'")
        .param(here.value())
        .update();
    assertThat(source.all(here, shorter, TO).of(Cohort.ORGANISATION, shorter).people())
        .isNotEmpty()
        .doesNotContain(left);

    CohortRecords now = source.all(here, longer, TO).of(Cohort.ORGANISATION, longer);
    assertThat(now).isEqualTo(source.of(here, Cohort.ORGANISATION, longer, TO));
    assertThat(people(now)).isNotEmpty().doesNotContain(left);
  }

  private static List<String> people(CohortRecords records) {
    return records.reviews().stream().map(ReviewUnit::person).distinct().toList();
  }

  private void change(String account) {
    switch (random.nextInt(4)) {
      case 0 -> fact(account);
      case 1 ->
          jdbc.sql(
                  """
                  update adoption_fact set response = 'accept', outputs = 7, steps_done = null
                   where organisation_id = :organisation and account = :account
                     and abs(hashtext(statement_id::text)) % 3 = 0
                  """)
              .param("organisation", here.value())
              .param("account", account)
              .update();
      case 2 ->
          jdbc.sql(
                  """
                  delete from adoption_fact
                   where organisation_id = :organisation and account = :account
                     and abs(hashtext(statement_id::text)) % 5 = 0
                  """)
              .param("organisation", here.value())
              .param("account", account)
              .update();
      default ->
          jdbc.sql(
                  """
                  update adoption_fact set account = :other
                   where organisation_id = :organisation and account = :account
                     and abs(hashtext(statement_id::text)) % 4 = 0
                  """)
              .param("organisation", here.value())
              .param("account", account)
              .param("other", "person-" + random.nextInt(PEOPLE))
              .update();
    }
  }
}
