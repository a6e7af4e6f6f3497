package org.traininglayer.lti.launch.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.traininglayer.kernel.PlatformId;
import org.traininglayer.lti.LtiProperties;
import org.traininglayer.testing.TestDatabase;

/** Whose logins make room, and by which clock they end. */
class LoginsTest {

  private static final int MOST = 100;

  private final JdbcClient jdbc = JdbcClient.create(TestDatabase.fresh());
  private final Logins logins =
      new Logins(
          jdbc,
          new LtiProperties(
              null,
              Duration.ofHours(12),
              MOST,
              Duration.ofDays(30),
              100,
              Duration.ofDays(90),
              Duration.ofDays(7)));
  private final PlatformId platform = new PlatformId(UUID.randomUUID());

  @BeforeEach
  void register() {
    jdbc.sql(
            """
            insert into lti_platform
              (id, organisation_id, name, issuer, client_id, authorization_endpoint, jwks_uri,
               new_deployments)
            select :id, id, 'LMS', 'https://lms.example', 'tool', 'https://lms.example/auth',
              'https://lms.example/keys', 'HOLD'
            from organisation
            """)
        .param("id", platform.value())
        .update();
  }

  @Test
  void whoever_begins_logins_without_end_crowds_out_their_own_and_nobody_elses() {
    List<String> learners = new ArrayList<>();
    for (int n = 0; n < 20; n++) {
      learners.add(begin("198.51.100." + n));
    }
    String first = begin("203.0.113.7");
    for (int n = 0; n < 5 * MOST; n++) {
      begin("203.0.113.7");
    }
    logins.trim();

    assertThat(learners).allMatch(state -> logins.peek(state).isPresent());
    assertThat(logins.peek(first)).as("of the one who begins without end").isEmpty();
    assertThat(jdbc.sql("select count(*) from lti_login").query(Integer.class).single())
        .isEqualTo(MOST);
  }

  @Test
  void a_login_ends_by_the_clock_of_the_database() {
    String state = begin("198.51.100.1");
    assertThat(
            jdbc.sql("select expires_at - created_at = interval '10 minutes' from lti_login")
                .query(Boolean.class)
                .single())
        .isTrue();
    jdbc.sql("update lti_login set expires_at = now()").update();
    assertThat(logins.peek(state)).isEmpty();
  }

  private String begin(String address) {
    return logins
        .begin(
            new LoginRequest(
                "https://lms.example", "tool", "7", "https://tool.example/lti/launch", null, null),
            platform,
            address)
        .state();
  }
}
