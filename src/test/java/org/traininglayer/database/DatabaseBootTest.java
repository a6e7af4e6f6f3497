package org.traininglayer.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.traininglayer.testing.TrainingLayerTest;

@TrainingLayerTest
class DatabaseBootTest {

  @Autowired JdbcClient jdbc;

  @Test
  void the_application_works_on_a_durable_server() {
    assertThat(jdbc.sql("select current_setting('fsync')").query(String.class).single())
        .isEqualTo("on");
    assertThat(
            jdbc.sql("select current_setting('synchronous_commit')").query(String.class).single())
        .isEqualTo("on");
  }

  @Test
  void the_migrations_ran() {
    assertThat(
            jdbc.sql("select to_regclass('flyway_schema_history') is not null")
                .query(Boolean.class)
                .single())
        .isTrue();
  }
}
