package org.traininglayer.lti.diagnosis.traces;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
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
    // Between its hyphens it has pieces as short as words.
    goes("vTmHRX_Cm9If8F9_J5J_U1Rc-QUZIGQc-CNB00C9KCk");
    for (int i = 0; i < 20_000; i++) {
      goes(Secrets.fresh());
    }
  }

  private static void goes(String secret) {
    assertThat(Redaction.of("state " + secret + " was used")).doesNotContain(secret);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "client-7da8e20e-2b19-4e6e-ab92-69ccde6daf71",
        "LtiDeepLink-resource_link-RS256-course-2026-v13-RESULT",
        "45:4dde05e8ca1973bcca9bffc13e1548820eee93a3",
        "https://sso.canvaslms.com/api/lti/security/jwks",
        "400: {\"error\":\"invalid_client\"}",
        "http://purl.imsglobal.org/vocab/lis/v2/membership#Learner"
      })
  void what_helps_stays(String text) {
    assertThat(Redaction.of(text)).isEqualTo(text);
  }

  private static final List<String> PIECES =
      List.of(
          "eyJ",
          "eyJhbGciOiJSUzI1NiJ9.eyJuYW1lIjoiWng5cGxhbnRlZCJ9.c2ln",
          "bearer",
          "Basic ",
          "Bearer abcdefgh",
          "https://",
          "http://",
          "http:",
          "lms.example",
          "/",
          "?",
          "&",
          "state=",
          "code=a1",
          "&name=Ada",
          "login_hint=",
          "client_secret",
          "token",
          "sesskey=",
          "password: ",
          "\"access_token\": \"",
          "api-key=",
          "nonce:",
          "=",
          ":",
          "@",
          "user@example.org",
          "pw@",
          " ",
          ", ",
          "\n",
          "\u2028",
          "Zx9planted",
          "7da8e20e-2b19-4e6e",
          "a/b",
          "é",
          "\ud83d\ude00",
          "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
          "0123456789abcdef0123456789abcdef01234567",
          "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb",
          "secret://abcdefgh",
          "tokens",
          "(",
          ")",
          "\"");

  @Test
  void looking_for_signs_first_finds_all_that_the_rules_find() {
    Random random = new Random(7);

    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int pieces = random.nextInt(12); pieces > 0; pieces--) {
        text.append(PIECES.get(random.nextInt(PIECES.size())));
      }

      assertThat(Redaction.of(text.toString())).isEqualTo(EveryRule.of(text.toString()));
    }
  }

  /** Every rule tried on every text, one after the other: slow, and plainly right. */
  private static final class EveryRule {

    static @Nullable String of(String text) {
      String clean = clean(text, 4 * Redaction.MAX_TEXT);
      if (clean == null) {
        return null;
      }
      String safe =
          clean
              .replaceAll("eyJ[A-Za-z0-9_-]{6,}(?:\\.[A-Za-z0-9_-]*){0,4}", "(a token)")
              .replaceAll("(?i)\\b(bearer|basic)\\s+[^\\s\",;]+", "$1 (a token)")
              .replaceAll("(?i)(https?://)[^/\\s@]+@", "$1")
              .replaceAll(
                  "(?i)([\\w-]*(?:token|secret|password|passwd|sesskey|assertion|signature|nonce|jwt"
                      + "|invite|api[_-]?key|verifier)[\"']?\\s*[=:]\\s*[\"']?)([^\\s\"'&,;}]{6,})",
                  "$1…")
              .replaceAll(
                  "(?i)([?&](?:state|code|data|key|login_hint|lti_message_hint|user|name)=)[^&\\s]+",
                  "$1…")
              .replaceAll("[^\\s<>\"'(),;:/=&?]+@[^\\s<>\"'(),;/&?]+", "(an address)");
      String shortened =
          Pattern.compile("[A-Za-z0-9_+/=-]{41,}")
              .matcher(safe)
              .replaceAll(found ->
                  readable(found.group())
                      ? Matcher.quoteReplacement(found.group())
                      : found.group().substring(0, 6) + "…");
      return clean(shortened, Redaction.MAX_TEXT);
    }

    private static boolean readable(String text) {
      return text.contains("/")
          || text.chars().allMatch(c -> Character.digit(c, 16) >= 0)
          || Arrays.stream(text.split("[-_=+]", -1))
              .allMatch(word ->
                  word.length() <= 12
                      && word.matches(
                          "(?:[A-Z]?[a-z]{2,})*[0-9]*|[A-Za-z][0-9]*|[0-9a-f]+|[A-Z]+[0-9]*"));
    }

    private static @Nullable String clean(String text, int most) {
      StringBuilder clean = new StringBuilder();
      text.codePoints()
          .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
          .map(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029 ? ' ' : c)
          .limit(most)
          .forEach(clean::appendCodePoint);
      String stripped = clean.toString().strip();
      return stripped.isEmpty() ? null : stripped;
    }
  }
}
