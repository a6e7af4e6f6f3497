package org.traininglayer.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.traininglayer.delivery.Deliveries.GradeState;
import org.traininglayer.kernel.CourseId;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.kernel.PlatformId;
import org.traininglayer.learning.AttemptContext;

/** How each grade stands, as kept. */
@Component
class Grades {

  private final JdbcClient jdbc;

  Grades(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The grade of a context, locked until the end of the transaction. */
  Optional<Kept> of(AttemptContext context) {
    return jdbc.sql(
            """
            select * from delivery_grade
            where organisation_id = :organisation and learner_id = :learner
              and platform_id = :platform and resource_link_id = :link and module_id = :module
            for update
            """)
        .param("organisation", context.key().organisation().value())
        .param("learner", context.key().learner().value())
        .param("platform", context.key().platform().value())
        .param("link", context.key().resourceLinkId())
        .param("module", context.key().module().value())
        .query(Grades::kept)
        .optional();
  }

  /** One grade, locked until the end of the transaction. */
  Optional<Kept> find(UUID grade) {
    return jdbc.sql("select * from delivery_grade where id = :id for update")
        .param("id", grade)
        .query(Grades::kept)
        .optional();
  }

  /**
   * Keeps what an attempt came to; the best score counts.
   *
   * @param hindrance why nothing is sent; null when something is
   */
  Kept enter(
      AttemptContext context,
      @Nullable CourseId course,
      UUID registration,
      double share,
      Instant at,
      @Nullable PassbackObstacle hindrance,
      @Nullable String lineItem) {
    return jdbc.sql(
            """
            insert into delivery_grade
              (id, organisation_id, platform_id, course_id, resource_link_id, module_id, learner_id,
               subject, locale, registration, score, completed_at, hindrance, reason, line_item)
            values (gen_random_uuid(), :organisation, :platform, cast(:course as uuid), :link,
               :module, :learner, :subject, :locale, :registration, :score, :at, :hindrance,
               :reason, :line_item)
            on conflict (organisation_id, learner_id, platform_id, resource_link_id, module_id)
            do update set
              course_id = coalesce(excluded.course_id, delivery_grade.course_id),
              registration = case when excluded.score > delivery_grade.score
                then excluded.registration else delivery_grade.registration end,
              score = greatest(excluded.score, delivery_grade.score),
              locale = excluded.locale, completed_at = excluded.completed_at,
              hindrance = excluded.hindrance, reason = excluded.reason,
              line_item = coalesce(excluded.line_item, delivery_grade.line_item),
              updated_at = now()
            returning *
            """)
        .param("organisation", context.key().organisation().value())
        .param("platform", context.key().platform().value())
        .param("course", course == null ? null : course.toString(), Types.VARCHAR)
        .param("link", context.key().resourceLinkId())
        .param("module", context.key().module().value())
        .param("learner", context.key().learner().value())
        .param("subject", context.account().name())
        .param("locale", context.locale().toLanguageTag())
        .param("registration", registration)
        .param("score", share)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("hindrance", hindrance == null ? null : hindrance.state().name(), Types.VARCHAR)
        .param("reason", hindrance == null ? null : hindrance.reason(), Types.VARCHAR)
        .param("line_item", lineItem, Types.VARCHAR)
        .query(Grades::kept)
        .single();
  }

  /** The grades of a module, locked until the end of the transaction. */
  List<Kept> of(OrganisationId organisation, ModuleId module) {
    return jdbc.sql(
            """
            select * from delivery_grade
            where organisation_id = :organisation and module_id = :module
            order by id for update
            """)
        .param("organisation", organisation.value())
        .param("module", module.value())
        .query(Grades::kept)
        .list();
  }

  /** Replaces the score after it was computed anew. */
  void rescored(UUID grade, double share) {
    jdbc.sql("update delivery_grade set score = :share, updated_at = now() where id = :id")
        .param("share", share)
        .param("id", grade)
        .update();
  }

  /** The gradebook has taken a score. */
  void sent(UUID grade, double share, Instant at) {
    jdbc.sql(
            """
            update delivery_grade
            set sent_score = :share, sent_at = :at, hindrance = null, reason = null,
              updated_at = now()
            where id = :id and (sent_at is null or sent_at <= :at)
            """)
        .param("share", share)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("id", grade)
        .update();
  }

  /** Nothing can be sent. */
  void hinder(UUID grade, PassbackObstacle hindrance) {
    jdbc.sql(
            """
            update delivery_grade set hindrance = :state, reason = :reason, updated_at = now()
            where id = :id
            """)
        .param("state", hindrance.state().name())
        .param("reason", hindrance.reason())
        .param("id", grade)
        .update();
  }

  /** Nothing stands in the way any more. */
  void free(UUID grade) {
    jdbc.sql(
            """
            update delivery_grade set hindrance = null, reason = null, updated_at = now()
            where id = :id
            """)
        .param("id", grade)
        .update();
  }

  /** Where the grade goes, known only now; null when that column is gone. */
  void column(UUID grade, @Nullable String lineItem) {
    jdbc.sql("update delivery_grade set line_item = :line_item where id = :id")
        .param("line_item", lineItem, Types.VARCHAR)
        .param("id", grade)
        .update();
  }

  /** What one parcel with a score is about. */
  Optional<Sending> sending(long parcel) {
    return jdbc.sql(
            """
            select g.*, p.share, p.scored_at, p.check_first
            from delivery_parcel p join delivery_grade g on g.id = p.grade_id
            where p.id = :parcel
            """)
        .param("parcel", parcel)
        .query((row, n) ->
            new Sending(
                kept(row, n),
                row.getDouble("share"),
                row.getObject("scored_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("check_first")))
        .optional();
  }

  /** Under which code the trace of a parcel's last fault is found. */
  void trace(long parcel, String code) {
    jdbc.sql("update delivery_parcel set code = :code where id = :id")
        .param("code", code)
        .param("id", parcel)
        .update();
  }

  /** Grades that have found no column, where by now another grade of the same link has one. */
  List<UUID> healed(int most) {
    return jdbc.sql(
            """
            select g.id from delivery_grade g
            where g.hindrance = 'NO_COLUMN' and exists (
              select 1 from delivery_grade other
              where other.platform_id = g.platform_id and other.module_id = g.module_id
                and other.resource_link_id = g.resource_link_id and other.line_item is not null
                and other.hindrance is null and other.updated_at > g.updated_at)
            limit :most
            """)
        .param("most", most)
        .query(UUID.class)
        .list();
  }

  private static Kept kept(ResultSet row, int number) throws SQLException {
    UUID course = row.getObject("course_id", UUID.class);
    OffsetDateTime sent = row.getObject("sent_at", OffsetDateTime.class);
    String hindrance = row.getString("hindrance");
    return new Kept(
        row.getObject("id", UUID.class),
        new OrganisationId(row.getObject("organisation_id", UUID.class)),
        new PlatformId(row.getObject("platform_id", UUID.class)),
        course == null ? null : new CourseId(course),
        row.getString("resource_link_id"),
        new ModuleId(row.getString("module_id")),
        new LearnerId(row.getObject("learner_id", UUID.class)),
        row.getString("subject"),
        Locale.forLanguageTag(row.getString("locale")),
        row.getObject("registration", UUID.class),
        row.getDouble("score"),
        row.getObject("completed_at", OffsetDateTime.class).toInstant(),
        hindrance == null ? null : GradeState.valueOf(hindrance),
        row.getString("line_item"),
        row.getObject("sent_score", Double.class),
        sent == null ? null : sent.toInstant());
  }

  /**
   * A grade.
   *
   * @param registration the attempt with the best score
   * @param score best score of all attempts, 0 to 1
   * @param completedAt when the module was finished last
   * @param hindrance why nothing is sent; null when something is
   * @param lineItem where it goes, as far as known
   * @param sentScore what the gradebook took last
   * @param sentAt the timestamp of that
   */
  record Kept(
      UUID id,
      OrganisationId organisation,
      PlatformId platform,
      @Nullable CourseId course,
      String resourceLinkId,
      ModuleId module,
      LearnerId learner,
      String subject,
      Locale locale,
      UUID registration,
      double score,
      Instant completedAt,
      @Nullable GradeState hindrance,
      @Nullable String lineItem,
      @Nullable Double sentScore,
      @Nullable Instant sentAt) {}

  /**
   * A score on its way, with its grade.
   *
   * @param share 0 to 1
   * @param scoredAt the timestamp it carries
   */
  record Sending(Kept grade, double share, Instant scoredAt, boolean checkFirst) {}

  /** Why nothing is sent. */
  record PassbackObstacle(GradeState state, String reason) {

    static PassbackObstacle noColumn(String reason) {
      return new PassbackObstacle(GradeState.NO_COLUMN, reason);
    }

    static PassbackObstacle noLearner(String reason) {
      return new PassbackObstacle(GradeState.NOT_A_LEARNER, reason);
    }
  }
}
