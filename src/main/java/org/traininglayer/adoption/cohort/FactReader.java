package org.traininglayer.adoption.cohort;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.traininglayer.adoption.statistics.LogTimes;
import org.traininglayer.adoption.statistics.records.ConfidenceRating;
import org.traininglayer.adoption.statistics.records.PolicyDecision;
import org.traininglayer.adoption.statistics.records.ReviewUnit;
import org.traininglayer.adoption.statistics.records.TimedTask;
import org.traininglayer.adoption.statistics.records.WorkflowStep;
import org.traininglayer.kernel.AccountKey;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.persistence.Rows;

/**
 * Reads the facts of some people, by their accounts: one query for each kind, however many groups
 * and periods are cut out of them. What a record refuses for lack of a value is left out.
 */
final class FactReader {

  /** A view's window would be reckoned over everybody: those kinds are read from the table. */
  private static final String MEMBERS =
      """
      with m as materialized (
        select * from unnest(cast(:homes as text[]), cast(:names as text[]))
                   as m (home_page, account))
      """;

  private static final Set<String> WAVES = Set.of("PRE", "POST", "W4", "W12");
  private static final Duration LONGEST = Duration.ofHours(8);

  /** Rows that are fetched at once, within a transaction. */
  private static final int ROWS = 5000;

  private final JdbcClient jdbc;
  private final OrganisationId organisation;
  private final String[] homes;
  private final String[] names;
  private final LocalDate from;
  private final LocalDate to;
  private final Map<String, Map<String, String>> people = new HashMap<>();

  /** Of these accounts, for periods that end with this day and begin with this one or later. */
  FactReader(
      JdbcClient jdbc,
      OrganisationId organisation,
      List<AccountKey> accounts,
      LocalDate from,
      LocalDate to) {
    this.jdbc = jdbc;
    this.organisation = organisation;
    this.homes = accounts.stream().map(AccountKey::homePage).toArray(String[]::new);
    this.names = accounts.stream().map(AccountKey::name).toArray(String[]::new);
    this.from = from;
    this.to = to;
  }

  KnownFacts read() {
    if (names.length == 0) {
      return KnownFacts.NOTHING;
    }
    return new KnownFacts(
        reviews(), decisions(), tasks(), ratings(), neutral(), uses(), steps(), stages());
  }

  private List<KnownFacts.Review> reviews() {
    List<KnownFacts.Review> reviews = new ArrayList<>();
    sql("""
    select f.home_page, f.account, f.statement_id, f.week, f.decided_at as at, f.flagged, f.truth,
           f.guidance, f.prevalence, f.severity, f.confidence, f.attempt, f.item_version, f.step,
           f.unit, f.error_type, f.corrected, f.took_ms
      from m join fact_review_unit f using (home_page, account)
     where f.organisation_id = :organisation and f.week >= :from and f.week < :to
     order by f.decided_at, f.statement_id
    """)
        .param("from", from)
        .query(row -> {
          KnownFacts.When when = when(row);
          Boolean flagged = row.getObject("flagged", Boolean.class);
          String truth = row.getString("truth");
          if (when == null || flagged == null || truth == null) {
            return;
          }
          String person = person(row);
          String guidance = text(row, "guidance");
          boolean helped = guidance.equals("guided") || guidance.equals("worked");
          Double prevalence = row.getObject("prevalence", Double.class);
          reviews.add(
              new KnownFacts.Review(
                  person,
                  when,
                  prevalence == null ? null : review(row, person, when.at(), flagged, prevalence),
                  helped,
                  helped || guidance.equals("independent"),
                  flagged == truth.equals("ERROR")));
        });
    return reviews;
  }

  private static ReviewUnit review(
      ResultSet row, String person, Instant at, boolean flagged, double prevalence)
      throws SQLException {
    ReviewUnit.Truth truth = ReviewUnit.Truth.valueOf(row.getString("truth"));
    String severity = row.getString("severity");
    boolean wrong = truth == ReviewUnit.Truth.ERROR;
    Number confidence = (Number) row.getObject("confidence");
    return new ReviewUnit(
        person,
        text(row, "attempt"),
        text(row, "item_version"),
        text(row, "step") + "/" + text(row, "unit"),
        truth,
        wrong && severity != null ? ReviewUnit.Severity.valueOf(severity) : null,
        wrong ? row.getString("error_type") : null,
        flagged,
        row.getObject("corrected", Boolean.class),
        confidence == null ? null : confidence.doubleValue(),
        prevalence,
        at,
        millis(row, "took_ms"));
  }

  private List<KnownFacts.Decision> decisions() {
    List<KnownFacts.Decision> decisions = new ArrayList<>();
    sql("""
    select f.home_page, f.account, f.statement_id, f.week, f.decided_at as at, f.truth, f.choice,
           f.module, f.step, f.scenario, f.policy_version, f.knew, f.reason, f.took_ms
      from m join fact_policy_decision f using (home_page, account)
     where f.organisation_id = :organisation and f.week >= :from and f.week < :to
     order by f.decided_at, f.statement_id
    """)
        .param("from", from)
        .query(row -> {
          KnownFacts.When when = when(row);
          if (when == null || row.getString("truth") == null || row.getString("choice") == null) {
            return;
          }
          String person = person(row);
          PolicyDecision.Truth truth = PolicyDecision.Truth.valueOf(row.getString("truth"));
          decisions.add(
              new KnownFacts.Decision(
                  person,
                  when,
                  new PolicyDecision(
                      person,
                      text(row, "module") + "/" + text(row, "step") + "/" + text(row, "scenario"),
                      text(row, "policy_version"),
                      truth,
                      PolicyDecision.Choice.valueOf(row.getString("choice")),
                      knowledge(truth, row.getObject("knew", Boolean.class)),
                      row.getString("reason"),
                      millis(row, "took_ms"),
                      when.at())));
        });
    return decisions;
  }

  /** What somebody said that is allowed; of a wrong answer only that it was another one. */
  private static PolicyDecision.@Nullable Truth knowledge(
      PolicyDecision.Truth truth, @Nullable Boolean knew) {
    if (knew == null) {
      return null;
    }
    return knew
        ? truth
        : truth == PolicyDecision.Truth.PROHIBITED
            ? PolicyDecision.Truth.PERMITTED
            : PolicyDecision.Truth.PROHIBITED;
  }

  /** Tasks of practice; those without AI also from before the period. */
  private List<KnownFacts.Task> tasks() {
    List<KnownFacts.Task> tasks = new ArrayList<>();
    sql("""
    select f.home_page, f.account, f.statement_id, f.week, f.finished_at as at, f.active_ms,
           f.wall_ms, f.condition, f.quality, f.critical_defects, f.module, f.step, f.form,
           f.perceived_ms, f.finished, f.rater, f.blind
      from m join fact_timed_task f using (home_page, account)
     where f.organisation_id = :organisation and f.week < :to
       and (f.week >= :from or f.condition = 'UNAIDED')
     order by f.finished_at, f.statement_id
    """)
        .param("from", from)
        .query(row -> {
          KnownFacts.When when = when(row);
          Duration active = measured(row, "active_ms");
          Duration wall = measured(row, "wall_ms");
          String condition = row.getString("condition");
          if (when == null || active == null || condition == null) {
            return;
          }
          String person = person(row);
          Double quality = row.getObject("quality", Double.class);
          Integer defects = row.getObject("critical_defects", Integer.class);
          tasks.add(
              new KnownFacts.Task(
                  person,
                  when,
                  new TimedTask(
                      person,
                      text(row, "module") + "/" + text(row, "step") + "/" + text(row, "form"),
                      TimedTask.Condition.valueOf(condition),
                      active,
                      wall == null ? active : wall,
                      measured(row, "perceived_ms"),
                      row.getBoolean("finished"),
                      quality,
                      defects,
                      row.getString("rater"),
                      row.getBoolean("blind"))));
        });
    return tasks;
  }

  /** How sure people said they are; of what was asked again, the newest. */
  private List<KnownFacts.Rating> ratings() {
    List<KnownFacts.Rating> ratings = new ArrayList<>();
    sql("""
    select * from (
      select f.home_page, f.account, f.statement_id, f.week, f.topic, f.scale_length,
             f.scale_value, upper(f.wave) as wave, f.at,
             row_number() over (partition by f.home_page, f.account, f.attempt, f.step, f.item
                                order by f.at desc, f.statement_id) as nth
        from m join adoption_fact f using (home_page, account)
       where f.organisation_id = :organisation and f.kind = 'confidence_rating'
         and f.week < :to) latest
     where nth = 1
     order by at, statement_id
    """)
        .query(row -> {
          KnownFacts.When when = when(row);
          int length = row.getInt("scale_length");
          int value = row.getInt("scale_value") + 1;
          String topic = row.getString("topic");
          String wave = row.getString("wave");
          if (when == null
              || topic == null
              || wave == null
              || !WAVES.contains(wave)
              || length < 2
              || value < 1
              || value > length) {
            return;
          }
          String person = person(row);
          ratings.add(
              new KnownFacts.Rating(
                  person,
                  when,
                  new ConfidenceRating(
                      person, topic, length, value, ConfidenceRating.Wave.valueOf(wave))));
        });
    return ratings;
  }

  /** How long people take over choices that are no question of policy. */
  private List<KnownFacts.Neutral> neutral() {
    List<KnownFacts.Neutral> times = new ArrayList<>();
    sql("""
    select f.home_page, f.account, f.statement_id, f.week,
           coalesce(f.at, f.week::timestamp at time zone 'UTC') as at, f.took_ms
      from m join adoption_fact f using (home_page, account)
     where f.organisation_id = :organisation and f.kind = 'confident_choice'
       and f.truth is null and f.week >= :from and f.week < :to
       and f.took_ms > 0 and f.took_ms <= 28800000
     order by 5, f.statement_id
    """)
        .param("from", from)
        .query(row -> {
          KnownFacts.When when = when(row);
          if (when != null) {
            times.add(
                new KnownFacts.Neutral(
                    person(row), when, LogTimes.of(row.getLong("took_ms") / 1e3)));
          }
        });
    return times;
  }

  private List<KnownFacts.Use> uses() {
    List<KnownFacts.Use> uses = new ArrayList<>();
    sql("""
    select f.home_page, f.account, f.statement_id, f.week, f.at, f.active, f.outputs, f.source,
           f.attempt, f.step, f.item
      from m join adoption_fact f using (home_page, account)
     where f.organisation_id = :organisation and f.kind = 'use_week'
       and f.week >= :from and f.week < :to and f.at is not null
     order by f.at, f.statement_id
    """)
        .param("from", from.minusWeeks(CohortRecords.WEEKS_BEFORE))
        .query(row -> {
          KnownFacts.When when = when(row);
          if (when == null) {
            return;
          }
          String person = person(row);
          String source = text(row, "source");
          uses.add(
              new KnownFacts.Use(
                  person,
                  when,
                  row.getBoolean("active"),
                  row.getInt("outputs"),
                  source.equals("observed"),
                  source.equals("reported") ? place(row, person) : null));
        });
    return uses;
  }

  /** Entries of runs in modules: each attempt is one. */
  private List<KnownFacts.Step> steps() {
    List<KnownFacts.Step> steps = new ArrayList<>();
    sql("""
    select f.home_page, f.account, f.statement_id, f.week, f.entered as at, f."left", f.module,
           f.workflow_version, f.run, f.step
      from m join fact_workflow_step f using (home_page, account)
     where f.organisation_id = :organisation and f.week >= :from and f.week < :to
       and f.entered is not null and f.run is not null
     order by f.entered, f.statement_id
    """)
        .param("from", from.minusWeeks(CohortRecords.WEEKS_BEFORE))
        .query(row -> {
          KnownFacts.When when = when(row);
          if (when == null) {
            return;
          }
          String person = person(row);
          Instant left = Rows.instantOrNull(row, "left");
          steps.add(
              new KnownFacts.Step(
                  person,
                  when,
                  new WorkflowStep(
                      person,
                      text(row, "module") + "@" + text(row, "workflow_version"),
                      text(row, "run"),
                      text(row, "step"),
                      when.at(),
                      left,
                      left == null ? WorkflowStep.Outcome.OPEN : WorkflowStep.Outcome.DONE,
                      WorkflowStep.AiStep.NONE)));
        });
    return steps;
  }

  /** The stages of the last piece of work, as people told them. */
  private List<KnownFacts.Stages> stages() {
    List<KnownFacts.Stages> stages = new ArrayList<>();
    sql("""
    select f.home_page, f.account, f.statement_id, f.week, f.at, f.attempt, f.step, f.item,
           f.module, f.version, f.steps_done, f.steps_all, f.steps_check
      from m join adoption_fact f using (home_page, account)
     where f.organisation_id = :organisation and f.kind = 'workflow_step'
       and f.setting = 'checkin' and f.week >= :from and f.week < :to and f.at is not null
     order by f.at, f.statement_id
    """)
        .param("from", from)
        .query(row -> {
          KnownFacts.When when = when(row);
          if (when == null) {
            return;
          }
          String person = person(row);
          stages.add(
              new KnownFacts.Stages(
                  person,
                  when,
                  place(row, person),
                  text(row, "module") + "/" + text(row, "item") + "@" + text(row, "version"),
                  row.getArray("steps_all") == null ? null : texts(row, "steps_all"),
                  texts(row, "steps_done"),
                  texts(row, "steps_check")));
        });
    return stages;
  }

  private StatementSpec sql(String query) {
    return jdbc.sql(MEMBERS + query)
        .withFetchSize(ROWS)
        .param("organisation", organisation.value())
        .param("homes", homes)
        .param("names", names)
        .param("to", to);
  }

  /** The same text for all facts of a person. */
  private String person(ResultSet row) throws SQLException {
    String home = row.getString("home_page");
    String account = row.getString("account");
    return people
        .computeIfAbsent(home, page -> new HashMap<>())
        .computeIfAbsent(account, name -> Members.person(home, name));
  }

  /** Null where it is not known; such a fact counts nowhere. */
  private static KnownFacts.@Nullable When when(ResultSet row) throws SQLException {
    Instant at = Rows.instantOrNull(row, "at");
    return at == null
        ? null
        : KnownFacts.When.of(
            at, row.getObject("week", LocalDate.class), Rows.uuid(row, "statement_id"));
  }

  private static KnownFacts.Place place(ResultSet row, String person) throws SQLException {
    return new KnownFacts.Place(
        person, row.getString("attempt"), row.getString("step"), row.getString("item"));
  }

  private static String text(ResultSet row, String column) throws SQLException {
    String text = row.getString(column);
    return text == null ? "" : text;
  }

  private static List<String> texts(ResultSet row, String column) throws SQLException {
    Array array = row.getArray(column);
    return array == null ? List.of() : Arrays.asList((String[]) array.getArray());
  }

  private static @Nullable Duration millis(ResultSet row, String column) throws SQLException {
    Long millis = row.getObject(column, Long.class);
    return millis == null ? null : Duration.ofMillis(millis);
  }

  /** A time that can be: above 0 and at most eight hours; null for others. */
  private static @Nullable Duration measured(ResultSet row, String column) throws SQLException {
    Duration time = millis(row, column);
    return time != null && time.isPositive() && time.compareTo(LONGEST) <= 0 ? time : null;
  }
}
