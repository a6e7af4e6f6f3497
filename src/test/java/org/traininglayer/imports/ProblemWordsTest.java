package org.traininglayer.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each problem says what is wrong and what would be right. */
class ProblemWordsTest {

  @Test
  void what_is_wrong_has_what_would_be_right_and_both_are_about_something_that_is_refused()
      throws IOException {
    Set<String> wrong = codes("imports.problem.");
    assertThat(wrong).hasSizeGreaterThan(20).isEqualTo(codes("imports.right."));
    String sources = sources();
    assertThat(wrong).allMatch(code -> sources.contains("\"" + code + "\""));
  }

  private static Set<String> codes(String prefix) throws IOException {
    Properties words = new Properties();
    try (Reader in =
        Files.newBufferedReader(Path.of("src/main/resources/messages/imports.properties"))) {
      words.load(in);
    }
    return words.stringPropertyNames().stream()
        .filter(name -> name.startsWith(prefix))
        .map(name -> name.substring(prefix.length()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String sources() throws IOException {
    StringBuilder all = new StringBuilder();
    for (String folder : List.of("imports", "people", "realwork")) {
      try (Stream<Path> files = Files.walk(Path.of("src/main/java/org/traininglayer", folder))) {
        for (Path file : files.filter(one -> one.toString().endsWith(".java")).toList()) {
          all.append(Files.readString(file));
        }
      }
    }
    return all.toString();
  }
}
