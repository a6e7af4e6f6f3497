package org.traininglayer.lti.courses;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.traininglayer.kernel.CourseId;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.kernel.NameOrder;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.kernel.PlatformId;
import org.traininglayer.lti.Courses;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Courses in the database. Launches write them. */
@Component
class StoredCourses implements Courses {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final JdbcClient jdbc;

  StoredCourses(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Optional<Course> find(CourseId id) {
    return jdbc.sql("select * from lti_course where id = :id")
        .param("id", id.value())
        .query(StoredCourses::course)
        .optional();
  }

  @Override
  public List<Course> all(OrganisationId organisation) {
    return jdbc.sql(
            """
            select * from lti_course where organisation_id = :organisation
            order by last_launch_at desc, id
            """)
        .param("organisation", organisation.value())
        .query(StoredCourses::course)
        .list();
  }

  @Override
  public CourseId addSample(
      OrganisationId organisation, PlatformId platform, String contextId, String title) {
    UUID id =
        jdbc.sql(
                """
                insert into lti_course (id, organisation_id, platform_id, platform_instance,
                  context_id, title, first_launch_at, last_launch_at)
                values (:id, :organisation, :platform, '', :context, :title, now(), now())
                on conflict (platform_id, platform_instance, context_id) do update set
                  title = coalesce(lti_course.title, excluded.title)
                returning id
                """)
            .param("id", UUID.randomUUID())
            .param("organisation", organisation.value())
            .param("platform", platform.value())
            .param("context", contextId)
            .param("title", title)
            .query(UUID.class)
            .single();
    return new CourseId(id);
  }

  @Override
  public List<Link> links(CourseId id) {
    return jdbc
        .sql(
            """
            select resource_link_id, title, module_id, line_item, last_launch_at, custom, gone_at
            from lti_resource_link where course_id = :course
            """)
        .param("course", id.value())
        .query(StoredCourses::link)
        .list()
        .stream()
        .sorted(
            Comparator.comparing(StoredCourses::shown, NameOrder.ascending())
                .thenComparing(Link::resourceLinkId))
        .toList();
  }

  @Override
  public List<Chosen> chosen(CourseId id) {
    return jdbc.sql(
            """
            select module_id, title, chosen_at from lti_chosen_link c
            where course_id = :course and not exists (
              select from lti_resource_link l
              where l.course_id = c.course_id and l.module_id = c.module_id)
            order by chosen_at desc, module_id
            """)
        .param("course", id.value())
        .query((row, number) ->
            new Chosen(
                new ModuleId(row.getString("module_id")),
                row.getString("title"),
                row.getObject("chosen_at", OffsetDateTime.class).toInstant()))
        .list();
  }

  @Override
  public void forgetChosen(CourseId id, ModuleId module) {
    jdbc.sql("delete from lti_chosen_link where course_id = :course and module_id = :module")
        .param("course", id.value())
        .param("module", module.value())
        .update();
  }

  @Override
  public List<Course> ancestors(CourseId id) {
    return jdbc.sql(
            """
            select ancestor.*
            from lti_course c
            cross join unnest(c.history) with ordinality as earlier (context_id, place)
            join lti_course ancestor
              on ancestor.platform_id = c.platform_id and ancestor.platform_instance = c.platform_instance
              and ancestor.context_id = earlier.context_id and ancestor.id <> c.id
            where c.id = :course
            order by earlier.place
            """)
        .param("course", id.value())
        .query(StoredCourses::course)
        .list();
  }

  @Override
  public boolean teaches(CourseId id, LearnerId person) {
    return jdbc.sql(
            """
            select exists (
              select from lti_membership
              where course_id = :course and learner_id = :person
                and roles && '{INSTRUCTOR,ADMINISTRATOR}')
            """)
        .param("course", id.value())
        .param("person", person.value())
        .query(Boolean.class)
        .single();
  }

  private static Course course(ResultSet row, int number) throws SQLException {
    return new Course(
        new CourseId(row.getObject("id", UUID.class)),
        new OrganisationId(row.getObject("organisation_id", UUID.class)),
        new PlatformId(row.getObject("platform_id", UUID.class)),
        row.getString("platform_instance"),
        row.getString("context_id"),
        row.getString("title"),
        address(row.getString("line_items")),
        address(row.getString("roster")),
        row.getObject("first_launch_at", OffsetDateTime.class).toInstant(),
        row.getObject("last_launch_at", OffsetDateTime.class).toInstant());
  }

  private static Link link(ResultSet row, int number) throws SQLException {
    return new Link(
        row.getString("resource_link_id"),
        row.getString("title"),
        new ModuleId(row.getString("module_id")),
        address(row.getString("line_item")),
        row.getObject("last_launch_at", OffsetDateTime.class).toInstant(),
        JSON.readValue(row.getString("custom"), new TypeReference<Map<String, String>>() {}),
        row.getObject("gone_at") != null);
  }

  private static String shown(Link link) {
    String title = link.title();
    return title == null ? link.module().value() : title;
  }

  private static @Nullable URI address(@Nullable String text) {
    return text == null ? null : URI.create(text);
  }
}
