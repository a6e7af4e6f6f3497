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

  private static final Path GOLDEN = Path.of("src/test/resources/golden/statements");
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
  void every_statement_of_ours_keeps_the_rules_of_its_template() throws IOException {
    for (JsonNode statement : goldenStatements()) {
      assertThat(Profile.ours().templateOf(statement).orElseThrow().problems(statement))
          .as(statement.toString())
          .isEmpty();
    }
  }

  /** What each file shows happens within an attempt that was started, in a check-in, or at work. */
  @Test
  void every_golden_file_follows_a_pattern() throws IOException {
    Profile ours = Profile.ours();
    JsonNode started = golden(GOLDEN.resolve("attempt-started.json")).getFirst();
    List<String> followed = new ArrayList<>();
    for (Path file : goldenFiles()) {
      List<JsonNode> statements = golden(file);
      boolean alone = ours.patternOf(statements).isPresent();
      List<JsonNode> whole = new ArrayList<>(statements);
      if (!alone) {
        whole.addFirst(started);
      }
      assertThat(ours.patternOf(whole)).as(file.toString()).isPresent();
      followed.add(ours.patternOf(whole).orElseThrow().name());
    }
    assertThat(followed).contains("attempt", "check-in", "ai-outputs");
  }

  @Test
  void what_comes_in_another_order_follows_no_pattern() throws IOException {
    Profile ours = Profile.ours();
    List<JsonNode> started = golden(GOLDEN.resolve("attempt-started.json"));
    List<JsonNode> passed = golden(GOLDEN.resolve("module-passed.json"));
    List<JsonNode> opened = golden(GOLDEN.resolve("step-opened.json"));
    assertThat(ours.patternOf(together(List.of(started, opened, passed)))).isPresent();
    assertThat(ours.patternOf(together(List.of(opened, started, passed))))
        .as("opened first")
        .isEmpty();
    assertThat(ours.patternOf(together(List.of(started, started)))).as("started twice").isEmpty();
    assertThat(ours.patternOf(together(List.of(started, passed.reversed()))))
        .as("completed before its outcome")
        .isEmpty();
    assertThat(ours.patternOf(List.of(JSON.createObjectNode()))).as("no statement").isEmpty();
  }

  @Test
  void patterns_name_what_there_is_and_every_template_is_in_one() {
    Profile ours = Profile.ours();
    List<String> named =
        ours.patterns().stream().flatMap(pattern -> pattern.members().stream()).toList();
    List<String> known = new ArrayList<>();
    ours.templates().forEach(template -> known.add(template.id()));
    ours.patterns().forEach(pattern -> known.add(pattern.id()));
    assertThat(known).containsAll(named);
    for (StatementTemplate template : ours.templates()) {
      assertThat(named).contains(template.id());
    }
    for (ProfilePattern pattern : ours.patterns()) {
      assertThat(pattern.primary() || named.contains(pattern.id())).as(pattern.id()).isTrue();
    }
  }

  private static List<JsonNode> together(List<List<JsonNode>> some) {
    return some.stream().flatMap(List::stream).toList();
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
    ids.addAll(ids(profile.path("patterns")));
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

  private static List<Path> goldenFiles() throws IOException {
    try (Stream<Path> files = Files.list(GOLDEN)) {
      return files.sorted().toList();
    }
  }

  private static List<JsonNode> golden(Path file) throws IOException {
    try (MappingIterator<JsonNode> all =
        JSON.readerFor(JsonNode.class).readValues(Files.readString(file))) {
      return all.readAll();
    }
  }

  private static List<JsonNode> goldenStatements() throws IOException {
    List<JsonNode> statements = new ArrayList<>();
    for (Path file : goldenFiles()) {
      statements.addAll(golden(file));
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
