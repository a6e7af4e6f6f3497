package org.traininglayer.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionOperations;
import org.traininglayer.kernel.AccountKey;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.lrs.Ledger;
import org.traininglayer.lrs.PreparedStatement;
import org.traininglayer.testing.TrainingLayerTest;
import org.traininglayer.xapi.Activity;
import org.traininglayer.xapi.Agent;
import org.traininglayer.xapi.Context;
import org.traininglayer.xapi.Statement;
import org.traininglayer.xapi.Verb;

/** A destination in the console, with what can be done about it. */
@TrainingLayerTest
class DestinationPageTest {

  @DynamicPropertySource
  static void store(DynamicPropertyRegistry registry) {
    registry.add("traininglayer.delivery.lrs[0].name", () -> "set store");
    registry.add("traininglayer.delivery.lrs[0].endpoint", () -> "http://127.0.0.1:9/xapi");
  }

  @LocalServerPort int port;
  @Autowired ConsoleUsers users;
  @Autowired JdbcClient jdbc;
  @Autowired Ledger ledger;
  @Autowired TransactionOperations transaction;

  @Test
  void which_statements_a_store_gets_is_set_in_a_form_that_says_what_is_wrong() {
    ConsoleVisitor admin = ConsoleVisitor.signedIn(port, users, ConsoleRole.SITE_ADMINISTRATOR);
    String id =
        jdbc.sql("select id from outbox_destination where name = 'set store'")
            .query(String.class)
            .single();
    String page = "/admin/deliveries/" + id;
    assertThat(admin.get(page).body())
        .contains("as far as the configuration", "Left out")
        .doesNotContain("??");
    assertThat(admin.get(page + "/filter").body())
        .contains("Judgement given", "verbs/answered")
        .doesNotContain("verbs/voided", "??");

    assertThat(admin.post(page + "/filter", Map.of("activities", "not an iri <b>")).body())
        .contains("Nothing was changed", "not an iri &lt;b&gt;")
        .doesNotContain("<b>", "??");
    assertThat(admin.post(page + "/filter", Map.of("verb", "http://example.org/none")).body())
        .contains("no such verb: http://example.org/none");
    assertThat(admin.get(page).body()).contains("as far as the configuration");

    admin.post(
        page + "/filter",
        Map.of(
            "verb", "http://adlnet.gov/expapi/verbs/answered",
            "activities", "https://example.org/modules/one\n"));
    assertThat(admin.get(page).body())
        .contains("verbs/answered", "https://example.org/modules/one")
        .doesNotContain("as far as the configuration", "??");
    assertThat(admin.get("/admin/audit").body())
        .contains("delivery.filtered", "https://example.org/modules/one");
    assertThat(
            ConsoleVisitor.signedIn(port, users, ConsoleRole.ANALYST)
                .get(page + "/filter")
                .status())
        .isEqualTo(403);
    assertThat(admin.get("/admin/deliveries/" + UUID.randomUUID() + "/filter").status())
        .isEqualTo(404);
  }

  @Test
  void a_statement_is_looked_up_to_be_replaced_and_who_asks_for_none_is_told() {
    ConsoleVisitor admin = ConsoleVisitor.signedIn(port, users, ConsoleRole.SITE_ADMINISTRATOR);
    assertThat(admin.get("/admin/deliveries").body())
        .contains("Void and replace a statement")
        .doesNotContain("??");
    assertThat(admin.get("/admin/deliveries/statements/" + UUID.randomUUID()).status())
        .isEqualTo(404);
    UUID registration = UUID.randomUUID();
    Statement told =
        new Statement(
            UUID.randomUUID(),
            new Agent(new AccountKey("https://lms.example", "nobody")),
            Verb.ANSWERED,
            Activity.of("https://example.org/one"),
            null,
            new Context(
                registration,
                new Context.ContextActivities(List.of(), List.of(), List.of()),
                null,
                null,
                null,
                Map.of()),
            Instant.parse("2026-03-01T10:00:00Z"));
    transaction.executeWithoutResult(
        status -> ledger.append(OrganisationId.DEFAULT, List.of(PreparedStatement.of(told))));
    String page = "/admin/deliveries/statements/" + told.id();
    assertThat(admin.get(page).body())
        .contains("https://example.org/one", "is not replaced")
        .doesNotContain("??", "name=\"because\"");
    assertThat(admin.post(page + "/replace", Map.of("because", "x")).status()).isLessThan(400);
    assertThat(admin.get(page).body()).contains("is not replaced");
    assertThat(ConsoleVisitor.signedIn(port, users, ConsoleRole.ANALYST).get(page).status())
        .isEqualTo(403);
  }

  @Test
  void a_destination_is_paused_and_what_stopped_is_read_beside_the_answer_and_thrown_away() {
    UUID destination = UUID.randomUUID();
    jdbc.sql(
            """
            insert into outbox_destination (id, organisation_id, kind, name, last_error)
            values (:id, :organisation, 'LRS', 'paged store', '400: bad verb')
            """)
        .param("id", destination)
        .param("organisation", OrganisationId.DEFAULT.value())
        .update();
    long message =
        jdbc.sql(
                """
                insert into outbox_message (organisation_id, destination_id, lane, learner_id,
                  content_id, payload_format, payload, state, status, reason)
                values (:organisation, :id, 0, :other, :other, 1, '{"verb":"odd"}', 'DEAD', 400,
                  '400: bad verb 17')
                returning id
                """)
            .param("organisation", OrganisationId.DEFAULT.value())
            .param("id", destination)
            .param("other", UUID.randomUUID())
            .query(Long.class)
            .single();
    try {
      ConsoleVisitor admin = ConsoleVisitor.signedIn(port, users, ConsoleRole.SITE_ADMINISTRATOR);
      String page = "/admin/deliveries/" + destination;
      assertThat(admin.get("/admin/deliveries").body()).contains(page);
      assertThat(admin.get(page).body())
          .contains("paged store", "400: bad verb 17", "Pause")
          .doesNotContain("??");
      admin.post(page + "/pause", Map.of());
      assertThat(admin.get(page).body()).contains("Paused by hand since").doesNotContain("??");
      admin.post(page + "/resume", Map.of());
      assertThat(admin.get(page).body()).doesNotContain("Paused by hand since");

      String letter = "/admin/deliveries/messages/" + message;
      assertThat(admin.get(letter).body())
          .contains("What was answered", "400: bad verb 17", "&quot;odd&quot;")
          .doesNotContain("??");
      admin.post(letter + "/discard", Map.of("because", " "));
      assertThat(admin.get(letter).body()).contains("Throw away");
      admin.post(letter + "/discard", Map.of("because", "only a trial"));
      assertThat(admin.get(letter).body())
          .contains("only a trial", "no longer kept")
          .doesNotContain("Throw away");
      assertThat(admin.get("/admin/audit").body()).contains("delivery.discarded", "only a trial");
      assertThat(admin.get("/admin/deliveries/" + UUID.randomUUID()).status()).isEqualTo(404);
      assertThat(ConsoleVisitor.signedIn(port, users, ConsoleRole.ANALYST).get(page).status())
          .isEqualTo(403);
    } finally {
      jdbc.sql("delete from outbox_message where destination_id = :id")
          .param("id", destination)
          .update();
      jdbc.sql("delete from outbox_destination where id = :id").param("id", destination).update();
    }
  }
}
