package org.traininglayer.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

/** Launches: login initiation and launch, with a fresh login, cookie, and id_token for each. */
final class LaunchBench {

  private static final int[] CLIENTS = {1, 8, 32};
  private static final int LEARNERS = 5_000;
  private static final double WARM_UP = 20;
  private static final double SECONDS = 15;

  private LaunchBench() {}

  static void run() throws Exception {
    Path folder = Files.createDirectories(Bench.FOLDER.resolve("launches"));
    Folders.empty(folder);
    try (LearningPlatform platform = new LearningPlatform();
        Application application =
            Application.start(
                folder,
                "--traininglayer.lti.platforms-file=" + platform.register(folder).toAbsolutePath(),
                "--traininglayer.db.data-dir=postgresql")) {
      application.awaitPage("/actuator/health");
      AtomicInteger launches = new AtomicInteger();
      Queue<LearningPlatform.Launched> seen = new ConcurrentLinkedQueue<>();
      Clients.Maker maker = number -> new Launching(platform, application.port(), launches, seen);
      Clients.work(8, WARM_UP, maker);
      Table table =
          new Table(
              "clients", "launches", "per second", "p50 ms", "p99 ms", "login p50", "launch p50");
      for (int clients : CLIENTS) {
        seen.clear();
        Samples samples = Clients.work(clients, SECONDS, maker);
        table.row(
            clients,
            samples.count(),
            samples.rate(),
            samples.millis(0.5),
            samples.millis(0.99),
            median(seen.stream().mapToLong(LearningPlatform.Launched::login)),
            median(seen.stream().mapToLong(LearningPlatform.Launched::launch)));
      }
      table.print();
    }
  }

  private static double median(LongStream nanos) {
    return new Samples(nanos.sorted().toArray(), 1).millis(0.5);
  }

  /** One browser after the other, so to speak. */
  private record Launching(
      LearningPlatform platform,
      int port,
      AtomicInteger launches,
      Queue<LearningPlatform.Launched> seen,
      Browser browser)
      implements Clients.Client {

    Launching(
        LearningPlatform platform,
        int port,
        AtomicInteger launches,
        Queue<LearningPlatform.Launched> seen) {
      this(platform, port, launches, seen, new Browser(port));
    }

    @Override
    public long next() throws Exception {
      browser.forgetCookies();
      String learner = "learner-" + launches.incrementAndGet() % LEARNERS;
      LearningPlatform.Launched launched = platform.launch(browser, port, learner);
      seen.add(launched);
      return launched.login() + launched.launch();
    }

    @Override
    public void close() throws IOException {
      browser.close();
    }
  }
}
