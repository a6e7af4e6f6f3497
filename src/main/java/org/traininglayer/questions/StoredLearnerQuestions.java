package org.traininglayer.questions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.traininglayer.kernel.CourseId;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.LearnersErased;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.persistence.Rows;
import org.traininglayer.persistence.RowsOfPeople;
import org.traininglayer.questions.LearnerQuestion.Answer;
import org.traininglayer.questions.LearnerQuestion.From;
import org.traininglayer.questions.LearnerQuestion.Kind;
import org.traininglayer.questions.LearnerQuestion.Place;

/** The table {@code learner_question}. */
@Component
class StoredLearnerQuestions implements LearnerQuestions {

  private final JdbcClient jdbc;

  StoredLearnerQuestions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public boolean ask(
      OrganisationId organisation,
      @Nullable CourseId course,
      LearnerId learner,
      Place place,
      Kind kind,
      String text) {
    if (text.isBlank() || text.length() > LearnerQuestion.LONGEST) {
      throw new IllegalArgumentException("a question has 1 to 2000 characters");
    }
    return jdbc.sql(
            """
            with earlier as (
              select count(*) filter (where answer is null) as open,
                count(*) filter (where module_id = :module and step = :step
                  and item is not distinct from :item and body = :body) as same
              from learner_question
              where organisation_id = :organisation and learner_id = :learner),
            added as (
              insert into learner_question (id, organisation_id, course_id, learner_id, module_id,
                module_version, step, step_title, item, item_text, kind, body)
              select :id, :organisation, :course, :learner, :module,
                :version, :step, :title, :item, :itemText, :kind, :body
              from earlier where open < :most and same = 0
              returning id)
            select same > 0 or exists (select from added) from earlier
            """)
        .param("id", UUID.randomUUID())
        .param("organisation", organisation.value())
        .param("course", course == null ? null : course.value(), Types.OTHER)
        .param("learner", learner.value())
        .param("module", place.module())
        .param("version", place.version())
        .param("step", place.step())
        .param("title", place.stepTitle())
        .param("item", place.item(), Types.VARCHAR)
        .param("itemText", place.itemText(), Types.VARCHAR)
        .param("kind", kind.name())
        .param("body", text)
        .param("most", MOST_OPEN)
        .query(Boolean.class)
        .single();
  }

  @Override
  public List<LearnerQuestion> of(OrganisationId organisation, LearnerId learner) {
    return jdbc.sql(
            """
            select * from learner_question
            where organisation_id = :organisation and learner_id = :learner
            order by asked_at desc, id
            """)
        .param("organisation", organisation.value())
        .param("learner", learner.value())
        .query((row, n) -> question(row))
        .list();
  }

  @Override
  public List<LearnerQuestion> in(CourseId course, int most) {
    return jdbc.sql(
            """
            select * from learner_question where course_id = :course
            order by answer is not null, asked_at desc, id limit :most
            """)
        .param("course", course.value())
        .param("most", most)
        .query((row, n) -> question(row))
        .list();
  }

  @Override
  public int open(CourseId course) {
    return jdbc.sql(
            "select count(*) from learner_question where course_id = :course and answer is null")
        .param("course", course.value())
        .query(Integer.class)
        .single();
  }

  @Override
  public List<LearnerQuestion> in(OrganisationId organisation, int most) {
    return jdbc.sql(
            """
            select * from learner_question where organisation_id = :organisation
            order by answer is not null, asked_at desc, id limit :most
            """)
        .param("organisation", organisation.value())
        .param("most", most)
        .query((row, n) -> question(row))
        .list();
  }

  @Override
  public List<Asked> places(OrganisationId organisation) {
    return jdbc.sql(
            """
            select module_id, module_version, step, max(step_title) as step_title, item,
              max(item_text) as item_text, count(distinct learner_id) as people,
              count(*) filter (where kind = 'DOUBT') as doubts,
              count(*) filter (where kind = 'QUESTION') as questions,
              count(*) filter (where answer is null) as open
            from learner_question where organisation_id = :organisation
            group by module_id, module_version, step, item
            order by people desc, module_id, module_version, step, item nulls first
            """)
        .param("organisation", organisation.value())
        .query((row, n) ->
            new Asked(
                place(row),
                row.getInt("people"),
                row.getInt("doubts"),
                row.getInt("questions"),
                row.getInt("open")))
        .list();
  }

  @Override
  public Standing standing(OrganisationId organisation, Instant since) {
    return jdbc.sql(
            """
            select count(*) filter (where asked_at >= cast(:since as timestamptz)) as asked,
              count(*) filter (where asked_at >= cast(:since as timestamptz)
                and answer is not null) as answered,
              percentile_cont(0.5) within group (
                order by extract(epoch from answered_at - asked_at) / 86400)
                filter (where asked_at >= cast(:since as timestamptz)) as median,
              count(*) filter (where answer is null) as open,
              min(asked_at) filter (where answer is null) as oldest
            from learner_question where organisation_id = :organisation
            """)
        .param("since", since.toString())
        .param("organisation", organisation.value())
        .query((row, n) ->
            new Standing(
                row.getInt("asked"),
                row.getInt("answered"),
                row.getObject("median", Double.class),
                row.getInt("open"),
                Rows.instantOrNull(row, "oldest")))
        .single();
  }

  @Override
  public boolean answerIn(CourseId course, UUID question, String text) {
    return answer("course_id", course.value(), question, text, From.COURSE);
  }

  @Override
  public boolean answerFor(OrganisationId organisation, UUID question, String text) {
    return answer("organisation_id", organisation.value(), question, text, From.CONSOLE);
  }

  private boolean answer(String column, UUID owner, UUID question, String text, From from) {
    if (text.isBlank() || text.length() > LearnerQuestion.LONGEST) {
      throw new IllegalArgumentException("an answer has 1 to 2000 characters");
    }
    return jdbc.sql(
                """
                update learner_question
                set answer = :answer, answered_at = now(), answered_from = :from
                where id = :id and %s = :owner
                """
                    .formatted(column))
            .param("answer", text)
            .param("from", from.name())
            .param("id", question)
            .param("owner", owner)
            .update()
        == 1;
  }

  /** What people asked goes with them. */
  @EventListener
  void on(LearnersErased erased) {
    RowsOfPeople.delete(
        jdbc, "learner_question", erased.organisation().value(), erased.learnerIds());
  }

  private static LearnerQuestion question(ResultSet row) throws SQLException {
    String answer = row.getString("answer");
    return new LearnerQuestion(
        Rows.uuid(row, "id"),
        Rows.id(row, "organisation_id", OrganisationId::new),
        Rows.idOrNull(row, "course_id", CourseId::new),
        Rows.id(row, "learner_id", LearnerId::new),
        place(row),
        Kind.valueOf(row.getString("kind")),
        row.getString("body"),
        Rows.instant(row, "asked_at"),
        answer == null
            ? null
            : new Answer(
                answer,
                Rows.instant(row, "answered_at"),
                From.valueOf(row.getString("answered_from"))));
  }

  private static Place place(ResultSet row) throws SQLException {
    return new Place(
        row.getString("module_id"),
        row.getString("module_version"),
        row.getString("step"),
        row.getString("step_title"),
        row.getString("item"),
        row.getString("item_text"));
  }
}
