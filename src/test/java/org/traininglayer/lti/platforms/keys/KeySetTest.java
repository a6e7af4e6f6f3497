package org.traininglayer.lti.platforms.keys;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.RSAKey;
import java.text.ParseException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.traininglayer.testing.TestPlatform;

/** Which keys of a set can verify a message. */
class KeySetTest {

  private static final RSAKey KEY = TestPlatform.newKey("k");

  @Test
  void a_key_that_is_for_something_else_than_verifying_is_not_used_and_says_why()
      throws ParseException {
    KeySet set = set(operations(Set.of(KeyOperation.SIGN)));

    assertThat(set.find("k")).isEmpty();
    assertThat(set.fault("k")).contains("its operations (key_ops) have no verify");
    assertThat(set.words()).isEmpty();
  }

  @Test
  void a_key_that_may_verify_or_does_not_say_what_it_is_for_is_used() throws ParseException {
    for (RSAKey key :
        List.of(
            operations(Set.of(KeyOperation.VERIFY)),
            operations(Set.of(KeyOperation.VERIFY, KeyOperation.SIGN)),
            operations(null))) {
      KeySet set = set(key);

      assertThat(set.fault("k")).as("%s", key).isEmpty();
      assertThat(set.find("k")).as("%s", key).isPresent();
      assertThat(set.words()).isEqualTo("k");
    }
  }

  @Test
  void of_two_under_one_id_that_which_may_verify_is_taken() throws ParseException {
    KeySet set =
        set(operations(Set.of(KeyOperation.ENCRYPT)), operations(Set.of(KeyOperation.VERIFY)));

    assertThat(set.find("k")).isPresent();
    assertThat(set.fault("k")).isEmpty();
  }

  private static RSAKey operations(@Nullable Set<KeyOperation> operations) {
    return new RSAKey.Builder(KEY).keyUse(null).keyOperations(operations).build();
  }

  private static KeySet set(RSAKey... keys) throws ParseException {
    return KeySet.parse(new JWKSet(List.of(keys)).toString(true));
  }
}
