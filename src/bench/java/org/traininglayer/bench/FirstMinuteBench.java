package org.traininglayer.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One learner after the other, from the first seconds of an empty database on. The Java warms up
 * meanwhile, so the processor time of PostgreSQL is what tells.
 */
final class FirstMinuteBench {

  private static final int WINDOW = 15;
  private static final double MINUTES = Double.parseDouble(System.getProperty("minutes", "3"));

  private FirstMinuteBench() {}

  static void run() throws Exception {
    Path folder = Bench.FOLDER.resolve("first-minute");
    Folders.empty(folder);
    Table table =
        new Table(
            "build", "from second", "decisions", "p50 ms", "p99 ms", "PostgreSQL CPU ms a form");
    for (Build build : Build.underTest()) {
      try (LearningPlatform platform = new LearningPlatform();
          Running running = Running.start(build, platform, folder)) {
        windows(platform, running, table);
      }
    }
    table.print();
  }

  private static void windows(LearningPlatform platform, Running build, Table table)
      throws Exception {
    try (Browser browser = build.browser()) {
      Walk walk = Walk.read(browser, platform.launch(browser, build.port(), "first").path());
      long begin = System.nanoTime();
      int number = 0;
      for (int from = 0; from < MINUTES * 60; from += WINDOW) {
        long end = begin + (from + WINDOW) * 1_000_000_000L;
        long cpu = build.database().processorNanos();
        int forms = 0;
        List<long[]> decisions = new ArrayList<>();
        while (System.nanoTime() < end) {
          browser.forgetCookies();
          String person = "learner-" + ++number;
          Walk.Learner learner =
              walk.arrive(browser, platform.launch(browser, build.port(), person).path());
          for (Walk.Post post : walk.posts()) {
            long sent = System.nanoTime();
            post.send(browser, learner);
            long took = System.nanoTime() - sent;
            forms++;
            if (walk.decisions().contains(post)) {
              decisions.add(new long[] {took});
            }
          }
        }
        Samples samples = Samples.of(decisions, 1);
        table.row(
            build.name(),
            from,
            samples.count(),
            samples.millis(0.5),
            samples.millis(0.99),
            (build.database().processorNanos() - cpu) / 1e6 / Math.max(1, forms));
      }
    }
  }
}
