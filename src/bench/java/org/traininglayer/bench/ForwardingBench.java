package org.traininglayer.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Statements forwarded from a full outbox to a record store, until it is empty. The backlog is made
 * from what real walks through the module left there.
 */
final class ForwardingBench {

  private static final int WALKS = 20;
  private static final int BACKLOG = 20_000;
  private static final Duration[] ANSWER_AFTER = {
    Duration.ZERO, Duration.ofMillis(20), Duration.ofMillis(100)
  };

  private static final String INSERT =
      """
      insert into %2$s
        (organisation_id, destination_id, lane, learner_id, content_id, payload_format, payload)
      select organisation_id, destination_id, mod(n, 8), learner_id, fresh, payload_format,
        replace(payload, content_id::text, fresh::text)
      from (
        select p.*, n, gen_random_uuid() as fresh
        from generate_series(1, %1$d) as n
        join (
          select *, row_number() over (order by id) as nth, count(*) over () as size
          from bench_parcel) p on p.nth = mod(n, p.size) + 1) many
      order by n
      """;

  private ForwardingBench() {}

  static void run() throws Exception {
    Path folder = Bench.FOLDER.resolve("forwarding");
    Folders.empty(folder);
    Table table =
        new Table("LRS answers after", "statements", "requests", "seconds", "statements/s");
    try (Database database = Database.start();
        LearningPlatform platform = new LearningPlatform()) {
      leaveBehind(database, platform, folder);
      database.execute(
          "create table bench_parcel as select * from "
              + database.outbox()
              + " where state = 'WAITING'");
      drain(database, platform, folder, Duration.ZERO, null);
      for (Duration delay : ANSWER_AFTER) {
        drain(database, platform, folder, delay, table);
      }
    }
    table.print();
  }

  /** Learners walk through the module while nothing is sent. */
  private static void leaveBehind(Database database, LearningPlatform platform, Path folder)
      throws Exception {
    try (RecordStore store = new RecordStore(Duration.ZERO);
        Application application = start(database, platform, store, folder, false);
        Browser browser = new Browser(application.port())) {
      application.awaitPage("/actuator/health");
      for (int i = 0; i < WALKS; i++) {
        browser.forgetCookies();
        Walk.read(browser, platform.launch(browser, application.port(), "learner-" + i).path());
      }
    }
  }

  private static void drain(
      Database database,
      LearningPlatform platform,
      Path folder,
      Duration delay,
      @Nullable Table table)
      throws Exception {
    fill(database);
    try (RecordStore store = new RecordStore(delay);
        Application application = start(database, platform, store, folder, true)) {
      application.awaitPage("/actuator/health");
      store.await(BACKLOG);
      long delivered =
          database.number(
              "select count(*) from " + database.outbox() + " where state = 'DELIVERED'");
      if (delivered != BACKLOG || store.statements() != BACKLOG) {
        throw new IllegalStateException(
            delivered + " delivered, " + store.statements() + " arrived, not " + BACKLOG);
      }
      if (table != null) {
        double seconds = store.elapsed() / 1e9;
        table.row(
            delay.toMillis() + " ms", delivered, store.requests(), seconds, delivered / seconds);
      }
    }
  }

  /** The same parcels again and again, with ids of their own. */
  private static void fill(Database database) throws Exception {
    database.execute(
        "truncate " + database.outbox(),
        INSERT.formatted(BACKLOG, database.outbox()),
        "vacuum analyze " + database.outbox());
  }

  private static Application start(
      Database database, LearningPlatform platform, RecordStore store, Path folder, boolean sends)
      throws Exception {
    List<String> settings =
        new ArrayList<>(
            List.of(AnswerBench.settings(database.settings(), platform, store, folder)));
    settings.add("--traininglayer.delivery.enabled=" + sends);
    return Application.start(folder, settings.toArray(String[]::new));
  }
}
