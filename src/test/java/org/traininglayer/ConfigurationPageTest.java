package org.traininglayer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The page of settings lists exactly the settings that exist. */
class ConfigurationPageTest {

  private static final Pattern NAMED = Pattern.compile("`(traininglayer\\.[a-z0-9.\\[\\]-]+)`");

  @Test
  void every_setting_is_described_and_every_described_setting_exists() throws IOException {
    Set<String> described = new TreeSet<>();
    Matcher matcher = NAMED.matcher(Files.readString(Path.of("docs/configuration.md")));
    while (matcher.find()) {
      described.add(matcher.group(1));
    }

    assertThat(described).isEqualTo(properties());
  }

  @Test
  void the_address_is_read_in_one_place_so_that_its_absence_is_told_in_words() throws IOException {
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      assertThat(sources.filter(file -> file.toString().endsWith(".java")))
          .isNotEmpty()
          .filteredOn(file -> !file.toString().contains("/demo/")) // only where all is set
          .noneMatch(ConfigurationPageTest::readsByPlaceholder);
    }
  }

  private static boolean readsByPlaceholder(Path file) {
    try {
      return Files.readString(file).contains("@Value(\"${traininglayer.base-url}\")");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> properties() throws IOException {
    Set<String> names = new TreeSet<>();
    for (URL url :
        Collections.list(
            ConfigurationPageTest.class
                .getClassLoader()
                .getResources("META-INF/spring-configuration-metadata.json"))) {
      try (InputStream in = url.openStream()) {
        for (JsonNode property : JsonMapper.builder().build().readTree(in).path("properties")) {
          String name = property.path("name").asString("");
          if (name.startsWith("traininglayer.")) {
            names.add(name);
          }
        }
      }
    }
    assertThat(names).as("settings found by the annotation processor").isNotEmpty();
    return names;
  }
}
