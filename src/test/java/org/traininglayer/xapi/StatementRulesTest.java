package org.traininglayer.xapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Each row changes one place of a valid statement: the place, the new value as JSON ({@code -}
 * takes it away), and where it differs from the place the property that is then named as wrong.
 */
class StatementRulesTest {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private static final String VALID =
      """
      {"id":"5b6d1c0a-0000-4000-8000-000000000001",
       "actor":{"objectType":"Agent","name":"Ana",
         "account":{"homePage":"https://lms.example.edu","name":"ana"}},
       "verb":{"id":"http://adlnet.gov/expapi/verbs/answered","display":{"en":"answered"}},
       "object":{"objectType":"Activity","id":"http://example.com/a","definition":{
         "name":{"en-US":"A"},"description":{"de":"B"},
         "type":"http://adlnet.gov/expapi/activities/cmi.interaction",
         "moreInfo":"https://example.com/more","interactionType":"choice",
         "correctResponsesPattern":["a[,]b"],
         "choices":[{"id":"a","description":{"en":"A"}},{"id":"b"}],
         "extensions":{"http://example.com/x":null}}},
       "result":{"score":{"scaled":0.5,"raw":5,"min":0,"max":10},"success":true,"completion":false,
         "response":"a","duration":"PT1H0.123S","extensions":{"http://example.com/x":{"y":[null]}}},
       "context":{"registration":"5B6D1C0A-0000-4000-8000-000000000002",
         "instructor":{"mbox":"mailto:ina@example.com"},
         "team":{"objectType":"Group","mbox":"mailto:team@example.com",
           "member":[{"openid":"https://example.com/ana"}]},
         "contextActivities":{"parent":[{"id":"http://example.com/p"}],
           "grouping":{"id":"http://example.com/g"},"category":[],"other":[]},
         "revision":"1","platform":"P","language":"en-GB",
         "statement":{"objectType":"StatementRef","id":"5b6d1c0a-0000-4000-8000-000000000003"},
         "extensions":{"http://example.com/x":1}},
       "timestamp":"2026-03-01T10:00:00.123Z","stored":"2026-03-01T10:00:00+01:00",
       "authority":{"mbox_sha1sum":"ebd31e95054c018b10727ccffd2ef2ec3a016ee9"},
       "version":"1.0.3",
       "attachments":[{"usageType":"http://example.com/u","display":{"en":"x"},
         "contentType":"text/plain","length":3,"fileUrl":"https://example.com/f",
         "sha2":"2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae"}]}
      """;

  private static final String INSIDE =
      """
      {"objectType":"SubStatement","actor":{"mbox":"mailto:bo@example.com"},
       "verb":{"id":"http://example.com/v"},"object":{"id":"http://example.com/a"},
       "context":{"platform":"P"},"timestamp":"2026-03-01T10:00:00Z"}
      """;

  @ParameterizedTest
  @EnumSource
  void a_statement_with_everything_is_valid(XapiVersion version) {
    assertThat(StatementRules.problems(JSON.readTree(VALID), version)).isEmpty();
  }

  @Test
  void a_statement_with_next_to_nothing_is_valid() {
    assertThat(
            problems(
                """
                {"actor":{"mbox":"mailto:a@example.com"},"verb":{"id":"http://example.com/v"},
                 "object":{"id":"http://example.com/a"}}
                """))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      value = {
        // The statement
        "id | -",
        "timestamp | -",
        "stored | -",
        "authority | -",
        "version | -",
        "result | -",
        "context | -",
        "attachments | -",
        "attachments | []",
        "version | \"1.0\"",
        "version | \"1.0.0\"",
        "authority | {\"objectType\":\"Group\",\"member\":[{\"mbox\":\"mailto:a@b.c\"},{\"mbox\":\"mailto:d@b.c\"}]}",
        // Actors
        "actor.objectType | -",
        "actor.name | -",
        "actor | {\"objectType\":\"Group\",\"member\":[{\"mbox\":\"mailto:a@b.c\"}]}",
        "actor | {\"objectType\":\"Group\",\"member\":[]}",
        "actor | {\"objectType\":\"Group\",\"account\":{\"homePage\":\"http://x.y\",\"name\":\"z\"}}",
        "actor | {\"mbox\":\"mailto:jürgen@exämple.com\"}",
        // Verbs and objects
        "verb.display | -",
        "verb.display | {}",
        "object.objectType | -",
        "object.definition | {}",
        "object.id | \"urn:uuid:5b6d1c0a-0000-4000-8000-000000000001\"",
        "object.id | \"tag:example.com,2026:übung\"",
        "context | {} ",
        "result | {}",
        "result.score | {}",
        // Interactions
        "object.definition | {\"interactionType\":\"true-false\",\"correctResponsesPattern\":[\"true\"]}",
        "object.definition | {\"interactionType\":\"likert\",\"scale\":[{\"id\":\"0\"}]}",
        "object.definition | {\"interactionType\":\"matching\",\"source\":[{\"id\":\"0\"}],\"target\":[{\"id\":\"0\"}]}",
        "object.definition | {\"interactionType\":\"performance\",\"steps\":[{\"id\":\"0\"}]}",
        "object.definition | {\"interactionType\":\"sequencing\",\"choices\":[{\"id\":\"0\"}]}",
        "object.definition | {\"interactionType\":\"numeric\"}",
        "object.definition | {\"interactionType\":\"other\"}",
        // Results
        "result.score.scaled | -1",
        "result.score.scaled | 1.0",
        "result.score.raw | 0",
        "result.score.raw | 10.0",
        "result.score | {\"raw\":-5}",
        "result.duration | \"P4W\"",
        "result.duration | \"P1Y2M3DT4H5M6S\"",
        "result.duration | \"PT0.00001S\"",
        "result.duration | \"PT1,5S\"",
        "result.duration | \"P1D\"",
        "result.duration | \"PT36H\"",
        // Times
        "timestamp | \"2026-03-01T10:00:00+05:30\"",
        "timestamp | \"2026-02-28T23:59:60Z\"",
        "timestamp | \"2099-03-01T10:00:00.123456789Z\"",
        "timestamp | \"2024-02-29T00:00:00.1Z\"",
        // Languages
        "context.language | \"de-CH-1996\"",
        "context.language | \"zh-Hant-TW\"",
        "context.language | \"x-klingon\"",
        "context.language | \"i-klingon\"",
        "context.language | \"sr-Latn-RS-u-co-phonebk\"",
      })
  void a_statement_stays_valid(String place, String value) {
    assertThat(problems(changed(place, value))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      value = {
        // Properties
        "unknown | 1",
        "Result | {}",
        "verb.ID | \"x\"",
        "actor.Name | \"x\"",
        "object.definition.Name | {}",
        "result.score.Scaled | 1",
        "context.contextactivities | {}",
        "actor.account.home | \"x\"",
        "attachments[0].usage | 1",
        "object.title | \"x\"",
        "context.contextActivities.parents | []",
        // Types
        "id | 5",
        "actor | \"ana\"",
        "actor | []",
        "verb | \"x\"",
        "object | []",
        "result | []",
        "context | 1",
        "result.success | \"true\"",
        "result.completion | 1",
        "result.response | 7",
        "result.score | 1",
        "result.score.raw | \"5\"",
        "result.duration | 5",
        "verb.display | \"did\"",
        "verb.display.en | 1",
        "attachments | {}",
        "attachments[0].length | \"3\"",
        "attachments[0].length | 3.5",
        "actor.name | 3",
        "context.contextActivities | []",
        "context.contextActivities.parent | \"x\"",
        "result.extensions | []",
        "object.definition | []",
        "object.definition.choices | {}",
        "object.definition.correctResponsesPattern | \"a\"",
        // Null
        "result | null",
        "context.registration | null",
        "verb.display | null",
        "result.score.raw | null",
        "object.definition.choices[0] | null",
        "timestamp | null",
        "context.contextActivities.parent | null",
        // Required
        "actor | -",
        "verb | -",
        "object | -",
        "verb.id | -",
        "object.id | -",
        "actor.account.name | -",
        "actor.account.homePage | -",
        "attachments[0].usageType | -",
        "attachments[0].display | -",
        "attachments[0].contentType | -",
        "attachments[0].length | -",
        "attachments[0].sha2 | -",
        // Forms
        "id | \"\"",
        "id | \"5b6d1c0a000040008000000000000001\"",
        "id | \"{5b6d1c0a-0000-4000-8000-000000000001}\"",
        "verb.id | \"answered\"",
        "verb.id | \"\"",
        "object.id | \"a b:c\"",
        "object.id | \"http://exa mple.com\"",
        "object.id | \"ab=c://should.fail.com\"",
        "object.id | \"http:\"",
        "object.definition.type | \"x\"",
        "object.definition.moreInfo | \"/more\"",
        "context.registration | \"1\"",
        "context.language | \"en_US\"",
        "context.language | \"\"",
        "context.language | \"abcdefghij\"",
        "verb.display.en_US | \"x\"",
        "object.definition.name | {\"a\":\"x\"} | object.definition.name.a",
        "result.extensions.x | 1",
        "context.extensions | {\"\":1} | context.extensions.",
        "attachments[0].sha2 | \"xyz\"",
        "attachments[0].fileUrl | \"f\"",
        "attachments[0].contentType | \"text\"",
        "attachments[0].length | -1",
        // Actors
        "actor.mbox | \"mailto:a@b.c\" | actor",
        "actor.account | - | actor",
        "actor.objectType | \"agent\"",
        "actor.objectType | \"Person\"",
        "actor.member | []",
        "actor | {\"mbox\":\"ana@example.com\"} | actor.mbox",
        "actor | {\"mbox\":\"mailto:ana\"} | actor.mbox",
        "actor | {\"mbox_sha1sum\":\"abc\"} | actor.mbox_sha1sum",
        "actor | {\"openid\":\"ana\"} | actor.openid",
        "actor.account.homePage | \"lms\"",
        "actor.account.name | \"\"",
        "actor | {\"objectType\":\"Group\"} | actor.member",
        "actor | {\"objectType\":\"Group\",\"mbox\":\"mailto:a@b.c\",\"openid\":\"http://a.b\"} | actor",
        "actor | {\"objectType\":\"Group\",\"member\":[{\"name\":\"x\"}]} | actor.member[0]",
        "actor | {\"objectType\":\"Group\",\"member\":[{\"objectType\":\"Group\",\"mbox\":\"mailto:a@b.c\"}]} | actor.member[0].objectType",
        "context.team | {\"mbox\":\"mailto:a@b.c\"} | context.team.objectType",
        "context.instructor.mbox | -  | context.instructor",
        "authority | {\"objectType\":\"Group\",\"member\":[{\"mbox\":\"mailto:a@b.c\"}]}",
        "authority | {\"objectType\":\"Group\",\"mbox\":\"mailto:a@b.c\"}",
        // Objects
        "object.objectType | \"activity\"",
        "object.objectType | \"Agent\" | object.id",
        "object | {\"objectType\":\"Group\"} | object.member",
        "object | {\"mbox\":\"mailto:a@b.c\"} | object.mbox",
        "object | {\"objectType\":\"StatementRef\",\"id\":\"x\"} | object.id",
        "object | {\"objectType\":\"StatementRef\"} | object.id",
        "verb.id | \"http://adlnet.gov/expapi/verbs/voided\" | object",
        "object | {\"objectType\":\"Agent\",\"mbox\":\"mailto:a@b.c\"} | context.platform",
        "object | {\"objectType\":\"Agent\",\"mbox\":\"mailto:a@b.c\"} | context.revision",
        // Interactions
        "object.definition.interactionType | -",
        "object.definition.interactionType | \"Choice\"",
        "object.definition.interactionType | \"likert\" | object.definition.choices",
        "object.definition.choices | [{\"id\":\"a\"},{\"id\":\"a\"}]",
        "object.definition.choices[0].id | -",
        "object.definition.choices[0].id | \"\"",
        "object.definition.choices[0].name | \"x\"",
        "object.definition.choices[0].description | \"x\"",
        "object.definition.correctResponsesPattern[0] | 1",
        // Scores, durations, times
        "result.score.scaled | 1.01",
        "result.score.scaled | -1.00001",
        "result.score.raw | 10.1",
        "result.score.raw | -1",
        "result.score.min | 10",
        "result.duration | \"\"",
        "result.duration | \"P\"",
        "result.duration | \"PT\"",
        "result.duration | \"1H\"",
        "result.duration | \"P1H\"",
        "result.duration | \"PT1.5H2M\"",
        "result.duration | \"-PT1S\"",
        "result.duration | \"P1W1D\"",
        "result.duration | \"PT1S2M\"",
        "timestamp | \"\"",
        "timestamp | \"2026-03-01\"",
        "timestamp | \"2026-02-30T10:00:00Z\"",
        "timestamp | \"2026-03-01T25:00:00Z\"",
        "timestamp | \"2026-03-01T10:00:00-00:00\"",
        "timestamp | \"2026-03-01T10:00:00-0000\"",
        "timestamp | \"2026-03-01T10:00:00-00\"",
        "timestamp | \"2026-03-01T10:00:00+24:00\"",
        "timestamp | \"2026-03-01T10:00:00.Z\"",
        "timestamp | \"01.03.2026\"",
        "timestamp | 1772359200",
        "stored | \"now\"",
        "version | \"0.9\"",
        "version | \"1.1.0\"",
        "version | \"\"",
        "version | 1.0",
        // What cannot be kept
        "result.response | \"a\\u0000b\"",
        "result.extensions | {\"http:x\":\"\\ud800\"} | result.extensions.http:x",
        "result.score.raw | 1e999999",
      })
  void a_statement_is_refused_by_the_name_of_the_property(ArgumentsAccessor row) {
    assertThat(problems(changed(text(row, 0), text(row, 1))))
        .extracting(Problem::property)
        .contains(text(row, row.size() == 3 ? 2 : 0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      value = {
        "id | \"5b6d1c0a-0000-4000-8000-000000000001\"",
        "stored | \"2026-03-01T10:00:00Z\"",
        "version | \"1.0.0\"",
        "authority | {\"mbox\":\"mailto:a@b.c\"}",
        "verb | -",
        "actor.mbox | \"a@b.c\"",
        "object.id | \"x\"",
        "context.unknown | 1",
        "timestamp | \"never\"",
        "result | 1",
      })
  void a_statement_inside_has_the_same_rules_and_fewer_properties(String place, String value) {
    ObjectNode statement = (ObjectNode) JSON.readTree(VALID);
    statement.remove("context");
    statement.set("object", JSON.readTree(INSIDE));
    assertThat(problems(statement.toString())).isEmpty();
    JsonNode inside = JSON.readTree(INSIDE);
    set(inside, place, value);
    statement.set("object", inside);

    assertThat(problems(statement.toString()))
        .extracting(Problem::property)
        .contains("object." + place);
  }

  @Test
  void a_statement_inside_a_statement_inside_is_refused() {
    ObjectNode statement = (ObjectNode) JSON.readTree(VALID);
    statement.remove("context");
    ObjectNode inside = (ObjectNode) JSON.readTree(INSIDE);
    inside.remove("context");
    inside.set("object", JSON.readTree(INSIDE));
    statement.set("object", inside);

    assertThat(problems(statement.toString()))
        .extracting(Problem::property)
        .contains("object.object");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      value = {
        "version | \"2.0.0\"",
        "timestamp | \"2026-03-01 10:00:00Z\"",
        "timestamp | \"2026-03-01t10:00:00z\"",
        "context.contextAgents | [{\"objectType\":\"contextAgent\",\"agent\":{\"mbox\":\"mailto:a@b.c\"}}]",
        "context.contextGroups | [{\"objectType\":\"contextGroup\",\"group\":{\"objectType\":\"Group\",\"mbox\":\"mailto:a@b.c\"},\"relevantTypes\":[\"http://e.c/t\"]}]",
      })
  void what_is_new_in_2_0_is_refused_under_1_0(String place, String value) {
    JsonNode statement = JSON.readTree(changed(place, value));

    assertThat(StatementRules.problems(statement, XapiVersion.V2)).isEmpty();
    assertThat(StatementRules.problems(statement, XapiVersion.V1))
        .extracting(Problem::property)
        .containsExactly(place);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      value = {
        "context.contextAgents | {}",
        "context.contextAgents | [{\"agent\":{\"mbox\":\"mailto:a@b.c\"}}] | context.contextAgents[0].objectType",
        "context.contextAgents | [{\"objectType\":\"contextAgent\"}] | context.contextAgents[0].agent",
        "context.contextAgents | [{\"objectType\":\"contextAgent\",\"agent\":{}}] | context.contextAgents[0].agent",
        "context.contextAgents | [{\"objectType\":\"contextAgent\",\"agent\":{\"mbox\":\"mailto:a@b.c\"},\"relevantTypes\":[]}] | context.contextAgents[0].relevantTypes",
        "context.contextGroups | [{\"objectType\":\"contextGroup\",\"group\":{\"mbox\":\"mailto:a@b.c\"}}] | context.contextGroups[0].group.objectType",
        "context.contextGroups | [{\"objectType\":\"contextGroup\",\"group\":{\"objectType\":\"Group\",\"mbox\":\"mailto:a@b.c\"},\"relevantTypes\":[\"t\"]}] | context.contextGroups[0].relevantTypes[0]",
        "timestamp | \"2026-03-01T10:00Z\"",
        "timestamp | \"2026-03-01T10:00:00\"",
        "version | \"3.0.0\"",
      })
  void the_rules_of_2_0_hold_under_2_0(ArgumentsAccessor row) {
    JsonNode statement = JSON.readTree(changed(text(row, 0), text(row, 1)));
    assertThat(StatementRules.problems(statement, XapiVersion.V2))
        .extracting(Problem::property)
        .contains(text(row, row.size() == 3 ? 2 : 0));
  }

  private static List<Problem> problems(String statement) {
    return StatementRules.problems(JSON.readTree(statement), XapiVersion.V1);
  }

  private static String text(ArgumentsAccessor row, int column) {
    return String.valueOf(row.getString(column));
  }

  private static String changed(String place, String value) {
    JsonNode statement = JSON.readTree(VALID);
    set(statement, place, value);
    return JSON.writeValueAsString(statement);
  }

  private static void set(JsonNode root, String place, String value) {
    String dotted = place.replaceAll("\\[(\\d+)]", ".$1");
    String[] steps = dotted.split("\\.");
    JsonNode node = root;
    for (int i = 0; i < steps.length - 1; i++) {
      node = node.isArray() ? node.path(Integer.parseInt(steps[i])) : node.path(steps[i]);
    }
    String last = steps[steps.length - 1];
    JsonNode json = value.equals("-") ? null : JSON.readTree(value);
    switch (node) {
      case ObjectNode object when json == null -> object.remove(last);
      case ObjectNode object -> object.set(last, json);
      case ArrayNode array -> array.set(Integer.parseInt(last), json);
      default -> throw new IllegalArgumentException(place);
    }
  }
}
