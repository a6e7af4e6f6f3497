package org.traininglayer.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Where the time of launches and of answers goes: a recording of each for {@code jfr view}, and the
 * statements that PostgreSQL was asked to execute, for each launch or form.
 */
final class ProfileBench {

  private static final double SECONDS = 30;
  private static final double WARM_UP = Double.parseDouble(System.getProperty("warmup", "25"));

  private ProfileBench() {}

  static void run() throws Exception {
    Path folder = Bench.FOLDER.resolve("profile");
    Folders.empty(folder);
    Build build = Build.underTest().getLast();
    Database database = Database.counting(folder.resolve("postgresql"));
    try (LearningPlatform platform = new LearningPlatform();
        Running running = Running.start(build, platform, folder, database)) {
      Walk walk;
      try (Browser browser = running.browser()) {
        walk = Walk.read(browser, platform.launch(browser, running.port(), "first").path());
      }
      AtomicInteger number = new AtomicInteger();
      for (boolean whole : new boolean[] {false, true}) {
        Clients.Maker maker =
            n -> new Learning(running.browser(), running.port(), platform, walk, number, whole);
        Clients.work(4, WARM_UP, maker);
        database.statements(1, new Table());
        String file =
            folder.resolve(whole ? "answers.jfr" : "launches.jfr").toAbsolutePath().toString();
        jcmd(running, "JFR.start", "name=bench", "settings=profile", "filename=" + file);
        Samples samples = Clients.work(4, SECONDS, maker);
        jcmd(running, "JFR.stop", "name=bench");
        int forms = samples.count() * (whole ? walk.toTheLastDecision().size() : 1);
        Table table = new Table("calls", "ms", "planning ms", "pages", "WAL bytes", "statement");
        database.statements(forms, table);
        System.out.println(
            (whole
                    ? "Each of %d forms, launches and first pages in between"
                    : "Each of %d launches to the first page")
                .formatted(forms));
        table.print();
        System.out.println(file);
      }
    }
  }

  private static void jcmd(Running build, String... command) throws Exception {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    List<String> all = new java.util.ArrayList<>();
    all.add(jcmd.toString());
    all.add(Long.toString(build.application().pid()));
    all.addAll(List.of(command));
    new ProcessBuilder(all).inheritIO().start().waitFor();
  }

  /**
   * Learners one after the other.
   *
   * @param whole through the whole module; else only to the first page
   */
  private record Learning(
      Browser browser,
      int port,
      LearningPlatform platform,
      Walk walk,
      AtomicInteger number,
      boolean whole)
      implements Clients.Client {

    @Override
    public long next() throws Exception {
      browser.forgetCookies();
      long begin = System.nanoTime();
      String person = "learner-" + number.incrementAndGet() % (whole ? 1_000_000 : 400);
      Walk.Learner learner = walk.arrive(browser, platform.launch(browser, port, person).path());
      if (whole) {
        for (Walk.Post post : walk.toTheLastDecision()) {
          post.send(browser, learner);
        }
      }
      return System.nanoTime() - begin;
    }

    @Override
    public void close() throws java.io.IOException {
      browser.close();
    }
  }
}
