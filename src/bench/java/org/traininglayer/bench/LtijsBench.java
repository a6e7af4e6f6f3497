package org.traininglayer.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.traininglayer.bench.Running.Measured;

/**
 * Launches into this build and into a tool made of ltijs with PostgreSQL, launched by the same
 * platform, taking turns. Node and its packages are installed outside of the project: npm fetches
 * them into {@code target/bench/ltijs}.
 */
final class LtijsBench {

  private static final List<String> PACKAGES = List.of("ltijs@5.9.9", "ltijs-sequelize@2.4.4");
  private static final int PORT = 28_412;
  private static final int CLIENTS = 8;
  private static final int LEARNERS = 400;
  private static final int ROUNDS = 5;
  private static final double WARM_UP = 15;
  private static final double SECONDS = 6;

  private LtijsBench() {}

  /** Something to launch into. */
  private interface Tool {
    String name();

    Measured measure(double seconds) throws Exception;
  }

  static void run() throws Exception {
    Path folder = Files.createDirectories(Bench.FOLDER.resolve("ltijs"));
    install(folder);
    AtomicInteger number = new AtomicInteger();
    List<Running> ours = new ArrayList<>();
    try (LearningPlatform platform = new LearningPlatform();
        Database database = Database.start(folder.resolve("postgresql"))) {
      Process node = node(folder, database, platform);
      try {
        List<Tool> tools = new ArrayList<>();
        for (Build build : Build.underTest()) {
          Running running = Running.start(build, platform, Bench.FOLDER.resolve("beside-ltijs"));
          ours.add(running);
          tools.add(tool(running, platform, number));
        }
        tools.add(tool(node, database, platform, number));
        for (Tool tool : tools) {
          tool.measure(WARM_UP);
        }
        Table table = Rounds.table("clients");
        Rounds.of(ROUNDS, tools, Tool::name, tool -> tool.measure(SECONDS)).addTo(table, CLIENTS);
        table.print();
      } finally {
        node.destroy();
        ours.forEach(Running::close);
      }
    }
  }

  private static Tool tool(Running build, LearningPlatform platform, AtomicInteger number) {
    return new Tool() {
      @Override
      public String name() {
        return build.name();
      }

      @Override
      public Measured measure(double seconds) throws Exception {
        return build.measure(
            CLIENTS, seconds, n -> new Launching(platform, build.browser(), build.port(), number));
      }
    };
  }

  private static Tool tool(
      Process node, Database database, LearningPlatform platform, AtomicInteger number) {
    return new Tool() {
      @Override
      public String name() {
        return "ltijs";
      }

      @Override
      public Measured measure(double seconds) throws Exception {
        long before = nanos(node);
        long server = database.processorNanos();
        Samples samples =
            Clients.work(
                CLIENTS, seconds, n -> new Launching(platform, new Browser(PORT), PORT, number));
        double count = 1e6 * Math.max(1, samples.count());
        return new Measured(
            samples.count(),
            samples.rate(),
            samples.millis(0.5),
            samples.millis(0.99),
            (nanos(node) - before) / count,
            (database.processorNanos() - server) / count);
      }
    };
  }

  private static long nanos(Process process) {
    return process.info().totalCpuDuration().map(Duration::toNanos).orElse(0L);
  }

  private static void install(Path folder) throws Exception {
    Files.copy(
        Path.of("src", "bench", "ltijs", "tool.js"),
        folder.resolve("tool.js"),
        StandardCopyOption.REPLACE_EXISTING);
    if (Files.isDirectory(folder.resolve("node_modules"))) {
      return;
    }
    List<String> command =
        new ArrayList<>(List.of("npm", "install", "--no-audit", "--no-fund", "--prefix", "."));
    command.addAll(PACKAGES);
    int failed =
        new ProcessBuilder(command).directory(folder.toFile()).inheritIO().start().waitFor();
    if (failed != 0) {
      throw new IllegalStateException("npm could not install " + PACKAGES);
    }
  }

  private static Process node(Path folder, Database database, LearningPlatform platform)
      throws IOException, InterruptedException {
    File log = folder.resolve("tool.log").toFile();
    Process node =
        new ProcessBuilder(
                "node", "tool.js", Integer.toString(PORT), database.json(), platform.json())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log)
            .start();
    for (int i = 0; i < 600 && node.isAlive(); i++) {
      if (Files.readString(log.toPath()).contains("ready")) {
        return node;
      }
      Thread.sleep(100);
    }
    node.destroy();
    throw new IllegalStateException("the tool did not start: see " + log);
  }

  /** From the login to the first page, whatever the redirects. */
  private record Launching(
      LearningPlatform platform, Browser browser, int port, AtomicInteger number)
      implements Clients.Client {

    @Override
    public long next() throws Exception {
      browser.forgetCookies();
      String learner = "learner-" + number.incrementAndGet() % LEARNERS;
      LearningPlatform.Launched launched = platform.launch(browser, port, learner);
      long begin = System.nanoTime();
      Browser.Page page = browser.get(launched.path());
      while (page.location() != null) {
        page = browser.get(page.path());
      }
      page.expect(200);
      return launched.login() + launched.launch() + System.nanoTime() - begin;
    }

    @Override
    public void close() throws IOException {
      browser.close();
    }
  }
}
