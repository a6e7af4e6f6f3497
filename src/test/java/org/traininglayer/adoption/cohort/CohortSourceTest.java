package org.traininglayer.adoption.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.traininglayer.adoption.statistics.records.ConfidenceRating;
import org.traininglayer.adoption.statistics.records.PolicyDecision;
import org.traininglayer.adoption.statistics.records.ReviewUnit;
import org.traininglayer.adoption.statistics.records.RosterEntry;
import org.traininglayer.adoption.statistics.records.TimedTask;
import org.traininglayer.adoption.statistics.records.UseWeek;
import org.traininglayer.adoption.statistics.records.WorkflowStep;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.testing.TrainingLayerTest;

/**
 * What is read of a cohort from a real database: its people, and what arose while they were in it.
 */
@TrainingLayerTest
class CohortSourceTest {

  private static final String HOME = "https://campus.example";
  private static final LocalDate FROM = LocalDate.parse("2026-01-05");
  private static final LocalDate TO = LocalDate.parse("2026-03-02");
  private static final Cohort NORTH = new Cohort(Cohort.Kind.COHORT, "North");
  private static final Cohort SOUTH = new Cohort(Cohort.Kind.COHORT, "South");

  @Autowired CohortSource source;
  @Autowired JdbcClient jdbc;

  private final OrganisationId here = new OrganisationId(UUID.randomUUID());
  private final UUID ann = UUID.randomUUID();
  private final UUID ben = UUID.randomUUID();

  @BeforeEach
  void anOrganisationOfTwo() {
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
    person(ann, platform, "ann");
    person(ben, platform, "ben");
    jdbc.sql(
            """
            insert into roster_cohort (organisation_id, name, wave, trained_on, owner, import_id)
            values (:organisation, 'North', '1', '2026-01-07', 'Olga Owner', :import),
                   (:organisation, 'South', '2', null, '', :import)
            """)
        .param("organisation", here.value())
        .param("import", UUID.randomUUID())
        .update();
    post(ann, "2026-01-01", "2026-01-31", "North");
    post(ann, "2026-02-01", null, "South");
    post(ben, "2026-01-01", null, "North");
  }

  @Test
  void who_moves_keeps_what_was_before_where_it_arose() {
    claim("ann", "2026-01-20T10:00Z", "independent");
    claim("ann", "2026-02-10T10:00Z", "independent");
    claim("ben", "2026-02-10T10:00Z", "guided");
    claim("stranger", "2026-02-10T10:00Z", "independent");

    CohortRecords north = source.of(here, NORTH, FROM, TO);
    CohortRecords south = source.of(here, SOUTH, FROM, TO);

    assertThat(north.people()).containsExactly(HOME + " ann", HOME + " ben");
    assertThat(north.reviews()).extracting(ReviewUnit::person).containsExactly(HOME + " ann");
    assertThat(north.reviews().getFirst().severity()).isEqualTo(ReviewUnit.Severity.MAJOR);
    assertThat(north.beside().judged())
        .extracting(CohortRecords.Judged::messy)
        .containsExactly(true, false);
    assertThat(south.people()).containsExactly(HOME + " ann");
    assertThat(south.reviews())
        .extracting(unit -> unit.decidedAt().toString())
        .containsExactly("2026-02-10T10:00:00Z");
    assertThat(north.roster())
        .extracting(RosterEntry::trainedAt)
        .containsOnly(LocalDate.parse("2026-01-07"));
    assertThat(south.roster().getFirst().from()).isEqualTo("2026-02-01");
    assertThat(source.of(here, Cohort.ORGANISATION, FROM, TO).reviews()).hasSize(2);
  }

  @Test
  void every_kind_of_fact_comes_as_a_record_and_what_lacks_something_is_left_out() {
    fact(
        "ben",
        "policy_decision",
        "2026-01-12T10:00Z",
        "truth, choice, knew",
        "'permitted', 'avoid', true");
    fact("ben", "policy_decision", "2026-01-12T10:00Z", "truth, choice", "null, 'avoid'");
    fact(
        "ben",
        "timed_task",
        "2025-12-01T10:00Z",
        "condition, took_ms, finished, form, blind",
        "'unaided', 600000, true, 'a', true");
    fact(
        "ben",
        "timed_task",
        "2026-01-12T10:00Z",
        "condition, took_ms, finished, form, blind",
        "'aided', 300000, true, 'a', true");
    fact(
        "ben",
        "timed_task",
        "2026-01-12T10:00Z",
        "condition, took_ms, finished",
        "'aided', null, true");
    fact(
        "ben",
        "confidence_rating",
        "2026-01-12T10:00Z",
        "topic, scale_length, scale_value, wave",
        "'errors', 5, 0, 'pre'");
    fact(
        "ben",
        "confidence_rating",
        "2026-01-19T10:00Z",
        "topic, scale_length, scale_value, wave",
        "'errors', 5, 2, 'w2'");
    fact(
        "ben",
        "workflow_step",
        "2026-01-12T10:00Z",
        "setting, item, version, steps_done, steps_all",
        "'checkin', 'stages', '1', array['draft','check'], array['draft','check','file']");
    fact("ben", "use_week", "2026-01-13T10:00Z", "active, outputs, source", "true, 1, 'observed'");
    fact("ben", "use_week", "2026-01-14T10:00Z", "active, outputs, source", "true, 1, 'observed'");

    CohortRecords north = source.of(here, NORTH, FROM, TO);

    assertThat(north.decisions()).hasSize(1);
    assertThat(north.decisions().getFirst().knewItMay()).isTrue();
    assertThat(north.decisions().getFirst().choice()).isEqualTo(PolicyDecision.Choice.AVOID);
    assertThat(north.tasks())
        .extracting(TimedTask::condition)
        .containsExactly(TimedTask.Condition.UNAIDED, TimedTask.Condition.AIDED);
    assertThat(north.ratings())
        .containsExactly(
            new ConfidenceRating(HOME + " ben", "errors", 5, 1, ConfidenceRating.Wave.PRE));
    assertThat(north.steps()).extracting(WorkflowStep::step).containsExactly("draft", "check");
    assertThat(north.beside().workflows())
        .singleElement()
        .satisfies(flow -> assertThat(flow.steps()).containsExactly("draft", "check", "file"));
    assertThat(north.weeks())
        .filteredOn(week -> week.person().equals(HOME + " ben"))
        .hasSize(9)
        .contains(
            new UseWeek(
                HOME + " ben",
                LocalDate.parse("2026-01-12"),
                2,
                false,
                List.of(LocalDate.parse("2026-01-13"), LocalDate.parse("2026-01-14"))))
        .contains(new UseWeek(HOME + " ben", LocalDate.parse("2026-01-19"), 0, true));
    assertThat(CohortFigures.of(north).people()).isEqualTo(2);
  }

  @Test
  void whether_a_rule_was_known_is_told_by_the_question_of_the_same_attempt() {
    String attempt = UUID.randomUUID().toString();
    fact(
        "ben",
        "policy_decision",
        "2026-01-12T09:00Z",
        "truth, choice, step, item, correct",
        "'conditional', 'use_with_safeguard', '020-sort', 'synopsis', false",
        attempt);
    fact(
        "ben",
        "policy_decision",
        "2026-01-12T10:00Z",
        "truth, choice, step, item, knowledge",
        "'conditional', 'avoid', '060-decide', '', '020-sort/sorted/synopsis'",
        attempt);
    fact(
        "ben",
        "policy_decision",
        "2026-01-13T10:00Z",
        "truth, choice, step, item, knowledge",
        "'conditional', 'avoid', '060-decide', '', '020-sort/sorted/synopsis'",
        UUID.randomUUID().toString());

    assertThat(source.of(here, NORTH, FROM, TO).decisions())
        .extracting(PolicyDecision::knowledge)
        .containsExactly(null, PolicyDecision.Truth.CONDITIONAL, null);
  }

  @Test
  void why_somebody_decided_is_joined_whichever_came_first_and_goes_alone() {
    String first = UUID.randomUUID().toString();
    String second = UUID.randomUUID().toString();
    decided("2026-01-12T10:00Z", first);
    fact(
        "ben",
        "decision_reason",
        "2026-01-12T10:01Z",
        "response, step, item",
        "'afraid-of-finding', '060-decide', ''",
        first);
    fact(
        "ben",
        "decision_reason",
        "2026-01-13T09:00Z",
        "response, step, item",
        "'faster-by-hand', '060-decide', ''",
        second);
    decided("2026-01-13T10:00Z", second);
    decided("2026-01-14T10:00Z", UUID.randomUUID().toString());

    assertThat(source.of(here, NORTH, FROM, TO).decisions())
        .extracting(PolicyDecision::reasonCode)
        .containsExactly("afraid-of-finding", "faster-by-hand", null);
    assertThat(source.of(here, NORTH, FROM, TO).newest(CohortRecords.Instrument.REASONS))
        .isEqualTo(Instant.parse("2026-01-13T10:00:00Z"));

    jdbc.sql(
            """
            update adoption_fact set kind = null
             where organisation_id = ? and response = 'faster-by-hand'
            """)
        .param(here.value())
        .update();
    assertThat(source.of(here, NORTH, FROM, TO).decisions())
        .extracting(PolicyDecision::reasonCode)
        .containsExactly("afraid-of-finding", null, null);
  }

  private void decided(String at, String attempt) {
    fact(
        "ben",
        "policy_decision",
        at,
        "truth, choice, step, item",
        "'permitted', 'avoid', '060-decide', ''",
        attempt);
  }

  @Test
  void how_long_a_task_felt_is_joined_by_attempt_and_condition() {
    String attempt = UUID.randomUUID().toString();
    for (String condition : List.of("unaided", "aided")) {
      fact(
          "ben",
          "timed_task",
          "2026-01-12T10:00Z",
          "condition, took_ms, finished, form, blind, step",
          "'" + condition + "', 300000, true, 'a', true, '077'",
          attempt);
    }
    fact(
        "ben",
        "time_felt",
        "2026-01-12T09:59Z",
        "condition, perceived_ms, step",
        "'aided', 120000, '077'",
        attempt);
    fact(
        "ben",
        "time_felt",
        "2026-01-12T09:59Z",
        "condition, perceived_ms, step",
        "'unaided', 60000, '077'",
        UUID.randomUUID().toString());

    assertThat(source.of(here, NORTH, FROM, TO).tasks())
        .extracting(task -> task.condition() + " " + task.perceivedTime())
        .containsExactlyInAnyOrder("UNAIDED null", "AIDED PT2M");
  }

  @Test
  void a_run_without_its_check_has_passed_the_check_over() {
    String columns = "setting, item, version, steps_done, steps_all, steps_check";
    String all = "'checkin', 'stages', '1', array['draft','check','file']";
    fact(
        "ben",
        "workflow_step",
        "2026-01-05T10:00Z",
        "setting, item, version, steps_done, steps_all",
        all + ", array['draft','check','file']");
    fact(
        "ben",
        "workflow_step",
        "2026-01-12T10:00Z",
        columns,
        all.replace("'check',", "") + ", array['draft','check','file'], array['check']");

    CohortRecords north = source.of(here, NORTH, FROM, TO);
    assertThat(north.beside().workflows())
        .singleElement()
        .satisfies(flow -> assertThat(flow.mandatoryChecks()).containsExactly("check"));
    assertThat(CohortFigures.of(north).outcomes().completion().checkBypass().estimate())
        .isEqualTo(0.5);
    assertThat(
            jdbc.sql(
                    """
                    select step || ' ' || outcome from fact_workflow_step
                     where organisation_id = ? and step = 'check' order by 1
                    """)
                .param(here.value())
                .query(String.class)
                .list())
        .containsExactly("check DONE", "check SKIPPED");
  }

  @Test
  void of_a_workflow_that_was_drawn_it_is_told_where_the_ai_was_used() {
    fact(
        "ben",
        "workflow_step",
        "2026-01-12T10:00Z",
        "setting, item, version, steps_done, steps_all, steps_ai, steps_ai_used",
        "'redesign', '', '1', array['score','own','send'], array['score','own','send','draft'],"
            + " array['score','draft'], array['score','send']");
    assertThat(
            jdbc.sql(
                    """
                    select step || ' ' || ai_step from fact_workflow_step
                     where organisation_id = ? order by 1
                    """)
                .param(here.value())
                .query(String.class)
                .list())
        .containsExactly("draft BYPASSED", "own NONE", "score USED", "send USED");
  }

  @Test
  void cohorts_are_the_groups_that_somebody_is_in_and_no_one_sees_those_of_others() {
    assertThat(source.cohorts(here))
        .extracting(Cohort::key)
        .containsExactly("organisation", "cohort:North", "cohort:South", "role:cra", "study:TL-1");

    OrganisationId elsewhere = new OrganisationId(UUID.randomUUID());
    assertThat(source.cohorts(elsewhere)).isEqualTo(List.of(Cohort.ORGANISATION));
    assertThat(source.of(elsewhere, NORTH, FROM, TO).people()).isEmpty();
  }

  private void person(UUID id, UUID platform, String subject) {
    jdbc.sql(
            """
            insert into person (id, organisation_id, platform_id, subject)
            values (:id, :organisation, :platform, :subject)
            """)
        .param("id", id)
        .param("organisation", here.value())
        .param("platform", platform)
        .param("subject", subject)
        .update();
  }

  private void post(UUID learner, String from, @Nullable String to, String cohort) {
    jdbc.sql(
            """
            insert into roster_span (organisation_id, learner_id, kind, from_day, to_day, role,
              study, cohort, import_id)
            values (:organisation, :learner, 'POST', cast(:from as date), cast(:to as date), 'cra',
              'TL-1', :cohort, :import)
            """)
        .param("organisation", here.value())
        .param("learner", learner)
        .param("from", from)
        .param("to", to)
        .param("cohort", cohort)
        .param("import", UUID.randomUUID())
        .update();
  }

  private void claim(String account, String at, String guidance) {
    fact(
        account,
        "review_unit",
        at,
        "guidance, wrong, response, severity, family, prevalence, item, step",
        "'" + guidance + "', true, 'flag', 'major', 'number', 0.3, 'u1', '030-review'");
  }

  private void fact(String account, String kind, String at, String columns, String values) {
    fact(account, kind, at, columns, values, UUID.randomUUID().toString());
  }

  private void fact(
      String account, String kind, String at, String columns, String values, String attempt) {
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
        .param("at", at)
        .param("attempt", attempt)
        .update();
  }
}
