package org.traininglayer.lti;

import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.traininglayer.testing.TestPlatform.LTI;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.traininglayer.lti.diagnosis.refusals.RefusalReason;
import org.traininglayer.testing.TestBrowser.Begun;
import org.traininglayer.testing.TestPlatform;

/** The group "known bad" of the LTI Advantage certification: each is refused, by its own name. */
class CertificationKnownBadTest extends LaunchTestCase {

  @Test
  void no_key_id_in_the_header_is_refused() {
    assertRefused(
        launchWithToken(
            claims -> claims,
            claims -> TestPlatform.sign(new JWSHeader(JWSAlgorithm.RS256), claims, platform.key())),
        RefusalReason.KEY_ID_MISSING);
  }

  @Test
  void an_incorrect_key_id_is_refused() {
    assertRefused(
        launchWithToken(
            claims -> claims,
            claims ->
                TestPlatform.sign(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("imstester_66067").build(),
                    claims,
                    platform.key())),
        RefusalReason.KEY_UNKNOWN);
  }

  @Test
  void a_message_that_is_no_LTI_token_is_refused() {
    Begun begun = browser.begin(platform.loginParameters());
    Map<String, Object> claims = Map.of("name", "badltilaunch");

    assertRefused(post(platform.sign(claims), begun), RefusalReason.ISSUER_WRONG);
  }

  @ParameterizedTest(name = "{0} is refused")
  @MethodSource("spoilt")
  void known_bad(String name, RefusalReason reason, Consumer<Map<String, Object>> spoil) {
    assertRefused(launch(spoil), reason);
  }

  static Stream<Arguments> spoilt() {
    return Stream.of(
        bad(
            "a wrong LTI version",
            RefusalReason.VERSION_WRONG,
            claims -> claims.put(LTI + "version", "11.3")),
        bad(
            "no LTI version",
            RefusalReason.VERSION_WRONG,
            claims -> claims.remove(LTI + "version")),
        bad(
            "a token without any LTI claim",
            RefusalReason.VERSION_WRONG,
            claims -> claims.keySet().removeIf(claim -> claim.startsWith(LTI))),
        bad(
            "a token with incorrect timestamps",
            RefusalReason.TOKEN_EXPIRED,
            claims -> {
              claims.put("iat", 11111);
              claims.put("exp", 22222);
            }),
        bad(
            "a message without a type",
            RefusalReason.MESSAGE_TYPE_MISSING,
            claims -> claims.remove(LTI + "message_type")),
        bad(
            "a message without the roles claim",
            RefusalReason.ROLES_MISSING,
            claims -> claims.remove(LTI + "roles")),
        bad(
            "a message without deployment_id",
            RefusalReason.DEPLOYMENT_MISSING,
            claims -> claims.remove(LTI + "deployment_id")),
        bad(
            "a message without resource_link.id",
            RefusalReason.RESOURCE_LINK_MISSING,
            claims -> claims.put(LTI + "resource_link", Map.of("title", "no id"))),
        bad(
            "a message without a user",
            RefusalReason.USER_MISSING,
            claims -> claims.remove("sub")));
  }

  @Test
  void a_token_that_is_not_a_token_is_refused() {
    Begun begun = browser.begin(platform.loginParameters());

    assertRefused(post("not a token at " + Instant.EPOCH, begun), RefusalReason.TOKEN_UNREADABLE);
  }

  private static Arguments bad(
      String name, RefusalReason reason, Consumer<Map<String, Object>> spoil) {
    return arguments(name, reason, spoil);
  }
}
