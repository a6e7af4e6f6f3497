package org.traininglayer.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.traininglayer.delivery.Grades.Kept;
import org.traininglayer.kernel.CourseId;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.kernel.PlatformId;
import org.traininglayer.learning.Rescoring;
import org.traininglayer.learning.Rescoring.Rescored;
import org.traininglayer.lti.People;

/** Deliveries as the outbox has them. */
@Component
class StoredDeliveries implements Deliveries {

  /** Scores are kept to a millionth. */
  private static final double SAME = 1e-5;

  private static final String GRADES =
      """
      select g.*, x.state, x.reason as message_reason, x.attempts, x.code, x.changed_at,
        d.paused_because,
        case when x.attempts > 0 then greatest(x.due_at, l.not_before, d.retry_at) end
          as next_try_at
      from grade g
      left join lateral (
        select p.state, p.reason, p.attempts, p.code, p.destination_id, p.lane,
          p.due_at, coalesce(p.finished_at, p.created_at) as changed_at
        from outbox_message p where p.grade_id = g.id order by p.id desc limit 1) x on true
      left join outbox_destination d on d.id = x.destination_id
      left join outbox_lane l on l.destination_id = x.destination_id and l.lane = x.lane
      """;

  private final JdbcClient jdbc;
  private final Destinations destinations;
  private final RecordStores stores;
  private final Dispatcher dispatcher;
  private final Outbox outbox;
  private final Grades grades;
  private final GradeRecorder recorder;
  private final LinkLineItems lineItems;
  private final People people;
  private final Rescoring rescoring;
  private final TransactionOperations transaction;

  StoredDeliveries(
      JdbcClient jdbc,
      Destinations destinations,
      RecordStores stores,
      Dispatcher dispatcher,
      Outbox outbox,
      Grades grades,
      GradeRecorder recorder,
      LinkLineItems lineItems,
      People people,
      Rescoring rescoring,
      TransactionOperations transaction) {
    this.jdbc = jdbc;
    this.destinations = destinations;
    this.stores = stores;
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
  public List<Destination> destinations(OrganisationId organisation) {
    return destinations(organisation.value());
  }

  /** The destinations of all organisations, for operators. */
  List<Destination> everywhere() {
    return destinations((UUID) null);
  }

  private List<Destination> destinations(@Nullable UUID organisation) {
    return jdbc.sql(
            """
            select d.*, waiting.n as waiting, waiting.oldest, stopped.dead, stopped.conflicts,
              greatest(d.retry_at, waiting.due) as next_try_at,
              (select coalesce(sum(l.delivered), 0) from outbox_lane l
               where l.destination_id = d.id) as delivered
            from outbox_destination d
            cross join lateral (
              select count(*) as n, min(p.created_at) as oldest,
                min(greatest(p.due_at, l.not_before)) filter (where p.attempts > 0) as due
              from outbox_message p
              left join outbox_lane l on l.destination_id = p.destination_id and l.lane = p.lane
              where p.destination_id = d.id and p.state = 'WAITING') waiting
            cross join lateral (
              select count(*) filter (where p.state = 'DEAD') as dead,
                count(*) filter (where p.state = 'CONFLICT') as conflicts
              from outbox_message p
              where p.destination_id = d.id and p.state in ('DEAD', 'CONFLICT')) stopped
            where d.organisation_id = coalesce(cast(:organisation as uuid), d.organisation_id)
            order by d.kind desc, d.name
            """)
        .param("organisation", organisation == null ? null : organisation.toString())
        .query((row, n) -> destination(row))
        .list();
  }

  private Destination destination(ResultSet row) throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    Kind kind = Kind.valueOf(row.getString("kind"));
    OrganisationId owner = new OrganisationId(row.getObject("organisation_id", UUID.class));
    boolean forgotten = kind == Kind.LRS && !stores.of(owner).contains(id);
    return new Destination(
        id,
        row.getString("name"),
        kind,
        row.getLong("waiting"),
        instant(row, "oldest"),
        row.getLong("delivered"),
        row.getLong("dead"),
        row.getLong("conflicts"),
        row.getString("last_error"),
        instant(row, "last_error_at"),
        forgotten ? "no longer in the settings" : row.getString("paused_because"),
        forgotten ? null : instant(row, "next_try_at"));
  }

  @Override
  public List<DeadLetter> deadLetters(OrganisationId organisation, UUID destination, int limit) {
    return jdbc.sql(
            """
            select id, coalesce('score of ' || subject, 'statement ' || content_id) as what,
              created_at, attempts, status, coalesce(reason, '') as reason
            from outbox_message
            where organisation_id = :organisation and destination_id = :destination
              and state in ('DEAD', 'CONFLICT', 'GIVEN_UP')
            order by id desc limit :limit
            """)
        .param("organisation", organisation.value())
        .param("destination", destination)
        .param("limit", limit)
        .query((row, n) ->
            new DeadLetter(
                row.getLong("id"),
                row.getString("what"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getInt("attempts"),
                row.getObject("status", Integer.class),
                row.getString("reason")))
        .list();
  }

  @Override
  public List<Grade> grades(OrganisationId organisation, int limit) {
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
  public List<Grade> grades(CourseId course) {
    return named(
            jdbc.sql(GRADES + "where g.course_id = :course")
                .param("course", course.value())
                .query(GradeRow::of)
                .list())
        .stream()
        .sorted(
            Comparator.comparing(Grade::name, Comparator.nullsLast(String.CASE_INSENSITIVE_ORDER))
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
    for (Grade grade : grades(course)) {
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
    Map<GradeKey, Double> best = new HashMap<>();
    for (Rescored one : rescoring.rescore(organisation, module)) {
      best.merge(
          new GradeKey(one.learner(), one.platform(), one.resourceLinkId()),
          one.after(),
          Math::max);
    }
    int sent = 0;
    for (UUID id : grades.of(organisation, module)) {
      if (Boolean.TRUE.equals(
          transaction.execute(status ->
              grades.find(id).map(grade -> rescored(grade, best, lowerToo)).orElse(false)))) {
        sent++;
      }
    }
    return sendAgain(sent);
  }

  private boolean rescored(Kept grade, Map<GradeKey, Double> best, boolean lowerToo) {
    Double after =
        best.get(new GradeKey(grade.learner(), grade.platform(), grade.resourceLinkId()));
    if (after == null || grade.obstacle() != null) {
      return false;
    }
    if (after > grade.score() + SAME || (lowerToo && after < grade.score() - SAME)) {
      grades.rescored(grade.id(), after);
      recorder.again(
          grades.find(grade.id()).orElseThrow(), lineItems.of(grade), false, Instant.now());
      return true;
    }
    return false;
  }

  /** Whose grade it is, within one module. */
  private record GradeKey(LearnerId learner, PlatformId platform, String resourceLinkId) {}

  /** Puts a grade on its way again, in the caller's transaction; false where nothing is to do. */
  boolean again(Kept grade) {
    if (grade.obstacle() == GradeState.NOT_A_LEARNER) {
      return false;
    }
    Verdict.State ended = outbox.stopped(grade.id());
    if (ended == Verdict.State.DELIVERED && grade.obstacle() == null) {
      return false;
    }
    if (ended == null && outbox.hasten(grade.id())) {
      sendAgain(1);
      return true;
    }
    recorder.again(grade, lineItems.of(grade), ended == Verdict.State.CONFLICT, Instant.now());
    sendAgain(1);
    return true;
  }

  @Override
  @Transactional
  public void retry(OrganisationId organisation, long message) {
    sendAgain(
        jdbc.sql(
                """
                update outbox_message
                set state = 'WAITING', attempts = 0, due_at = now(), finished_at = null,
                  in_doubt = in_doubt and line_item is null
                where organisation_id = :organisation and id = :message
                  and state in ('DEAD', 'CONFLICT')
                """)
            .param("organisation", organisation.value())
            .param("message", message)
            .update());
  }

  @Override
  @Transactional
  public int retryAll(OrganisationId organisation, UUID destination) {
    return sendAgain(
        jdbc.sql(
                """
                update outbox_message
                set state = 'WAITING', attempts = 0, due_at = now(), finished_at = null,
                  in_doubt = in_doubt and line_item is null
                where organisation_id = :organisation and destination_id = :destination
                  and state = 'DEAD'
                """)
            .param("organisation", organisation.value())
            .param("destination", destination)
            .update());
  }

  @Override
  @Transactional
  public void resume(OrganisationId organisation, UUID destination) {
    if (destinations.resume(organisation, destination)) {
      sendAgain(1);
    }
  }

  private int sendAgain(int messages) {
    if (messages > 0 && !TransactionSynchronizationManager.isSynchronizationActive()) {
      dispatcher.wake();
    } else if (messages > 0) {
      TransactionSynchronizationManager.registerSynchronization(
          new TransactionSynchronization() {
            @Override
            public void afterCommit() {
              dispatcher.wake();
            }
          });
    }
    return messages;
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }
}
