package org.traininglayer.lrs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * During an update a node of an older version writes the same attachments in another order. No
 * order of ours helps against that: PostgreSQL ends one of the two, and it writes once more.
 */
class OlderNodeHttpTest extends XapiTest {

  @Autowired DataSource database;

  @Test
  void the_same_attachments_in_another_order_on_an_older_node_are_kept_by_both() throws Exception {
    List<byte[]> contents = new ArrayList<>(List.of("one".getBytes(UTF_8), "two".getBytes(UTF_8)));
    contents.sort(Comparator.comparing(Sha2::sha256));
    String id = id();
    byte[] body =
        Mixed.of(
                statement(
                    id,
                    "\"attachments\":["
                        + about(contents.get(0))
                        + ","
                        + about(contents.get(1))
                        + "]"))
            .attachment(contents.get(0))
            .attachment(contents.get(1))
            .end();

    try (ExecutorService thread = Executors.newSingleThreadExecutor();
        Connection older = database.getConnection()) {
      older.setAutoCommit(false);
      write(older, contents.get(1));
      Future<Integer> posted =
          thread.submit(() ->
              xapi.with("Content-Type", Mixed.TYPE)
                  .send("POST", "/xapi/statements", body)
                  .statusCode());
      waitUntilItWaits();
      try {
        write(older, contents.get(0));
        older.commit();
      } catch (SQLException e) {
        assertThat(e.getSQLState())
            .as("ended by PostgreSQL: %s", e.getMessage())
            .isEqualTo("40P01");
        older.rollback();
      }
      assertThat(posted.get()).isEqualTo(200);
    }

    assertThat(ids(xapi.list(""))).containsExactly(id);
    assertThat(
            jdbc.sql("select count(*) from attachment where organisation_id = :organisation")
                .param("organisation", organisation.value())
                .query(Integer.class)
                .single())
        .isEqualTo(2);
  }

  private void write(Connection older, byte[] content) throws SQLException {
    try (PreparedStatement insert =
        older.prepareStatement(
            """
            insert into attachment (organisation_id, sha256, content) values (?, ?, ?)
            on conflict (organisation_id, sha256) do update set sha256 = excluded.sha256
            """)) {
      insert.setObject(1, organisation.value());
      insert.setString(2, Sha2.sha256(content));
      insert.setBytes(3, content);
      insert.executeUpdate();
    }
  }

  private void waitUntilItWaits() throws InterruptedException {
    for (int n = 0; n < 2000; n++) {
      int waiting =
          jdbc.sql(
                  """
                  select count(*) from pg_stat_activity
                  where datname = current_database() and wait_event_type = 'Lock'
                    and query like 'insert into attachment%'
                  """)
              .query(Integer.class)
              .single();
      if (waiting > 0) {
        return;
      }
      Thread.sleep(Duration.ofMillis(5));
    }
    throw new AssertionError("the request does not wait for the older node's attachment");
  }

  private static String about(byte[] content) {
    return """
    {"usageType":"http://example.com/usage","display":{"en":"file"},"contentType":"text/plain",
     "length":%d,"sha2":"%s"}\
    """
        .formatted(content.length, Sha2.sha256(content));
  }
}
