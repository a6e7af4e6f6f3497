package org.traininglayer.lrs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What joins a file without names to a list with names. */
class PseudonymsTest {

  private static final String REGISTRATION = "0b7ee4a2-1a52-4f4b-9a4d-3c1d0f6f3f10";

  @Test
  void an_attempt_has_another_id_the_same_for_all_its_statements() {
    String hidden = hidden(1, REGISTRATION);
    assertThat(hidden).isNotEqualTo(REGISTRATION).isEqualTo(hidden(1, REGISTRATION));
    assertThat(UUID.fromString(hidden).variant()).isEqualTo(2);
    assertThat(hidden(2, REGISTRATION)).as("under another key").isNotEqualTo(hidden);
    assertThat(hidden(1, UUID.randomUUID().toString())).isNotEqualTo(hidden);
  }

  @Test
  void times_are_told_to_the_day_in_utc_and_how_long_it_took_stays() {
    ObjectNode statement =
        (ObjectNode)
            JsonMapper.shared()
                .readTree(
                    """
                    {"timestamp": "2026-03-02T23:30:15.123456-02:00",
                     "stored": "2026-03-03T01:30:16.5Z",
                     "result": {"duration": "PT42S"},
                     "object": {"objectType": "SubStatement", "timestamp": "2026-03-01T09:00:00Z"}}
                    """);
    WholeDays.in(statement);
    assertThat(statement.path("timestamp").stringValue(""))
        .isEqualTo("2026-03-03T00:00:00.000000Z");
    assertThat(statement.path("stored").stringValue("")).isEqualTo("2026-03-03T00:00:00.000000Z");
    assertThat(statement.path("object").path("timestamp").stringValue(""))
        .isEqualTo("2026-03-01T00:00:00.000000Z");
    assertThat(statement.path("result").path("duration").stringValue("")).isEqualTo("PT42S");
    assertThat(WholeDays.of(Instant.parse("2026-03-02T23:59:59.999999Z")))
        .isEqualTo(Instant.parse("2026-03-02T00:00:00Z"));
  }

  private static String hidden(int key, String registration) {
    ObjectNode statement =
        (ObjectNode)
            JsonMapper.shared()
                .readTree("{\"context\": {\"registration\": \"" + registration + "\"}}");
    new Pseudonyms.Key(key, new byte[] {(byte) key, 2, 3}).hide(statement);
    return statement.path("context").path("registration").stringValue("");
  }
}
