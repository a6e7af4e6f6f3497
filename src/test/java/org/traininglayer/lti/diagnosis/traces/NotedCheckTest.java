package org.traininglayer.lti.diagnosis.traces;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.traininglayer.lti.Check;

/** Checks that say neither right nor wrong. */
class NotedCheckTest {

  @Test
  void what_was_not_tried_stays_neither_right_nor_wrong_in_the_database() {
    List<Check> checks =
        List.of(Check.noted("Roster", "not tried"), Check.passed("Clock", "the same"));

    String kept = StoredTraces.JSON.writeValueAsString(Redaction.of(checks));

    assertThat(StoredReports.checks(kept)).extracting(Check::judged).containsExactly(false, true);
    assertThat(kept).doesNotContain("\"noted\":null", "judged");
  }

  @Test
  void checks_that_an_earlier_version_kept_are_read() {
    String kept = "[{\"what\":\"nonce\",\"expected\":null,\"got\":\"x\",\"passed\":true}]";

    assertThat(StoredReports.checks(kept)).containsExactly(Check.passed("nonce", "x"));
  }
}
