package org.traininglayer.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Counts the round trips to the database of a launch and of each answer, everything warm, with the
 * work that goes on aside switched off.
 */
final class RoundTripBench {

  private static final int LONGEST = 110;

  private RoundTripBench() {}

  static void run() throws Exception {
    Path folder = Bench.FOLDER.resolve("round-trips");
    Folders.empty(folder);
    try (Database database = Database.start();
        CountingProxy proxy = new CountingProxy(database.port());
        RecordStore store = new RecordStore(Duration.ZERO);
        LearningPlatform platform = new LearningPlatform();
        Application application =
            Application.start(
                folder,
                Stream.concat(
                        Stream.of(
                            AnswerBench.settings(
                                database.settings(proxy.port()), platform, store, folder)),
                        Stream.of(
                            "--traininglayer.delivery.enabled=false",
                            "--traininglayer.adoption.follow=false"))
                    .toArray(String[]::new));
        Browser browser = new Browser(application.port())) {
      application.awaitPage("/actuator/health");
      Walk walk = Walk.read(browser, platform.launch(browser, application.port(), "one").path());
      Table table = new Table("request", "round trips", "transactions");
      List<String> details = new ArrayList<>();
      for (int i = 2; i < 5; i++) {
        browser.forgetCookies();
        boolean last = i == 4;
        proxy.taken();
        String entry = platform.launch(browser, application.port(), "learner-" + i).path();
        count(proxy, "login and launch", last, table, details);
        Walk.Learner learner = walk.arrive(browser, entry);
        count(proxy, "first page, which starts the attempt", last, table, details);
        for (Walk.Post post : walk.posts()) {
          post.send(browser, learner);
          count(proxy, post.step() + " " + post.kind(), last, table, details);
        }
      }
      details.forEach(System.out::println);
      table.print();
    }
  }

  private static void count(
      CountingProxy proxy, String request, boolean wanted, Table table, List<String> details) {
    List<String> trips = proxy.taken();
    if (wanted) {
      long transactions = trips.stream().filter(trip -> trip.contains("COMMIT")).count();
      table.row(request, trips.size(), transactions);
      details.add(request);
      trips.forEach(trip -> {
        String line = trip.replaceAll("\\s+", " ");
        details.add("    " + line.substring(0, Math.min(LONGEST, line.length())));
      });
    }
  }
}
