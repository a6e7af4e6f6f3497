package org.traininglayer.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Answers, posted through the player's forms: decisions, of which each is one judgement, one or two
 * statements and as many outbox rows in one durable transaction. Beside them, in the same run, the
 * same rows written by JDBC alone.
 */
final class AnswerBench {

  private static final int[] CLIENTS = {1, 8, 32};
  private static final double SECONDS = 10;
  private static final double PATIENCE = 180;
  private static final int WARM_UP_ATTEMPTS = 250;
  private static final int MOST_ATTEMPTS = 2_000;

  private final LearningPlatform platform;
  private final Application application;
  private final Walk walk;
  private final AtomicInteger learners = new AtomicInteger();

  private AnswerBench(LearningPlatform platform, Application application, Walk walk) {
    this.platform = platform;
    this.application = application;
    this.walk = walk;
  }

  static void run() throws Exception {
    Path folder = Bench.FOLDER.resolve("answers");
    Folders.empty(folder);
    try (Database database = Database.start();
        RecordStore store = new RecordStore(Duration.ZERO);
        LearningPlatform platform = new LearningPlatform();
        Application application =
            Application.start(folder, settings(database.settings(), platform, store, folder))) {
      application.awaitPage("/actuator/health");
      Walk walk;
      try (Browser browser = new Browser(application.port())) {
        walk = Walk.read(browser, platform.launch(browser, application.port(), "first").path());
      }
      new AnswerBench(platform, application, walk).measure(database);
    }
  }

  /** Settings of an application that knows the bench's platform and record store. */
  static String[] settings(
      String[] database, LearningPlatform platform, RecordStore store, Path folder)
      throws Exception {
    return Stream.concat(
            Stream.of(database),
            Stream.of(
                "--traininglayer.lti.platforms-file=" + platform.register(folder).toAbsolutePath(),
                "--traininglayer.delivery.lrs[0].name=bench",
                "--traininglayer.delivery.lrs[0].endpoint=" + store.endpoint()))
        .toArray(String[]::new);
  }

  private void measure(Database database) throws Exception {
    double rate = answers(8, WARM_UP_ATTEMPTS).rate();
    BareWrites bare = null;
    Table table =
        new Table(
            "clients",
            "answers",
            "answers/s",
            "p50 ms",
            "p99 ms",
            "bare/s",
            "bare p50",
            "bare p99",
            "ratio",
            "app CPU ms",
            "db CPU ms",
            "bare db CPU ms");
    for (int clients : CLIENTS) {
      int attempts = attempts(rate, clients);
      Queue<String> ready = prepared(attempts);
      long used = application.processorNanos();
      long usedByServer = database.processorNanos();
      Samples ours = answers(clients, ready);
      double app = perAnswer(application.processorNanos() - used, ours);
      double server = perAnswer(database.processorNanos() - usedByServer, ours);
      rate = Math.max(rate, ours.rate());
      database.awaitEmptyOutbox();
      if (bare == null) {
        bare = BareWrites.of(database, walk.decisions());
        Clients.work(8, SECONDS / 3, bare);
      }
      usedByServer = database.processorNanos();
      Samples alone = Clients.work(clients, SECONDS, bare);
      table.row(
          clients,
          ours.count(),
          ours.rate(),
          ours.millis(0.5),
          ours.millis(0.99),
          alone.rate(),
          alone.millis(0.5),
          alone.millis(0.99),
          alone.rate() / ours.rate(),
          app,
          server,
          perAnswer(database.processorNanos() - usedByServer, alone));
    }
    table.print();
    if (bare != null) {
      System.out.println(bare.description());
    }
    byKind();
  }

  private static double perAnswer(long nanos, Samples answers) {
    return nanos / 1e6 / Math.max(1, answers.count());
  }

  private int attempts(double rate, int clients) {
    double share = clients == 1 ? 1 : 1.6;
    return (int)
        Math.min(MOST_ATTEMPTS, clients + share * rate * SECONDS / walk.decisions().size());
  }

  private Samples answers(int clients, int attempts) throws Exception {
    return answers(clients, prepared(attempts));
  }

  private Samples answers(int clients, Queue<String> ready) throws Exception {
    return Clients.work(
        clients, SECONDS, number -> new Deciding(walk.decisions(), ready, browser()));
  }

  private Browser browser() {
    return new Browser(application.port());
  }

  /** Learners who have come as far as the first decision. */
  private Queue<String> prepared(int attempts) throws Exception {
    Queue<String> ready = new ConcurrentLinkedQueue<>();
    AtomicInteger left = new AtomicInteger(attempts);
    Clients.work(
        8,
        PATIENCE,
        number ->
            new Clients.Client() {
              private final Browser browser = browser();

              @Override
              public long next() throws Exception {
                if (left.decrementAndGet() < 0) {
                  return -1;
                }
                String entry = launch(browser);
                for (Walk.Post post : walk.before()) {
                  post.send(browser, entry);
                }
                ready.add(entry);
                return 0;
              }

              @Override
              public void close() throws IOException {
                browser.close();
              }
            });
    return ready;
  }

  private String launch(Browser browser) throws Exception {
    browser.forgetCookies();
    String learner = "learner-" + learners.incrementAndGet();
    String entry = platform.launch(browser, application.port(), learner).path();
    browser.get(entry).expect(303);
    return entry;
  }

  /** Every form of the module, by one client. */
  private void byKind() throws Exception {
    Map<String, List<Long>> kinds = new HashMap<>();
    List<String> order = new ArrayList<>();
    try (Browser browser = browser()) {
      for (int i = 0; i < 25; i++) {
        String entry = launch(browser);
        for (Walk.Post post : walk.posts()) {
          long begin = System.nanoTime();
          post.send(browser, entry);
          long took = System.nanoTime() - begin;
          String kind = post.step() + " " + post.action();
          if (!kinds.containsKey(kind)) {
            order.add(kind);
          }
          kinds.computeIfAbsent(kind, k -> new ArrayList<>()).add(took);
        }
      }
    }
    Table table = new Table("form, 1 client", "p50 ms", "p99 ms");
    for (String kind : order) {
      List<Long> times = kinds.getOrDefault(kind, List.of());
      Samples samples = Samples.of(List.of(times.stream().mapToLong(Long::longValue).toArray()), 1);
      table.row(kind, samples.millis(0.5), samples.millis(0.99));
    }
    table.print();
  }

  /** Answers all decisions of one learner, then of the next. */
  private static final class Deciding implements Clients.Client {

    private final List<Walk.Post> decisions;
    private final Queue<String> ready;
    private final Browser browser;
    private @Nullable String entry;
    private Iterator<Walk.Post> posts = List.<Walk.Post>of().iterator();

    Deciding(List<Walk.Post> decisions, Queue<String> ready, Browser browser) {
      this.decisions = decisions;
      this.ready = ready;
      this.browser = browser;
    }

    @Override
    public long next() throws Exception {
      if (!posts.hasNext()) {
        entry = ready.poll();
        posts = decisions.iterator();
      }
      String learner = entry;
      if (learner == null) {
        return -1;
      }
      Walk.Post post = posts.next();
      long begin = System.nanoTime();
      post.send(browser, learner);
      return System.nanoTime() - begin;
    }

    @Override
    public void close() throws IOException {
      browser.close();
    }
  }
}
