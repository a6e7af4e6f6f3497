package org.traininglayer.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.testing.TrainingLayerTest;

/** Which statements are in the figures, and why others are not, on a page. */
@TrainingLayerTest
class DataQualityPageTest {

  @LocalServerPort int port;
  @Autowired ConsoleUsers users;
  @Autowired JdbcClient jdbc;

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
