package org.traininglayer.delivery.grades;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BinaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;
import org.traininglayer.delivery.Grades;
import org.traininglayer.delivery.grades.GradeTable.Kept;
import org.traininglayer.delivery.grades.GradeTable.Result;
import org.traininglayer.delivery.outbox.Dispatcher;
import org.traininglayer.delivery.outbox.Outbox;
import org.traininglayer.delivery.outbox.Verdict;
import org.traininglayer.kernel.CourseId;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.kernel.NameOrder;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.kernel.PlatformId;
import org.traininglayer.learning.Rescoring;
import org.traininglayer.learning.Rescoring.Rescored;
import org.traininglayer.lti.People;

/** Grades with what has become of their newest messages. */
@Component
public class StoredGrades implements Grades {

  private static final String GRADES =
      """
      select g.*, x.state, x.reason as message_reason, x.attempts, x.changed_at,
        d.paused_because,
        case when x.attempts > 0 then greatest(x.due_at, l.not_before, d.retry_at) end
          as next_try_at
      from grade g
      left join lateral (
        select p.state, p.reason, p.attempts, p.destination_id, p.lane,
          p.due_at, coalesce(p.finished_at, p.created_at) as changed_at
        from outbox_message p where p.reference = g.id order by p.id desc limit 1) x on true
      left join outbox_destination d on d.id = x.destination_id
      left join outbox_lane l on l.destination_id = x.destination_id and l.lane = x.lane
      """;

  private final JdbcClient jdbc;
  private final Dispatcher dispatcher;
  private final Outbox outbox;
  private final GradeTable grades;
  private final GradeRecorder recorder;
  private final LinkLineItems lineItems;
  private final People people;
  private final Rescoring rescoring;
  private final TransactionOperations transaction;

  /** Reads messages beside grades; writes grades only. */
  public StoredGrades(
      JdbcClient jdbc,
      Dispatcher dispatcher,
      Outbox outbox,
      GradeTable grades,
      GradeRecorder recorder,
      LinkLineItems lineItems,
      People people,
      Rescoring rescoring,
      TransactionOperations transaction) {
    this.jdbc = jdbc;
    this.dispatcher = dispatcher;
    this.outbox = outbox;
    this.grades = grades;
    this.recorder = recorder;
    this.lineItems = lineItems;
    this.people = people;
    this.rescoring = rescoring;
    this.transaction = transaction;
  }

  @Override
  public List<Grade> of(OrganisationId organisation, int limit) {
    return named(
        jdbc.sql(
                GRADES
                    + """
                    where g.organisation_id = :organisation
                    order by greatest(g.updated_at, x.changed_at) desc, g.id
                    limit :limit
                    """)
            .param("organisation", organisation.value())
            .param("limit", limit)
            .query(GradeRow::of)
            .list());
  }

  @Override
  public List<Grade> of(CourseId course) {
    return named(
            jdbc.sql(GRADES + "where g.course_id = :course")
                .param("course", course.value())
                .query(GradeRow::of)
                .list())
        .stream()
        .sorted(
            Comparator.comparing(Grade::name, Comparator.nullsLast(NameOrder.ascending()))
                .thenComparing(grade -> grade.learner().toString())
                .thenComparing(grade -> grade.module().value()))
        .toList();
  }

  private List<Grade> named(List<GradeRow> rows) {
    Map<LearnerId, String> names = new HashMap<>();
    people
        .find(rows.stream().map(GradeRow::learner).distinct().toList())
        .forEach(person -> {
          String name = person.name();
          if (name != null) {
            names.put(person.id(), name);
          }
        });
    return rows.stream().map(row -> row.grade(names.get(row.learner()))).toList();
  }

  @Override
  @Transactional
  public boolean sendAgain(OrganisationId organisation, UUID grade) {
    return grades
        .find(grade)
        .filter(kept -> kept.organisation().equals(organisation))
        .map(this::again)
        .orElse(false);
  }

  /** One small transaction for each: many grades at once would keep learners waiting. */
  @Override
  public int sendAllAgain(CourseId course) {
    int again = 0;
    for (Grade grade : of(course)) {
      if ((grade.state() == GradeState.REFUSED || grade.state() == GradeState.NO_LINE_ITEM)
          && Boolean.TRUE.equals(
              transaction.execute(
                  status -> grades.find(grade.id()).map(this::again).orElse(false)))) {
        again++;
      }
    }
    return again;
  }

  /** One small transaction for each grade: many at once would keep learners waiting. */
  @Override
  public int rescore(OrganisationId organisation, ModuleId module, boolean lowerToo) {
    Map<GradeKey, Rescored> best = new HashMap<>();
    for (Rescored one : rescoring.rescore(organisation, module)) {
      best.merge(
          new GradeKey(one.learner(), one.platform(), one.resourceLinkId()),
          one,
          BinaryOperator.maxBy(Comparator.comparing(StoredGrades::worth)));
    }
    int sent = 0;
    for (UUID id : grades.of(organisation, module)) {
      if (Boolean.TRUE.equals(
          transaction.execute(status ->
              grades.find(id).map(grade -> rescored(grade, best, lowerToo)).orElse(false)))) {
        sent++;
      }
    }
    if (sent > 0) {
      dispatcher.wakeAfterCommit();
    }
    return sent;
  }

  private boolean rescored(Kept grade, Map<GradeKey, Rescored> best, boolean lowerToo) {
    Rescored now =
        best.get(new GradeKey(grade.learner(), grade.platform(), grade.resourceLinkId()));
    if (now == null || grade.obstacle() != null) {
      return false;
    }
    int better = worth(now).against(new Worth(grade.passed(), grade.score()));
    if (better > 0 || (lowerToo && better < 0)) {
      grades.rescored(
          grade.id(), now.registration(), new Result(now.score(), now.passMark(), now.notPassed()));
      recorder.again(
          grades.find(grade.id()).orElseThrow(), lineItems.of(grade), false, Instant.now());
      return true;
    }
    return false;
  }

  private static Worth worth(Rescored one) {
    return new Worth(one.passed(), one.score());
  }

  /** Whose grade it is, within one module. */
  private record GradeKey(LearnerId learner, PlatformId platform, String resourceLinkId) {}

  /** Puts a grade on its way again, in the caller's transaction; false where nothing is to do. */
  boolean again(Kept grade) {
    if (grade.obstacle() == GradeState.NOT_A_LEARNER) {
      return false;
    }
    Verdict.State ended = outbox.ended(grade.id());
    if (ended == Verdict.State.DELIVERED && grade.obstacle() == null) {
      return false;
    }
    if (ended == null && outbox.hasten(grade.id())) {
      dispatcher.wakeAfterCommit();
      return true;
    }
    recorder.again(grade, lineItems.of(grade), ended == Verdict.State.CONFLICT, Instant.now());
    dispatcher.wakeAfterCommit();
    return true;
  }
}
