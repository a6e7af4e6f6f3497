package org.traininglayer.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import org.traininglayer.admin.AuditPages.Field;
import org.traininglayer.admin.AuditPages.Question;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.lrs.ReceivedStatements;
import org.traininglayer.lrs.ReceivedStatements.Incoming;
import org.traininglayer.rights.RetentionPeriods;
import org.traininglayer.testing.TestBrowser.Page;
import org.traininglayer.testing.TrainingLayerTest;
import org.traininglayer.xapi.XapiVersion;

/** Somebody asks to be forgotten, and an administrator does it. */
@TrainingLayerTest
class PeoplePagesTest {

  @LocalServerPort int port;
  @Autowired ConsoleUsers users;
  @Autowired AuditPages audit;
  @Autowired JdbcClient jdbc;
  @Autowired ReceivedStatements received;
  @Autowired TransactionOperations transaction;

  private final UUID id = UUID.randomUUID();
  private final String subject = "subject-" + id;

  @Test
  void a_person_is_found_and_erased_with_a_reason_that_the_audit_trail_keeps_without_their_name() {
    person();
    ConsoleVisitor admin = ConsoleVisitor.signedIn(port, users, ConsoleRole.SITE_ADMINISTRATOR);

    assertThat(admin.get("/admin/people?q=Nobody").body()).contains("Nobody is known");
    assertThat(admin.get("/admin/people?q=" + subject).body()).contains("Erika Erased", subject);
    Page blank = admin.post("/admin/people/" + id + "/erase", Map.of("reason", " "));
    assertThat(admin.get(Objects.requireNonNull(blank.location())).body()).contains("Say why");
    for (String told : List.of("Request of erika, 3 May", "asked for " + subject)) {
      Page back = admin.post("/admin/people/" + id + "/erase", Map.of("reason", told));
      assertThat(admin.get(Objects.requireNonNull(back.location())).body())
          .contains("The reason says who the person is");
    }
    assertThat(there()).isTrue();

    Page erased = admin.post("/admin/people/" + id + "/erase", Map.of("reason", "asked by letter"));
    Page record = admin.get(Objects.requireNonNull(erased.location()));
    assertThat(record.body())
        .contains("What the erasure did", "Who you are here", "<code>person</code>")
        .contains("on whichever node")
        .doesNotContain("Erika", subject);
    assertThat(admin.get("/admin/people").body())
        .contains(Objects.requireNonNull(erased.location()));

    assertThat(there()).isFalse();
    var entry =
        audit
            .read(
                OrganisationId.DEFAULT,
                new Question(admin.name, "person.erased", null, null, null),
                10)
            .getFirst();
    assertThat(entry.subject()).isEqualTo(id.toString());
    assertThat(entry.fields()).contains(new Field("reason", "", "asked by letter"));
    assertThat(entry.toString()).doesNotContain("Erika").doesNotContain(subject);
  }

  @Test
  void all_about_a_person_is_taken_away_as_an_archive_and_the_audit_trail_says_so() {
    person();
    ConsoleVisitor admin = ConsoleVisitor.signedIn(port, users, ConsoleRole.SITE_ADMINISTRATOR);

    Page archive = admin.post("/admin/people/" + id + "/export", Map.of());

    assertThat(archive.status()).isEqualTo(200);
    assertThat(archive.headers().get("content-type")).contains("application/zip");
    assertThat(archive.headers().get("content-disposition"))
        .contains("attachment; filename=\"person-" + id + ".zip\"");
    assertThat(archive.body()).startsWith("PK").contains("manifest.json", "person.ndjson");
    var entry =
        audit
            .read(
                OrganisationId.DEFAULT,
                new Question(admin.name, "person.exported", null, null, null),
                10)
            .getFirst();
    assertThat(entry.subject()).isEqualTo(id.toString());
    ConsoleVisitor owner = ConsoleVisitor.signedIn(port, users, ConsoleRole.OWNER);
    ConsoleVisitor stranger =
        ConsoleVisitor.signedIn(
            port, users, new OrganisationId(UUID.randomUUID()), ConsoleRole.SITE_ADMINISTRATOR);
    assertThat(owner.post("/admin/people/" + id + "/export", Map.of()).status()).isEqualTo(403);
    assertThat(stranger.post("/admin/people/" + id + "/export", Map.of()).status()).isEqualTo(404);
  }

  @Test
  void whoever_never_came_is_found_by_their_identifier_taken_away_and_erased() {
    String name = "ext-" + id;
    String address = name + "@example.org";
    statement("{\"mbox\":\"mailto:%s\"}".formatted(address));
    statement(
        "{\"account\":{\"homePage\":\"https://else.example\",\"name\":\"%s\"}}".formatted(name));
    person();
    ConsoleVisitor admin = ConsoleVisitor.signedIn(port, users, ConsoleRole.SITE_ADMINISTRATOR);
    Map<String, String> agent = Map.of("agent", address);

    assertThat(admin.get("/admin/people?agent=" + name).body()).contains("This identifies nobody");
    assertThat(admin.get("/admin/people?agent=nobody-" + address).body())
        .contains("Nothing is kept here under this identifier");
    assertThat(admin.get("/admin/people?homePage=https://campus.example&agent=" + subject).body())
        .as("whoever came by the account")
        .contains("Erika Erased", "/admin/people/" + id + "/erase");
    assertThat(admin.get("/admin/people?homePage=https://else.example&agent=" + name).body())
        .contains("What is kept under this identifier");
    assertThat(admin.get("/admin/people?agent=" + address).body())
        .contains("What is kept under this identifier", "/admin/people/agents/erase");
    ConsoleVisitor owner = ConsoleVisitor.signedIn(port, users, ConsoleRole.OWNER);
    ConsoleVisitor stranger =
        ConsoleVisitor.signedIn(
            port, users, new OrganisationId(UUID.randomUUID()), ConsoleRole.SITE_ADMINISTRATOR);
    for (String what : List.of("export", "erase")) {
      String path = "/admin/people/agents/" + what;
      assertThat(owner.post(path, agent).status()).isEqualTo(403);
      assertThat(stranger.post(path, agent).status()).isEqualTo(404);
    }

    Page archive = admin.post("/admin/people/agents/export", agent);
    assertThat(archive.body()).startsWith("PK").contains("manifest.json", "statement.ndjson");
    Page back =
        admin.post(
            "/admin/people/agents/erase", Map.of("agent", address, "reason", "wish of " + address));
    assertThat(admin.get(Objects.requireNonNull(back.location())).body())
        .contains("The reason says who the person is", "What is kept under this identifier");
    Page erased =
        admin.post(
            "/admin/people/agents/erase", Map.of("agent", address, "reason", "asked by letter"));
    assertThat(admin.get(Objects.requireNonNull(erased.location())).body())
        .contains("What the erasure did", "<code>statement</code>", "<code>console_audit</code>")
        .doesNotContain(name);

    assertThat(admin.get("/admin/people?agent=" + address).body())
        .contains("Nothing is kept here under this identifier");
    assertThat(admin.get("/admin/people?homePage=https://else.example&agent=" + name).body())
        .contains("What is kept under this identifier");
    var entries =
        audit.read(OrganisationId.DEFAULT, new Question(admin.name, null, null, null, null), 10);
    assertThat(entries)
        .filteredOn(entry -> entry.action().startsWith("person."))
        .extracting(entry -> entry.action())
        .containsExactly("person.erased", "person.exported");
    assertThat(entries.toString()).contains("MBOX").doesNotContain(name);
  }

  private void statement(String actor) {
    String text =
        """
        {"id":"%s","timestamp":"2026-03-02T10:00:00Z","actor":%s,
         "verb":{"id":"http://example.com/did"},"object":{"id":"http://example.com/a"}}\
        """
            .formatted(UUID.randomUUID(), actor);
    transaction.executeWithoutResult(status ->
        received.append(
            OrganisationId.DEFAULT,
            "elsewhere",
            received.judge(
                OrganisationId.DEFAULT,
                "elsewhere",
                List.of(Incoming.alone(text)),
                XapiVersion.V1)));
  }

  @Test
  void how_long_what_is_kept_is_set_with_an_entry_and_shown_with_what_goes_tonight() {
    ConsoleVisitor admin = ConsoleVisitor.signedIn(port, users, ConsoleRole.SITE_ADMINISTRATOR);
    String most = String.format(Locale.ENGLISH, "%,d", RetentionPeriods.MOST_DAYS);
    assertThat(admin.get("/admin/retention").body())
        .contains("as long as nobody removes it", "People who have not been seen")
        .contains("to " + most + "; empty");

    for (String wrong : List.of("3", "many", "40000")) {
      Page back = admin.post("/admin/retention", Map.of("kind", "questions", "days", wrong));
      assertThat(admin.get(Objects.requireNonNull(back.location())).body())
          .contains("Give a whole number of days", "at most " + most);
    }
    admin.post("/admin/retention", Map.of("kind", "questions", "days", "700"));

    assertThat(admin.get("/admin/retention").body()).contains("700 days", "in the coming night");
    var entry =
        audit
            .read(
                OrganisationId.DEFAULT,
                new Question(admin.name, "retention.set", null, null, null),
                10)
            .getFirst();
    assertThat(entry.fields()).contains(new Field("days", "", "700"));
    ConsoleVisitor owner = ConsoleVisitor.signedIn(port, users, ConsoleRole.OWNER);
    assertThat(owner.get("/admin/retention").status()).isEqualTo(403);
  }

  @Test
  void only_administrators_of_the_same_organisation_erase() {
    person();
    ConsoleVisitor stranger =
        ConsoleVisitor.signedIn(
            port, users, new OrganisationId(UUID.randomUUID()), ConsoleRole.SITE_ADMINISTRATOR);
    ConsoleVisitor owner = ConsoleVisitor.signedIn(port, users, ConsoleRole.OWNER);

    for (ConsoleVisitor one : List.of(stranger, owner)) {
      int status =
          one.post("/admin/people/" + id + "/erase", Map.of("reason", "mischief")).status();
      assertThat(status).isIn(403, 404);
    }
    assertThat(there()).isTrue();
  }

  private boolean there() {
    return jdbc.sql("select exists (select 1 from person where id = ?)")
        .param(id)
        .query(Boolean.class)
        .single();
  }

  private void person() {
    UUID platform = UUID.randomUUID();
    jdbc.sql(
            """
            insert into lti_platform (id, organisation_id, name, issuer, client_id,
              authorization_endpoint, token_endpoint, jwks_uri, new_deployments)
            values (:id, :organisation, 'Campus', 'https://campus.example', :client,
              'https://campus.example/auth', 'https://campus.example/token',
              'https://campus.example/jwks', 'ACCEPT')
            """)
        .param("id", platform)
        .param("organisation", OrganisationId.DEFAULT.value())
        .param("client", platform.toString())
        .update();
    jdbc.sql(
            """
            insert into person (id, organisation_id, platform_id, subject, name, first_seen_at,
              last_seen_at)
            values (:id, :organisation, :platform, :subject, 'Erika Erased', now(), now())
            """)
        .param("id", id)
        .param("organisation", OrganisationId.DEFAULT.value())
        .param("platform", platform)
        .param("subject", subject)
        .update();
  }
}
