package org.traininglayer.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Launches from the login initiation to the first page: login, launch, the redirect into the
 * player, its page; with a fresh login, cookie, and id_token for each.
 */
final class LaunchBench {

  private static final int[] CLIENTS =
      Stream.of(System.getProperty("clients", "1,8,32").split(",", -1))
          .mapToInt(Integer::parseInt)
          .toArray();
  private static final int LEARNERS = 400;
  private static final double WARM_UP = Double.parseDouble(System.getProperty("warmup", "40"));
  private static final double SECONDS = 6;

  private LaunchBench() {}

  static void run() throws Exception {
    Path folder = Bench.FOLDER.resolve("launches");
    Folders.empty(folder);
    List<Running> builds = new ArrayList<>();
    try (LearningPlatform platform = new LearningPlatform()) {
      for (Build build : Build.underTest()) {
        builds.add(Running.start(build, platform, folder));
      }
      measure(platform, builds);
    } finally {
      builds.forEach(Running::close);
    }
  }

  private static void measure(LearningPlatform platform, List<Running> builds) throws Exception {
    int rounds = builds.size() == 1 ? 1 : 5;
    AtomicInteger number = new AtomicInteger();
    for (int i = 0; i < 2; i++) {
      for (Running build : builds) {
        Clients.work(
            8,
            WARM_UP,
            n -> new Launching(platform, build.browser(), build.port(), number, LEARNERS));
      }
    }
    Table table = Rounds.table("launches", "clients");
    for (int clients : CLIENTS) {
      Rounds.of(
              rounds,
              builds,
              Running::name,
              build ->
                  build.measure(
                      clients,
                      SECONDS,
                      n ->
                          new Launching(platform, build.browser(), build.port(), number, LEARNERS)))
          .addTo(table, "of those who come back", clients);
    }
    number.set(1_000_000);
    Rounds.of(
            rounds,
            builds,
            Running::name,
            build ->
                build.measure(
                    8,
                    SECONDS,
                    n ->
                        new Launching(
                            platform, build.browser(), build.port(), number, Integer.MAX_VALUE)))
        .addTo(table, "the first of each person", 8);
    table.print();
  }

  /**
   * One browser after the other, so to speak.
   *
   * @param learners how many different people
   */
  private record Launching(
      LearningPlatform platform, Browser browser, int port, AtomicInteger number, int learners)
      implements Clients.Client {

    @Override
    public long next() throws Exception {
      browser.forgetCookies();
      String learner = "learner-" + number.incrementAndGet() % learners;
      LearningPlatform.Launched launched = platform.launch(browser, port, learner);
      long begin = System.nanoTime();
      browser.follow(launched.path());
      return launched.login() + launched.launch() + System.nanoTime() - begin;
    }

    @Override
    public void close() throws IOException {
      browser.close();
    }
  }
}
