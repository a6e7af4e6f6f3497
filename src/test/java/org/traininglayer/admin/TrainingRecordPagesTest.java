package org.traininglayer.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.traininglayer.admin.AuditPages.Entry;
import org.traininglayer.admin.AuditPages.Question;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.testing.TrainingLayerTest;

/** An auditor asks what somebody was trained in. */
@TrainingLayerTest
class TrainingRecordPagesTest {

  @LocalServerPort int port;
  @Autowired ConsoleUsers users;
  @Autowired AuditPages audit;
  @Autowired JdbcClient jdbc;

  private final UUID id = UUID.randomUUID();
  private final String subject = "subject-" + id;

  @BeforeEach
  void somebody_has_passed() {
    UUID platform = UUID.randomUUID();
    Map<String, Object> values =
        Map.of(
            "id", id,
            "platform", platform,
            "client", platform.toString(),
            "organisation", OrganisationId.DEFAULT.value(),
            "subject", subject);
    for (String sql :
        List.of(
            """
            insert into lti_platform (id, organisation_id, name, issuer, client_id,
              authorization_endpoint, token_endpoint, jwks_uri, new_deployments)
            values (:platform, :organisation, 'Campus', 'https://campus.example', :client,
              'https://campus.example/auth', 'https://campus.example/token',
              'https://campus.example/jwks', 'ACCEPT')
            """,
            """
            insert into person (id, organisation_id, platform_id, subject, name, first_seen_at,
              last_seen_at)
            values (:id, :organisation, :platform, :subject, 'Tara Trained', now(), now())
            """,
            """
            insert into attempt (registration, organisation_id, learner_id, platform_id,
              resource_link_id, module_id, module_version, number, sample, started_at, saved_at,
              last_event_at, completed_at, score, passed, state)
            values (:id, :organisation, :id, :platform, 'link', 'cra-risk-score-triage', '9.9.9', 1,
              false, '2026-03-02T08:00:00Z', now(), now(), '2026-03-02T08:25:00Z', 0.83, true, '{}')
            """,
            """
            insert into attempt (registration, organisation_id, learner_id, platform_id,
              resource_link_id, module_id, module_version, number, sample, started_at, saved_at,
              last_event_at, state)
            values (gen_random_uuid(), :organisation, :id, :platform, 'link',
              'cra-risk-score-triage', '9.9.9', 2, false, '2026-04-02T08:00:00Z', now(), now(), '{}')
            """)) {
      jdbc.sql(sql).params(values).update();
    }
  }

  @Test
  void an_auditor_finds_a_person_by_name_and_reads_version_dates_and_result() {
    ConsoleVisitor auditor = ConsoleVisitor.signedIn(port, users, ConsoleRole.AUDITOR);

    assertThat(auditor.get("/admin/training-records?q=tara").body())
        .contains("Tara Trained", "/admin/training-records/" + id);
    assertThat(auditor.get("/admin/training-records/" + id).body())
        .contains("Tara Trained", "9.9.9", "02 Mar 2026 08:25 UTC", "83 %", "passed", "under way")
        .contains(auditor.name);
    assertThat(auditor.get("/admin/training-records/" + id + "/table.csv").body())
        .contains("9.9.9,1,,2026-03-02T08:00:00Z,2026-03-02T08:25:00Z,0.83,true");
  }

  @Test
  void each_look_is_in_the_audit_trail_with_the_hash_and_without_the_name() {
    ConsoleVisitor auditor = ConsoleVisitor.signedIn(port, users, ConsoleRole.AUDITOR);
    String page = auditor.get("/admin/training-records/" + id).body();
    auditor.get("/admin/training-records/" + id + "/table.csv");

    List<Entry> read =
        audit.read(OrganisationId.DEFAULT, new Question(auditor.name, null, null, null, null), 10);
    assertThat(read)
        .extracting(Entry::action)
        .containsExactly("training-record.exported", "training-record.read");
    assertThat(read).extracting(Entry::subject).containsOnly(id.toString());
    assertThat(read.toString()).doesNotContain("Tara").doesNotContain(subject);
    String hash =
        read.getFirst().fields().stream()
            .filter(field -> field.name().equals("sha256"))
            .findFirst()
            .orElseThrow()
            .after();
    assertThat(page).contains(hash);
  }

  @Test
  void whoever_takes_the_acknowledgements_away_is_in_the_audit_trail() {
    ConsoleVisitor auditor = ConsoleVisitor.signedIn(port, users, ConsoleRole.AUDITOR);
    auditor.get("/admin/acknowledgements");
    assertThat(auditor.get("/admin/acknowledgements.csv").status()).isEqualTo(200);

    assertThat(
            audit.read(
                OrganisationId.DEFAULT, new Question(auditor.name, null, null, null, null), 10))
        .extracting(Entry::action)
        .containsExactly("acknowledgements.exported", "acknowledgements.read");
  }

  @Test
  void neither_owner_nor_another_organisation_sees_it() {
    ConsoleVisitor owner = ConsoleVisitor.signedIn(port, users, ConsoleRole.OWNER);
    ConsoleVisitor stranger =
        ConsoleVisitor.signedIn(
            port, users, new OrganisationId(UUID.randomUUID()), ConsoleRole.AUDITOR);

    assertThat(owner.get("/admin/training-records/" + id).status()).isEqualTo(403);
    assertThat(stranger.get("/admin/training-records/" + id).status()).isEqualTo(404);
    assertThat(stranger.get("/admin/training-records?q=tara").body()).doesNotContain("Tara");
  }
}
