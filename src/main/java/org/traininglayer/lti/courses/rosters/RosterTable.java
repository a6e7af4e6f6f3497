package org.traininglayer.lti.courses.rosters;

import java.sql.Types;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.traininglayer.kernel.CourseId;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.lti.Courses.Course;
import org.traininglayer.lti.People;
import org.traininglayer.lti.courses.PersonDigests;
import org.traininglayer.persistence.Leases;

/** Lists and how they stand, as kept. Time is the database's, so that nodes agree. */
@Component
class RosterTable {

  private final JdbcClient jdbc;
  private final People people;
  private final PersonDigests digests;

  RosterTable(JdbcClient jdbc, People people, PersonDigests digests) {
    this.jdbc = jdbc;
    this.people = people;
    this.digests = digests;
  }

  /**
   * Courses in use, of platforms in use, whose list is to be read: never read, due again, or
   * somebody new came since and the last try is some minutes ago.
   */
  List<CourseId> due(Duration usedWithin, int most) {
    return jdbc
        .sql(
            """
            select c.id
            from lti_course c
            join lti_platform p on p.id = c.platform_id and p.state = 'ACTIVE'
            left join lti_roster r on r.course_id = c.id
            where c.roster is not null
              and c.last_launch_at > now() - make_interval(secs => :used)
              and not exists (
                select 1 from lease l where l.task = 'roster:' || c.id and l.until > now())
              and (r.course_id is null or r.due_at <= now()
                or (r.failures = 0 and r.tried_at < now() - interval '10 minutes' and exists (
                  select 1 from lti_course_person v
                  where v.course_id = c.id
                    and v.first_launch_at > coalesce(r.complete_at, r.tried_at)
                    and not exists (
                      select 1 from lti_roster_member m
                      where m.course_id = c.id and m.learner_id = v.learner_id))))
            order by r.due_at nulls first
            limit :most
            """)
        .param("used", (double) usedWithin.toSeconds())
        .param("most", most)
        .query(UUID.class)
        .list()
        .stream()
        .map(CourseId::new)
        .toList();
  }

  /** Faults in a row, and whether the last list was doubted. */
  Standing standing(CourseId course) {
    return jdbc.sql(
            """
            select failures, doubted_at is not null as doubted from lti_roster
            where course_id = :course
            """)
        .param("course", course.value())
        .query(Standing.class)
        .optional()
        .orElse(new Standing(0, false));
  }

  /** Ids of the people who were on the last list that was believed. */
  Set<String> subjects(CourseId course) {
    return new HashSet<>(
        jdbc.sql(
                """
                select p.subject from lti_roster_member m join person p on p.id = m.learner_id
                where m.course_id = :course and m.left_at is null
                """)
            .param("course", course.value())
            .query(String.class)
            .list());
  }

  /** Who came to the course, as launches name them. */
  Came came(CourseId course) {
    Set<String> subjects = new HashSet<>();
    boolean[] learners = {false};
    jdbc.sql(
            """
            select p.subject,
              not v.test_user and p.subject not like 'anonymous-%'
                and not v.roles && array['INSTRUCTOR', 'ADMINISTRATOR', 'CONTENT_DEVELOPER',
                  'SITE_ADMINISTRATOR', 'MENTOR'] as learns
            from lti_course_person v join person p on p.id = v.learner_id
            where v.course_id = :course
            """)
        .param("course", course.value())
        .query(
            (RowCallbackHandler)
                row -> {
                  subjects.add(row.getString("subject"));
                  learners[0] |= row.getBoolean("learns");
                });
    return new Came(subjects, learners[0]);
  }

  /**
   * Writes down that a list names people by ids that no launch of the course has. It says neither
   * who is in the course nor who has left; what an earlier one of this kind brought is removed,
   * with all that was kept about these people since.
   */
  @Transactional
  public void unmatched(
      Leases.Held lease, Course course, String problem, @Nullable String code, Duration wait) {
    lease.confirm();
    List<UUID> strangers =
        jdbc.sql(
                """
                delete from lti_roster_member m
                where m.course_id = :course and not exists (
                  select 1 from lti_roster_member k
                  join lti_course_person v
                    on v.course_id = k.course_id and v.learner_id = k.learner_id
                  where k.course_id = :course)
                returning m.learner_id
                """)
            .param("course", course.id().value())
            .query(UUID.class)
            .list();
    jdbc.sql(
            """
            delete from lti_course_person_key
            where course_id = :course and learner_id = any(:strangers)
            """)
        .param("course", course.id().value())
        .param("strangers", strangers.toArray(UUID[]::new))
        .update();
    people.erase(
        course.organisation(),
        jdbc
            .sql(
                """
                select p.id from person p
                where p.id = any(:strangers) and not p.launched and not p.sample
                  and not exists (select 1 from lti_roster_member m where m.learner_id = p.id)
                """)
            .param("strangers", strangers.toArray(UUID[]::new))
            .query(UUID.class)
            .list()
            .stream()
            .map(LearnerId::new)
            .toList());
    jdbc.sql(
            """
            insert into lti_roster as r
              (course_id, due_at, failures, tried_at, unmatched_at, problem, code)
            values (:course, now() + make_interval(secs => :wait), 0, now(), now(), :problem, :code)
            on conflict (course_id) do update
            set due_at = excluded.due_at, failures = 0, tried_at = excluded.tried_at,
              complete_at = case when :emptied then null else r.complete_at end,
              doubted_at = null, unmatched_at = coalesce(r.unmatched_at, excluded.unmatched_at),
              problem = excluded.problem, code = excluded.code
            """)
        .param("wait", seconds(wait))
        .param("emptied", !strangers.isEmpty())
        .param("problem", problem)
        .param("code", code, Types.VARCHAR)
        .param("course", course.id().value())
        .update();
  }

  /**
   * Keeps a whole list, if whoever read it is still the one to read: who stalled while another read
   * a newer one must not end with the older.
   *
   * @param believed whether those who are not on it have left
   * @param problem why it is not believed
   */
  @Transactional
  public void keep(
      Leases.Held lease,
      Course course,
      List<ListedMember> members,
      boolean believed,
      @Nullable String problem,
      @Nullable String code,
      Duration wait) {
    lease.confirm();
    addPeople(course, members);
    addMembers(course, members);
    if (believed) {
      jdbc.sql(
              """
              update lti_roster_member set active = false, left_at = now()
              where course_id = :course and left_at is null and last_seen_at < now()
              """)
          .param("course", course.id().value())
          .update();
    }
    jdbc.sql(
            """
            insert into lti_roster as r
              (course_id, due_at, failures, tried_at, complete_at, doubted_at, problem, code)
            values (:course, now() + make_interval(secs => :wait), 0, now(),
              case when :believed then now() end,
              case when :believed then null else now() end, :problem, :code)
            on conflict (course_id) do update
            set due_at = excluded.due_at, failures = 0, tried_at = excluded.tried_at,
              complete_at = coalesce(excluded.complete_at, r.complete_at),
              doubted_at = excluded.doubted_at, unmatched_at = null,
              problem = excluded.problem, code = excluded.code
            """)
        .param("wait", seconds(wait))
        .param("believed", believed)
        .param("problem", problem, Types.VARCHAR)
        .param("code", code, Types.VARCHAR)
        .param("course", course.id().value())
        .update();
  }

  /** Keeps people who are on the list for certain; nothing follows for the others. */
  @Transactional
  public void atLeast(Leases.Held lease, Course course, List<ListedMember> members) {
    lease.confirm();
    if (!members.isEmpty()) {
      addPeople(course, members);
      addMembers(course, members);
    }
  }

  /** Always in the order of their ids, so that two lists with the same people do not lock up. */
  private void addPeople(Course course, List<ListedMember> members) {
    List<ListedMember> ordered =
        members.stream().sorted(Comparator.comparing(ListedMember::subject)).toList();
    jdbc.sql(
            """
            insert into person
              (id, organisation_id, platform_id, platform_instance, subject, name, teaches, launched,
               first_seen_at, last_seen_at)
            select gen_random_uuid(), :organisation, :platform, :platformInstance, l.subject, l.name,
              l.teaches, false, now(), now()
            from unnest(
                cast(:subjects as text[]), cast(:names as text[]), cast(:teach as boolean[]))
              with ordinality as l (subject, name, teaches, place)
            order by l.place
            on conflict (platform_id, platform_instance, subject) do update set
              name = excluded.name,
              teaches = person.teaches or excluded.teaches
            where person.name is distinct from excluded.name
              or (excluded.teaches and not person.teaches)
            """)
        .param("organisation", course.organisation().value())
        .param("platform", course.platform().value())
        .param("platformInstance", course.platformInstance())
        .param("subjects", ordered.stream().map(ListedMember::subject).toArray(String[]::new))
        .param("names", ordered.stream().map(ListedMember::name).toArray(String[]::new))
        .param("teach", ordered.stream().map(ListedMember::teaches).toArray(Boolean[]::new))
        .update();
    addKeys(course, ordered);
  }

  /**
   * By what else this course's list names people; what it no longer shares is forgotten. What
   * another course's list shares is another matter, and may differ: a sourcedId is one of a
   * context.
   */
  private void addKeys(Course course, List<ListedMember> ordered) {
    OrganisationId organisation = course.organisation();
    jdbc.sql(
            """
            with listed as materialized (
              select p.id, l.email, l.sourced_id, l.place
              from unnest(
                  cast(:subjects as text[]), cast(:emails as text[]), cast(:sourcedIds as text[]))
                with ordinality as l (subject, email, sourced_id, place)
              join person p on p.platform_id = :platform
                and p.platform_instance = :platformInstance and p.subject = l.subject),
            gone as (
              delete from lti_course_person_key k using listed l
              where k.course_id = :course and k.learner_id = l.id
                and (case k.kind when 'EMAIL' then l.email else l.sourced_id end) is null)
            insert into lti_course_person_key as k
              (course_id, learner_id, kind, organisation_id, digest)
            select :course, l.id, one.kind, :organisation, one.digest
            from listed l
            cross join lateral (values ('EMAIL', l.email), ('SOURCED_ID', l.sourced_id))
              as one (kind, digest)
            where one.digest is not null
            order by l.place, one.kind
            on conflict (course_id, learner_id, kind) do update
            set digest = excluded.digest, keyed = true
            where k.digest <> excluded.digest
            """)
        .param("course", course.id().value())
        .param("organisation", organisation.value())
        .param("platform", course.platform().value())
        .param("platformInstance", course.platformInstance())
        .param("subjects", ordered.stream().map(ListedMember::subject).toArray(String[]::new))
        .param(
            "emails",
            ordered.stream()
                .map(one -> digests.of(organisation, one.email()))
                .toArray(String[]::new))
        .param(
            "sourcedIds",
            ordered.stream()
                .map(one -> digests.of(organisation, one.sourcedId()))
                .toArray(String[]::new))
        .update();
  }

  private void addMembers(Course course, List<ListedMember> members) {
    jdbc.sql(
            """
            insert into lti_roster_member
              (course_id, learner_id, roles, active, first_seen_at, last_seen_at)
            select :course, p.id, string_to_array(l.roles, ','), l.active, now(), now()
            from unnest(
                cast(:subjects as text[]), cast(:roles as text[]), cast(:active as boolean[]))
              as l (subject, roles, active)
            join person p
              on p.platform_id = :platform and p.platform_instance = :platformInstance and p.subject = l.subject
            on conflict (course_id, learner_id) do update set
              roles = excluded.roles, active = excluded.active,
              last_seen_at = excluded.last_seen_at, left_at = null
            """)
        .param("course", course.id().value())
        .param("platform", course.platform().value())
        .param("platformInstance", course.platformInstance())
        .param("subjects", members.stream().map(ListedMember::subject).toArray(String[]::new))
        .param("roles", members.stream().map(RosterTable::roles).toArray(String[]::new))
        .param("active", members.stream().map(ListedMember::active).toArray(Boolean[]::new))
        .update();
  }

  /** Writes down a fault, with the same condition. What was known before stays. */
  @Transactional
  public void fail(
      Leases.Held lease, CourseId course, String problem, @Nullable String code, Duration wait) {
    lease.confirm();
    jdbc.sql(
            """
            insert into lti_roster as r (course_id, due_at, failures, tried_at, problem, code)
            values (:course, now() + make_interval(secs => :wait), 1, now(), :problem, :code)
            on conflict (course_id) do update
            set due_at = excluded.due_at, failures = r.failures + 1,
              tried_at = excluded.tried_at, problem = excluded.problem, code = excluded.code
            """)
        .param("wait", seconds(wait))
        .param("problem", problem)
        .param("code", code, Types.VARCHAR)
        .param("course", course.value())
        .update();
  }

  private static String roles(ListedMember member) {
    return member.roles().stream().map(Enum::name).sorted().collect(Collectors.joining(","));
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }

  /**
   * Who came to a course.
   *
   * @param learners whether somebody came who learns there
   */
  record Came(Set<String> subjects, boolean learners) {}

  /** How a list stands before it is read again. */
  record Standing(int failures, boolean doubted) {}
}
