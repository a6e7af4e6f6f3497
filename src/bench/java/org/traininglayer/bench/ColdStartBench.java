package org.traininglayer.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** From the start of the process to the first page served, with an empty folder and a full one. */
final class ColdStartBench {

  private static final int RUNS = 5;
  private static final Pattern JAR = Pattern.compile("training-layer-.*(?<!sources)\\.jar");

  private ColdStartBench() {}

  static void run() throws Exception {
    Table table = new Table("from", "start", "median s", "each s");
    measure(table, "class path", folder -> Application.start(folder, settings()));
    Optional<Path> jar = jar();
    if (jar.isPresent()) {
      List<String> java = List.of("-jar", jar.get().toAbsolutePath().toString());
      measure(table, "jar", folder -> Application.start(folder, java, settings()));
    }
    table.print();
  }

  private static String[] settings() {
    return new String[] {"--traininglayer.db.data-dir=postgresql"};
  }

  private static void measure(Table table, String from, Start start) throws Exception {
    List<Double> first = new ArrayList<>();
    List<Double> later = new ArrayList<>();
    for (int i = 0; i < RUNS; i++) {
      Path folder = Bench.FOLDER.resolve("cold-start");
      Folders.empty(folder);
      first.add(seconds(start, folder));
      later.add(seconds(start, folder));
    }
    table.row(from, "first", median(first), each(first));
    table.row(from, "later", median(later), each(later));
  }

  private static double seconds(Start start, Path folder) throws Exception {
    try (Application application = start.in(folder)) {
      double seconds = application.awaitPage("/") / 1e9;
      System.out.printf(Locale.ROOT, "%.1f s%n", seconds);
      return seconds;
    }
  }

  private static double median(List<Double> seconds) {
    return seconds.stream().sorted().toList().get(seconds.size() / 2);
  }

  private static String each(List<Double> seconds) {
    return seconds.stream()
        .map(value -> String.format(Locale.ROOT, "%.1f", value))
        .collect(Collectors.joining(" "));
  }

  private static Optional<Path> jar() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("target"))) {
      return files.filter(file -> JAR.matcher(file.getFileName().toString()).matches()).findFirst();
    }
  }

  /** Starts the application in a folder. */
  private interface Start {
    Application in(Path folder) throws Exception;
  }
}
