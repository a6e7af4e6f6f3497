package org.traininglayer.lrs.flat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.traininglayer.lrs.flat.StatementColumns.Kept;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Statements as rows. */
class StatementColumnsTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Kept KEPT = new Kept(Instant.parse("2026-03-02T09:05:01.000001Z"), false);

  @Test
  void a_judgement_is_a_row_that_says_what_was_judged_and_how() throws IOException {
    JsonNode statement =
        JSON.readTree(
            Files.readString(
                Path.of("src/test/resources/golden/statements/unit-error-found.json")));

    assertThat(row(statement))
        .containsEntry("template", "answered")
        .containsEntry("actor_home_page", "https://lms.example")
        .containsEntry("actor", "1001")
        .containsEntry("module", "https://traininglayer.org/xapi/modules/risk-triage")
        .containsEntry("registration", "0198a0b1-0000-7000-8000-0000000000b1")
        .containsEntry("success", true)
        .containsEntry("response", "flag")
        .containsEntry("result_truth", "error")
        .containsEntry("result_severity", "critical")
        .containsEntry("result_confidence", 0.9)
        .containsEntry("result_flagged", true)
        .containsEntry("context_step", "review")
        .containsEntry("context_attempt", 1L)
        .containsEntry("timestamp", Instant.parse("2026-03-02T09:05:00.120Z"))
        .containsEntry("stored", KEPT.stored())
        .containsEntry("voided", false)
        .containsEntry("other_extensions", null);
  }

  @Test
  void what_has_no_column_or_does_not_fit_its_column_is_not_lost() {
    JsonNode statement =
        JSON.readTree(
            """
            {"actor":{"mbox":"mailto:ana@example.com"},"verb":{"id":"http://example.com/did"},
             "object":{"id":"http://example.com/a"},
             "result":{"extensions":{
               "https://traininglayer.org/xapi/extensions/confidence":"very",
               "http://example.com/mood":{"good":true}}}}
            """);

    assertThat(row(statement))
        .containsEntry("actor", "mailto:ana@example.com")
        .containsEntry("template", null)
        .containsEntry("result_confidence", null)
        .containsEntry(
            "other_extensions",
            "{\"https://traininglayer.org/xapi/extensions/confidence\":\"very\","
                + "\"http://example.com/mood\":{\"good\":true}}");
  }

  @Test
  void a_score_beyond_what_a_column_of_numbers_holds_breaks_nothing_and_is_not_lost() {
    String huge = "9".repeat(400);
    for (JsonMapper mapper :
        List.of(
            JSON,
            JsonMapper.builder()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build())) {
      JsonNode statement =
          mapper.readTree(
              """
              {"actor":{"mbox":"mailto:ana@example.com"},"verb":{"id":"http://example.com/did"},
               "object":{"id":"http://example.com/a"},
               "result":{"score":{"raw":%s,"max":1e390,"min":0.5}}}
              """
                  .formatted(huge));

      assertThat(row(statement))
          .containsEntry("score_raw", null)
          .containsEntry("score_max", null)
          .containsEntry("score_min", 0.5);
      assertThat(String.valueOf(row(statement).get("other_extensions")))
          .startsWith("{\"score\":{\"raw\":" + huge + ",\"max\":");
    }
  }

  @Test
  void durations_are_seconds_too_where_their_length_is_fixed() {
    assertThat(StatementColumns.seconds("PT1H2M3.5S")).isEqualTo(3723.5);
    assertThat(StatementColumns.seconds("P1DT1S")).isEqualTo(86_401);
    assertThat(StatementColumns.seconds("P4W")).isEqualTo(2_419_200);
    assertThat(StatementColumns.seconds("P1M")).isNull();
    assertThat(StatementColumns.seconds("P")).isNull();
    assertThat(StatementColumns.seconds("")).isNull();
  }

  @Test
  void no_two_columns_have_the_same_name() {
    assertThat(StatementColumns.COLUMNS)
        .extracting(Column::name)
        .doesNotHaveDuplicates()
        .allMatch(name -> name.matches("[a-z][a-z0-9_]*"));
  }

  private static Map<String, @Nullable Object> row(JsonNode statement) {
    List<@Nullable Object> values = StatementColumns.row(statement, KEPT);
    Map<String, @Nullable Object> row = new HashMap<>();
    for (int i = 0; i < values.size(); i++) {
      row.put(StatementColumns.COLUMNS.get(i).name(), values.get(i));
    }
    return row;
  }
}
