package org.traininglayer.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A build of the application that is measured.
 *
 * @param name for the tables
 * @param java arguments of Java that start it
 */
record Build(String name, List<String> java) {

  private static final String MAIN = "org.traininglayer.TrainingLayerApplication";

  /** What is compiled here, with the libraries that it is delivered with. */
  static Build here() throws IOException {
    String classPath =
        Path.of("target", "classes").toAbsolutePath()
            + File.pathSeparator
            + Files.readString(Path.of("target", "bench.cp")).strip();
    return new Build("this", List.of("-classpath", classPath, MAIN));
  }

  /** Another build's jar. */
  static Build of(Path jar) {
    return new Build("other", List.of("-jar", jar.toAbsolutePath().toString()));
  }

  /** What is compiled here, started with other arguments of Java as well, such as a setting. */
  private static Build otherwise(String arguments) throws IOException {
    return new Build(
        "otherwise",
        Stream.concat(Stream.of(arguments.strip().split(" +", -1)), here().java().stream())
            .toList());
  }

  /**
   * What is compiled here; the jar that {@code -Dagainst} names, if it names one; and what is
   * compiled here with the arguments of {@code -Dotherwise}, if there are any.
   */
  static List<Build> underTest() throws IOException {
    List<Build> builds = new ArrayList<>();
    builds.add(here());
    String against = System.getProperty("against", "");
    if (!against.isEmpty()) {
      builds.add(of(Path.of(against)));
    }
    String otherwise = System.getProperty("otherwise", "");
    if (!otherwise.isBlank()) {
      builds.add(otherwise(otherwise));
    }
    return builds;
  }
}
