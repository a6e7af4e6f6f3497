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
import java.util.Set;
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
import org.traininglayer.learning.GradeTarget;

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
            select * from grade
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
    return jdbc.sql("select * from grade where id = :id for update")
        .param("id", grade)
        .query(Grades::kept)
        .optional();
  }

  /**
   * Keeps what an attempt came to; the best score counts, and one that was passed is enough.
   *
   * @param notPassed why this attempt was not passed; null when it was
   * @param obstacle why nothing is sent; null when something is
   */
  Kept enter(
      AttemptContext context,
      @Nullable CourseId course,
      UUID registration,
      double scaled,
      double passMark,
      @Nullable NotPassed notPassed,
      Instant at,
      @Nullable PassbackObstacle obstacle,
      @Nullable String lineItem) {
    GradeTarget target = context.grades();
    return jdbc.sql(
            """
            insert into grade
              (id, organisation_id, platform_id, course_id, resource_link_id, module_id, learner_id,
               subject, locale, registration, score, passed, pass_mark, not_passed, completed_at,
               obstacle, reason, line_item, scopes)
            values (gen_random_uuid(), :organisation, :platform, cast(:course as uuid), :link,
               :module, :learner, :subject, :locale, :registration, :score, :passed, :pass_mark,
               :not_passed, :at, :obstacle, :reason, :line_item, cast(:scopes as text[]))
            on conflict (organisation_id, learner_id, platform_id, resource_link_id, module_id)
            do update set
              course_id = coalesce(excluded.course_id, grade.course_id),
              registration = case when excluded.score > grade.score
                then excluded.registration else grade.registration end,
              score = greatest(excluded.score, grade.score),
              passed = excluded.passed or grade.passed, pass_mark = excluded.pass_mark,
              not_passed = case when excluded.passed or grade.passed then null
                else excluded.not_passed end,
              scopes = excluded.scopes,
              locale = excluded.locale, completed_at = excluded.completed_at,
              obstacle = excluded.obstacle, reason = excluded.reason,
              line_item = coalesce(excluded.line_item, grade.line_item),
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
        .param("score", scaled)
        .param("passed", notPassed == null)
        .param("pass_mark", passMark)
        .param("not_passed", notPassed == null ? null : notPassed.name(), Types.VARCHAR)
        .param(
            "scopes",
            target == null
                ? new String[0]
                : target.scopes().stream().sorted().toArray(String[]::new))
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("obstacle", obstacle == null ? null : obstacle.state().name(), Types.VARCHAR)
        .param("reason", obstacle == null ? null : obstacle.reason(), Types.VARCHAR)
        .param("line_item", lineItem, Types.VARCHAR)
        .query(Grades::kept)
        .single();
  }

  /** The grades of a module, in an order that is always the same. */
  List<UUID> of(OrganisationId organisation, ModuleId module) {
    return jdbc.sql(
            """
            select id from grade
            where organisation_id = :organisation and module_id = :module order by id
            """)
        .param("organisation", organisation.value())
        .param("module", module.value())
        .query(UUID.class)
        .list();
  }

  /** Replaces the score after it was computed anew. */
  void rescored(UUID grade, double scaled) {
    jdbc.sql("update grade set score = :scaled, updated_at = now() where id = :id")
        .param("scaled", scaled)
        .param("id", grade)
        .update();
  }

  /** The gradebook has taken a score. */
  void sent(UUID grade, double scaled, Instant at) {
    jdbc.sql(
            """
            update grade
            set sent_score = :scaled, sent_at = :at, obstacle = null, reason = null,
              updated_at = now()
            where id = :id and (sent_at is null or sent_at <= :at)
            """)
        .param("scaled", scaled)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("id", grade)
        .update();
  }

  /** Nothing can be sent. */
  void hinder(UUID grade, PassbackObstacle obstacle) {
    jdbc.sql(
            """
            update grade set obstacle = :state, reason = :reason, updated_at = now()
            where id = :id
            """)
        .param("state", obstacle.state().name())
        .param("reason", obstacle.reason())
        .param("id", grade)
        .update();
  }

  /** Nothing stands in the way any more. */
  void free(UUID grade) {
    jdbc.sql(
            """
            update grade set obstacle = null, reason = null, updated_at = now()
            where id = :id
            """)
        .param("id", grade)
        .update();
  }

  /** Where the grade goes, known only now; null when that column is gone. */
  void column(UUID grade, @Nullable String lineItem) {
    jdbc.sql("update grade set line_item = :line_item where id = :id")
        .param("line_item", lineItem, Types.VARCHAR)
        .param("id", grade)
        .update();
  }

  /** What one message with a score is about. */
  Optional<Sending> sending(long message) {
    return jdbc.sql(
            """
            select g.*, p.scaled, p.scored_at, p.check_first
            from outbox_message p join grade g on g.id = p.grade_id
            where p.id = :message
            """)
        .param("message", message)
        .query((row, n) ->
            new Sending(
                kept(row, n),
                row.getDouble("scaled"),
                row.getObject("scored_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("check_first")))
        .optional();
  }

  /** Under which code the trace of a message's last fault is found. */
  void trace(long message, String code) {
    jdbc.sql("update outbox_message set code = :code where id = :id")
        .param("code", code)
        .param("id", message)
        .update();
  }

  /** Grades that found no line item, where by now another grade of the same link has one. */
  List<UUID> healed(int most) {
    return jdbc.sql(
            """
            select g.id from grade g
            where g.obstacle = 'NO_LINE_ITEM' and exists (
              select 1 from grade other
              where other.platform_id = g.platform_id and other.module_id = g.module_id
                and other.resource_link_id = g.resource_link_id and other.line_item is not null
                and other.obstacle is null and other.updated_at > g.updated_at)
            limit :most
            """)
        .param("most", most)
        .query(UUID.class)
        .list();
  }

  private static Kept kept(ResultSet row, int number) throws SQLException {
    UUID course = row.getObject("course_id", UUID.class);
    OffsetDateTime sent = row.getObject("sent_at", OffsetDateTime.class);
    String obstacle = row.getString("obstacle");
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
        obstacle == null ? null : GradeState.valueOf(obstacle),
        row.getString("line_item"),
        row.getObject("sent_score", Double.class),
        sent == null ? null : sent.toInstant(),
        row.getBoolean("passed"),
        row.getObject("pass_mark", Double.class),
        NotPassed.of(row.getString("not_passed")),
        Set.of((String[]) row.getArray("scopes").getArray()));
  }

  /**
   * A grade.
   *
   * @param registration the attempt with the best score
   * @param score best score of all attempts, 0 to 1
   * @param completedAt when the module was finished last
   * @param obstacle why nothing is sent; null when something is
   * @param lineItem where it goes, as far as known
   * @param sentScore what the gradebook took last
   * @param sentAt the timestamp of that
   * @param passed whether an attempt was passed
   * @param passMark 0 to 1; null where it was not kept yet
   * @param notPassed why none was passed; null when one was, or where it was not kept yet
   * @param scopes what the platform allowed at the last launch
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
      @Nullable GradeState obstacle,
      @Nullable String lineItem,
      @Nullable Double sentScore,
      @Nullable Instant sentAt,
      boolean passed,
      @Nullable Double passMark,
      @Nullable NotPassed notPassed,
      Set<String> scopes) {

    Kept {
      scopes = Set.copyOf(scopes);
    }

    /** What the gradebook is to show, 0 to 1. */
    double forGradebook() {
      return GradebookScore.of(score, passed, passMark);
    }
  }

  /**
   * A score on its way, with its grade.
   *
   * @param scaled 0 to 1
   * @param scoredAt the timestamp it carries
   */
  record Sending(Kept grade, double scaled, Instant scoredAt, boolean checkFirst) {}

  /** Why nothing is sent. */
  record PassbackObstacle(GradeState state, String reason) {

    static PassbackObstacle noLineItem(String reason) {
      return new PassbackObstacle(GradeState.NO_LINE_ITEM, reason);
    }

    static PassbackObstacle noLearner(String reason) {
      return new PassbackObstacle(GradeState.NOT_A_LEARNER, reason);
    }
  }
}
