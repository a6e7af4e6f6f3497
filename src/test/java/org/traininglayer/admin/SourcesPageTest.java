package org.traininglayer.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.testing.TrainingLayerTest;

/** Record stores that are read from, in the console. */
@TrainingLayerTest
class SourcesPageTest {

  private static final String PAGE = "/admin/deliveries/sources";

  @DynamicPropertySource
  static void stores(DynamicPropertyRegistry registry) {
    registry.add("traininglayer.sources.enabled", () -> false);
    registry.add("traininglayer.sources.lrs[0].name", () -> "campus store");
    registry.add("traininglayer.sources.lrs[0].endpoint", () -> "http://127.0.0.1:9/campus");
    registry.add("traininglayer.sources.lrs[0].username", () -> "reader");
    registry.add("traininglayer.sources.lrs[0].password", () -> "the-secret-of-campus");
    registry.add("traininglayer.sources.lrs[1].name", () -> "mirror");
    registry.add("traininglayer.sources.lrs[1].endpoint", () -> "http://LocalHost:80/both/");
    registry.add("traininglayer.delivery.lrs[0].name", () -> "sent there");
    registry.add("traininglayer.delivery.lrs[0].endpoint", () -> "http://localhost/both");
  }

  @LocalServerPort int port;
  @Autowired ConsoleUsers users;
  @Autowired JdbcClient jdbc;

  @Test
  void how_far_each_store_is_and_what_was_not_taken_is_told_without_secrets_or_markup() {
    ConsoleVisitor admin = ConsoleVisitor.signedIn(port, users, ConsoleRole.SITE_ADMINISTRATOR);
    UUID campus = id("campus store");
    jdbc.sql(
            """
            update record_source set added = 1201, known = 17, refused = 1, failures = 3,
              last_error = '401: user name or password is refused', last_error_at = now(),
              read_through = '2026-03-01T10:00:00Z', more = '/next'
            where id = :id
            """)
        .param("id", campus)
        .update();
    jdbc.sql(
            """
            insert into record_source_refusal
              (source_id, digest, organisation_id, kind, reason, json)
            values (:id, sha256('one'), :organisation, 'verb.id', 'verb.id: is no <b>IRI', '{"<i>": 1}')
            """)
        .param("id", campus)
        .param("organisation", OrganisationId.DEFAULT.value())
        .update();

    String page = admin.get(PAGE).body();
    assertThat(page)
        .contains("campus store", "http://127.0.0.1:9/campus", ">1201<", ">17<", "more to read")
        .contains("3 faults in a row", "401: user name or password is refused")
        .contains("verb.id: is no &lt;b&gt;IRI", "&lt;i&gt;")
        .doesNotContain("the-secret-of-campus", "<b>IRI", "{\"<i>", "??");
    assertThat(admin.get("/admin/deliveries").body()).contains(PAGE);
    OrganisationId others = new OrganisationId(UUID.randomUUID());
    jdbc.sql("insert into organisation (id, name) values (:id, 'others')")
        .param("id", others.value())
        .update();
    assertThat(
            ConsoleVisitor.signedIn(port, users, others, ConsoleRole.SITE_ADMINISTRATOR)
                .get(PAGE)
                .body())
        .contains("None is in the configuration")
        .doesNotContain("campus store");
  }

  @Test
  void a_store_rests_until_somebody_lets_it_go_on_and_the_audit_trail_says_who() {
    ConsoleVisitor admin = ConsoleVisitor.signedIn(port, users, ConsoleRole.SITE_ADMINISTRATOR);
    String campus = PAGE + "/" + id("campus store");

    admin.post(campus + "/pause", Map.of());
    assertThat(pausedStores()).isEqualTo(1);
    assertThat(admin.get(PAGE).body()).contains("Paused").doesNotContain("??");
    admin.post(campus + "/resume", Map.of());
    assertThat(pausedStores()).isZero();
    assertThat(admin.get("/admin/audit").body()).contains("source.paused", "source.resumed");

    assertThat(admin.post(PAGE + "/" + UUID.randomUUID() + "/pause", Map.of()).status())
        .isEqualTo(404);
    ConsoleVisitor analyst = ConsoleVisitor.signedIn(port, users, ConsoleRole.ANALYST);
    assertThat(analyst.get(PAGE).status()).isEqualTo(403);
    assertThat(analyst.post(campus + "/pause", Map.of()).status()).isEqualTo(403);
    assertThat(pausedStores()).isZero();
  }

  @Test
  void a_store_that_statements_are_sent_to_is_not_read_and_the_page_says_why() {
    ConsoleVisitor admin = ConsoleVisitor.signedIn(port, users, ConsoleRole.SITE_ADMINISTRATOR);
    assertThat(admin.get(PAGE).body())
        .contains("Nothing is read from there", "as sent there", "also-forwarded")
        .contains(id("campus store") + "/pause")
        .doesNotContain(id("mirror") + "/pause", id("mirror") + "/resume", "??");
  }

  private UUID id(String name) {
    return jdbc.sql("select id from record_source where name = :name")
        .param("name", name)
        .query(UUID.class)
        .single();
  }

  private long pausedStores() {
    return jdbc.sql("select count(*) from record_source where paused_at is not null")
        .query(Long.class)
        .single();
  }
}
