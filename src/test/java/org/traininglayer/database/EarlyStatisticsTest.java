package org.traininglayer.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.traininglayer.testing.TestDatabase;

class EarlyStatisticsTest {

  /** Is a statement there already? As a plan that is made once and kept. */
  private static final String THERE_ALREADY =
      """
      prepare there_already (uuid, uuid[]) as
      select i.id from unnest($2) as i (id)
      where not exists (
        select 1 from statement s where s.organisation_id = $1 and s.id = i.id)
      """;

  private static final String STATEMENTS =
      """
      insert into statement (organisation_id, id, stored, happened_at, partition, position,
        verb_key, actor_key, object_key, voiding, authority_key, mentions, version, authority, json)
      select (select id from organisation), gen_random_uuid(), now(), now(), 0, n,
        gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), false, gen_random_uuid(), '{}',
        '1.0.3', '{}', '{}'
      from generate_series(%d, %d) as n
      """;

  @Test
  void a_plan_made_on_the_empty_ledger_is_made_anew_as_soon_as_it_fills() throws SQLException {
    try (Connection connection = TestDatabase.fresh().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("set plan_cache_mode = force_generic_plan");
      statement.execute(THERE_ALREADY);
      plan(statement);
      statement.execute(STATEMENTS.formatted(1, 5_000));
      statement.execute("select pg_stat_force_next_flush()");
      assertThat(plan(statement)).as("reads the whole organisation").doesNotContain("AND (id = ");

      new EarlyStatistics(JdbcClient.create(new SingleConnectionDataSource(connection, true)))
          .look();

      assertThat(plan(statement)).contains("statement_pkey");
      assertThat(looks(statement)).isOne();
    }
  }

  @Test
  void a_table_is_looked_at_again_when_it_has_doubled_and_not_before() throws SQLException {
    try (Connection connection = TestDatabase.fresh().getConnection();
        Statement statement = connection.createStatement()) {
      EarlyStatistics statistics =
          new EarlyStatistics(JdbcClient.create(new SingleConnectionDataSource(connection, true)));
      grow(statement, statistics, 1, 40);
      assertThat(looks(statement)).as("few").isZero();
      grow(statement, statistics, 41, 100);
      assertThat(looks(statement)).as("first").isOne();
      grow(statement, statistics, 101, 150);
      assertThat(looks(statement)).as("half as many again").isOne();
      grow(statement, statistics, 151, 200);
      assertThat(looks(statement)).as("doubled").isEqualTo(2);
    }
  }

  private static void grow(Statement statement, EarlyStatistics statistics, int from, int to)
      throws SQLException {
    statement.execute(STATEMENTS.formatted(from, to));
    statement.execute("select pg_stat_force_next_flush()");
    statistics.look();
    statement.execute("select pg_stat_force_next_flush()");
  }

  private static int looks(Statement statement) throws SQLException {
    statement.execute("select pg_stat_force_next_flush()");
    try (ResultSet row =
        statement.executeQuery(
            "select analyze_count from pg_stat_user_tables where relname = 'statement'")) {
      row.next();
      return row.getInt(1);
    }
  }

  private static String plan(Statement statement) throws SQLException {
    StringBuilder plan = new StringBuilder();
    try (ResultSet row =
        statement.executeQuery(
            "explain execute there_already(gen_random_uuid(), array[gen_random_uuid()])")) {
      while (row.next()) {
        plan.append(row.getString(1)).append('\n');
      }
    }
    return plan.toString();
  }
}
