package org.traininglayer.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.testing.TestBrowser.Page;
import org.traininglayer.testing.TrainingLayerTest;

/** Somebody takes statements away in the console. */
@TrainingLayerTest
class ExportPagesTest {

  @LocalServerPort int port;
  @Autowired ConsoleUsers users;
  @Autowired JdbcClient jdbc;

  private final OrganisationId organisation = new OrganisationId(UUID.randomUUID());
  private ConsoleVisitor admin;
  private ConsoleVisitor analyst;

  @BeforeEach
  void signIn() {
    admin = ConsoleVisitor.signedIn(port, users, organisation, ConsoleRole.SITE_ADMINISTRATOR);
    analyst = ConsoleVisitor.signedIn(port, users, organisation, ConsoleRole.ANALYST);
  }

  @Test
  void an_export_is_begun_with_a_purpose_fetched_and_held_against_its_manifest() throws Exception {
    String place = begun(analyst, Map.of("format", "CSV", "purpose", "monthly look"));

    assertThat(analyst.get(place).body()).contains("monthly look", "Fetch the file");
    Page file = analyst.get(place + "/file");
    assertThat(file.status()).isEqualTo(200);
    assertThat(file.body()).startsWith("id,stored,timestamp,voided,template,");
    String sha256 =
        HexFormat.of()
            .formatHex(
                MessageDigest.getInstance("SHA-256")
                    .digest(file.body().getBytes(StandardCharsets.UTF_8)));
    assertThat(analyst.get(place + "/manifest.json").body()).contains(sha256, "monthly look");
    assertThat(analyst.get(place).body()).contains("The whole file was written");
    assertThat(analyst.get("/admin/exports").body()).contains("monthly look");
    assertThat(admin.get("/admin/audit?action=statements.exported").body())
        .contains("monthly look");
  }

  @Test
  void accounts_are_for_administrators_and_everybody_says_what_for() {
    assertThat(analyst.get("/admin/exports").body()).doesNotContain("name=\"people\"");
    assertThat(
            analyst
                .post("/admin/exports", Map.of("people", "ACCOUNT", "purpose", "curiosity"))
                .status())
        .isEqualTo(403);
    String place = begun(admin, Map.of("people", "ACCOUNT", "purpose", "an inspection"));
    assertThat(analyst.get(place + "/file").status()).isEqualTo(403);
    assertThat(admin.get(place + "/file").status()).isEqualTo(200);

    analyst.post("/admin/exports", Map.of("purpose", " "));
    assertThat(analyst.get("/admin/exports").body()).contains("Say in one line");
  }

  @Test
  void after_a_file_that_broke_off_whoever_has_it_says_what_arrived() {
    String place = begun(analyst, Map.of("purpose", "broke off"));
    UUID id = UUID.fromString(place.substring(place.lastIndexOf('/') + 1));
    UUID handedOver = UUID.randomUUID();
    note(id, "BROKEN_OFF", handedOver, 0);
    assertThat(analyst.get(place).body())
        .contains("The last try broke off", "<input id=\"after\" name=\"after\" required")
        .doesNotContain(handedOver.toString());
    note(id, "RUNNING", handedOver, 0);
    assertThat(analyst.get(place).body())
        .contains("This page looks again by itself")
        .doesNotContain("name=\"after\"");
    note(id, "RUNNING", handedOver, 11);
    assertThat(analyst.get(place).body())
        .as("who wrote it is gone")
        .contains("The last try broke off", "<input id=\"after\"");
    note(id, "WRITTEN", handedOver, 0);
    assertThat(analyst.get(place).body())
        .contains("type=\"hidden\" name=\"after\" value=\"" + handedOver + "\"");
  }

  private void note(UUID id, String state, UUID last, int minutesAgo) {
    jdbc.sql(
            """
            update statement_export set state = :state, last_id = :last, written_rows = 1,
              noted_at = now() - make_interval(mins => :minutes)
            where id = :id
            """)
        .param("state", state)
        .param("last", last)
        .param("minutes", minutesAgo)
        .param("id", id)
        .update();
  }

  @Test
  void nobody_fetches_the_exports_of_another_organisation() {
    String place = begun(admin, Map.of("purpose", "ours"));
    ConsoleVisitor stranger =
        ConsoleVisitor.signedIn(
            port, users, new OrganisationId(UUID.randomUUID()), ConsoleRole.SITE_ADMINISTRATOR);

    assertThat(stranger.get(place).status()).isEqualTo(404);
    assertThat(stranger.get(place + "/file").status()).isEqualTo(404);
  }

  @Test
  void the_key_of_pseudonyms_is_changed_with_a_reason() {
    assertThat(analyst.post("/admin/exports/key", Map.of("reason", "mischief")).status())
        .isEqualTo(403);
    admin.post("/admin/exports/key", Map.of("reason", "yearly"));
    assertThat(admin.get("/admin/exports").body()).contains("new key");
  }

  private String begun(ConsoleVisitor visitor, Map<String, String> fields) {
    Page page = visitor.post("/admin/exports", fields);
    return String.valueOf(page.location()).replaceFirst("^https?://[^/]+", "");
  }
}
