package org.traininglayer.lrs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Each row is the same statement twice but for one text, before and after. */
class StatementComparisonTest {

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

  private static boolean same(String before, String after) {
    String kept = KEPT.replaceAll("\\s+", "");
    assertThat(kept).contains(before);
    JsonNode received = StrictJson.read(kept.replace(before, after));
    return StatementComparison.same(
        received,
        new KeptStatement(ID, 1, Instant.EPOCH, "1.0.0", Authority.of("http://h", "n").json(), kept)
            .complete());
  }
}
