package org.traininglayer.lrs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import org.traininglayer.http.OutboundHttp;
import org.traininglayer.http.OutboundRequest;
import org.traininglayer.http.Reply;
import org.traininglayer.lrs.LrsCredentials.Scope;
import org.traininglayer.testing.TestPlatform;

/** Where the keys of an authorization server come from, and half settings. */
class TokenAuthenticationTest {

  private static final String ISSUER = "https://login.example.edu/realm";
  private static final RSAKey KEY = TestPlatform.newKey("one");
  private static final RSAKey NEW = TestPlatform.newKey("two");
  private static final RSAKey POSING = TestPlatform.newKey("one");

  private final List<String> asked = new ArrayList<>();

  @Test
  void while_its_keys_cannot_be_had_nobody_is_called_a_stranger() throws IOException {
    OutboundHttp http = mock(OutboundHttp.class);
    when(http.execute(any())).thenThrow(new IOException("away"));
    TokenAuthentication tokens = new TokenAuthentication(settings(null), http);

    for (int i = 0; i < 4; i++) {
      assertThatExceptionOfType(XapiFailure.class)
          .isThrownBy(() -> tokens.recognise("Bearer " + token()))
          .satisfies(failure -> assertThat(failure.status()).isEqualTo(503))
          .satisfies(failure -> assertThat(failure.headers()).containsKey("Retry-After"));
    }
  }

  @Test
  void a_key_of_which_nothing_can_be_learned_now_is_not_called_unknown() throws IOException {
    Map<String, String> answers = new HashMap<>(published("k", KEY));
    TokenAuthentication tokens = new TokenAuthentication(settings(null), answering(answers));
    assertThat(tokens.recognise("Bearer " + token())).isPresent();

    answers.clear();

    assertThat(status(tokens, token(NEW))).isEqualTo(503);
    assertThat(tokens.recognise("Bearer " + token())).isPresent();
    assertThat(status(tokens, token(POSING))).isEqualTo(401);
  }

  @Test
  void keys_that_must_not_be_asked_for_so_soon_are_not_called_unknown() throws IOException {
    TokenAuthentication tokens =
        new TokenAuthentication(settings(null), answering(published("k", KEY)));
    assertThat(tokens.recognise("Bearer " + token())).isPresent();

    assertThat(status(tokens, token(NEW))).isEqualTo(401);
    assertThat(status(tokens, token(NEW))).isEqualTo(503);
    assertThat(tokens.recognise("Bearer " + token())).isPresent();
  }

  @Test
  void keys_that_moved_are_looked_for_in_the_metadata_once_more() throws IOException {
    Map<String, String> answers = new HashMap<>(published("k", KEY));
    TokenAuthentication tokens = new TokenAuthentication(settings(null), answering(answers));
    assertThat(tokens.recognise("Bearer " + token())).isPresent();

    answers.clear();
    answers.putAll(published("moved", NEW));

    assertThat(tokens.recognise("Bearer " + token(NEW))).isPresent();
    assertThat(asked)
        .endsWith(
            "https://login.example.edu/k",
            ISSUER + "/.well-known/openid-configuration",
            "https://login.example.edu/moved");
  }

  @Test
  void metadata_may_stand_where_oauth_has_them() throws IOException {
    String metadata =
        "{\"issuer\":\"%s\",\"jwks_uri\":\"https://login.example.edu/k\"}".formatted(ISSUER);
    TokenAuthentication tokens =
        new TokenAuthentication(
            settings(null),
            answering(
                Map.of(
                    "https://login.example.edu/.well-known/oauth-authorization-server/realm",
                    metadata,
                    "https://login.example.edu/k",
                    keys())));

    assertThat(tokens.recognise("Bearer " + token())).isPresent();
    assertThat(tokens.recognise("bearer " + token())).isPresent();
    assertThat(asked)
        .containsExactly(
            ISSUER + "/.well-known/openid-configuration",
            "https://login.example.edu/.well-known/oauth-authorization-server/realm",
            "https://login.example.edu/k");
  }

  @Test
  void metadata_of_another_issuer_or_with_an_open_address_are_not_used() throws IOException {
    for (String metadata :
        List.of(
            "{\"issuer\":\"https://else.example\",\"jwks_uri\":\"https://else.example/k\"}",
            "{\"issuer\":\"%s\",\"jwks_uri\":\"http://login.example.edu/k\"}".formatted(ISSUER),
            "<html>")) {
      TokenAuthentication tokens =
          new TokenAuthentication(
              settings(null),
              answering(
                  Map.of(
                      ISSUER + "/.well-known/openid-configuration",
                      metadata,
                      "https://else.example/k",
                      keys(),
                      "http://login.example.edu/k",
                      keys())));
      assertThatExceptionOfType(XapiFailure.class)
          .isThrownBy(() -> tokens.recognise("Bearer " + token()))
          .satisfies(failure -> assertThat(failure.status()).isEqualTo(503));
    }
  }

  @Test
  void with_the_address_of_the_keys_no_metadata_are_asked_for() throws IOException {
    String keys = "https://login.example.edu/keys.json";
    TokenAuthentication tokens =
        new TokenAuthentication(settings(URI.create(keys)), answering(Map.of(keys, keys())));

    assertThat(tokens.recognise("Bearer " + token()))
        .get()
        .extracting(caller -> caller.terms().scopes())
        .isEqualTo(Set.of(Scope.STATEMENTS_WRITE, Scope.STATE));
    assertThat(asked).containsExactly(keys);
  }

  @Test
  void where_it_is_not_set_up_a_token_is_nothing() throws IOException {
    TokenAuthentication off =
        new TokenAuthentication(
            properties(
                new LrsProperties.OAuth(null, null, null, null, "scope", Map.of(), Set.of())),
            answering(Map.of()));

    assertThat(off.recognise("Bearer " + token())).isEmpty();
    assertThat(off.challenge()).isEmpty();
    assertThat(asked).isEmpty();
  }

  @Test
  void half_a_setting_ends_the_start_with_what_is_missing() {
    assertThatThrownBy(() -> oauth(null, "store", Set.of())).hasMessageContaining("issuer");
    assertThatThrownBy(() -> oauth(ISSUER, null, Set.of())).hasMessageContaining("audience");
    assertThatThrownBy(() -> oauth("login", "store", Set.of())).hasMessageContaining("no address");
    assertThatThrownBy(() -> oauth(ISSUER, "store", Set.of("a.example")))
        .hasMessageContaining("no origin");
    assertThatThrownBy(() ->
            new TokenAuthentication(
                properties(oauth(Made.HOME, "store", Set.of())), mock(OutboundHttp.class)))
        .hasMessageContaining("authority-home-page");
  }

  @Test
  void the_words_of_xapi_are_understood_without_a_mapping() {
    LrsProperties.OAuth oauth = oauth(ISSUER, "store", Set.of());

    assertThat(oauth.granted(TokenAuthentication.words("statements/read/mine  all/read openid")))
        .containsExactlyInAnyOrder(Scope.STATEMENTS_READ_MINE, Scope.ALL_READ);
    assertThat(oauth.granted(TokenAuthentication.words(List.of("all", 7))))
        .containsExactly(Scope.ALL);
    assertThat(oauth.granted(TokenAuthentication.words(null))).isEmpty();
    assertThat(oauth.granted(TokenAuthentication.words(7))).isEmpty();
  }

  private OutboundHttp answering(Map<String, String> answers) throws IOException {
    OutboundHttp http = mock(OutboundHttp.class);
    when(http.execute(any()))
        .thenAnswer(call -> {
          String address = call.<OutboundRequest>getArgument(0).uri().toString();
          asked.add(address);
          String answer = answers.get(address);
          return answer == null
              ? new Reply(404, Map.of(), new byte[0])
              : new Reply(200, Map.of(), answer.getBytes(StandardCharsets.UTF_8));
        });
    return http;
  }

  /** Metadata and keys at an address that they name. */
  private static Map<String, String> published(String path, RSAKey key) {
    String at = "https://login.example.edu/" + path;
    return Map.of(
        ISSUER + "/.well-known/openid-configuration",
        "{\"issuer\":\"%s\",\"jwks_uri\":\"%s\"}".formatted(ISSUER, at),
        at,
        new JWKSet(key.toPublicJWK()).toString());
  }

  private static int status(TokenAuthentication tokens, String token) {
    try {
      tokens.recognise("Bearer " + token);
      return 200;
    } catch (XapiFailure failure) {
      return failure.status();
    }
  }

  private static String keys() {
    return new JWKSet(KEY.toPublicJWK()).toString();
  }

  private static String token() {
    return token(KEY);
  }

  private static String token(RSAKey key) {
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
            new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience("store")
                .subject("tool")
                .claim("scope", "statements/write state")
                .expirationTime(Date.from(Instant.now().plusSeconds(60)))
                .build());
    try {
      token.sign(new RSASSASigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    return token.serialize();
  }

  private static LrsProperties settings(@Nullable URI keys) {
    return properties(
        new LrsProperties.OAuth(ISSUER, keys, "store", null, "scope", Map.of(), Set.of()));
  }

  private static LrsProperties.OAuth oauth(
      @Nullable String issuer, @Nullable String audience, Set<String> origins) {
    return new LrsProperties.OAuth(issuer, null, audience, null, "scope", Map.of(), origins);
  }

  private static LrsProperties properties(LrsProperties.OAuth oauth) {
    DataSize size = DataSize.ofMegabytes(1);
    return new LrsProperties(Made.HOME, "1.0.3", size, size, size, size, 100, 0, List.of(), oauth);
  }
}
