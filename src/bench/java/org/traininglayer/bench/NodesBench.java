package org.traininglayer.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Two nodes behind nginx, as the runbook has them: learners go on while one node is killed, comes
 * back, and the other one is stopped and started anew as in an update. At the end it is counted
 * whether anything that was acknowledged is missing, or there twice.
 */
final class NodesBench {

  private static final int LEARNERS = Integer.getInteger("clients", 8);
  private static final long CALM = 1_000L * Integer.getInteger("calm", 10);
  private static final long PATIENCE = 120_000;
  private static final long PAUSE = 250;

  private final LearningPlatform platform;
  private final int port;
  private final AtomicInteger learners = new AtomicInteger();
  private final AtomicLong acknowledged = new AtomicLong();
  private final AtomicLong repeated = new AtomicLong();
  private final AtomicLong longest = new AtomicLong();
  private final ConcurrentLinkedQueue<String> finished = new ConcurrentLinkedQueue<>();
  private volatile boolean over;

  private NodesBench(LearningPlatform platform, int port) {
    this.platform = platform;
    this.port = port;
  }

  private record Node(int port, Path folder, String[] settings) {

    Application start() throws IOException {
      return Application.startAt(port, folder, Build.here().java(), settings);
    }
  }

  static void run() throws Exception {
    Path folder = Bench.FOLDER.resolve("nodes");
    Folders.empty(folder);
    int first = Application.freePort();
    int second = Application.freePort();
    try (Database database = Database.start(folder.resolve("postgresql"));
        LearningPlatform platform = new LearningPlatform();
        CollectingStore store = new CollectingStore();
        ReverseProxy proxy = ReverseProxy.start(folder.resolve("nginx"), first, second)) {
      String[] settings =
          Stream.concat(
                  Stream.of(database.settings()),
                  Stream.of(
                      "--traininglayer.base-url=http://127.0.0.1:" + proxy.port(),
                      "--traininglayer.secret-key-file="
                          + folder.resolve("secret.key").toAbsolutePath(),
                      "--traininglayer.lti.platforms-file="
                          + platform.register(folder).toAbsolutePath(),
                      "--traininglayer.delivery.lrs[0].name=bench",
                      "--traininglayer.delivery.lrs[0].endpoint=" + store.endpoint()))
              .toArray(String[]::new);
      Node one = new Node(first, folder.resolve("one"), settings);
      Node two = new Node(second, folder.resolve("two"), settings);
      new NodesBench(platform, proxy.port()).run(one, two, database, store);
    }
  }

  private void run(Node one, Node two, Database database, CollectingStore store) throws Exception {
    Application a = one.start();
    a.awaitPage("/actuator/health/readiness");
    Application b = two.start();
    b.awaitPage("/actuator/health/readiness");
    Walk walk;
    try (Browser browser = new Browser(port)) {
      walk = Walk.read(browser, platform.launch(browser, port, "first").path());
    }
    List<Walk.Post> posts = walk.toTheLastDecision();
    alone(walk, posts);
    long rows = rows(database, "control");
    ExecutorService threads = Executors.newFixedThreadPool(LEARNERS);
    List<Future<?>> working = new ArrayList<>();
    for (int i = 0; i < LEARNERS; i++) {
      working.add(
          threads.submit(() -> {
            while (!over) {
              practise(walk, posts, "learner-" + learners.incrementAndGet());
            }
            return null;
          }));
    }
    Table table = new Table("what happens", "acknowledged", "repeated", "longest wait s");
    try {
      Thread.sleep(CALM);
      told(table, "both nodes work");
      a.kill();
      Thread.sleep(CALM);
      told(table, "the first is killed");
      a = one.start();
      a.awaitPage("/actuator/health/readiness");
      Thread.sleep(CALM);
      told(table, "it is back");
      b.close();
      told(table, "the second is stopped for an update");
      b = two.start();
      b.awaitPage("/actuator/health/readiness");
      Thread.sleep(CALM);
      told(table, "it is back");
      over = true;
      for (Future<?> each : working) {
        each.get();
      }
      told(table, "learners finish");
      table.print();
      judge(database, store, rows);
    } finally {
      over = true;
      threads.shutdownNow();
      a.close();
      b.close();
    }
  }

  private void told(Table table, String what) {
    table.row(
        what, acknowledged.getAndSet(0), repeated.getAndSet(0), longest.getAndSet(0) / 1_000.0);
  }

  /** One learner with nothing in the way: so many rows must everybody have. */
  private void alone(Walk walk, List<Walk.Post> posts) throws Exception {
    practise(walk, posts, "control");
    acknowledged.set(0);
    finished.clear();
  }

  private void practise(Walk walk, List<Walk.Post> posts, String who) throws Exception {
    try (Browser browser = new Browser(port)) {
      Walk.Learner learner =
          patiently(
              browser,
              () -> {
                browser.forgetCookies();
                return walk.arrive(browser, platform.launch(browser, port, who).path());
              });
      for (Walk.Post post : posts) {
        patiently(
            browser,
            () -> {
              post.send(browser, learner);
              return post;
            });
        acknowledged.incrementAndGet();
      }
    }
    finished.add(who);
  }

  /** As pages do: what got no answer, or that of a proxy without a node, is sent again. */
  private <T> T patiently(Browser browser, Callable<T> what) throws Exception {
    long begin = System.currentTimeMillis();
    while (true) {
      try {
        T done = what.call();
        long took = System.currentTimeMillis() - begin;
        longest.accumulateAndGet(took, Math::max);
        return done;
      } catch (IOException | IllegalStateException e) {
        boolean away =
            e instanceof IOException
                || String.valueOf(e.getMessage()).matches("(?s)status (502|503|504) .*");
        if (!away || System.currentTimeMillis() - begin > PATIENCE) {
          throw e;
        }
        repeated.incrementAndGet();
        browser.close();
        Thread.sleep(PAUSE);
      }
    }
  }

  private static long rows(Database database, String who) throws Exception {
    return database.number(
        """
        select count(*) from response_log r
          join attempt a on a.registration = r.registration
          join person p on p.id = a.learner_id
         where p.subject = '%s'
        """
            .formatted(who));
  }

  private void judge(Database database, CollectingStore store, long rows) throws Exception {
    long wrong = 0;
    for (String who : finished) {
      wrong += rows(database, who) == rows ? 0 : 1;
    }
    Set<String> here =
        new HashSet<>(
            List.of(
                database
                    .text("select coalesce(string_agg(id::text, ','), '') from statement")
                    .split(",", -1)));
    long end = System.currentTimeMillis() + PATIENCE;
    while (System.currentTimeMillis() < end && !store.ids().equals(here)) {
      Thread.sleep(500);
    }
    Set<String> missing = new HashSet<>(here);
    missing.removeAll(store.ids());
    Table table =
        new Table(
            "learners who finished",
            "answers of each",
            "with other answers",
            "statements",
            "missing at the store",
            "sent again, same id");
    table.row(finished.size(), rows, wrong, here.size(), missing.size(), store.again());
    table.print();
    if (wrong > 0 || !missing.isEmpty() || store.ids().size() != here.size()) {
      throw new IllegalStateException("something is lost or doubled");
    }
  }
}
