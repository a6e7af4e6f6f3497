package org.traininglayer.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.text.ParseException;
import org.junit.jupiter.api.Test;
import org.traininglayer.testing.TestPlatform;

class ReadableKeysTest {

  @Test
  void a_key_on_an_unknown_curve_takes_no_other_with_it() throws ParseException {
    String good = TestPlatform.newKey("good").toPublicJWK().toJSONString();
    String set =
        "{\"keys\":[{\"kty\":\"EC\",\"crv\":\"P-999\",\"x\":\"AA\",\"y\":\"AA\",\"kid\":\"odd\"},"
            + good
            + ",7]}";

    assertThat(JWKSet.parse(ReadableKeys.of(set)).getKeys())
        .extracting(JWK::getKeyID)
        .containsExactly("good");
  }

  @Test
  void what_is_no_key_set_stays_as_it_is() {
    assertThat(ReadableKeys.of("<html>")).isEqualTo("<html>");
    assertThat(ReadableKeys.of("{\"keys\":1}")).isEqualTo("{\"keys\":1}");
  }
}
