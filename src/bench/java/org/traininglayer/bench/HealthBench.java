package org.traininglayer.bench;

import java.nio.file.Path;
import java.sql.SQLException;
import org.traininglayer.bench.Running.Measured;

/** What {@code /actuator/health} costs with a short backlog and with a very long one. */
final class HealthBench {

  private static final int LONG = Integer.getInteger("backlog", 1_000_000);
  private static final double SECONDS = 8;

  private HealthBench() {}

  static void run() throws Exception {
    Path folder = Bench.FOLDER.resolve("health");
    Folders.empty(folder);
    Table table =
        new Table("build", "waiting", "p50 ms", "p99 ms", "Java CPU ms", "PostgreSQL CPU ms");
    for (Build build : Build.underTest()) {
      try (LearningPlatform platform = new LearningPlatform();
          Running running =
              Running.start(build, platform, folder, "--traininglayer.delivery.enabled=false")) {
        try (Browser browser = running.browser()) {
          Walk.read(browser, platform.launch(browser, running.port(), "first").path());
        }
        Outbox outbox = Outbox.of(running.database());
        Clients.work(4, SECONDS, number -> new Asking(running.browser()));
        row(table, running, outbox);
        outbox.fill(LONG);
        row(table, running, outbox);
      }
    }
    table.print();
  }

  private static void row(Table table, Running build, Outbox outbox) throws Exception {
    Measured measured = build.measure(1, SECONDS, number -> new Asking(build.browser()));
    table.row(
        build.name(),
        outbox.waiting(),
        measured.p50(),
        measured.p99(),
        measured.javaCpu(),
        measured.serverCpu());
  }

  private record Asking(Browser browser) implements Clients.Client {

    @Override
    public long next() throws Exception {
      long begin = System.nanoTime();
      Browser.Page page = browser.get("/actuator/health");
      if (page.status() != 200 && page.status() != 503) {
        page.expect(200);
      }
      return System.nanoTime() - begin;
    }

    @Override
    public void close() throws java.io.IOException {
      browser.close();
    }
  }

  /**
   * The table of what is to be sent, whatever a build calls it.
   *
   * @param columns all but the generated one
   */
  private record Outbox(Database database, String table, String columns) {

    static Outbox of(Database database) throws SQLException {
      String table = database.outbox();
      String columns =
          database.text(
              """
              select string_agg(column_name, ', ' order by ordinal_position)
              from information_schema.columns
              where table_name = '%s' and is_identity = 'NO' and is_generated = 'NEVER'
              """
                  .formatted(table));
      return new Outbox(database, table, columns);
    }

    long waiting() throws SQLException {
      return database.number("select count(*) from " + table + " where state = 'WAITING'");
    }

    /** Copies what waits until there is so much of it. */
    void fill(int size) throws SQLException {
      database.execute(
          "insert into %1$s (%2$s) select %3$s from %1$s cross join generate_series(1, %4$d / %5$d)"
              .formatted(
                  table,
                  columns,
                  columns.replaceFirst("\\bcontent_id\\b", "gen_random_uuid()"),
                  size,
                  waiting()),
          "analyze " + table);
    }
  }
}
