package org.traininglayer.admin;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.lrs.LedgerCopy;
import org.traininglayer.testing.TrainingLayerTest;

/** Which statements are in the figures, and why others are not, on a page. */
@TrainingLayerTest
class DataQualityPageTest {

  @LocalServerPort int port;
  @Autowired ConsoleUsers users;
  @Autowired JdbcClient jdbc;
  @Autowired DefaultListableBeanFactory beans;

  @Test
  void the_page_says_what_counts_and_why_others_do_not_to_those_who_answer_for_the_figures() {
    String kind = "review-unit";
    jdbc.sql(
            """
            insert into adoption_arrival values
              (:organisation, 99, current_date, :kind, '', 41, :id, now()),
              (:organisation, 99, current_date, 'timed-task', 'time-too-long', 2, :id, now()),
              (:organisation, 99, current_date, '', 'unrecognised', 7, :id, now()),
              (:organisation, 99, current_date, '', 'set-aside', 1, :id, now()),
              (:organisation, 99, current_date, '', 'unknown-day', 1, :id, now()),
              (:organisation, 99, current_date, 'use-week', 'name-too-long', 1, :id, now())
            """)
        .param("organisation", OrganisationId.DEFAULT.value())
        .param("kind", kind)
        .param("id", new UUID(1, 99))
        .update();
    try {
      for (ConsoleRole role :
          new ConsoleRole[] {ConsoleRole.OWNER, ConsoleRole.SITE_ADMINISTRATOR}) {
        ConsoleVisitor visitor = ConsoleVisitor.signedIn(port, users, role);
        assertThat(visitor.get("/admin/data-quality").body())
            .contains("Claims judged", "Tasks without and with AI", "longer than eight hours")
            .contains("stumbled over it", "a clock was not set", "too long to count by")
            .contains(new UUID(1, 99).toString(), "fit no template of this product&#39;s profile")
            .doesNotContain("??");
        assertThat(visitor.get("/admin").body()).contains("/admin/data-quality");
      }
      assertThat(
              ConsoleVisitor.signedIn(port, users, ConsoleRole.ANALYST)
                  .get("/admin/data-quality")
                  .status())
          .isEqualTo(403);
    } finally {
      jdbc.sql("delete from adoption_arrival where partition = 99").update();
    }
  }

  @Test
  void a_copy_of_the_ledger_is_told_of_with_its_lag_why_the_table_is_read_and_what_stops_it() {
    ConsoleVisitor owner = ConsoleVisitor.signedIn(port, users, ConsoleRole.OWNER);
    assertThat(owner.get("/admin/data-quality").body()).doesNotContain("id=\"copy\"");
    AtomicReference<LedgerCopy.@Nullable Standing> standing = new AtomicReference<>();
    Instant at = Instant.parse("2026-03-02T08:00:00Z");
    beans.registerSingleton("copyOfThisTest", (LedgerCopy) () -> requireNonNull(standing.get()));
    try {
      for (LedgerCopy.Source source : LedgerCopy.Source.values()) {
        standing.set(
            new LedgerCopy.Standing(
                "statements<1>",
                1200,
                30,
                Duration.ofSeconds(95),
                new LedgerCopy.Read(source, at),
                new LedgerCopy.Trouble("it has 1 partition", at)));
        assertThat(owner.get("/admin/data-quality").body())
            .contains("in topic statements&lt;1&gt; has come to 1,170 of 1,200 statements")
            .contains("30 wait to be copied, the oldest for 95 s")
            .contains(
                source == LedgerCopy.Source.TOPIC
                    ? "last read from the topic,"
                    : "last read from the ledger&#39;s table, as the ")
            .contains("This node copies nothing: it has 1 partition. Since")
            .contains("02 Mar 2026 08:00")
            .doesNotContain("??");
      }
      standing.set(new LedgerCopy.Standing("t", 7, 0, Duration.ZERO, null, null));
      assertThat(owner.get("/admin/data-quality").body())
          .contains("has come to 7 of 7 statements")
          .doesNotContain("to be copied", "last read", "copies nothing");
    } finally {
      beans.destroySingleton("copyOfThisTest");
    }
  }

  @Test
  void grades_that_are_computed_anew_take_the_statements_with_them_and_the_page_says_how_far() {
    ConsoleVisitor admin = ConsoleVisitor.signedIn(port, users, ConsoleRole.SITE_ADMINISTRATOR);
    String reason = "key of " + UUID.randomUUID();
    admin.post(
        "/admin/deliveries/grades/rescore", Map.of("module", "calibration-lab", "reason", reason));
    assertThat(admin.get("/admin/deliveries").body()).contains(reason, "calibration-lab");
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() ->
            assertThat(admin.get("/admin/deliveries").body()).contains("The statements say so"));
  }
}
