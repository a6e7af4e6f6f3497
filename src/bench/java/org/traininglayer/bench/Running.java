package org.traininglayer.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** A build that runs, with a PostgreSQL server and a record store of its own. */
record Running(String name, Database database, RecordStore store, Application application)
    implements AutoCloseable {

  /** Starts it and waits until it answers. */
  static Running start(Build build, LearningPlatform platform, Path folder, String... settings)
      throws Exception {
    Path own = folder.resolve(build.name());
    Folders.empty(own);
    return start(build, platform, own, Database.start(own.resolve("postgresql")), settings);
  }

  /** Starts it on this server, with this folder. */
  static Running start(
      Build build, LearningPlatform platform, Path own, Database database, String... settings)
      throws Exception {
    RecordStore store = new RecordStore(Duration.ZERO);
    Application application =
        Application.start(
            own,
            build.java(),
            Stream.concat(
                    Stream.of(AnswerBench.settings(database.settings(), platform, store, own)),
                    Stream.of(settings))
                .toArray(String[]::new));
    application.awaitPage("/actuator/health");
    return new Running(build.name(), database, store, application);
  }

  int port() {
    return application.port();
  }

  Browser browser() {
    return new Browser(port());
  }

  /** Lets clients work and tells what that took. */
  Measured measure(int clients, double seconds, Clients.Maker maker) throws Exception {
    long java = application.processorNanos();
    long server = database.processorNanos();
    Samples samples = Clients.work(clients, seconds, maker);
    double count = 1e6 * Math.max(1, samples.count());
    return new Measured(
        samples.count(),
        samples.rate(),
        samples.millis(0.5),
        samples.millis(0.99),
        (application.processorNanos() - java) / count,
        (database.processorNanos() - server) / count);
  }

  /**
   * What was measured in one round.
   *
   * @param javaCpu milliseconds of processor for each, in the application
   * @param serverCpu the same in PostgreSQL
   */
  record Measured(
      int count, double rate, double p50, double p99, double javaCpu, double serverCpu) {}

  @Override
  public void close() {
    application.close();
    store.close();
    database.close();
  }
}
