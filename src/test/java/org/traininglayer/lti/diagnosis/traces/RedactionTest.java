package org.traininglayer.lti.diagnosis.traces;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.traininglayer.lti.platforms.keys.Secrets;

/** What never stands in a trace. */
class RedactionTest {

  private static final String SECRET = "Zx9planted";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer Zx9planted",
        "sent as bearer  Zx9planted, refused",
        "https://lms.example/course?id=1&sesskey=Zx9planted",
        "https://lms.example/x?state=Zx9planted&y=1",
        "{\"access_token\":\"Zx9planted\"}",
        "{\"access_token\": \"Zx9planted\", \"error\": 1}",
        "client_secret=Zx9planted",
        "password: Zx9planted",
        "https://Zx9planted:pw@lms.example/",
        "user Zx9planted@example.org is unknown",
        "eyJhbGciOiJSUzI1NiJ9.eyJuYW1lIjoiWng5cGxhbnRlZCJ9.Zx9planted"
      })
  void what_may_be_a_secret_or_a_person_goes(String text) {
    assertThat(Redaction.of(text)).isNotNull().doesNotContain(SECRET);
  }

  @Test
  void our_own_secrets_go_wherever_they_stand() {
    String secret = Secrets.fresh();

    assertThat(Redaction.of("state " + secret + " was used")).doesNotContain(secret);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "client-7da8e20e-2b19-4e6e-ab92-69ccde6daf71",
        "45:4dde05e8ca1973bcca9bffc13e1548820eee93a3",
        "https://sso.canvaslms.com/api/lti/security/jwks",
        "400: {\"error\":\"invalid_client\"}",
        "http://purl.imsglobal.org/vocab/lis/v2/membership#Learner"
      })
  void what_helps_stays(String text) {
    assertThat(Redaction.of(text)).isEqualTo(text);
  }
}
