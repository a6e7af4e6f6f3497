package org.traininglayer.lti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.traininglayer.testing.TestPlatform.newKey;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.traininglayer.lti.diagnosis.refusals.RefusalReason;
import org.traininglayer.testing.TestBrowser;
import org.traininglayer.testing.TestBrowser.Page;
import org.traininglayer.testing.TestPlatform;

/** A platform's key set that misbehaves. */
class PlatformKeySetTest extends LaunchTestCase {

  @Autowired Environment environment;

  @Test
  void keys_are_asked_for_once() {
    arrive(claims -> {});
    arrive(claims -> {});
    arrive(claims -> {});

    assertThat(platform.keyRequests()).isEqualTo(1);
  }

  @Test
  void known_keys_go_on_working_while_the_platform_is_down() {
    arrive(claims -> {});
    platform.answerKeysWith(exchange -> {
      exchange.sendResponseHeaders(503, -1);
      exchange.close();
    });

    arrive(claims -> {});
  }

  @Test
  void a_node_that_starts_while_the_platform_is_down_still_verifies() {
    arrive(claims -> {});
    platform.answerKeysWith(exchange -> {
      exchange.sendResponseHeaders(503, -1);
      exchange.close();
    });

    try (SecondNode second = SecondNode.beside(environment)) {
      Page page = platform.launch(new TestBrowser(second.port()), claims -> {});

      assertThat(page.status()).as("%s", page).isEqualTo(303);
    }
    assertThat(platform.keyRequests()).isEqualTo(1);
  }

  @Test
  void a_key_that_was_changed_under_its_old_id_is_picked_up_with_one_more_request() {
    arrive(claims -> {});
    platform.rotate(newKey(platform.key().getKeyID()));

    arrive(claims -> {});

    assertThat(platform.keyRequests()).isEqualTo(2);
  }

  @Test
  void a_rotated_key_is_picked_up_with_one_more_request() {
    arrive(claims -> {});
    platform.rotate(newKey("rotated"));

    arrive(claims -> {});
    arrive(claims -> {});

    assertThat(platform.keyRequests()).isEqualTo(2);
  }

  @Test
  void a_flood_of_unknown_key_ids_is_no_flood_of_requests() {
    arrive(claims -> {});
    for (int i = 0; i < 20; i++) {
      String kid = "invented-" + i;
      assertThat(
              launchWithToken(
                      claims -> claims,
                      claims ->
                          TestPlatform.sign(
                              new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(kid).build(),
                              claims,
                              platform.key()))
                  .status())
          .isEqualTo(401);
    }

    assertThat(platform.keyRequests()).isBetween(2, 1 + 3 + 20 / 5);
    arrive(claims -> {});
  }

  @Test
  void an_invented_key_id_does_not_keep_a_rotated_key_out() {
    arrive(claims -> {});
    assertThat(
            launchWithToken(
                    claims -> claims,
                    claims ->
                        TestPlatform.sign(
                            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("invented").build(),
                            claims,
                            platform.key()))
                .status())
        .isEqualTo(401);
    platform.rotate(newKey("rotated-at-once"));

    arrive(claims -> {});
  }

  @Test
  void one_bad_key_does_not_take_the_good_ones_with_it() {
    platform.publish(
        """
        {"keys": [
          {"kty": "RSA", "kid": "broken", "n": "%%%", "e": "AQAB"},
          {"kty": "XYZ", "kid": "future"},
          7, null,
          {"kty": "RSA", "kid": "encrypts", "use": "enc", "n": "AQAB", "e": "AQAB"},
          GOOD
        ]}
        """
            .replace("GOOD", platform.key().toPublicJWK().toJSONString()));

    arrive(claims -> {});
  }

  @Test
  void a_key_is_found_in_a_set_of_thousands() {
    String good = platform.key().toPublicJWK().toJSONString();
    StringBuilder keys = new StringBuilder("{\"keys\":[");
    for (int i = 0; i < 3_000; i++) {
      keys.append(good.replace('"' + platform.key().getKeyID() + '"', "\"of-tool-" + i + '"'))
          .append(',');
    }
    platform.publish(keys.append(good).append("]}").toString());

    arrive(claims -> {});
  }

  @Test
  void a_key_that_is_listed_and_cannot_be_used_is_not_called_absent() {
    platform.publish(
        new RSAKey.Builder(platform.key().toPublicJWK()).keyUse(KeyUse.ENCRYPTION).build());

    assertRefused(launch(claims -> {}), RefusalReason.KEY_UNUSABLE);
  }

  @Test
  void HTML_instead_of_keys_is_refused() {
    platform.publish("<!doctype html><title>Maintenance</title>");

    assertKeysUnreachable();
  }

  @Test
  void a_server_error_is_refused_and_not_asked_again_at_once() {
    platform.answerKeysWith(exchange -> {
      exchange.sendResponseHeaders(500, -1);
      exchange.close();
    });

    assertKeysUnreachable();
    assertKeysUnreachable();
    assertThat(platform.keyRequests()).isEqualTo(1);
  }

  @Test
  void a_connection_that_breaks_is_tried_once_more() {
    AtomicInteger broken = new AtomicInteger();
    platform.answerKeysWith(exchange -> {
      broken.incrementAndGet();
      platform.publish(platform.key());
      throw new IOException("the connection breaks");
    });

    arrive(claims -> {});

    assertThat(broken).hasValue(1);
    assertThat(platform.keyRequests()).isEqualTo(2);
  }

  @Test
  void a_redirect_is_not_followed() {
    AtomicInteger followed = new AtomicInteger();
    platform.serve(
        "/inside",
        exchange -> {
          followed.incrementAndGet();
          exchange.close();
        });
    platform.answerKeysWith(exchange -> {
      exchange.getResponseHeaders().set("Location", platform.address("/inside"));
      exchange.sendResponseHeaders(302, -1);
      exchange.close();
    });

    assertKeysUnreachable();
    assertThat(followed).hasValue(0);
  }

  @Test
  void a_huge_answer_is_cut_off() {
    platform.answerKeysWith(exchange -> {
      exchange.sendResponseHeaders(200, 0);
      try (OutputStream body = exchange.getResponseBody()) {
        byte[] megabyte = new byte[1_000_000];
        for (int i = 0; i < 50; i++) {
          body.write(megabyte);
        }
      }
    });

    assertKeysUnreachable();
  }

  @Test
  void a_slow_answer_is_not_waited_for() throws Exception {
    CountDownLatch givenUp = new CountDownLatch(1);
    platform.answerKeysWith(exchange -> {
      try {
        givenUp.await(30, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      exchange.close();
    });

    assertKeysUnreachable();
    givenUp.countDown();
  }

  @Test
  void a_platform_that_is_not_there_is_refused() {
    platform.close();

    assertKeysUnreachable();
  }

  @Test
  void a_key_that_was_withdrawn_is_refused_after_the_set_was_read_again() {
    arrive(claims -> {});
    RSAKey old = platform.key();
    platform.rotate(newKey("rotated"));
    arrive(claims -> {});

    Page page =
        launchWithToken(
            claims -> claims,
            claims ->
                TestPlatform.sign(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(old.getKeyID()).build(),
                    claims,
                    old));

    assertThat(page.status()).isEqualTo(RefusalReason.KEY_UNKNOWN.status());
  }

  private void assertKeysUnreachable() {
    assertRefused(launch(claims -> {}), RefusalReason.KEYS_UNREACHABLE);
  }
}
