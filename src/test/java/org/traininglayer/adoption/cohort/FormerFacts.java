package org.traininglayer.adoption.cohort;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.traininglayer.adoption.cohort.CohortRecords.Instrument;
import org.traininglayer.adoption.cohort.CohortRecords.Judged;
import org.traininglayer.adoption.statistics.LogTimes;
import org.traininglayer.adoption.statistics.outcomes.Workflow;
import org.traininglayer.adoption.statistics.records.ConfidenceRating;
import org.traininglayer.adoption.statistics.records.PolicyDecision;
import org.traininglayer.adoption.statistics.records.ReviewUnit;
import org.traininglayer.adoption.statistics.records.TimedTask;
import org.traininglayer.adoption.statistics.records.WorkflowStep;
import org.traininglayer.kernel.AccountKey;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.persistence.Rows;

/**
 * How facts were read before: by group and period, each asked of the database. It stands here so
 * that what is cut out of one reading can be held against it.
 */
final class FormerFacts {

  /** A view's window would be reckoned over everybody: those kinds are read from the table. */
  private static final String MEMBERS =
      """
      with m as materialized (
        select * from unnest(cast(:homes as text[]), cast(:names as text[]))
                   as m (home_page, account))
      """;

  private static final Set<String> WAVES = Set.of("PRE", "POST", "W4", "W12");
  private static final Duration LONGEST = Duration.ofHours(8);

  private final JdbcClient jdbc;
  private final OrganisationId organisation;
  private final Members members;
  private final Map<Instrument, Instant> newest = new EnumMap<>(Instrument.class);

  FormerFacts(JdbcClient jdbc, OrganisationId organisation, Members members) {
    this.jdbc = jdbc;
    this.organisation = organisation;
    this.members = members;
  }

  /** When each instrument last told something, of what was read. */
  Map<Instrument, Instant> newest() {
    return newest;
  }

  /** Claims judged without help; guided ones are practice, and kept apart. */
  List<ReviewUnit> reviews(
      LocalDate from, LocalDate to, List<Judged> judged, List<ReviewUnit> guided) {
    List<ReviewUnit> reviews = new ArrayList<>();
    sql("""
    select f.* from m join fact_review_unit f using (home_page, account)
     where f.organisation_id = :organisation and f.week >= :from and f.week < :to
     order by f.decided_at, f.statement_id
    """)
        .param("from", from)
        .param("to", to)
        .query(row -> {
          String person = person(row);
          Instant at = Rows.instantOrNull(row, "decided_at");
          Boolean flagged = row.getObject("flagged", Boolean.class);
          String truth = row.getString("truth");
          if (at == null || flagged == null || truth == null || !there(person, at)) {
            return;
          }
          newest(Instrument.REVIEWS, at);
          boolean right = flagged == truth.equals("ERROR");
          String guidance = text(row, "guidance");
          boolean helped = guidance.equals("guided") || guidance.equals("worked");
          if (helped || guidance.equals("independent")) {
            judged.add(new Judged(person, !helped, right));
          }
          Double prevalence = row.getObject("prevalence", Double.class);
          if (prevalence != null) {
            (helped ? guided : reviews).add(review(row, person, at, flagged, prevalence));
          }
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

  List<PolicyDecision> decisions(LocalDate from, LocalDate to) {
    List<PolicyDecision> decisions = new ArrayList<>();
    sql("""
    select f.* from m join fact_policy_decision f using (home_page, account)
     where f.organisation_id = :organisation and f.week >= :from and f.week < :to
     order by f.decided_at, f.statement_id
    """)
        .param("from", from)
        .param("to", to)
        .query(row -> {
          String person = person(row);
          Instant at = Rows.instantOrNull(row, "decided_at");
          if (at == null
              || row.getString("truth") == null
              || row.getString("choice") == null
              || !there(person, at)) {
            return;
          }
          newest(Instrument.DECISIONS, at);
          PolicyDecision.Truth truth = PolicyDecision.Truth.valueOf(row.getString("truth"));
          PolicyDecision decision =
              new PolicyDecision(
                  person,
                  text(row, "module") + "/" + text(row, "step") + "/" + text(row, "scenario"),
                  text(row, "policy_version"),
                  truth,
                  PolicyDecision.Choice.valueOf(row.getString("choice")),
                  knowledge(truth, row.getObject("knew", Boolean.class)),
                  row.getString("reason"),
                  millis(row, "took_ms"),
                  at);
          if (decision.saysWhyAvoided()) {
            newest(Instrument.REASONS, at);
          }
          decisions.add(decision);
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

  /** Tasks of practice; those without AI also from before the period, wherever the person was. */
  List<TimedTask> tasks(LocalDate from, LocalDate to) {
    List<TimedTask> tasks = new ArrayList<>();
    sql("""
    select f.* from m join fact_timed_task f using (home_page, account)
     where f.organisation_id = :organisation and f.week < :to
       and (f.week >= :from or f.condition = 'UNAIDED')
     order by f.finished_at, f.statement_id
    """)
        .param("from", from)
        .param("to", to)
        .query(row -> {
          String person = person(row);
          Instant at = Rows.instantOrNull(row, "finished_at");
          Duration active = measured(row, "active_ms");
          Duration wall = measured(row, "wall_ms");
          String condition = row.getString("condition");
          if (at == null
              || active == null
              || condition == null
              || !(condition.equals("UNAIDED") || there(person, at))) {
            return;
          }
          newest(Instrument.TASKS, at);
          Double quality = row.getObject("quality", Double.class);
          Integer defects = row.getObject("critical_defects", Integer.class);
          tasks.add(
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
                  row.getBoolean("blind")));
        });
    return tasks;
  }

  /** How sure people said they are; of what was asked again, the newest. */
  List<ConfidenceRating> ratings(LocalDate to) {
    List<ConfidenceRating> ratings = new ArrayList<>();
    sql("""
    select * from (
      select f.home_page, f.account, f.topic, f.scale_length, f.scale_value,
             upper(f.wave) as wave, f.at,
             row_number() over (partition by f.home_page, f.account, f.attempt, f.step, f.item
                                order by f.at desc, f.statement_id) as nth
        from m join adoption_fact f using (home_page, account)
       where f.organisation_id = :organisation and f.kind = 'confidence_rating'
         and f.week < :to) latest
     where nth = 1
     order by at
    """)
        .param("to", to)
        .query(row -> {
          String person = person(row);
          Instant at = Rows.instantOrNull(row, "at");
          int length = row.getInt("scale_length");
          int value = row.getInt("scale_value") + 1;
          String topic = row.getString("topic");
          String wave = row.getString("wave");
          if (at == null
              || topic == null
              || wave == null
              || !WAVES.contains(wave)
              || length < 2
              || value < 1
              || value > length
              || !(wave.equals("PRE") || there(person, at))) {
            return;
          }
          newest(Instrument.RATINGS, at);
          ratings.add(
              new ConfidenceRating(
                  person, topic, length, value, ConfidenceRating.Wave.valueOf(wave)));
        });
    return ratings;
  }

  /** How long people take over choices that are no question of policy. */
  Map<String, LogTimes> neutralTimes(LocalDate from, LocalDate to) {
    Map<String, LogTimes> times = new HashMap<>();
    sql("""
    select f.home_page, f.account, f.took_ms,
           coalesce(f.at, f.week::timestamp at time zone 'UTC') as at
      from m join adoption_fact f using (home_page, account)
     where f.organisation_id = :organisation and f.kind = 'confident_choice'
       and f.truth is null and f.week >= :from and f.week < :to
       and f.took_ms > 0 and f.took_ms <= 28800000
    """)
        .param("from", from)
        .param("to", to)
        .query(row -> {
          String person = person(row);
          if (there(person, Rows.instant(row, "at"))) {
            times.merge(person, LogTimes.of(row.getLong("took_ms") / 1e3), LogTimes::plus);
          }
        });
    return times;
  }

  List<UseWeeks.Known> weeks(LocalDate from, LocalDate to) {
    Map<List<Object>, int[]> sums = new LinkedHashMap<>();
    Map<List<Object>, Set<LocalDate>> days = new HashMap<>();
    sql("""
    select home_page, account, week, active, outputs, source, at
      from (select f.home_page, f.account, f.week, f.active, f.outputs, f.source, f.at,
                   row_number() over (
                     partition by f.home_page, f.account,
                       case when f.source = 'reported' then f.attempt end,
                       case when f.source = 'reported' then f.step
                            else f.statement_id::text end,
                       case when f.source = 'reported' then f.item end
                     order by f.at desc, f.statement_id) as nth
              from m join adoption_fact f using (home_page, account)
             where f.organisation_id = :organisation and f.kind = 'use_week'
               and f.week >= :from and f.week < :to) latest
     where nth = 1
    """)
        .param("from", from)
        .param("to", to)
        .query(row -> {
          String person = person(row);
          Instant at = Rows.instantOrNull(row, "at");
          if (at == null || !there(person, at)) {
            return;
          }
          newest(Instrument.WEEKS, at);
          boolean tool = text(row, "source").equals("observed");
          List<Object> key = List.of(person, row.getObject("week", LocalDate.class));
          int[] sum = sums.computeIfAbsent(key, week -> new int[4]);
          int outputs = row.getInt("outputs");
          if (tool) {
            newest(Instrument.TOOLS, at);
            sum[0] += outputs;
            sum[2] = 1;
            if (row.getBoolean("active") || outputs > 0) {
              days.computeIfAbsent(key, week -> new TreeSet<>())
                  .add(at.atZone(ZoneOffset.UTC).toLocalDate());
            }
          } else {
            sum[1] = Math.max(sum[1], outputs);
          }
          sum[3] |= row.getBoolean("active") ? 1 : 0;
        });
    return sums.entrySet().stream()
        .map(of -> {
          int[] sum = of.getValue();
          int outputs = Math.max(Math.max(sum[0], sum[1]), sum[3]);
          return new UseWeeks.Known(
              (String) of.getKey().get(0),
              (LocalDate) of.getKey().get(1),
              outputs,
              sum[2] == 1,
              days.getOrDefault(of.getKey(), Set.of()));
        })
        .toList();
  }

  /** Entries of runs in modules: each attempt is one. */
  List<WorkflowStep> moduleSteps(LocalDate from, LocalDate to) {
    List<WorkflowStep> steps = new ArrayList<>();
    sql("""
    select f.* from m join fact_workflow_step f using (home_page, account)
     where f.organisation_id = :organisation and f.week >= :from and f.week < :to
       and f.entered is not null and f.run is not null
     order by f.entered, f.statement_id
    """)
        .param("from", from.minusWeeks(CohortRecords.WEEKS_BEFORE))
        .param("to", to)
        .query(row -> {
          String person = person(row);
          Instant entered = Rows.instant(row, "entered");
          if (!there(person, entered)) {
            return;
          }
          Instant left = Rows.instantOrNull(row, "left");
          newest(Instrument.STEPS, entered);
          steps.add(
              new WorkflowStep(
                  person,
                  text(row, "module") + "@" + text(row, "workflow_version"),
                  text(row, "run"),
                  text(row, "step"),
                  entered,
                  left,
                  left == null ? WorkflowStep.Outcome.OPEN : WorkflowStep.Outcome.DONE,
                  WorkflowStep.AiStep.NONE));
        });
    return begunSince(steps, from);
  }

  /** A run that began before the period has lost its beginning. */
  private static List<WorkflowStep> begunSince(List<WorkflowStep> steps, LocalDate from) {
    Instant start = from.atStartOfDay(ZoneOffset.UTC).toInstant();
    Map<String, Instant> begun = new HashMap<>();
    steps.forEach(step -> begun.merge(step.run(), step.entered(), (a, b) -> a.isBefore(b) ? a : b));
    return steps.stream()
        .filter(step -> !begun.getOrDefault(step.run(), Instant.MIN).isBefore(start))
        .toList();
  }

  /**
   * The stages of the last piece of work, as people told them: each is one run. Adds the workflow
   * of each version.
   */
  List<WorkflowStep> workSteps(LocalDate from, LocalDate to, Map<String, Workflow> workflows) {
    List<WorkflowStep> steps = new ArrayList<>();
    sql("""
    select * from (
      select f.home_page, f.account, f.module, f.version, f.item, f.statement_id, f.at,
             f.steps_done, f.steps_all, f.steps_check,
             row_number() over (partition by f.home_page, f.account, f.attempt, f.step, f.item
                                order by f.at desc, f.statement_id) as nth
        from m join adoption_fact f using (home_page, account)
       where f.organisation_id = :organisation and f.kind = 'workflow_step'
         and f.setting = 'checkin' and f.week >= :from and f.week < :to) latest
     where nth = 1
     order by at, statement_id
    """)
        .param("from", from)
        .param("to", to)
        .query(row -> {
          String person = person(row);
          Instant at = Rows.instantOrNull(row, "at");
          if (at == null || row.getArray("steps_all") == null || !there(person, at)) {
            return;
          }
          newest(Instrument.STEPS, at);
          List<String> all = texts(row, "steps_all").stream().distinct().toList();
          String version =
              text(row, "module") + "/" + text(row, "item") + "@" + text(row, "version");
          Set<String> checks = new TreeSet<>(texts(row, "steps_check"));
          checks.retainAll(all);
          // Answers from before say nothing of checks; the same stages are checked all the same.
          Workflow flow =
              workflows.merge(
                  version,
                  new Workflow(version, all, checks, Set.of(), FactCut.ENDED),
                  (known, same) ->
                      known.mandatoryChecks().isEmpty() && known.steps().containsAll(checks)
                          ? known.withChecks(checks)
                          : known);
          String run = text(row, "statement_id");
          for (String step : texts(row, "steps_done")) {
            if (flow.steps().contains(step)) {
              steps.add(
                  new WorkflowStep(
                      person,
                      version,
                      run,
                      step,
                      at,
                      at,
                      WorkflowStep.Outcome.DONE,
                      WorkflowStep.AiStep.NONE));
            }
          }
        });
    return steps;
  }

  private StatementSpec sql(String query) {
    return jdbc.sql(MEMBERS + query)
        .param("organisation", organisation.value())
        .param(
            "homes", members.accounts().stream().map(AccountKey::homePage).toArray(String[]::new))
        .param("names", members.accounts().stream().map(AccountKey::name).toArray(String[]::new));
  }

  private boolean there(String person, Instant at) {
    return members.there(person, at.atZone(ZoneOffset.UTC).toLocalDate());
  }

  private void newest(Instrument instrument, Instant at) {
    newest.merge(instrument, at, (a, b) -> a.isAfter(b) ? a : b);
  }

  private static String person(ResultSet row) throws SQLException {
    return Members.person(row.getString("home_page"), row.getString("account"));
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
