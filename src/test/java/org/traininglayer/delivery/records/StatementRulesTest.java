package org.traininglayer.delivery.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.traininglayer.delivery.Course;
import org.traininglayer.delivery.ScriptedLearner;
import org.traininglayer.kernel.NameUuid;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.learning.LearningEvent;
import org.traininglayer.xapi.Statement;
import org.traininglayer.xapi.StatementJson;
import org.traininglayer.xapi.Verb;
import org.traininglayer.xapi.Vocabulary;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What holds for the whole stream of statements that one learner makes. */
class StatementRulesTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Set<String> TOP =
      Set.of("id", "actor", "verb", "object", "result", "context", "timestamp");
  private static final Pattern DURATION =
      Pattern.compile("PT(\\d+H)?(\\d+M)?(\\d+(\\.\\d{1,2})?S)?");

  private final List<LearningEvent> events =
      new ScriptedLearner(Course.context("1001"), Course.START, 0.9).events();
  private final List<Statement> statements =
      events.stream().flatMap(event -> StatementMapping.statementsFor(event).stream()).toList();
  private final List<JsonNode> stream =
      statements.stream().map(s -> JSON.readTree(StatementJson.write(s))).toList();

  @Test
  void nothing_is_null_or_empty_and_nothing_is_there_that_only_one_version_knows() {
    for (JsonNode statement : stream) {
      assertThat(statement.propertyNames()).isSubsetOf(TOP).contains("id", "timestamp");
      assertFilled(statement, "$");
    }
  }

  @Test
  void timestamps_rise_strictly() {
    List<Instant> instants =
        stream.stream().map(s -> Instant.parse(s.path("timestamp").asString())).toList();
    assertThat(instants).isSorted().doesNotHaveDuplicates();
    assertThat(stream)
        .allSatisfy(s ->
            assertThat(s.path("timestamp").asString())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z"));
  }

  @Test
  void ids_differ_and_follow_from_what_happened() {
    assertThat(statements.stream().map(Statement::id)).doesNotHaveDuplicates();
    assertThat(statements.stream().map(s -> s.id().version())).containsOnly(5);
    List<UUID> again = new ArrayList<>();
    events.forEach(e -> StatementMapping.statementsFor(e).forEach(s -> again.add(s.id())));
    assertThat(again).isEqualTo(statements.stream().map(Statement::id).toList());
  }

  @Test
  void the_same_in_another_organisation_or_attempt_is_another_statement() {
    UUID registration = UUID.randomUUID();
    UUID id = StatementIds.of(OrganisationId.DEFAULT, registration, Verb.PASSED, "x", "");
    assertThat(
            StatementIds.of(
                new OrganisationId(UUID.randomUUID()), registration, Verb.PASSED, "x", ""))
        .isNotEqualTo(id);
    assertThat(StatementIds.of(OrganisationId.DEFAULT, UUID.randomUUID(), Verb.PASSED, "x", ""))
        .isNotEqualTo(id);
  }

  @Test
  void version_5_ids_are_those_of_the_standard() {
    UUID dns = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");
    assertThat(NameUuid.of(dns, "www.example.com"))
        .hasToString("2ed6657d-e927-568b-95e1-2665a8aea6a2");
  }

  @Test
  void initialized_comes_first_and_completed_last_each_once() {
    List<String> verbs = stream.stream().map(StatementRulesTest::verb).toList();
    assertThat(verbs).startsWith("initialized").endsWith("passed", "completed");
    assertThat(verbs)
        .containsOnlyOnce("initialized", "passed", "completed")
        .doesNotContain("failed");
  }

  @Test
  void scores_success_and_completion_stand_where_they_belong() {
    for (JsonNode statement : stream) {
      String verb = verb(statement);
      JsonNode result = statement.path("result");
      if (result.has("score")) {
        assertThat(verb).isIn("answered", "passed", "failed");
      }
      if (result.has("success")) {
        assertThat(verb).isIn("answered", "passed", "failed");
      }
      assertThat(result.has("completion")).isEqualTo(verb.equals("completed"));
      if (Set.of("passed", "failed", "completed").contains(verb)) {
        assertThat(result.path("duration").asString()).matches(DURATION);
      }
    }
    assertThat(stream.getLast().at("/result/duration").asString()).isEqualTo("PT1M1.23S");
  }

  @Test
  void everything_of_one_run_carries_its_registration_and_its_version() {
    assertThat(stream.stream().map(s -> s.at("/context/registration").asString()).distinct())
        .hasSize(1);
    assertThat(stream)
        .allSatisfy(s -> {
          assertThat(s.at("/context/revision").asString()).isEqualTo("1.2.0");
          assertThat(s.at("/context/contextActivities/category/0/id").asString())
              .isEqualTo(Vocabulary.PROFILE_VERSION);
          assertThat(s.toString()).doesNotContain("cmi5/context/categories");
        });
  }

  @Test
  void an_activity_is_described_in_the_same_words_wherever_it_appears() {
    Map<String, JsonNode> seen = new HashMap<>();
    stream.forEach(statement ->
        activities(statement)
            .forEach(activity -> {
              JsonNode before =
                  seen.putIfAbsent(activity.path("id").asString(), activity.path("definition"));
              if (before != null) {
                assertThat(activity.path("definition")).isEqualTo(before);
              }
            }));
    assertThat(seen.values())
        .allSatisfy(definition -> {
          assertThat(definition.has("type")).isTrue();
          assertThat(definition.has("name")).isTrue();
          assertThat(definition.has("correctResponsesPattern")).isFalse();
        });
  }

  @Test
  void component_ids_are_unique_and_hold_no_white_space_and_responses_are_among_them() {
    for (JsonNode statement : stream) {
      JsonNode definition = statement.at("/object/definition");
      JsonNode components =
          definition.has("choices") ? definition.get("choices") : definition.path("scale");
      List<String> ids = new ArrayList<>();
      components.forEach(component -> ids.add(component.path("id").asString()));
      assertThat(ids).doesNotHaveDuplicates().noneMatch(id -> id.matches(".*\\s.*"));
      String response = statement.at("/result/response").asString("");
      if (!response.isEmpty()) {
        assertThat(ids).containsAll(List.of(response.split(Pattern.quote("[,]"))));
      }
    }
  }

  @Test
  void what_is_written_is_read_again() {
    for (Statement statement : statements) {
      String text = StatementJson.write(statement);
      assertThat(StatementJson.write(StatementJson.read(text))).isEqualTo(text);
    }
  }

  @Test
  void invented_people_are_marked() {
    List<LearningEvent> invented =
        new ScriptedLearner(Course.sample(Course.context("1001")), Course.START, 0.9).events();
    assertThat(invented)
        .allSatisfy(event ->
            assertThat(StatementMapping.statementsFor(event))
                .allSatisfy(s -> {
                  assertThat(s.context()).isNotNull();
                  assertThat(StatementJson.write(s)).contains("\"" + Vocabulary.SAMPLE + "\":true");
                }));
  }

  private static List<JsonNode> activities(JsonNode statement) {
    List<JsonNode> found = new ArrayList<>();
    found.add(statement.path("object"));
    statement.at("/context/contextActivities").forEach(list -> list.forEach(found::add));
    return found;
  }

  private static String verb(JsonNode statement) {
    String id = statement.at("/verb/id").asString();
    return id.substring(id.lastIndexOf('/') + 1);
  }

  private static void assertFilled(JsonNode json, String path) {
    assertThat(json.isNull()).as(path).isFalse();
    if (json.isObject() || json.isArray()) {
      assertThat(json.isEmpty()).as(path).isFalse();
    }
    if (json.isString()) {
      assertThat(json.asString()).as(path).isNotEmpty();
    }
    json.properties().forEach(entry -> assertFilled(entry.getValue(), path + "." + entry.getKey()));
    if (json.isArray()) {
      json.forEach(item -> assertFilled(item, path + "[]"));
    }
  }
}
