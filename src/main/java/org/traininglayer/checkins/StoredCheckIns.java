package org.traininglayer.checkins;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.traininglayer.catalog.Catalog;
import org.traininglayer.catalog.Markdown;
import org.traininglayer.catalog.Module;
import org.traininglayer.checkins.CheckIn.Said;
import org.traininglayer.delivery.Mails;
import org.traininglayer.kernel.CourseId;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.LearnersErased;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.learning.AttemptContext;
import org.traininglayer.learning.Attempts;
import org.traininglayer.learning.Attempts.Place;
import org.traininglayer.learning.Attempts.Placed;
import org.traininglayer.learning.Attempts.Summary;
import org.traininglayer.learning.CourseRules;
import org.traininglayer.learning.CourseRules.EffectiveCourseSettings;
import org.traininglayer.learning.LearningEvent.ResponseGiven;
import org.traininglayer.persistence.Rows;
import org.traininglayer.persistence.RowsOfPeople;
import org.traininglayer.steps.checkin.CheckinStep;
import org.traininglayer.steps.checkin.CheckinStep.Stage;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The tables {@code check_in} and {@code check_in_confirmation}; all else follows from attempts.
 */
@Component
class StoredCheckIns implements CheckIns {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<Map<String, List<String>>> REPLIES = new TypeReference<>() {};
  private static final TypeReference<List<Stage>> STAGES = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final Attempts attempts;
  private final CourseRules rules;
  private final Catalog catalog;
  private final Questionnaire questionnaire;
  private final CheckInReviews reviews;
  private final ApplicationEventPublisher events;
  private final Mails mails;

  StoredCheckIns(
      JdbcClient jdbc,
      Attempts attempts,
      CourseRules rules,
      Catalog catalog,
      Questionnaire questionnaire,
      CheckInReviews reviews,
      ApplicationEventPublisher events,
      Mails mails) {
    this.jdbc = jdbc;
    this.attempts = attempts;
    this.rules = rules;
    this.catalog = catalog;
    this.questionnaire = questionnaire;
    this.reviews = reviews;
    this.events = events;
    this.mails = mails;
  }

  /** One person at one module in one course. */
  private record Whose(CourseId course, LearnerId learner, ModuleId module) {}

  @Override
  public Map<String, Module.Variable> names() {
    return questionnaire.variables();
  }

  @Override
  public List<CheckIn> of(Place place, LearnerId learner, Instant now) {
    return checkIns(
        place.organisation(),
        attempts.in(place, learner).stream().map(one -> at(place, one)).toList(),
        said("course_id = :id and learner_id = :learner", place.course().value(), learner, null),
        now);
  }

  @Override
  public List<CheckIn> in(Place place, Instant now) {
    return checkIns(
        place.organisation(),
        attempts.in(place).stream().map(one -> at(place, one)).toList(),
        said("course_id = :id", place.course().value(), null, null),
        now);
  }

  /** All passes are read: which of them begin a plan follows from those before them. */
  @Override
  public List<CheckIn> recent(OrganisationId organisation, Instant now) {
    Instant since = now.minus(Plan.WHOLE);
    return checkIns(
            organisation,
            attempts.passed(organisation, Instant.EPOCH),
            said("organisation_id = :id and due_at >= :since", organisation.value(), null, since),
            now)
        .stream()
        .filter(one -> !one.dueAt().isBefore(since))
        .toList();
  }

  private static Placed at(Place place, Summary one) {
    return new Placed(one, place.course());
  }

  private List<CheckIn> checkIns(
      OrganisationId organisation, List<Placed> all, Map<UUID, Said> said, Instant now) {
    Map<Whose, List<Summary>> byPerson = new LinkedHashMap<>();
    for (Placed one : all) {
      CourseId course = one.course();
      Summary attempt = one.summary();
      if (course != null && attempt.hasPassed()) {
        byPerson
            .computeIfAbsent(
                new Whose(course, attempt.learner(), attempt.module()), who -> new ArrayList<>())
            .add(attempt);
      }
    }
    Map<CourseId, List<Integer>> weeks = new HashMap<>();
    List<CheckIn> checkIns = new ArrayList<>();
    byPerson.forEach((who, made) -> {
      List<Integer> ofCourse =
          weeks.computeIfAbsent(
              who.course, id -> rules.inForce(organisation, id).settings().checkInWeeks());
      for (Summary passed : Plan.beginnings(made)) {
        List<String> ofModule =
            catalog
                .findOrNewest(passed.module(), passed.version())
                .map(Module::checkIns)
                .orElse(List.of());
        for (String moment : Plan.moments(ofModule, ofCourse)) {
          checkIns.add(checkIn(who.course, passed, moment, said, now));
        }
      }
    });
    checkIns.sort(Comparator.comparing(CheckIn::dueAt).thenComparing(CheckIn::registration));
    return checkIns;
  }

  private CheckIn checkIn(
      CourseId course, Summary passed, String moment, Map<UUID, Said> all, Instant now) {
    UUID registration = Plan.registration(passed.registration(), moment);
    Instant due = Plan.due(Plan.completed(passed), moment);
    Said said = all.get(registration);
    return new CheckIn(
        registration,
        course,
        passed,
        moment,
        due,
        Plan.state(due, said == null ? null : said.answeredAt(), now),
        said,
        questionnaire.asksLead(moment));
  }

  @Override
  public Optional<CheckInForm> asked(Place place, CheckIn one, @Nullable String role) {
    Said said = one.said();
    return module(place, one)
        .map(module ->
            new CheckInForm(
                module,
                questionnaire.step(one.moment(), module, role, names(place)),
                said == null ? Map.of() : said.replies()));
  }

  @Override
  @Transactional
  public boolean answer(
      Place place,
      CheckIn one,
      CheckInForm form,
      AttemptContext context,
      Map<String, List<String>> replies,
      Instant now) {
    CheckinStep step = form.step();
    Said before = locked(place, one);
    if (!mayAnswer(one, before, now)) {
      return false;
    }
    boolean first = before == null && began(place, one, step, context, now);
    if (before == null && !first) {
      before = locked(place, one); // answered in this moment, or erased
      if (before == null) {
        return false;
      }
    }
    if (first) {
      mails.withdraw(one.registration()); // a reminder that did not leave yet
    }
    Told.Earlier earlier =
        before == null
            ? Told.Earlier.NOTHING
            : new Told.Earlier(before.replies(), before.changes(), before.lastEventAt());
    List<ResponseGiven> given =
        new Told(context, form.module(), one.registration(), step).answered(replies, earlier, now);
    if (!given.isEmpty()) {
      jdbc.sql(
              """
              update check_in
              set replies = :replies::jsonb, stages = :stages::jsonb, changed_at = :now,
                last_event_at = :last, changes = changes + :more
              where registration = :registration and organisation_id = :organisation
              """)
          .param("replies", JSON.writeValueAsString(replies))
          .param("stages", JSON.writeValueAsString(stages(step)))
          .param("now", now.atOffset(ZoneOffset.UTC))
          .param("last", given.getLast().occasion().at().atOffset(ZoneOffset.UTC))
          .param("more", first ? 0 : 1)
          .param("registration", one.registration())
          .param("organisation", place.organisation().value())
          .update();
      given.forEach(events::publishEvent);
    }
    return true;
  }

  private static boolean mayAnswer(CheckIn one, @Nullable Said before, Instant now) {
    return switch (Plan.state(one.dueAt(), before == null ? null : before.answeredAt(), now)) {
      case OPEN, EDITABLE -> true;
      case UPCOMING, ANSWERED, EXPIRED -> false;
    };
  }

  /** The row of a check-in; false when it is there already, or the person was erased. */
  private boolean began(
      Place place, CheckIn one, CheckinStep step, AttemptContext context, Instant now) {
    return jdbc.sql(
                """
                insert into check_in (registration, organisation_id, course_id, learner_id, attempt,
                  module_id, module_version, moment, due_at, replies, stages, answered_at,
                  changed_at, last_event_at, sample)
                values (:registration, :organisation, :course, :learner, :attempt,
                  :module, :version, :moment, :due, '{}', :stages::jsonb, :now,
                  :now, :now, :sample)
                on conflict (registration) do nothing
                """)
            .param("registration", one.registration())
            .param("organisation", place.organisation().value())
            .param("course", place.course().value())
            .param("learner", one.learner().value())
            .param("attempt", one.passed().registration())
            .param("module", one.module().value())
            .param("version", one.passed().version())
            .param("moment", one.moment())
            .param("due", one.dueAt().atOffset(ZoneOffset.UTC))
            .param("stages", JSON.writeValueAsString(stages(step)))
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("sample", context.sample())
            .update()
        == 1;
  }

  private @Nullable Said locked(Place place, CheckIn one) {
    return jdbc.sql(
            """
            select * from check_in
            where registration = :registration and organisation_id = :organisation for update
            """)
        .param("registration", one.registration())
        .param("organisation", place.organisation().value())
        .query((row, n) -> said(row))
        .optional()
        .orElse(null);
  }

  private static List<Stage> stages(CheckinStep step) {
    return step.items().stream()
        .filter(item -> item.kind() == CheckinStep.Kind.STAGE_LIST)
        .findFirst()
        .map(CheckinStep.Item::stages)
        .orElse(List.of());
  }

  @Override
  public List<FollowUp> followUps(Place place, CheckIn one) {
    Said said = one.said();
    if (said == null) {
      return List.of();
    }
    Double caught =
        letThrough(place, one)
            ? Double.valueOf(0)
            : attempts
                .find(place.organisation(), one.passed().registration())
                .map(Attempts.Whole::progress)
                .map(Caught::in)
                .orElse(null);
    var filled = questionnaire.filling(names(place));
    return FollowUps.of(questionnaire.rules(), said.replies(), caught).stream()
        .map(rule ->
            new FollowUp(
                rule.id(),
                Markdown.inline(filled.apply(rule.text())),
                rule.module() == null
                    ? null
                    : rule.module().equals("same") ? one.module() : new ModuleId(rule.module()),
                rule.afterDays()))
        .toList();
  }

  /**
   * An error that slipped through weeks later counts for more than what was caught in the module.
   */
  private boolean letThrough(Place place, CheckIn one) {
    return reviews.of(place, one).filter(CheckInReview::letThrough).isPresent();
  }

  @Override
  public Map<UUID, CheckInForm> forLead(
      Place place, List<CheckIn> all, Map<UUID, Confirmation> confirmed) {
    Map<String, String> names = names(place);
    Map<UUID, CheckInForm> forms = new HashMap<>();
    for (CheckIn one : all) {
      Confirmation before = confirmed.get(one.registration());
      catalog
          .findOrNewest(one.module(), one.passed().version(), names)
          .ifPresent(module ->
              forms.put(
                  one.registration(),
                  new CheckInForm(
                      module,
                      questionnaire.lead(one.moment(), names),
                      before == null ? Map.of() : before.replies())));
    }
    return forms;
  }

  @Override
  public List<CheckIn> awaited(List<CheckIn> all, Map<UUID, Confirmation> confirmed, Instant now) {
    return Confirmations.awaited(all, confirmed.keySet(), now);
  }

  @Override
  public Map<UUID, Confirmation> confirmations(Place place) {
    Map<UUID, Confirmation> newest = new HashMap<>();
    jdbc.sql(
            """
            select distinct on (registration) registration, by_learner_id, replies, confirmed_at
            from check_in_confirmation
            where organisation_id = :organisation and course_id = :course
            order by registration, confirmed_at desc
            """)
        .param("organisation", place.organisation().value())
        .param("course", place.course().value())
        .query((row, n) ->
            new Confirmation(
                Rows.uuid(row, "registration"),
                Rows.idOrNull(row, "by_learner_id", LearnerId::new),
                JSON.readValue(row.getString("replies"), REPLIES),
                Rows.instant(row, "confirmed_at")))
        .list()
        .forEach(one -> newest.put(one.checkIn(), one));
    return newest;
  }

  @Override
  @Transactional
  public boolean confirm(
      Place place,
      CheckIn one,
      AttemptContext context,
      Map<String, List<String>> replies,
      Instant now) {
    Module module = module(place, one).orElse(null);
    if (module == null) {
      return false;
    }
    // One after the other, so that each knows what was said before it.
    jdbc.sql("select pg_advisory_xact_lock(7352, hashtext(:registration))")
        .param("registration", one.registration().toString())
        .query((row, n) -> n)
        .list();
    Confirmation before = confirmations(place).get(one.registration());
    CheckinStep step = questionnaire.lead(one.moment(), names(place));
    List<ResponseGiven> given =
        new Told(context, module, one.registration(), step)
            .confirmed(
                replies,
                before == null
                    ? Told.Earlier.NOTHING
                    : new Told.Earlier(
                        before.replies(), confirmed(place, one) - 1, newest(before, one.said())),
                now);
    if (given.isEmpty()) {
      return true;
    }
    boolean kept =
        jdbc.sql(
                    """
                    insert into check_in_confirmation (id, registration, organisation_id, course_id,
                      learner_id, by_learner_id, module_id, replies, confirmed_at)
                    values (:id, :registration, :organisation, :course,
                      :learner, :by, :module, :replies::jsonb, :now)
                    """)
                .param("id", UUID.randomUUID())
                .param("registration", one.registration())
                .param("organisation", place.organisation().value())
                .param("course", place.course().value())
                .param("learner", one.learner().value())
                .param("by", context.key().learner().value())
                .param("module", one.module().value())
                .param("replies", JSON.writeValueAsString(replies))
                .param("now", given.getLast().occasion().at().atOffset(ZoneOffset.UTC))
                .update()
            == 1;
    if (kept) {
      given.forEach(events::publishEvent);
    }
    return kept;
  }

  /** When something was last told of a check-in. */
  private static Instant newest(Confirmation before, @Nullable Said said) {
    return said != null && said.lastEventAt().isAfter(before.at())
        ? said.lastEventAt()
        : before.at();
  }

  /** How often somebody has confirmed. */
  private int confirmed(Place place, CheckIn one) {
    return jdbc.sql(
            """
            select count(*) from check_in_confirmation
            where organisation_id = :organisation and registration = :registration
            """)
        .param("organisation", place.organisation().value())
        .param("registration", one.registration())
        .query(Integer.class)
        .single();
  }

  /** What people answered goes with them; what they confirmed stays, without them. */
  @EventListener
  void on(LearnersErased erased) {
    UUID organisation = erased.organisation().value();
    RowsOfPeople.delete(jdbc, "check_in", organisation, erased.learnerIds());
    RowsOfPeople.delete(jdbc, "check_in_confirmation", organisation, erased.learnerIds());
    jdbc.sql(
            """
            update check_in_confirmation set by_learner_id = null
            where organisation_id = :organisation and by_learner_id = any(:learners)
            """)
        .param("organisation", organisation)
        .param("learners", erased.learnerIds().toArray(UUID[]::new))
        .update();
  }

  private Optional<Module> module(Place place, CheckIn one) {
    return catalog.findOrNewest(one.module(), one.passed().version(), names(place));
  }

  private Map<String, String> names(Place place) {
    return names(rules, place);
  }

  /** The names that a course uses: its own before those of the organisation. */
  static Map<String, String> names(CourseRules rules, Place place) {
    EffectiveCourseSettings inForce = rules.inForce(place.organisation(), place.course());
    Map<String, String> names = new HashMap<>(inForce.organisation().names());
    inForce
        .settings()
        .names()
        .forEach((name, value) -> {
          if (!value.isBlank()) {
            names.put(name, value);
          }
        });
    return names;
  }

  private Map<UUID, Said> said(
      String which, UUID id, @Nullable LearnerId learner, @Nullable Instant since) {
    Map<UUID, Said> said = new HashMap<>();
    var query = jdbc.sql("select * from check_in where " + which).param("id", id);
    if (learner != null) {
      query = query.param("learner", learner.value(), Types.OTHER);
    }
    if (since != null) {
      query = query.param("since", since.atOffset(ZoneOffset.UTC));
    }
    query
        .query((row, n) -> Map.entry(Rows.uuid(row, "registration"), said(row)))
        .list()
        .forEach(one -> said.put(one.getKey(), one.getValue()));
    return said;
  }

  private static Said said(ResultSet row) throws SQLException {
    return new Said(
        JSON.readValue(row.getString("replies"), REPLIES),
        JSON.readValue(row.getString("stages"), STAGES),
        Rows.instant(row, "answered_at"),
        Rows.instant(row, "changed_at"),
        Rows.instant(row, "last_event_at"),
        row.getInt("changes"));
  }
}
