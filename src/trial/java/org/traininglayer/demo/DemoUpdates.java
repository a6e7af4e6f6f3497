package org.traininglayer.demo;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Changes of registrations that Canvas' administrator has yet to approve; the newest of each. */
@Component
@Profile("demo")
class DemoUpdates {

  private static final String NAME = "update of tool ";

  private final JdbcClient jdbc;

  DemoUpdates(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void ask(int tool, JsonNode registration) {
    jdbc.sql(
            """
            insert into demo_setting (name, value) values (:name, :value)
            on conflict (name) do update set value = excluded.value
            """)
        .param("name", NAME + tool)
        .param("value", registration.toString().replace("\\u0000", ""))
        .update();
  }

  /** Takes what waits for this tool. */
  Optional<JsonNode> take(int tool) {
    return jdbc.sql("delete from demo_setting where name = :name returning value")
        .param("name", NAME + tool)
        .query(String.class)
        .optional()
        .map(DemoRows.JSON::readTree);
  }

  /** The tools for which something waits. */
  Set<Integer> waiting() {
    return jdbc
        .sql("select name from demo_setting where starts_with(name, :name)")
        .param("name", NAME)
        .query(String.class)
        .list()
        .stream()
        .map(name -> Integer.valueOf(name.substring(NAME.length())))
        .collect(Collectors.toSet());
  }
}
