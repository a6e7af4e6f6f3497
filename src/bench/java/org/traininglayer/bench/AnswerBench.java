package org.traininglayer.bench;

import java.io.IOException;
import java.nio.file.Path;
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
import org.traininglayer.bench.Running.Measured;

/**
 * Answers, posted through the player's forms: decisions, of which each is one judgement, one or two
 * statements and as many outbox rows in one durable transaction. Beside them, in the same run, the
 * same rows written by JDBC alone.
 */
final class AnswerBench {

  private static final int[] CLIENTS = {1, 8, 32};
  private static final double SECONDS = 8;
  private static final double PATIENCE = 180;
  private static final double WARM_UP = Double.parseDouble(System.getProperty("warmup", "80"));
  private static final int WARM_UP_ATTEMPTS = 250;
  private static final int MOST_ATTEMPTS = 2_000;

  private final LearningPlatform platform;
  private final Running build;
  private final Walk walk;
  private final AtomicInteger learners = new AtomicInteger();
  private double rate = 100;
  private @Nullable BareWrites bare;

  private AnswerBench(LearningPlatform platform, Running build, Walk walk) {
    this.platform = platform;
    this.build = build;
    this.walk = walk;
  }

  static void run() throws Exception {
    Path folder = Bench.FOLDER.resolve("answers");
    Folders.empty(folder);
    List<AnswerBench> builds = new ArrayList<>();
    try (LearningPlatform platform = new LearningPlatform()) {
      for (Build build : Build.underTest()) {
        builds.add(of(Running.start(build, platform, folder), platform));
      }
      measure(builds);
    } finally {
      builds.forEach(bench -> bench.build.close());
    }
  }

  private static AnswerBench of(Running build, LearningPlatform platform) throws Exception {
    try (Browser browser = build.browser()) {
      String entry = platform.launch(browser, build.port(), "first").path();
      return new AnswerBench(platform, build, Walk.read(browser, entry));
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

  private static void measure(List<AnswerBench> builds) throws Exception {
    boolean beside = builds.size() > 1;
    for (AnswerBench build : builds) {
      long until = System.nanoTime() + (long) (1e9 * WARM_UP);
      do {
        build.answers(8, WARM_UP_ATTEMPTS);
      } while (System.nanoTime() < until);
    }
    Table table = Rounds.table("clients");
    Table shares =
        new Table(
            "clients",
            "build",
            "answers/s",
            "bare rows/s",
            "share of bare",
            "bare: PostgreSQL CPU ms");
    for (int clients : CLIENTS) {
      if (beside && clients == 1) {
        continue;
      }
      int rounds = beside ? 3 : 1;
      Rounds answers =
          Rounds.of(rounds, builds, AnswerBench::name, build -> build.answers(clients));
      Rounds bare = Rounds.of(rounds, builds, AnswerBench::name, build -> build.bare(clients));
      answers.addTo(table, clients);
      for (AnswerBench build : builds) {
        double ours = answers.median(build.name(), Measured::rate);
        double alone = bare.median(build.name(), Measured::rate);
        shares.row(
            clients,
            build.name(),
            ours,
            alone,
            String.format(java.util.Locale.ROOT, "%.0f %%", 100 * ours / alone),
            bare.median(build.name(), Measured::serverCpu));
      }
    }
    table.print();
    shares.print();
    for (AnswerBench build : builds) {
      System.out.println(build.name() + ": " + build.rows().description());
    }
    if (!beside) {
      builds.getFirst().byKind();
    }
  }

  private String name() {
    return build.name();
  }

  private BareWrites rows() throws Exception {
    BareWrites known = bare;
    if (known == null) {
      known = BareWrites.of(build.database(), walk.decisions());
      Clients.work(8, SECONDS / 3, known);
      bare = known;
    }
    return known;
  }

  /** The same rows by JDBC alone; the application has nothing to do meanwhile. */
  private Measured bare(int clients) throws Exception {
    build.store().awaitQuiet();
    return build.measure(clients, SECONDS, rows());
  }

  private Measured answers(int clients) throws Exception {
    double share = clients == 1 ? 1 : 1.6;
    int attempts =
        (int) Math.min(MOST_ATTEMPTS, clients + share * rate * SECONDS / walk.decisions().size());
    return answers(clients, attempts);
  }

  private Measured answers(int clients, int attempts) throws Exception {
    Queue<Walk.Learner> ready = prepared(attempts);
    Measured measured =
        build.measure(
            clients, SECONDS, number -> new Deciding(walk.decisions(), ready, build.browser()));
    rate = Math.max(rate, measured.rate());
    return measured;
  }

  /** Learners who have come as far as the first decision. */
  private Queue<Walk.Learner> prepared(int attempts) throws Exception {
    Queue<Walk.Learner> ready = new ConcurrentLinkedQueue<>();
    AtomicInteger left = new AtomicInteger(attempts);
    Clients.work(
        8,
        PATIENCE,
        number ->
            new Clients.Client() {
              private final Browser browser = build.browser();

              @Override
              public long next() throws Exception {
                if (left.decrementAndGet() < 0) {
                  return -1;
                }
                Walk.Learner learner = launch(browser);
                for (Walk.Post post : walk.before()) {
                  post.send(browser, learner);
                }
                ready.add(learner);
                return 0;
              }

              @Override
              public void close() throws IOException {
                browser.close();
              }
            });
    build.store().awaitQuiet();
    return ready;
  }

  private Walk.Learner launch(Browser browser) throws Exception {
    browser.forgetCookies();
    String learner = "learner-" + learners.incrementAndGet();
    return walk.arrive(browser, platform.launch(browser, build.port(), learner).path());
  }

  /** Every form to the last decision, by one client; what follows is drawn for each person. */
  private void byKind() throws Exception {
    Map<String, List<Long>> kinds = new HashMap<>();
    List<String> order = new ArrayList<>();
    try (Browser browser = build.browser()) {
      for (int i = 0; i < 25; i++) {
        Walk.Learner learner = launch(browser);
        for (Walk.Post post : walk.toTheLastDecision()) {
          long begin = System.nanoTime();
          post.send(browser, learner);
          long took = System.nanoTime() - begin;
          String kind = post.step() + " " + post.kind();
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
    private final Queue<Walk.Learner> ready;
    private final Browser browser;
    private Walk.@Nullable Learner learner;
    private Iterator<Walk.Post> posts = List.<Walk.Post>of().iterator();

    Deciding(List<Walk.Post> decisions, Queue<Walk.Learner> ready, Browser browser) {
      this.decisions = decisions;
      this.ready = ready;
      this.browser = browser;
    }

    @Override
    public long next() throws Exception {
      if (!posts.hasNext()) {
        learner = ready.poll();
        posts = decisions.iterator();
      }
      Walk.Learner now = learner;
      if (now == null) {
        return -1;
      }
      Walk.Post post = posts.next();
      long begin = System.nanoTime();
      post.send(browser, now);
      return System.nanoTime() - begin;
    }

    @Override
    public void close() throws IOException {
      browser.close();
    }
  }
}
