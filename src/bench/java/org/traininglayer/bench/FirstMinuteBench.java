package org.traininglayer.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One learner after the other, from the first seconds of an empty database on. The Java warms up
 * meanwhile, so the processor time of PostgreSQL is what tells.
 */
final class FirstMinuteBench {

  private static final int WINDOW = 20;
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
          Running running = start(build, platform, folder.resolve(build.name()))) {
        windows(platform, running, table);
      }
    }
    table.print();
  }

  /** On a server that counts statements. */
  private static Running start(Build build, LearningPlatform platform, Path own) throws Exception {
    Folders.empty(own);
    return Running.start(build, platform, own, Database.counting(own.resolve("postgresql")));
  }

  private static void windows(LearningPlatform platform, Running build, Table table)
      throws Exception {
    try (Browser browser = build.browser()) {
      Walk walk = Walk.read(browser, platform.launch(browser, build.port(), "first").path());
      build.database().statements(1, new Table());
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
        System.out.println(build.name() + ", from second " + from + ", for each form:");
        Table statements = new Table("calls", "ms", "pages", "WAL bytes", "statement");
        build.database().statements(forms, statements);
        statements.print();
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
