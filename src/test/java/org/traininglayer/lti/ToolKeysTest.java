package org.traininglayer.lti;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.traininglayer.lti.platforms.keys.ToolKeys;
import org.traininglayer.testing.TestBrowser.Page;

/** C13, and the signature of C12. */
class ToolKeysTest extends LaunchTestCase {

  @Autowired ToolSignature signature;
  @Autowired ToolKeys keys;

  @Test
  void what_the_tool_signs_is_verified_by_a_key_of_its_key_set() throws Exception {
    Instant now = Instant.ofEpochSecond(1_900_000_000);
    SignedJWT jwt =
        SignedJWT.parse(signature.sign(Map.of("iss", "me", "iat", now, "list", List.of(1, 2))));

    JWK key = keySet().getKeyByKeyId(jwt.getHeader().getKeyID());
    assertThat(jwt.getHeader().getAlgorithm().getName()).isEqualTo("RS256");
    assertThat(jwt.verify(new RSASSAVerifier(key.toRSAKey()))).isTrue();
    assertThat(jwt.getPayload().toJSONObject()).containsEntry("iat", 1_900_000_000L);
  }

  @Test
  void the_key_set_shows_public_halves_only_and_may_be_cached() throws Exception {
    Page page = browser.get("/lti/jwks.json");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.headers()).containsEntry("cache-control", List.of("max-age=300, public"));
    for (JWK key : keySet().getKeys()) {
      assertThat(key.isPrivate()).isFalse();
      assertThat(key.getKeyUse().identifier()).isEqualTo("sig");
      assertThat(key.getAlgorithm().getName()).isEqualTo("RS256");
      assertThat(key.size()).isGreaterThanOrEqualTo(2048);
    }
    assertThat(page.body()).doesNotContain("\"d\"", "\"p\"", "\"q\"");
  }

  @Test
  void private_keys_are_encrypted_in_the_database() {
    byte[] kept =
        jdbc.sql("select private_key from lti_tool_key where private_key is not null limit 1")
            .query(byte[].class)
            .single();

    assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("\"kty\"", "RSA");
  }

  @Test
  void a_new_key_is_shown_before_it_signs_and_the_old_one_stays() throws Exception {
    keys.replaceAtOnce(); // whatever other tests left
    String before = SignedJWT.parse(signature.sign(Map.of())).getHeader().getKeyID();
    int shown = keySet().size();

    keys.rotate();

    assertThat(keySet().size()).isEqualTo(shown + 1);
    assertThat(keySet().getKeyByKeyId(before)).isNotNull();
    assertThat(SignedJWT.parse(signature.sign(Map.of())).getHeader().getKeyID()).isEqualTo(before);
  }

  @Test
  void while_a_new_key_waits_no_other_is_made() {
    String waiting = keys.rotate();

    assertThat(keys.rotate()).isEqualTo(waiting);
  }

  @Test
  void a_key_that_leaked_is_gone_at_once_with_its_private_half() throws Exception {
    String leaked = SignedJWT.parse(signature.sign(Map.of())).getHeader().getKeyID();

    String fresh = keys.replaceAtOnce();

    assertThat(SignedJWT.parse(signature.sign(Map.of())).getHeader().getKeyID()).isEqualTo(fresh);
    assertThat(keySet().getKeys()).extracting(JWK::getKeyID).containsExactly(fresh);
    assertThat(
            jdbc.sql("select count(*) from lti_tool_key where private_key is not null")
                .query(Long.class)
                .single())
        .isEqualTo(1);
    assertThat(keys.all())
        .filteredOn(key -> key.id().equals(leaked))
        .extracting(SigningKeys.Key::state)
        .containsExactly(SigningKeys.State.WITHDRAWN);
  }

  private JWKSet keySet() throws Exception {
    return JWKSet.parse(browser.get("/lti/jwks.json").body());
  }
}
