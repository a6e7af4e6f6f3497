package org.traininglayer.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Facts are read by the first part of a question's path, whatever type of step it comes from. So
 * each of these words belongs to the types whose answers mean the same.
 */
class FactPartsTest {

  private static final Path SOURCES = Path.of("src/main/java/org/traininglayer");

  /** A type is added here only if what it records by this word is to count in the figures. */
  private static final Map<String, Set<String>> MEANT =
      Map.of(
          "arms", Set.of("timed"),
          "choice", Set.of("commit", "decision"),
          "felt", Set.of("timed"),
          "items", Set.of("checkin", "confidence"),
          "order", Set.of("redesign"),
          "reason", Set.of("decision"),
          "sorted", Set.of("sort"),
          "units", Set.of("review"));

  private static final Pattern READ =
      Pattern.compile("\"([a-z]+)\"\\s*\\.equals\\(\\s*statement\\.part\\(\\)");
  private static final Pattern PATH = Pattern.compile("List\\.of\\(\\s*\"([a-z]+)\"");

  @Test
  void these_words_are_the_ones_that_facts_are_read_by() {
    Set<String> read = new TreeSet<>();
    for (Path file : files(SOURCES.resolve("adoption/facts"))) {
      collect(READ, text(file), read);
    }

    assertThat(read).containsExactlyInAnyOrderElementsOf(MEANT.keySet());
  }

  @Test
  void only_types_that_are_meant_record_by_a_word_that_is_read_as_a_fact() {
    Map<String, Set<String>> used = new TreeMap<>();
    for (Path file : files(SOURCES.resolve("steps"))) {
      String name = file.getFileName().toString();
      Path room = SOURCES.resolve("steps").relativize(file);
      if (room.getNameCount() < 2 || name.endsWith("Reader.java")) {
        continue; // keys of module files are no paths
      }
      Set<String> words = new TreeSet<>();
      collect(PATH, text(file), words);
      words.retainAll(MEANT.keySet());
      words.forEach(word ->
          used.computeIfAbsent(word, none -> new TreeSet<>()).add(room.getName(0).toString()));
    }

    assertThat(used).isEqualTo(MEANT);
  }

  private static void collect(Pattern pattern, String text, Set<String> to) {
    Matcher found = pattern.matcher(text);
    while (found.find()) {
      to.add(found.group(1));
    }
  }

  private static List<Path> files(Path below) {
    try (Stream<Path> all = Files.walk(below)) {
      return all.filter(file -> file.toString().endsWith(".java")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
