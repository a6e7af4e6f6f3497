package org.traininglayer.checkins;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
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
import org.traininglayer.checkins.CheckInReview.Handed;
import org.traininglayer.checkins.CheckInReview.Look;
import org.traininglayer.kernel.LearnersErased;
import org.traininglayer.learning.AttemptContext;
import org.traininglayer.learning.Attempts.Place;
import org.traininglayer.persistence.Rows;
import org.traininglayer.persistence.RowsOfPeople;
import org.traininglayer.steps.Draw;
import org.traininglayer.steps.Sureness;
import org.traininglayer.steps.review.ReviewStep;

/** The table {@code check_in_review}. */
@Component
class StoredCheckInReviews implements CheckInReviews {

  private static final Duration LONGEST_GAP = Duration.ofMinutes(2);

  private final JdbcClient jdbc;
  private final Catalog catalog;
  private final ReviewPool pool;
  private final ApplicationEventPublisher events;

  StoredCheckInReviews(
      JdbcClient jdbc, Catalog catalog, ReviewPool pool, ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.catalog = catalog;
    this.pool = pool;
    this.events = events;
  }

  /** A row. */
  private record Row(
      String item, Instant touchedAt, long activeMillis, boolean opened, @Nullable Handed handed) {

    Duration active(Instant now) {
      Duration gap = Duration.between(touchedAt, now);
      Duration counted =
          gap.isNegative() ? Duration.ZERO : gap.compareTo(LONGEST_GAP) > 0 ? LONGEST_GAP : gap;
      return Duration.ofMillis(activeMillis).plus(counted);
    }
  }

  @Override
  public Optional<CheckInReview> of(Place place, CheckIn one) {
    return row(place, one, "").flatMap(this::review);
  }

  private Optional<CheckInReview> review(Row row) {
    return pool.item(row.item)
        .map(step -> new CheckInReview(pool.module(), step, row.opened, row.handed));
  }

  @Override
  @Transactional
  public Optional<CheckInReview> begin(
      Place place, CheckIn one, @Nullable String role, AttemptContext context, Instant now) {
    Optional<CheckInReview> begun = of(place, one);
    if (begun.isPresent() || !CheckInReviews.may(one)) {
      return begun;
    }
    String known =
        catalog
            .findOrNewest(one.module(), one.passed().version())
            .map(module -> Questionnaire.role(role, module))
            .orElse(role);
    // One person's, one after the other, so that two pages at once get two texts.
    jdbc.sql("select pg_advisory_xact_lock(7353, hashtext(:learner))")
        .param("learner", one.learner().value().toString())
        .query((row, n) -> n)
        .list();
    List<String> given =
        jdbc.sql(
                """
                select item from check_in_review
                where organisation_id = :organisation and learner_id = :learner
                order by begun_at, registration
                """)
            .param("organisation", place.organisation().value())
            .param("learner", one.learner().value())
            .query(String.class)
            .list();
    jdbc.sql(
            """
            insert into check_in_review (registration, organisation_id, course_id, learner_id, item,
              begun_at, touched_at, sample)
            values (:registration, :organisation, :course, :learner, :item, :now, :now, :sample)
            on conflict (registration) do nothing
            """)
        .param("registration", one.registration())
        .param("organisation", place.organisation().value())
        .param("course", place.course().value())
        .param("learner", one.learner().value())
        .param("item", pool.next(known, Draw.seed(one.learner().toString()), given))
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("sample", context.sample())
        .update();
    return of(place, one);
  }

  @Override
  public void open(Place place, CheckIn one, Instant now) {
    row(place, one, "")
        .filter(row -> row.handed == null)
        .ifPresent(row ->
            jdbc.sql(
                    """
                    update check_in_review
                    set opened = true, active_millis = :active, touched_at = :now
                    where registration = :registration and organisation_id = :organisation
                      and submitted_at is null
                    """)
                .param("active", row.active(now).toMillis())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("registration", one.registration())
                .param("organisation", place.organisation().value())
                .update());
  }

  @Override
  @Transactional
  public boolean handIn(
      Place place, CheckIn one, AttemptContext context, Handed handed, Instant now) {
    Row row = row(place, one, "for update").orElse(null);
    Module module = catalog.findOrNewest(one.module(), one.passed().version()).orElse(null);
    if (row == null || row.handed != null || module == null || !CheckInReviews.may(one)) {
      return false;
    }
    ReviewStep step = pool.item(row.item).orElse(null);
    if (step == null) {
      return false;
    }
    Sureness.optional(true, handed.confidence());
    Duration active = row.active(now);
    jdbc.sql(
            """
            update check_in_review
            set marks = :marks, confidence = :confidence, submitted_at = :now, touched_at = :now,
              active_millis = :active
            where registration = :registration and organisation_id = :organisation
            """)
        .param("marks", handed.marks().stream().sorted().toArray(String[]::new))
        .param("confidence", handed.confidence(), java.sql.Types.INTEGER)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("active", active.toMillis())
        .param("registration", one.registration())
        .param("organisation", place.organisation().value())
        .update();
    new ToldReview(context, module, one.registration(), one.moment())
        .events(
            step,
            handed,
            new Look(
                pool.module(),
                now,
                row.opened ? Set.copyOf(step.head().artefacts()) : Set.of(),
                active))
        .forEach(events::publishEvent);
    return true;
  }

  private Optional<Row> row(Place place, CheckIn one, String lock) {
    return jdbc.sql(
            "select * from check_in_review where registration = :registration"
                + " and organisation_id = :organisation "
                + lock)
        .param("registration", one.registration())
        .param("organisation", place.organisation().value())
        .query((row, n) -> row(row))
        .optional();
  }

  private static Row row(ResultSet row) throws SQLException {
    Array marks = row.getArray("marks");
    int sure = row.getInt("confidence");
    Integer confidence = row.wasNull() ? null : Integer.valueOf(sure);
    return new Row(
        row.getString("item"),
        Rows.instant(row, "touched_at"),
        row.getLong("active_millis"),
        row.getBoolean("opened"),
        marks == null ? null : new Handed(Set.of((String[]) marks.getArray()), confidence));
  }

  /** Goes with the person. */
  @EventListener
  void on(LearnersErased erased) {
    RowsOfPeople.delete(
        jdbc, "check_in_review", erased.organisation().value(), erased.learnerIds());
  }
}
