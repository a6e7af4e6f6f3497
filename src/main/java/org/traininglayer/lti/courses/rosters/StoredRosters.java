package org.traininglayer.lti.courses.rosters;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.traininglayer.kernel.AccountKey;
import org.traininglayer.kernel.CourseId;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.NameOrder;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.kernel.PlatformId;
import org.traininglayer.lti.CourseRole;
import org.traininglayer.lti.Rosters;

/** Rosters in the database. */
@Component
class StoredRosters implements Rosters {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration GLANCE = Duration.ofMillis(200);

  private static final String SYNC =
      """
      select c.id, c.title, c.roster, r.due_at, r.tried_at, r.complete_at, r.doubted_at,
        r.unmatched_at,
        r.failures, r.problem, r.code,
        c.last_launch_at > now() - make_interval(secs => :used) as used,
        (select count(*) from lti_roster_member m
         where m.course_id = c.id and m.left_at is null) as listed
      from lti_course c
      left join lti_roster r on r.course_id = c.id
      """;

  private final JdbcClient jdbc;
  private final RosterSync sync;
  private final RosterProperties properties;

  StoredRosters(JdbcClient jdbc, RosterSync sync, RosterProperties properties) {
    this.jdbc = jdbc;
    this.sync = sync;
    this.properties = properties;
  }

  @Override
  public List<Member> members(CourseId course) {
    return jdbc
        .sql(
            """
            select m.*, p.subject, p.name, i.issuer
            from lti_membership m
            join person p on p.id = m.learner_id
            join lti_platform i on i.id = p.platform_id
            where m.course_id = :course
            """)
        .param("course", course.value())
        .query(StoredRosters::member)
        .list()
        .stream()
        .sorted(
            Comparator.comparing(Member::name, Comparator.nullsLast(NameOrder.ascending()))
                .thenComparing(member -> member.id().value()))
        .toList();
  }

  @Override
  public Optional<Attendance> attendance(PlatformId platform, String contextId, LearnerId learner) {
    return jdbc.sql(
            """
            select m.*, p.subject, p.name, i.issuer
            from person p
            join lti_platform i on i.id = p.platform_id
            join lti_course c on c.platform_id = p.platform_id and c.platform_instance = p.platform_instance
              and c.context_id = :context
            join lti_membership m on m.course_id = c.id and m.learner_id = p.id
            where p.id = :learner and p.platform_id = :platform
            """)
        .param("context", contextId)
        .param("learner", learner.value())
        .param("platform", platform.value())
        .query((row, number) ->
            new Attendance(
                new CourseId(row.getObject("course_id", UUID.class)), member(row, number)))
        .optional();
  }

  @Override
  public Optional<Sync> lastSync(CourseId course) {
    return used(jdbc.sql(SYNC + "where c.id = :course").param("course", course.value()))
        .query(StoredRosters::sync)
        .optional();
  }

  @Override
  public List<Sync> syncs(OrganisationId organisation) {
    return used(jdbc.sql(
                SYNC
                    + """
                    where c.organisation_id = :organisation
                    order by c.last_launch_at desc, c.id
                    """)
            .param("organisation", organisation.value()))
        .query(StoredRosters::sync)
        .list();
  }

  private StatementSpec used(StatementSpec statement) {
    return statement.param("used", (double) properties.usedWithin().toSeconds());
  }

  @Override
  public Sync synchronise(CourseId course) {
    if (lastSync(course).isEmpty()) {
      throw new IllegalArgumentException("there is no course " + course);
    }
    if (!sync.run(course)) {
      awaitOther(course);
    }
    return lastSync(course).orElseThrow();
  }

  private void awaitOther(CourseId course) {
    Instant end = Instant.now().plus(PATIENCE);
    try {
      while (sync.busy(course) && Instant.now().isBefore(end)) {
        Thread.sleep(GLANCE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public Enrolment enrolment(CourseId course) {
    Optional<OrganisationId> organisation =
        jdbc.sql("select organisation_id from lti_course where id = :course")
            .param("course", course.value())
            .query(UUID.class)
            .optional()
            .map(OrganisationId::new);
    if (organisation.isEmpty()) {
      return new Enrolment(Set.of(), Set.of(), Set.of());
    }
    Set<AccountKey> excluded = excluded(organisation.get());
    Set<AccountKey> learners = new HashSet<>();
    Set<AccountKey> listed = new HashSet<>();
    for (Member member : members(course)) {
      if (member.learns()
          && !excluded.contains(member.account())
          && learners.add(member.account())
          && member.listed()) {
        listed.add(member.account());
      }
    }
    return new Enrolment(learners, listed, excluded);
  }

  @Override
  public Enrolment enrolment(OrganisationId organisation) {
    Set<AccountKey> excluded = excluded(organisation);
    Set<AccountKey> learners = new HashSet<>();
    Set<AccountKey> enrolled = new HashSet<>();
    jdbc.sql(
            """
            select i.issuer, p.subject, coalesce(m.listed, false) as listed
            from person p
            join lti_platform i on i.id = p.platform_id
            left join lateral (
              select bool_or(one.listed) filter (where one.active
                  and (one.roles = '{}' or 'LEARNER' = any(one.roles))) as listed,
                bool_or(one.active
                  and (one.roles = '{}' or 'LEARNER' = any(one.roles))) as learns
              from lti_membership one
              where one.learner_id = p.id) m on true
            where p.organisation_id = :organisation and not p.teaches
              and (m.learns or (m.learns is null and (p.launched or p.sample)))
            """)
        .param("organisation", organisation.value())
        .query((row, number) -> {
          AccountKey account = account(row);
          if (!excluded.contains(account)) {
            learners.add(account);
            if (row.getBoolean("listed")) {
              enrolled.add(account);
            }
          }
          return account;
        })
        .list();
    return new Enrolment(learners, enrolled, excluded);
  }

  /** Teachers and test students: the highest role ever seen counts. */
  private Set<AccountKey> excluded(OrganisationId organisation) {
    return new HashSet<>(
        jdbc.sql(
                """
                select i.issuer, p.subject
                from person p join lti_platform i on i.id = p.platform_id
                where p.organisation_id = :organisation
                  and (p.teaches or p.test_user)
                """)
            .param("organisation", organisation.value())
            .query((row, number) -> account(row))
            .list());
  }

  private static AccountKey account(ResultSet row) throws SQLException {
    return new AccountKey(row.getString("issuer"), row.getString("subject"));
  }

  private static Member member(ResultSet row, int number) throws SQLException {
    Set<CourseRole> roles = EnumSet.noneOf(CourseRole.class);
    Arrays.stream((String[]) row.getArray("roles").getArray())
        .map(CourseRole::valueOf)
        .forEach(roles::add);
    return new Member(
        new LearnerId(row.getObject("learner_id", UUID.class)),
        account(row),
        row.getString("name"),
        roles,
        row.getBoolean("listed"),
        row.getBoolean("active"),
        row.getBoolean("launched"),
        row.getBoolean("test_user"),
        row.getObject("first_seen_at", OffsetDateTime.class).toInstant(),
        instant(row, "last_launch_at"),
        instant(row, "left_at"));
  }

  private static Sync sync(ResultSet row, int number) throws SQLException {
    Instant tried = instant(row, "tried_at");
    boolean offered = row.getString("roster") != null;
    State state =
        !offered
            ? State.NONE
            : tried == null
                ? State.WAITING
                : row.getInt("failures") > 0
                    ? State.FAILED
                    : row.getObject("unmatched_at") != null
                        ? State.UNMATCHED
                        : row.getObject("doubted_at") != null ? State.DOUBTFUL : State.COMPLETE;
    return new Sync(
        new CourseId(row.getObject("id", UUID.class)),
        row.getString("title"),
        state,
        row.getInt("listed"),
        tried,
        instant(row, "complete_at"),
        offered && row.getBoolean("used") ? instant(row, "due_at") : null,
        row.getString("problem"),
        row.getString("code"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }
}
