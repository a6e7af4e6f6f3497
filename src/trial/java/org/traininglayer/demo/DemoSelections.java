package org.traininglayer.demo;

import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Teachers who are choosing content. Moodle's session ends after an hour. */
@Component
@Profile("demo")
class DemoSelections {

  private final JdbcClient jdbc;

  DemoSelections(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Somebody's choosing. */
  record Selection(int course, int tool, String person, String placement) {}

  UUID begin(DemoCourse course, DemoTool tool, DemoPerson person, String placement) {
    UUID id = UUID.randomUUID();
    jdbc.sql("delete from demo_selection where created_at < now() - interval '1 day'").update();
    jdbc.sql("insert into demo_selection values (:id, :course, :tool, :person, :placement)")
        .param("id", id)
        .param("course", course.id())
        .param("tool", tool.id())
        .param("person", person.id())
        .param("placement", placement)
        .update();
    return id;
  }

  Optional<Selection> find(String id) {
    return query(
        """
        select course, tool, person, placement from demo_selection
        where id = :id and created_at > now() - interval '1 hour'
        """,
        id);
  }

  /** Ends it, as Canvas does with the first answer, however late; empty for every other. */
  Optional<Selection> take(String id) {
    return query(
        "delete from demo_selection where id = :id returning course, tool, person, placement", id);
  }

  private Optional<Selection> query(String sql, String id) {
    UUID uuid;
    try {
      uuid = UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    return jdbc.sql(sql).param("id", uuid).query(Selection.class).optional();
  }
}
