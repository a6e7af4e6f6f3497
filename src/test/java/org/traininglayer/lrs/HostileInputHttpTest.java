package org.traininglayer.lrs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.traininglayer.xapi.StatementJson;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class HostileInputHttpTest extends XapiTest {

  @Test
  void random_bytes_are_never_an_error_of_ours() {
    Random random = new Random(42);
    for (int i = 0; i < 150; i++) {
      byte[] noise = new byte[random.nextInt(400)];
      random.nextBytes(noise);
      String query = Xapi.encoded(new String(noise, StandardCharsets.ISO_8859_1));
      for (String path :
          List.of(
              "/xapi/statements",
              "/xapi/statements?agent=" + query,
              "/xapi/statements/more?cursor=" + query,
              "/xapi/statements?method=" + query,
              "/xapi/activities/state?activityId=http://x.example/a&stateId=a&agent=" + query,
              "/xapi/activities/state?activityId=" + query,
              "/xapi/agents/profile?since=" + query + "&agent=" + query,
              "/xapi/activities/profile?activityId=http://x.example/a&profileId=" + query,
              "/xapi/agents?agent=" + query,
              "/xapi/activities?activityId=" + query,
              "/xapi/about?" + query)) {
        for (String method : List.of("GET", "POST", "PUT", "DELETE")) {
          assertThat(xapi.send(method, path, noise).statusCode()).isLessThan(500);
        }
      }
    }
    assertThat(
            jdbc.sql("select count(*) from statement where organisation_id = ?")
                .param(organisation.value())
                .query(Long.class)
                .single())
        .isZero();
  }

  @Test
  void a_statement_with_one_byte_changed_is_kept_or_refused_but_never_an_error_of_ours() {
    byte[] good = StatementJson.write(Made.by("ana")).getBytes(StandardCharsets.UTF_8);
    Random random = new Random(7);
    for (int i = 0; i < 400; i++) {
      byte[] changed = good.clone();
      changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
      assertThat(xapi.send("POST", "/xapi/statements", changed).statusCode()).isIn(200, 400, 409);
    }
  }

  @Test
  void extremes_are_never_an_error_of_ours() {
    String deep = "[".repeat(100_000);
    String longIri = "http://example.com/" + "x".repeat(40_000);
    String ext = "\"result\":{\"extensions\":{\"http://example.com/x\":%s}}";

    assertThat(xapi.post(deep).statusCode()).isEqualTo(400);
    assertThat(xapi.post(statement(id(), ext.formatted("1e999999999"))).statusCode())
        .isEqualTo(400);
    assertThat(xapi.post(statement(id(), ext.formatted("9".repeat(5_000)))).statusCode())
        .isEqualTo(400);
    assertThat(xapi.post(statement(id(), ext.formatted("\"\\ud800\""))).statusCode())
        .isEqualTo(400);
    assertThat(
            xapi.post(
                    """
                    {"actor":{"mbox":"mailto:ana@example.com"},"verb":{"id":"%s"},
                     "object":{"id":"%s","definition":{"extensions":{"%s":1e300}}}}
                    """
                        .formatted(longIri, longIri, longIri))
                .statusCode())
        .isEqualTo(200);
    for (String time : List.of("0000-01-01T00:00:00Z", "9999-12-31T23:59:60-23:59")) {
      assertThat(xapi.post(statement(id(), "\"timestamp\":\"" + time + "\"")).statusCode())
          .isEqualTo(200);
      assertThat(xapi.list("since=" + time).statusCode()).isEqualTo(200);
    }
  }

  private static final List<String> ANY_VALUES =
      List.of(
          "null",
          "true",
          "0",
          "-1",
          "1e500",
          "1.5",
          "\"\"",
          "\"x\"",
          "[]",
          "{}",
          "[[]]",
          "[null]",
          "[{}]",
          "{\"x\":1}",
          "{\"en\":{}}",
          "[\"x\"]");

  @ParameterizedTest
  @ValueSource(strings = {"1.0.3", "2.0.0"})
  void no_json_value_in_any_place_of_a_statement_is_an_error_of_ours(String version) {
    Xapi sender = xapi.with("X-Experience-API-Version", version);
    assertThat(sender.post(whole(version).toString()).statusCode()).isEqualTo(200);
    List<String> places = new ArrayList<>();
    places(whole(version), "", places);
    assertThat(places).hasSizeGreaterThan(100);
    for (String place : places) {
      JsonPointer pointer = JsonPointer.compile(place);
      for (String value : ANY_VALUES) {
        JsonNode changed = whole(version);
        ((ObjectNode) changed).put("id", id());
        switch (changed.at(pointer.head())) {
          case ObjectNode owner ->
              owner.set(pointer.last().getMatchingProperty(), StrictJson.read(value));
          case ArrayNode owner ->
              owner.set(pointer.last().getMatchingIndex(), StrictJson.read(value));
          default -> throw new IllegalStateException(place);
        }
        assertThat(sender.post(changed.toString()).statusCode())
            .as("%s = %s", place, value)
            .isIn(200, 400);
      }
    }
    for (String query : List.of("", "?format=ids", "?format=canonical")) {
      assertThat(sender.get("/xapi/statements" + query).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void no_json_value_as_a_whole_or_in_an_agent_is_an_error_of_ours() {
    for (String value : ANY_VALUES) {
      assertThat(xapi.post(value).statusCode()).as(value).isIn(200, 400);
      assertThat(xapi.put(id(), value).statusCode()).as(value).isEqualTo(400);
      assertThat(xapi.list("agent=" + Xapi.encoded(value)).statusCode()).as(value).isEqualTo(400);
      for (String property : List.of("mbox", "account", "member", "objectType", "openid")) {
        assertThat(
                xapi.list("agent=" + Xapi.encoded("{\"" + property + "\":" + value + "}"))
                    .statusCode())
            .as("%s = %s", property, value)
            .isEqualTo(400);
      }
    }
  }

  private static JsonNode whole(String version) {
    JsonNode whole = StrictJson.read(EVERYTHING);
    if (version.startsWith("1")) {
      ((ObjectNode) whole.path("context")).remove(List.of("contextAgents", "contextGroups"));
    }
    return whole;
  }

  private static void places(JsonNode node, String place, List<String> places) {
    if (!place.isEmpty()) {
      places.add(place);
    }
    if (node.isObject()) {
      node.properties()
          .forEach(each ->
              places(
                  each.getValue(),
                  place + "/" + each.getKey().replace("~", "~0").replace("/", "~1"),
                  places));
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      places(node.get(i), place + "/" + i, places);
    }
  }

  private static final String EVERYTHING =
      """
      {"id":"5b6d1c0a-0000-4000-8000-000000000001",
       "actor":{"objectType":"Agent","name":"Ana",
         "account":{"homePage":"https://lms.example.edu","name":"ana"}},
       "verb":{"id":"http://adlnet.gov/expapi/verbs/answered","display":{"en":"answered"}},
       "object":{"objectType":"SubStatement",
         "actor":{"objectType":"Group","member":[{"mbox":"mailto:bo@example.com"}]},
         "verb":{"id":"http://example.com/v"},
         "object":{"id":"http://example.com/a","definition":{
           "name":{"en-US":"A"},"description":{"de":"B"},
           "type":"http://adlnet.gov/expapi/activities/cmi.interaction",
           "moreInfo":"https://example.com/more","interactionType":"choice",
           "correctResponsesPattern":["a[,]b"],
           "choices":[{"id":"a","description":{"en":"A"}},{"id":"b"}],
           "extensions":{"http://example.com/x":null}}},
         "result":{"response":"x"},"context":{"platform":"P","contextActivities":
           {"parent":{"id":"http://example.com/p"}}},
         "timestamp":"2026-03-01T10:00:00Z",
         "attachments":[{"usageType":"http://example.com/u","display":{"en":"x"},
           "contentType":"text/plain","length":3,"fileUrl":"https://example.com/f",
           "sha2":"2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae"}]},
       "result":{"score":{"scaled":0.5,"raw":5,"min":0,"max":10},"success":true,"completion":false,
         "response":"a","duration":"PT1H0.123S","extensions":{"http://example.com/x":{"y":[null]}}},
       "context":{"registration":"5B6D1C0A-0000-4000-8000-000000000002",
         "instructor":{"mbox":"mailto:ina@example.com"},
         "team":{"objectType":"Group","mbox":"mailto:team@example.com",
           "member":[{"openid":"https://example.com/ana"}]},
         "contextActivities":{"parent":[{"id":"http://example.com/p"}],
           "grouping":{"id":"http://example.com/g"},"category":[],"other":[]},
         "contextAgents":[{"objectType":"contextAgent","agent":{"mbox":"mailto:c@example.com"},
           "relevantTypes":["http://example.com/t"]}],
         "contextGroups":[{"objectType":"contextGroup","group":{"objectType":"Group",
           "mbox":"mailto:g@example.com"}}],
         "language":"en-GB",
         "statement":{"objectType":"StatementRef","id":"5b6d1c0a-0000-4000-8000-000000000003"},
         "extensions":{"http://example.com/x":1}},
       "timestamp":"2026-03-01T10:00:00.123Z","stored":"2026-03-01T10:00:00Z",
       "authority":{"mbox_sha1sum":"ebd31e95054c018b10727ccffd2ef2ec3a016ee9"},
       "version":"1.0.3",
       "attachments":[{"usageType":"http://example.com/u","display":{"en":"x"},
         "contentType":"text/plain","length":3,"fileUrl":"https://example.com/f",
         "sha2":"2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae"}]}
      """;
}
