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
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.testing.TrainingLayerTest;

/** The owner looks at the check-ins of all courses; each test in an organisation of its own. */
@TrainingLayerTest
class CheckInsPageTest {

  private static final String INVENTED = "All of these people are invented";

  @LocalServerPort int port;
  @Autowired ConsoleUsers users;
  @Autowired JdbcClient jdbc;

  private final OrganisationId here = new OrganisationId(UUID.randomUUID());
  private final UUID platform = UUID.randomUUID();
  private final UUID course = UUID.randomUUID();

  @BeforeEach
  void a_course() {
    run("insert into organisation (id, name) values (:organisation, 'Alderwick Bio')");
    run(
        """
        insert into lti_platform (id, organisation_id, name, issuer, client_id,
          authorization_endpoint, token_endpoint, jwks_uri, new_deployments)
        values (:platform, :organisation, 'Campus', 'https://campus.example', :client,
          'https://campus.example/auth', 'https://campus.example/token',
          'https://campus.example/jwks', 'ACCEPT')
        """);
    run(
        """
        insert into lti_course (id, organisation_id, platform_id, context_id, title,
          first_launch_at, last_launch_at)
        values (:course, :organisation, :platform, '42', 'Monitoring 2026', now(), now())
        """);
  }

  @Test
  void invented_people_count_where_there_are_no_others_and_are_called_so() {
    passed(5, true);
    assertThat(page()).contains("Monitoring 2026", INVENTED).doesNotContain("fewer than", "??");
  }

  @Test
  void beside_somebody_real_they_do_not_count() {
    passed(5, true);
    passed(1, false);
    assertThat(page()).contains("Monitoring 2026", "fewer than").doesNotContain(INVENTED);
  }

  private String page() {
    return ConsoleVisitor.signedIn(port, users, here, ConsoleRole.OWNER)
        .get("/admin/check-ins")
        .body();
  }

  private void passed(int people, boolean invented) {
    for (int i = 0; i < people; i++) {
      UUID id = UUID.randomUUID();
      for (String sql :
          List.of(
              """
              insert into person (id, organisation_id, platform_id, subject, first_seen_at,
                last_seen_at)
              values (:id, :organisation, :platform, :subject, now(), now())
              """,
              """
              insert into attempt (registration, organisation_id, learner_id, platform_id,
                course_id, resource_link_id, module_id, module_version, number, sample, started_at,
                saved_at, last_event_at, completed_at, score, passed, state)
              values (:id, :organisation, :id, :platform, :course, 'link',
                'cra-risk-score-triage', '0.9.0', 1, :sample, now() - interval '20 days', now(),
                now(), now() - interval '20 days', 0.83, true, '{}')
              """)) {
        jdbc.sql(sql)
            .params(values())
            .params(Map.of("id", id, "subject", "subject-" + id, "sample", invented))
            .update();
      }
    }
  }

  private void run(String sql) {
    jdbc.sql(sql).params(values()).update();
  }

  private Map<String, Object> values() {
    return Map.of(
        "organisation",
        here.value(),
        "platform",
        platform,
        "client",
        platform.toString(),
        "course",
        course);
  }
}
