package org.traininglayer.demo;

import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What can be switched in the demo LMS, to see what the tool makes of it. */
@Component
@Profile("demo")
class DemoSettings {

  private final JdbcClient jdbc;

  DemoSettings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** How Canvas' shape answers to messages about its storage. */
  enum Storage {
    ANSWERS,
    /** Announced, but nobody answers, as in Canvas' mobile apps. */
    SILENT,
    /** The frame listens late, and each handler is loaded when first asked for: 2.2 s in all. */
    SLOW,
    /** Not announced. */
    ABSENT
  }

  Storage storage() {
    return Storage.valueOf(read("storage", Storage.ANSWERS.name()));
  }

  void storage(Storage storage) {
    write("storage", storage.name());
  }

  /** Whether Canvas' shape now and then refuses a service call for being one too many. */
  boolean throttled() {
    return Boolean.parseBoolean(read("throttled", "false"));
  }

  void throttled(boolean throttled) {
    write("throttled", String.valueOf(throttled));
  }

  private String read(String name, String otherwise) {
    return jdbc.sql("select value from demo_setting where name = :name")
        .param("name", name)
        .query(String.class)
        .optional()
        .orElse(otherwise);
  }

  private void write(String name, String value) {
    jdbc.sql(
            """
            insert into demo_setting (name, value) values (:name, :value)
            on conflict (name) do update set value = excluded.value
            """)
        .param("name", name)
        .param("value", value)
        .update();
  }
}
