package org.traininglayer.lrs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.lrs.LrsCredentials.Scope;

/** Secrets that people chose are slow to check, and those who guess must not shut others out. */
class BasicAuthenticationTest {

  private static final DataSize SIZE = DataSize.ofMegabytes(1);

  private final KeyLookup keys = mock(KeyLookup.class);

  private final LrsProperties properties =
      new LrsProperties(
          Made.HOME,
          "1.0.3",
          SIZE,
          SIZE,
          SIZE,
          SIZE,
          100,
          0,
          List.of(),
          new LrsProperties.OAuth(null, null, null, null, "scope", Map.of(), Set.of()));
  private final Semaphore turns = new Semaphore(1);
  private final BasicAuthentication authentication =
      new BasicAuthentication(keys, properties, turns, Duration.ofMillis(1));

  BasicAuthenticationTest() {
    when(keys.find("warehouse"))
        .thenReturn(
            Optional.of(
                new KeyLookup.Stored(
                    OrganisationId.DEFAULT,
                    "warehouse",
                    KeyTerms.of(Set.of(Scope.ALL)),
                    false,
                    SecretHash.ofGiven("a long secret"),
                    null,
                    false)));
  }

  @Test
  void who_finds_no_turn_is_told_to_come_again_and_who_was_let_in_needs_none() {
    assertThat(authentication.recognise(basic("a long secret"))).isPresent();
    turns.acquireUninterruptibly();

    assertThat(authentication.recognise(basic("a long secret"))).isPresent();
    assertThatExceptionOfType(XapiFailure.class)
        .isThrownBy(() -> authentication.recognise(basic("a guess")))
        .satisfies(failure -> assertThat(failure.status()).isEqualTo(503))
        .satisfies(failure -> assertThat(failure.headers()).containsKey("Retry-After"));
  }

  @Test
  void a_wrong_secret_is_checked_once() {
    assertThat(authentication.recognise(basic("a guess"))).isEmpty();
    turns.acquireUninterruptibly();
    assertThat(authentication.recognise(basic("a guess"))).isEmpty();
  }

  private static String basic(String secret) {
    return "Basic "
        + Base64.getEncoder()
            .encodeToString(("warehouse:" + secret).getBytes(StandardCharsets.UTF_8));
  }
}
