package org.traininglayer.demo;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Launches that were announced to a tool and may be asked for, once. */
@Component
@Profile("demo")
class DemoLaunches {

  private final JdbcClient jdbc;

  DemoLaunches(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  UUID announce(
      DemoTool tool,
      DemoCourse course,
      DemoPerson person,
      DemoMessage message,
      boolean asStudent,
      Map<String, Object> details) {
    UUID id = UUID.randomUUID();
    jdbc.sql("delete from demo_launch where created_at < now() - interval '1 hour'").update();
    jdbc.sql(
            """
            insert into demo_launch (id, tool, course, person, message, as_student, details)
            values (:id, :tool, :course, :person, :message, :student, :details::jsonb)
            """)
        .param("id", id)
        .param("tool", tool.id())
        .param("course", course.id())
        .param("person", person.id())
        .param("message", message.name())
        .param("student", asStudent)
        .param("details", DemoRows.JSON.writeValueAsString(details))
        .update();
    return id;
  }

  Optional<Announced> take(UUID id) {
    return jdbc.sql(
            """
            delete from demo_launch where id = :id and created_at > now() - interval '1 hour'
            returning tool, course, person, message, as_student, details, created_at
            """)
        .param("id", id)
        .query(DemoLaunches::announced)
        .optional();
  }

  private static Announced announced(ResultSet row, int number) throws SQLException {
    return new Announced(
        row.getInt("tool"),
        row.getInt("course"),
        DemoPerson.find(row.getString("person")).orElseThrow(),
        DemoMessage.valueOf(row.getString("message")),
        row.getBoolean("as_student"),
        DemoRows.JSON.readTree(row.getString("details")),
        row.getObject("created_at", OffsetDateTime.class).toInstant());
  }

  /** A launch that the tool asked for. */
  record Announced(
      int tool,
      int course,
      DemoPerson person,
      DemoMessage message,
      boolean asStudent,
      JsonNode details,
      Instant at) {}
}
