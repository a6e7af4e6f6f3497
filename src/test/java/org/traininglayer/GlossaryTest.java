package org.traininglayer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of words names types that exist, and no type bears a word that was given up. */
class GlossaryTest {

  private static final Pattern TYPE = Pattern.compile("`([A-Z][A-Za-z]+)`");

  private static final Pattern GIVEN_UP =
      Pattern.compile(
          "(Parcel|Courier|Hindrance|Ailment|Tenant|SealedBox|Decoy|Leaning|Regrade|Doorkeeper"
              + "|LaunchDesk|RegistrationDesk|RegistrationOffice|Seat(?![a-z])).*");

  @Test
  void every_type_that_the_glossary_names_exists() throws IOException {
    Set<String> named = new TreeSet<>();
    Matcher matcher = TYPE.matcher(Files.readString(Path.of("docs/glossary.md")));
    while (matcher.find()) {
      named.add(matcher.group(1));
    }

    String sources = sources();
    assertThat(named)
        .isNotEmpty()
        .allMatch(name ->
            Pattern.compile("(class|record|interface|enum) " + name + "\\b")
                .matcher(sources)
                .find());
  }

  @Test
  void no_type_bears_a_word_that_was_given_up() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .filteredOn(name -> name.endsWith(".java"))
          .isNotEmpty()
          .noneMatch(name -> GIVEN_UP.matcher(name).matches());
    }
  }

  private static String sources() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(GlossaryTest::read)
          .collect(Collectors.joining("\n"));
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
