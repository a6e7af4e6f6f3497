package org.traininglayer.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.traininglayer.acknowledgements.Acknowledgements;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.testing.TrainingLayerTest;

/** The console's list of those who are asked to acknowledge anew. */
@TrainingLayerTest
class LapsedAcknowledgementsTest {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

  @LocalServerPort int port;
  @Autowired ConsoleUsers users;
  @Autowired Acknowledgements acknowledgements;
  @Autowired JdbcClient jdbc;

  private final OrganisationId organisation = new OrganisationId(UUID.randomUUID());
  private final UUID tara = UUID.randomUUID();
  private final UUID omar = UUID.randomUUID();
  private int records;

  @BeforeEach
  void two_people_are_known() {
    UUID platform = UUID.randomUUID();
    jdbc.sql("insert into organisation (id, name) values (:id, 'Of this test')")
        .param("id", organisation.value())
        .update();
    jdbc.sql(
            """
            insert into lti_platform (id, organisation_id, name, issuer, client_id,
              authorization_endpoint, token_endpoint, jwks_uri, new_deployments)
            values (:platform, :organisation, 'Campus', 'https://campus.example', :client,
              'https://campus.example/auth', 'https://campus.example/token',
              'https://campus.example/jwks', 'ACCEPT')
            """)
        .params(
            Map.of(
                "platform",
                platform,
                "client",
                platform.toString(),
                "organisation",
                organisation.value()))
        .update();
    Map.of(tara, "Tara Trained", omar, "Omar Other")
        .forEach((id, name) ->
            jdbc.sql(
                    """
                    insert into person (id, organisation_id, platform_id, subject, name,
                      first_seen_at, last_seen_at)
                    values (:id, :organisation, :platform, :subject, :name, now(), now())
                    """)
                .param("id", id)
                .param("organisation", organisation.value())
                .param("platform", platform)
                .param("subject", id.toString())
                .param("name", name)
                .update());
  }

  @Test
  void whoever_acknowledged_until_a_day_that_is_over_is_named_with_it_until_it_is_done_anew() {
    LocalDate today = acknowledgements.today();
    acknowledged(tara, today.minusDays(3));
    acknowledged(omar, today.plusDays(1));
    ConsoleVisitor auditor =
        ConsoleVisitor.signedIn(port, users, organisation, ConsoleRole.AUDITOR);

    assertThat(listed(auditor))
        .contains(
            "Held until a day that is over: 1", "Tara Trained", DAY.format(today.minusDays(3)))
        .contains("When the risk score is wrong")
        .doesNotContain("Omar Other");
    assertThat(listed(ConsoleVisitor.signedIn(port, users, ConsoleRole.AUDITOR)))
        .as("another organisation")
        .doesNotContain("Tara Trained");

    acknowledged(tara, today.plusYears(1));
    assertThat(listed(auditor)).isEmpty();
    acknowledged(omar, today);
    assertThat(listed(auditor)).as("the day itself is over").contains("Omar Other");
  }

  /** The list, or nothing where there is none. */
  private static String listed(ConsoleVisitor who) {
    String page = who.get("/admin/acknowledgements").body();
    int from = page.indexOf("<h2 id=\"lapsed\"");
    return from < 0 ? "" : page.substring(from, page.indexOf("</section>", from));
  }

  private void acknowledged(UUID person, LocalDate until) {
    records++;
    jdbc.sql(
            """
            insert into acknowledgement (id, organisation_id, seq, learner_id, registration,
              attempt, module_id, module_version, module_title, step, statement, statement_sha256,
              statement_version, meaning, accepted, signed_at, person_sha256, comment_sha256,
              previous, hash, valid_until)
            values (gen_random_uuid(), :organisation, :seq, :person, :person,
              1, 'cra-risk-score-triage', '9.9.9', 'Title', '090-attest', 'I will.', '',
              '1', 'read-and-will-follow', true, now(), '', '',
              '', '', :until)
            """)
        .param("organisation", organisation.value())
        .param("seq", records)
        .param("person", person)
        .param("until", until)
        .update();
  }
}
