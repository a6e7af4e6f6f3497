package org.traininglayer.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import org.traininglayer.testing.TrainingLayerTest;

/** Nobody waits for ever, and nobody keeps others waiting for ever. */
@TrainingLayerTest
class PatienceTest {

  @Autowired private DataSource database;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionOperations transaction;

  @Test
  void every_connection_has_time_outs_and_a_job_may_set_its_own() {
    assertThat(setting("lock_timeout")).isEqualTo("5s");
    assertThat(setting("statement_timeout")).isEqualTo("30s");
    assertThat(setting("idle_in_transaction_session_timeout")).isEqualTo("1min");

    transaction.executeWithoutResult(status -> {
      jdbc.sql("set local statement_timeout = '1ms'").update();
      assertThatThrownBy(() -> jdbc.sql("select pg_sleep(1)").query().singleValue())
          .isInstanceOf(DataAccessException.class);
      status.setRollbackOnly();
    });
    assertThat(setting("statement_timeout")).isEqualTo("30s");
  }

  @Test
  void whoever_waits_for_a_lock_gives_up() throws SQLException {
    jdbc.sql("create table locked_by_somebody (id int)").update();
    try (Connection other = database.getConnection()) {
      other.setAutoCommit(false);
      other.createStatement().execute("lock table locked_by_somebody");

      assertThatThrownBy(() ->
              transaction.executeWithoutResult(status -> {
                jdbc.sql("set local lock_timeout = '1ms'").update();
                jdbc.sql("insert into locked_by_somebody values (1)").update();
              }))
          .isInstanceOf(DataAccessException.class);
      other.rollback();
    }
    jdbc.sql("drop table locked_by_somebody").update();
  }

  private String setting(String name) {
    return jdbc.sql("select current_setting(?)").param(name).query(String.class).single();
  }
}
