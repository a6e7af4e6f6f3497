package org.traininglayer.delivery.grades;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.traininglayer.delivery.Grades.GradeState;
import org.traininglayer.kernel.CourseId;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.kernel.PlatformId;
import org.traininglayer.learning.AttemptContext;
import org.traininglayer.learning.GradeTarget;
import org.traininglayer.learning.NotPassed;
import org.traininglayer.persistence.Rows;

/** The grades, as kept. */
@Component
public class GradeTable {

  private final JdbcClient jdbc;

  /** Of this database. */
  public GradeTable(JdbcClient jdbc) {
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
        .query(GradeTable::kept)
        .optional();
  }

  /** One grade, locked until the end of the transaction. */
  Optional<Kept> find(UUID grade) {
    return jdbc.sql("select * from grade where id = :id for update")
        .param("id", grade)
        .query(GradeTable::kept)
        .optional();
  }

  /**
   * Keeps what an attempt came to, if that is better than what is kept, as {@link Worth} says.
   * Score, mark and reason are always of one attempt.
   *
   * @param obstacle why nothing is sent; null when something is
   */
  Kept enter(
      AttemptContext context,
      @Nullable CourseId course,
      UUID registration,
      Result result,
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
              (registration, score, passed, pass_mark, not_passed) = (
                select b.registration, b.score, b.passed, b.pass_mark, b.not_passed
                from (values
                  (grade.registration, grade.score, grade.passed,
                    coalesce(grade.pass_mark, excluded.pass_mark), grade.not_passed, 0),
                  (excluded.registration, excluded.score, excluded.passed, excluded.pass_mark,
                    excluded.not_passed, 1))
                  as b (registration, score, passed, pass_mark, not_passed, newer)
                order by b.passed desc, b.score desc, b.newer limit 1),
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
        .param("score", result.score())
        .param("passed", result.passed())
        .param("pass_mark", result.passMark())
        .param("not_passed", name(result.notPassed()), Types.VARCHAR)
        .param(
            "scopes",
            target == null
                ? new String[0]
                : target.scopes().stream().sorted().toArray(String[]::new))
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("obstacle", obstacle == null ? null : obstacle.state().name(), Types.VARCHAR)
        .param("reason", obstacle == null ? null : obstacle.reason(), Types.VARCHAR)
        .param("line_item", lineItem, Types.VARCHAR)
        .query(GradeTable::kept)
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

  /** Replaces what was come to after it was judged anew. */
  void rescored(UUID grade, UUID registration, Result result) {
    jdbc.sql(
            """
            update grade set registration = :registration, score = :score, passed = :passed,
              pass_mark = :pass_mark, not_passed = :not_passed, updated_at = now()
            where id = :id
            """)
        .param("registration", registration)
        .param("score", result.score())
        .param("passed", result.passed())
        .param("pass_mark", result.passMark())
        .param("not_passed", name(result.notPassed()), Types.VARCHAR)
        .param("id", grade)
        .update();
  }

  private static @Nullable String name(@Nullable NotPassed why) {
    return why == null ? null : why.name();
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

  /** One grade as it stands now. */
  Optional<Kept> read(UUID grade) {
    return jdbc.sql("select * from grade where id = :id")
        .param("id", grade)
        .query(GradeTable::kept)
        .optional();
  }

  /**
   * Takes the timestamp of a new score: platforms refuse one that is not later than the last one of
   * the same person and line item, and whole seconds are all that some of them keep.
   *
   * @param at when the score was achieved, or is sent again
   */
  Instant nextScoreAt(Kept grade, Instant at) {
    return jdbc.sql(
            """
            update grade g
            set scored_at = case when seen.last >= seen.whole then seen.last + interval '1 second'
                else seen.whole end,
              code = null
            from (
              select date_trunc('second', cast(:at as timestamptz)) as whole,
                greatest(max(scored_at), max(sent_at) filter (where id = :grade)) as last
              from grade
              where learner_id = :learner and platform_id = :platform
                and (id = :grade or line_item = :line_item)) seen
            where g.id = :grade
            returning g.scored_at
            """)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("grade", grade.id())
        .param("learner", grade.learner().value())
        .param("platform", grade.platform().value())
        .param("line_item", grade.lineItem(), Types.VARCHAR)
        .query((row, n) -> Rows.instant(row, "scored_at"))
        .single();
  }

  /** Under which code the trace of the last fault of a score is found. */
  void trace(UUID grade, Instant scoredAt, String code) {
    jdbc.sql("update grade set code = :code where id = :id and scored_at = :scored_at")
        .param("code", code)
        .param("id", grade)
        .param("scored_at", scoredAt.atOffset(ZoneOffset.UTC))
        .update();
  }

  /**
   * Forgets some grades that nobody has changed for so long, with nothing under way. One that waits
   * for a line item has not arrived and does not vanish.
   */
  int forget(Duration unchanged, int most) {
    return jdbc.sql(
            """
            delete from grade where id in (
              select g.id from grade g
              where g.updated_at < now() - make_interval(secs => :unchanged)
                and g.obstacle is distinct from 'NO_LINE_ITEM'
                and not exists (select 1 from outbox_message m where m.reference = g.id)
              limit :most
              for update skip locked)
            """)
        .param("unchanged", (double) unchanged.toSeconds())
        .param("most", most)
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
    String obstacle = row.getString("obstacle");
    return new Kept(
        Rows.uuid(row, "id"),
        Rows.id(row, "organisation_id", OrganisationId::new),
        Rows.id(row, "platform_id", PlatformId::new),
        Rows.idOrNull(row, "course_id", CourseId::new),
        row.getString("resource_link_id"),
        new ModuleId(row.getString("module_id")),
        Rows.id(row, "learner_id", LearnerId::new),
        row.getString("subject"),
        Locale.forLanguageTag(row.getString("locale")),
        Rows.uuid(row, "registration"),
        row.getDouble("score"),
        Rows.instant(row, "completed_at"),
        obstacle == null ? null : GradeState.valueOf(obstacle),
        row.getString("line_item"),
        row.getObject("sent_score", Double.class),
        Rows.instantOrNull(row, "sent_at"),
        row.getBoolean("passed"),
        row.getObject("pass_mark", Double.class),
        notPassed(row.getString("not_passed")),
        Set.of((String[]) row.getArray("scopes").getArray()));
  }

  private static @Nullable NotPassed notPassed(@Nullable String name) {
    return name == null ? null : NotPassed.valueOf(name);
  }

  /**
   * What an attempt came to.
   *
   * @param score 0 to 1
   * @param passMark of that attempt, 0 to 1
   * @param notPassed why it was not passed; null when it was
   */
  record Result(double score, double passMark, @Nullable NotPassed notPassed) {

    boolean passed() {
      return notPassed == null;
    }
  }

  /**
   * A grade.
   *
   * @param registration the best attempt: passed before not passed, then by score
   * @param score its score, 0 to 1
   * @param completedAt when the module was finished last
   * @param obstacle why nothing is sent; null when something is
   * @param lineItem where it goes, as far as known
   * @param sentScore what the gradebook took last
   * @param sentAt the timestamp of that
   * @param passed whether it was passed
   * @param passMark of it, 0 to 1; null where it was not kept yet
   * @param notPassed why not; null when it was, or where it was not kept yet
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
