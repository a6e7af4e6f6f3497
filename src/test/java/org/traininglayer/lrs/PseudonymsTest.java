package org.traininglayer.lrs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
  void a_statement_has_another_id_wherever_it_is_named_and_it_is_the_same_one_each_time() {
    UUID id = UUID.fromString("7c0b1a2e-41a5-5c58-8f0e-2f7f2d6f5a10"); // as our own ids are
    Pseudonyms.Key key = new Pseudonyms.Key(1, new byte[] {1, 2, 3});
    ObjectNode statement =
        (ObjectNode)
            JsonMapper.shared()
                .readTree(
                    """
                    {"id": "%1$s", "context": {"statement": {"objectType": "StatementRef", "id": "%1$s"}},
                     "object": {"objectType": "SubStatement",
                                "object": {"objectType": "StatementRef", "id": "%1$s"}}}
                    """
                        .formatted(id));
    key.hide(statement);

    String hidden = statement.path("id").stringValue("");
    assertThat(hidden).isEqualTo(key.statements().hide(id).toString()).isNotEqualTo(id.toString());
    assertThat(statement.at("/context/statement/id").stringValue("")).isEqualTo(hidden);
    assertThat(statement.at("/object/object/id").stringValue("")).isEqualTo(hidden);
    assertThat(new Pseudonyms.Key(2, new byte[] {2, 2, 3}).statements().hide(id))
        .isNotEqualTo(key.statements().hide(id));
  }

  @Test
  void other_ids_of_statements_are_of_the_same_kind_all_different_and_lead_back() {
    HiddenIds ids = new Pseudonyms.Key(1, new byte[] {1, 2, 3}).statements();
    List<UUID> own = new ArrayList<>();
    for (int n = 0; n < 300; n++) {
      own.add(UUID.nameUUIDFromBytes(new byte[] {(byte) n, (byte) (n >> 8)}));
      own.add(UUID.randomUUID());
    }
    own.add(new UUID(0, 0));
    List<UUID> hidden = own.stream().map(ids::hide).toList();
    assertThat(hidden).doesNotHaveDuplicates().doesNotContainAnyElementsOf(own);
    assertThat(hidden)
        .extracting(UUID::version)
        .isEqualTo(own.stream().map(UUID::version).toList());
    assertThat(hidden)
        .extracting(UUID::variant)
        .isEqualTo(own.stream().map(UUID::variant).toList());
    assertThat(hidden).extracting(ids::reveal).isEqualTo(own);
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
