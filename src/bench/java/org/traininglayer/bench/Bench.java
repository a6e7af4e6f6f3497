package org.traininglayer.bench;

import java.nio.file.Path;

/** One measurement, named by the first argument. */
final class Bench {

  /** Everything that a measurement writes is below this folder. */
  static final Path FOLDER = Path.of("target", "bench");

  private Bench() {}

  /** Measures and prints a table. */
  public static void main(String[] arguments) throws Exception {
    String name = arguments.length == 1 ? arguments[0] : "";
    Machine.describe();
    switch (name) {
      case "launches" -> LaunchBench.run();
      case "answers" -> AnswerBench.run();
      case "first-minute" -> FirstMinuteBench.run();
      case "ltijs" -> LtijsBench.run();
      case "health" -> HealthBench.run();
      case "profile" -> ProfileBench.run();
      case "forwarding" -> ForwardingBench.run();
      case "cold-start" -> ColdStartBench.run();
      case "round-trips" -> RoundTripBench.run();
      case "coverage" -> CoverageBench.run();
      case "signals" -> SignalBench.run();
      case "cohort" -> CohortBench.run();
      case "nodes" -> NodesBench.run();
      case "pictures" -> Pictures.run();
      case "released-dump" ->
          ReleasedDump.run(
              Path.of(System.getProperty("against")), Path.of(System.getProperty("programs")));
      default -> {
        System.err.println(
            "-Dbench=launches, answers, ltijs, first-minute, health, profile, forwarding,"
                + " cold-start, round-trips, coverage, signals, cohort, nodes, pictures or"
                + " released-dump; not: "
                + name);
        System.exit(2);
      }
    }
    Machine.load();
    System.exit(0);
  }
}
