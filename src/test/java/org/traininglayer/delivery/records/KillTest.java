package org.traininglayer.delivery.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.traininglayer.delivery.Patience.await;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.traininglayer.delivery.FakeLrs;
import org.traininglayer.delivery.Node;
import org.traininglayer.testing.TestDatabase;

/** The application is killed, with SIGKILL, while it sends. */
class KillTest {

  @Test
  void killed_while_sending() throws IOException {
    PGSimpleDataSource database = (PGSimpleDataSource) TestDatabase.fresh();
    try (FakeLrs lrs = new FakeLrs();
        Node node = new Node(database, Node.settings(lrs.endpoint()))) {
      List<String> ids = Told.put(node, 150, 1);
      // The second batch is kept by the store, but its answer takes longer than the process lives.
      lrs.next(FakeLrs.Post::keep);
      lrs.next(post -> post.keep().withFixedDelay(60_000));
      Process other = start(database, lrs);
      try {
        await().until(() -> lrs.batches().size() >= 2);
      } finally {
        other.destroyForcibly().onExit().join();
      }
      assertThat(node.lrs().waiting()).isEqualTo(100);

      node.start();
      await().until(() -> node.lrs().waiting() == 0);
      assertThat(lrs.ids()).isEqualTo(ids);
      assertThat(node.lrs().delivered()).isEqualTo(150);
    }
  }

  private static Process start(PGSimpleDataSource database, FakeLrs lrs) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            KilledNode.class.getName(),
            database.getURL(),
            String.valueOf(database.getUser()),
            lrs.endpoint().toString());
    builder.environment().put("DB_PASSWORD", String.valueOf(database.getPassword()));
    builder.redirectErrorStream(true);
    builder.redirectOutput(new File("target/killed-node.log"));
    return builder.start();
  }
}
