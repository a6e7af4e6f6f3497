package org.traininglayer.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

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

  /** What is compiled here, and the jar that {@code -Dagainst} names, if it names one. */
  static List<Build> underTest() throws IOException {
    String against = System.getProperty("against", "");
    return against.isEmpty() ? List.of(here()) : List.of(here(), of(Path.of(against)));
  }
}
