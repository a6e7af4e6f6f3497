package org.traininglayer.xapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Each row is the same statement twice but for one text, before and after. */
class StatementEqualityTest {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private static final UUID ID = UUID.fromString("5b6d1c0a-0000-4000-8000-000000000001");

  private static final String KEPT =
      """
      {"actor":{"objectType":"Group","member":[{"mbox":"mailto:a@b.c"},{"mbox":"mailto:d@b.c"}]},
       "verb":{"id":"http://e.c/v","display":{"en":"did"}},
       "object":{"id":"http://e.c/a","definition":{"name":{"en":"A"}}},
       "result":{"duration":"PT1.234S","score":{"raw":1},"response":"x"},
       "context":{"registration":"5b6d1c0a-0000-4000-8000-000000000002",
         "contextActivities":{"parent":{"id":"http://e.c/p"}}},
       "timestamp":"2026-03-01T10:00:00Z","version":"1.0.0"}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      value = {
        "{\"actor\" | {\"id\":\"5B6D1C0A-0000-4000-8000-000000000001\",\"actor\"",
        "{\"actor\" | {\"stored\":\"2001-01-01T00:00:00Z\",\"authority\":{},\"actor\"",
        "{\"mbox\":\"mailto:a@b.c\"},{\"mbox\":\"mailto:d@b.c\"} |"
            + " {\"mbox\":\"mailto:d@b.c\"},{\"mbox\":\"mailto:a@b.c\"}",
        "\"en\":\"did\" | \"en\":\"made\"",
        "\"en\":\"A\" | \"de\":\"B\"",
        "PT1.234S | PT1.239S",
        "PT1.234S | PT1.23S",
        "\"raw\":1 | \"raw\":1.0",
        "{\"id\":\"http://e.c/p\"} | [{\"id\":\"http://e.c/p\"}]",
        "2026-03-01T10:00:00Z | 2026-03-01T11:00:00.000+01:00",
        ",\"timestamp\":\"2026-03-01T10:00:00Z\" | §§",
        ",\"version\":\"1.0.0\" | §§",
      })
  void what_the_specification_lets_differ_makes_no_difference(String before, String after) {
    assertThat(same(before, after)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      value = {
        "mailto:a@b.c | mailto:A@b.c",
        "http://e.c/v | http://e.c/V",
        "http://e.c/a | http://e.c/a/",
        "PT1.234S | PT1.24S",
        "\"raw\":1 | \"raw\":2",
        "\"response\":\"x\" | \"response\":\"y\"",
        "2026-03-01T10:00:00Z | 2026-03-01T10:00:00.001Z",
        "-000000000002 | -000000000003",
        "\"parent\" | \"grouping\"",
        "\"version\":\"1.0.0\" | \"version\":\"1.0.3\"",
      })
  void everything_else_does(String before, String after) {
    assertThat(same(before, after)).isFalse();
  }

  @Test
  void what_another_store_fills_in_or_leaves_out_makes_no_difference() {
    String sent = KEPT.replaceFirst("\\{", "{\"id\":\"" + ID + "\",");
    String shown =
        sent.replaceFirst("\\{", "{\"stored\":\"2026-03-01T10:00:01Z\",\"authority\":{},")
            .replace(
                "{\"mbox\":\"mailto:a@b.c\"}",
                "{\"objectType\":\"Agent\",\"mbox\":\"mailto:a@b.c\"}")
            .replace("\"raw\":1", "\"raw\":1.0");

    assertThat(StatementEquality.same(sent, shown)).isTrue();
    assertThat(StatementEquality.same(sent, shown.replace("\"raw\":1.0", "\"raw\":1.1"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{",
        "{}",
        "{\"id\":1}",
        "{\"timestamp\":{}}",
        "{\"timestamp\":\"never\"}",
        "{\"result\":{\"duration\":1}}",
        "{\"actor\":{\"member\":[1,null]}}"
      })
  void what_is_no_statement_is_not_the_same_and_no_error(String shown) {
    assertThat(StatementEquality.same(KEPT, shown)).isFalse();
  }

  private static boolean same(String before, String after) {
    String kept = KEPT.replaceAll("\\s+", "");
    assertThat(kept).contains(before);
    ObjectNode completed = (ObjectNode) JSON.readTree(kept);
    completed.put("id", ID.toString()).put("stored", "2026-03-01T10:00:01Z");
    completed.putObject("authority").put("mbox", "mailto:lrs@example.com");
    ObjectNode sent = (ObjectNode) JSON.readTree(kept.replace(before, after));
    return StatementEquality.same(sent, completed);
  }
}
