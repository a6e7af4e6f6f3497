package org.traininglayer.xapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;

/** Our xAPI Profile and the statements that say they follow it. */
class ProfileTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final JsonNode profile = profile();

  @Test
  void every_term_that_we_own_is_explained() throws IllegalAccessException {
    List<String> explained = ids(profile.path("concepts"));
    List<String> owned = new ArrayList<>();
    for (Field field : Vocabulary.class.getFields()) {
      if (field.get(null) instanceof String iri
          && (iri.startsWith(Vocabulary.BASE + "/extensions/")
              || iri.startsWith(Vocabulary.BASE + "/activity-types/"))) {
        owned.add(iri);
      }
    }
    assertThat(explained).containsExactlyInAnyOrderElementsOf(owned);
  }

  @Test
  void every_statement_of_ours_follows_one_template() throws IOException {
    for (JsonNode statement : goldenStatements()) {
      assertThat(profile.path("templates"))
          .as(statement.toString())
          .filteredOn(template -> isMeant(template, statement))
          .singleElement()
          .satisfies(template -> assertThat(missing(template, statement)).isEmpty());
    }
  }

  @Test
  void every_statement_of_ours_is_valid_under_both_versions() throws IOException {
    for (JsonNode statement : goldenStatements()) {
      assertThat(StatementRules.problems(statement, XapiVersion.V1)).isEmpty();
      assertThat(StatementRules.problems(statement, XapiVersion.V2)).isEmpty();
    }
  }

  @Test
  void all_is_of_this_version_under_an_id_of_its_own_and_nothing_is_empty() {
    List<String> ids = new ArrayList<>(ids(profile.path("concepts")));
    ids.addAll(ids(profile.path("templates")));
    ids.add(profile.path("id").stringValue());
    ids.addAll(ids(profile.path("versions")));
    assertThat(ids).doesNotHaveDuplicates().contains(Vocabulary.PROFILE_VERSION);
    assertThat(profile.findValues("inScheme"))
        .extracting(JsonNode::stringValue)
        .containsOnly(Vocabulary.PROFILE_VERSION);
    assertNothingEmpty(profile);
    for (JsonNode schema : profile.findValues("inlineSchema")) {
      assertThat(JSON.readTree(schema.stringValue()).path("$schema").stringValue())
          .contains("draft-07");
    }
  }

  private static boolean isMeant(JsonNode template, JsonNode statement) {
    return template.path("verb").equals(statement.path("verb").path("id"))
        && template
            .path("objectActivityType")
            .equals(statement.path("object").path("definition").path("type"));
  }

  /** Locations are plain paths: {@code $.a.b} and {@code ['iri']}. */
  private static List<String> missing(JsonNode template, JsonNode statement) {
    return StreamSupport.stream(template.path("rules").spliterator(), false)
        .map(rule -> rule.path("location").stringValue())
        .filter(location -> {
          String[] parts = location.substring(2).split("\\['", 2);
          JsonNode node = statement;
          for (String step : parts[0].split("\\.", -1)) {
            node = node.path(step);
          }
          if (parts.length == 2) {
            node = node.path(parts[1].replace("']", ""));
          }
          return node.isMissingNode();
        })
        .toList();
  }

  private static void assertNothingEmpty(JsonNode node) {
    assertThat(node.isNull()).isFalse();
    assertThat(node.isString() && node.stringValue().isEmpty()).isFalse();
    assertThat(node.isContainer() && node.isEmpty()).isFalse();
    node.forEach(ProfileTest::assertNothingEmpty);
  }

  private static List<String> ids(JsonNode nodes) {
    return StreamSupport.stream(nodes.spliterator(), false)
        .map(node -> node.path("id").stringValue())
        .toList();
  }

  private static List<JsonNode> goldenStatements() throws IOException {
    List<JsonNode> statements = new ArrayList<>();
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/golden/statements"))) {
      for (Path file : files.sorted().toList()) {
        try (MappingIterator<JsonNode> all =
            JSON.readerFor(JsonNode.class).readValues(Files.readString(file))) {
          statements.addAll(all.readAll());
        }
      }
    }
    assertThat(statements).hasSizeGreaterThan(15);
    return statements;
  }

  private static JsonNode profile() {
    try (InputStream file =
        Objects.requireNonNull(ProfileTest.class.getResourceAsStream("/xapi/profile.jsonld"))) {
      return JSON.readTree(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
