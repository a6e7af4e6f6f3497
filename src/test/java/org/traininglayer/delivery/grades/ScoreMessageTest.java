package org.traininglayer.delivery.grades;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What a message with a score keeps. */
class ScoreMessageTest {

  private static final Instant AT = Instant.parse("2026-03-02T09:00:07Z");

  @Test
  void what_is_kept_is_what_is_read() {
    ScoreMessage kept = new ScoreMessage("1001", 0.758, AT, true, "Not passed: 75 of 75");
    assertThat(ScoreMessage.read(kept.write())).isEqualTo(kept);
  }

  @Test
  void messages_of_before_are_read_as_the_database_has_put_them() {
    String migrated =
        "{\"scaled\": 0.34, \"comment\": \"34 %\", \"subject\": \"1001\", \"scoredAt\":"
            + " \"2026-03-02T09:00:07.000000Z\", \"checkFirst\": false}";
    assertThat(ScoreMessage.read(migrated))
        .isEqualTo(new ScoreMessage("1001", 0.34, AT, false, "34 %"));
  }
}
