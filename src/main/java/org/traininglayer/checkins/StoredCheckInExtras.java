package org.traininglayer.checkins;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.traininglayer.catalog.Catalog;
import org.traininglayer.catalog.Module;
import org.traininglayer.catalog.Step;
import org.traininglayer.checkins.CheckInExtra.Part;
import org.traininglayer.checkins.CheckInExtra.Taken;
import org.traininglayer.checkins.CheckInReview.Look;
import org.traininglayer.kernel.LearnersErased;
import org.traininglayer.learning.AttemptContext;
import org.traininglayer.learning.Attempts.Place;
import org.traininglayer.learning.CourseRules;
import org.traininglayer.persistence.Rows;
import org.traininglayer.steps.Draw;
import org.traininglayer.steps.FormValues;
import org.traininglayer.steps.StepTypes;
import org.traininglayer.steps.StepWork;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code check_in_extra}. */
@Component
class StoredCheckInExtras implements CheckInExtras {

  private static final Duration LONGEST_GAP = Duration.ofMinutes(2);
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private final JdbcClient jdbc;
  private final Catalog catalog;
  private final CourseRules rules;
  private final Questionnaire questionnaire;
  private final PermissionPool pool;
  private final ApplicationEventPublisher events;

  StoredCheckInExtras(
      JdbcClient jdbc,
      Catalog catalog,
      CourseRules rules,
      Questionnaire questionnaire,
      PermissionPool pool,
      ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.catalog = catalog;
    this.rules = rules;
    this.questionnaire = questionnaire;
    this.pool = pool;
    this.events = events;
  }

  /** A row. */
  private record Row(String item, String works, int answered, Instant touchedAt) {

    /** Since the step was shown; a gap counts for two minutes at most. */
    Duration active(Instant now) {
      Duration gap = Duration.between(touchedAt, now);
      return gap.isNegative() ? Duration.ZERO : gap.compareTo(LONGEST_GAP) > 0 ? LONGEST_GAP : gap;
    }
  }

  @Override
  public List<Offer> offers(Place place, CheckIn one, Instant now) {
    List<Part> asked = questionnaire.extras(one.moment());
    if (asked.isEmpty() || one.said() == null) {
      return List.of();
    }
    boolean may = may(place, one, now);
    List<Offer> offers = new ArrayList<>();
    for (Part part : asked) {
      CheckInExtra begun = of(place, one, part).orElse(null);
      if (begun == null ? may : may || begun.done()) {
        double minutes =
            begun == null ? longest(place, one, part) : CheckInExtra.minutes(begun.steps());
        if (minutes > 0) {
          offers.add(new Offer(part, (int) Math.ceil(minutes), begun != null && begun.done()));
        }
      }
    }
    return offers;
  }

  /** Minutes of a part that is not begun; 0 where there is nothing to ask. */
  private double longest(Place place, CheckIn one, Part part) {
    return switch (part) {
      case PERMISSION ->
          pool.all().stream()
              .mapToDouble(id -> CheckInExtra.minutes(pool.steps(id)))
              .max()
              .orElse(0);
      case CONFIDENCE ->
          passed(place, one)
              .flatMap(FollowUpRating::of)
              .map(step -> CheckInExtra.minutes(List.of(step)))
              .orElse(0.0);
    };
  }

  @Override
  public Optional<CheckInExtra> of(Place place, CheckIn one, Part part) {
    return row(place, one, part, "").flatMap(row -> extra(place, one, part, row));
  }

  private Optional<CheckInExtra> extra(Place place, CheckIn one, Part part, Row row) {
    return begun(place, one, part, row.item)
        .map(begun ->
            new CheckInExtra(
                part,
                begun.module(),
                begun.steps(),
                works(begun.steps(), row.works),
                row.answered));
  }

  private Optional<CheckInExtra> begun(Place place, CheckIn one, Part part, String item) {
    return switch (part) {
      case PERMISSION -> {
        List<Step> steps = pool.steps(item);
        yield steps.isEmpty()
            ? Optional.empty()
            : Optional.of(CheckInExtra.begun(part, pool.module(), steps));
      }
      case CONFIDENCE ->
          passed(place, one)
              .flatMap(module ->
                  FollowUpRating.of(module)
                      .map(step -> CheckInExtra.begun(part, module, List.of(step))));
    };
  }

  private Optional<Module> passed(Place place, CheckIn one) {
    return catalog.findOrNewest(
        one.module(), one.passed().version(), StoredCheckIns.names(rules, place));
  }

  @Override
  @Transactional
  public Optional<CheckInExtra> begin(
      Place place,
      CheckIn one,
      Part part,
      @Nullable String role,
      AttemptContext context,
      Instant now) {
    Optional<CheckInExtra> begun = of(place, one, part);
    boolean may = may(place, one, now);
    if (begun.isPresent()) {
      return begun.filter(extra -> extra.done() || may);
    }
    if (!may || !questionnaire.extras(one.moment()).contains(part)) {
      return Optional.empty();
    }
    String item = part == Part.PERMISSION ? next(place, one, role) : "";
    if (begun(place, one, part, item).isEmpty()) {
      return Optional.empty();
    }
    jdbc.sql(
            """
            insert into check_in_extra (registration, part, organisation_id, course_id, learner_id,
              item, begun_at, touched_at, sample)
            values (:registration, :part, :organisation, :course, :learner,
              :item, :now, :now, :sample)
            on conflict (registration, part) do nothing
            """)
        .param("registration", one.registration())
        .param("part", part.word())
        .param("organisation", place.organisation().value())
        .param("course", place.course().value())
        .param("learner", one.learner().value())
        .param("item", item)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("sample", context.sample())
        .update();
    return of(place, one, part);
  }

  private String next(Place place, CheckIn one, @Nullable String role) {
    String known =
        catalog
            .findOrNewest(one.module(), one.passed().version())
            .map(module -> Questionnaire.role(role, module))
            .orElse(role);
    // One person's, one after the other, so that two pages at once get two uses.
    jdbc.sql("select pg_advisory_xact_lock(7354, hashtext(:learner))")
        .param("learner", one.learner().value().toString())
        .query((row, n) -> n)
        .list();
    List<String> given =
        jdbc.sql(
                """
                select item from check_in_extra
                where organisation_id = :organisation and learner_id = :learner
                  and part = 'permission'
                order by begun_at, registration
                """)
            .param("organisation", place.organisation().value())
            .param("learner", one.learner().value())
            .query(String.class)
            .list();
    return pool.next(known, Draw.seed(one.learner().toString()), given);
  }

  @Override
  @Transactional
  public Optional<Answered> answer(
      Place place,
      CheckIn one,
      Part part,
      int at,
      AttemptContext context,
      FormValues form,
      Instant now) {
    Row row = row(place, one, part, "for update").orElse(null);
    Module module = catalog.findOrNewest(one.module(), one.passed().version()).orElse(null);
    CheckInExtra extra = row == null ? null : extra(place, one, part, row).orElse(null);
    if (row == null || extra == null || module == null) {
      return Optional.empty();
    }
    if (extra.done() || extra.answered() != at) {
      return Optional.of(new Answered(extra, null));
    }
    if (!may(place, one, now)) {
      return Optional.empty();
    }
    Taken taken = extra.take(form, new Look(extra.module(), now, Set.of(), row.active(now)));
    boolean next = taken.after().answered() > extra.answered();
    jdbc.sql(
            """
            update check_in_extra
            set works = :works::jsonb, answered = :answered,
              touched_at = case when :next then :now else touched_at end,
              finished_at = case when :done then :now else finished_at end
            where registration = :registration and part = :part
              and organisation_id = :organisation
            """)
        .param("works", JSON.writeValueAsString(taken.after().works()))
        .param("answered", taken.after().answered())
        .param("next", next)
        .param("done", taken.after().done())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("registration", one.registration())
        .param("part", part.word())
        .param("organisation", place.organisation().value())
        .update();
    new ToldExtra(context, module, one.registration(), one.moment())
        .events(part, extra.step(), taken.responses(), now)
        .forEach(events::publishEvent);
    return Optional.of(new Answered(taken.after(), taken.missing()));
  }

  /** Whether the questions were answered, and their answers may be changed yet. */
  private boolean may(Place place, CheckIn one, Instant now) {
    return jdbc.sql(
            """
            select answered_at from check_in
            where registration = :registration and organisation_id = :organisation
            """)
        .param("registration", one.registration())
        .param("organisation", place.organisation().value())
        .query((row, n) -> Rows.instant(row, "answered_at"))
        .optional()
        .map(answered -> Plan.state(one.dueAt(), answered, now) == CheckIn.State.EDITABLE)
        .orElse(false);
  }

  private Optional<Row> row(Place place, CheckIn one, Part part, String lock) {
    return jdbc.sql(
            "select * from check_in_extra where registration = :registration and part = :part"
                + " and organisation_id = :organisation "
                + lock)
        .param("registration", one.registration())
        .param("part", part.word())
        .param("organisation", place.organisation().value())
        .query((row, n) -> row(row))
        .optional();
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getString("item"),
        row.getString("works"),
        row.getInt("answered"),
        Rows.instant(row, "touched_at"));
  }

  private static List<StepWork> works(List<Step> steps, String json) {
    JsonNode kept = JSON.readTree(json);
    List<StepWork> works = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      StepWork begun = StepTypes.of(steps.get(i)).rules().begin();
      works.add(kept.has(i) ? JSON.treeToValue(kept.get(i), begun.getClass()) : begun);
    }
    return works;
  }

  /** Goes with the person. */
  @EventListener
  void on(LearnersErased erased) {
    jdbc.sql(
            """
            delete from check_in_extra
            where organisation_id = :organisation
              and learner_id = any(cast(:learners as uuid[]))
            """)
        .param("organisation", erased.organisation().value())
        .param(
            "learners",
            erased.learners().stream().map(l -> l.value().toString()).toArray(String[]::new))
        .update();
  }
}
