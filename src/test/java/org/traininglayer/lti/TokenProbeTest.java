package org.traininglayer.lti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.traininglayer.testing.TestPlatform.newKey;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.PlainHeader;
import com.nimbusds.jose.PlainObject;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.lti.diagnosis.refusals.RefusalReason;
import org.traininglayer.testing.TestBrowser.Begun;
import org.traininglayer.testing.TestBrowser.Page;
import org.traininglayer.testing.TestPlatform;
import tools.jackson.databind.json.JsonMapper;

/** C4: the signature. */
class TokenProbeTest extends LaunchTestCase {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Test
  void a_token_without_signature_is_refused() {
    assertRefused(
        launchSigned(claims -> new PlainObject(new PlainHeader(), payload(claims)).serialize()),
        RefusalReason.ALGORITHM_NOT_ALLOWED);
  }

  @Test
  void a_token_whose_signature_was_cut_off_is_refused() {
    assertRefused(
        launchSigned(claims -> {
          String token = platform.sign(claims);
          return token.substring(0, token.lastIndexOf('.') + 1);
        }),
        RefusalReason.ALGORITHM_NOT_ALLOWED);
  }

  @Test
  void HS256_with_the_platforms_public_key_as_secret_is_refused() throws JOSEException {
    byte[] pem = platform.key().toRSAPublicKey().getEncoded();
    byte[] text = platform.key().toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8);

    assertRefused(launchSigned(claims -> hmac(claims, pem)), RefusalReason.ALGORITHM_NOT_ALLOWED);
    assertRefused(launchSigned(claims -> hmac(claims, text)), RefusalReason.ALGORITHM_NOT_ALLOWED);
  }

  @Test
  void HS256_with_our_own_public_key_as_secret_is_refused() {
    byte[] ours = browser.get("/lti/jwks.json").body().getBytes(StandardCharsets.UTF_8);

    assertRefused(launchSigned(claims -> hmac(claims, ours)), RefusalReason.ALGORITHM_NOT_ALLOWED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"RS384", "RS512", "PS256"})
  void an_algorithm_that_was_not_agreed_is_refused(String algorithm) {
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.parse(algorithm))
            .keyID(platform.key().getKeyID())
            .build();

    assertRefused(
        launchSigned(claims -> TestPlatform.sign(header, claims, platform.key())),
        RefusalReason.ALGORITHM_NOT_ALLOWED);
  }

  @Test
  void a_key_of_the_wrong_type_is_refused() throws JOSEException {
    ECKey key = new ECKeyGenerator(Curve.P_256).keyID("elliptic").generate();
    platform.publish(new JWKSet(key.toPublicJWK()).toString());

    assertRefused(
        launchSigned(claims -> elliptic(claims, key)), RefusalReason.ALGORITHM_NOT_ALLOWED);
    assertRefused(
        launchSigned(claims ->
            TestPlatform.sign(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("elliptic").build(),
                claims,
                platform.key())),
        RefusalReason.KEY_UNUSABLE);
  }

  @Test
  void a_key_that_is_too_short_is_refused() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(1024);
    var pair = generator.generateKeyPair();
    RSAKey key = new RSAKey.Builder((RSAPublicKey) pair.getPublic()).keyID("short").build();
    platform.publish(key);
    JWSObject token =
        new JWSObject(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("short").build(), new Payload("{}"));
    token.sign(
        new RSASSASigner(
            pair.getPrivate(),
            java.util.Set.of(com.nimbusds.jose.crypto.opts.AllowWeakRSAKey.getInstance())));

    assertRefused(launchSigned(claims -> token.serialize()), RefusalReason.KEY_UNUSABLE);
    assertThat(refusals.recent(OrganisationId.DEFAULT, 1).getFirst().got())
        .isEqualTo("key short: it has 1024 bits, fewer than 2048");
  }

  @Test
  void a_key_that_the_token_brings_along_is_refused_and_nothing_is_fetched() {
    RSAKey evil = newKey("evil");
    AtomicInteger fetched = new AtomicInteger();
    platform.serve(
        "/evil",
        exchange -> {
          fetched.incrementAndGet();
          exchange.close();
        });
    JWSHeader.Builder header =
        new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(platform.key().getKeyID());
    URI address = URI.create(platform.address("/evil"));

    assertRefused(
        launchSigned(claims -> TestPlatform.sign(header.jwkURL(address).build(), claims, evil)),
        RefusalReason.KEY_IN_TOKEN);
    assertRefused(
        launchSigned(claims ->
            TestPlatform.sign(header.jwkURL(null).x509CertURL(address).build(), claims, evil)),
        RefusalReason.KEY_IN_TOKEN);
    assertRefused(
        launchSigned(claims ->
            TestPlatform.sign(
                header.x509CertURL(null).jwk(evil.toPublicJWK()).build(), claims, evil)),
        RefusalReason.KEY_IN_TOKEN);
    assertThat(fetched).hasValue(0);
  }

  @Test
  void a_signature_by_somebody_elses_key_is_refused() {
    RSAKey evil = newKey(platform.key().getKeyID());

    assertRefused(
        launchSigned(claims ->
            TestPlatform.sign(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(evil.getKeyID()).build(),
                claims,
                evil)),
        RefusalReason.SIGNATURE_WRONG);
  }

  @Test
  void claims_changed_after_signing_are_refused() {
    assertRefused(
        launchSigned(claims -> {
          String[] parts = platform.sign(claims).split("\\.", 3);
          claims.put("sub", "somebody-else");
          return parts[0] + "." + payload(claims).toBase64URL() + "." + parts[2];
        }),
        RefusalReason.SIGNATURE_WRONG);
  }

  @Test
  void another_platforms_token_is_refused() {
    try (TestPlatform other = TestPlatform.start()) {
      other.rotate(newKey("others"));
      other.register(platforms);
      Begun begun = browser.begin(platform.loginParameters());
      Map<String, Object> claims = other.claims();
      claims.put("nonce", begun.nonce());

      assertRefused(post(other.sign(claims), begun), RefusalReason.KEY_UNKNOWN);
    }
  }

  @Test
  void a_critical_header_that_we_do_not_know_is_refused() {
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.RS256)
            .keyID(platform.key().getKeyID())
            .criticalParams(Set.of("strange"))
            .customParam("strange", 1)
            .build();

    assertRefused(
        launchSigned(claims -> TestPlatform.sign(header, claims, platform.key())),
        RefusalReason.HEADER_CRITICAL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"crit\":[]", "\"crit\":[\"b64\"],\"b64\":true", "\"b64\":true"})
  void a_header_that_demands_extensions_is_refused_whatever_it_demands(String demand) {
    assertRefused(
        launchSigned(claims -> signedWith(demand, payload(claims).toBase64URL().toString())),
        RefusalReason.HEADER_CRITICAL);
  }

  @Test
  void a_payload_that_is_not_encoded_is_refused() {
    Page page =
        launchSigned(
            claims -> signedWith("\"crit\":[\"b64\"],\"b64\":false", payload(claims).toString()));

    assertThat(page.status()).as("%s", page).isBetween(400, 499);
    assertThat(launchesOfPlatform()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "at+jwt",
        "application/at+jwt",
        "logout+jwt",
        "secevent+jwt",
        "dpop+jwt",
        "AT+JWT"
      })
  void a_token_of_another_kind_is_refused(String type) {
    assertRefused(
        launchSigned(claims ->
            signedWith("\"typ\":\"" + type + "\"", payload(claims).toBase64URL().toString())),
        RefusalReason.TOKEN_KIND_WRONG);
  }

  @ParameterizedTest
  @ValueSource(strings = {"JWT", "jwt", "application/jwt"})
  void a_token_that_says_it_is_a_JWT_is_taken(String type) {
    assertThat(
            launchSigned(claims ->
                    signedWith(
                        "\"typ\":\"" + type + "\"", payload(claims).toBase64URL().toString()))
                .status())
        .isEqualTo(303);
  }

  /** Signed over whatever header and payload, right or not. */
  private String signedWith(String header, String payload) {
    try {
      String head =
          "{\"alg\":\"RS256\",\"kid\":\"" + platform.key().getKeyID() + "\"," + header + "}";
      String signed = com.nimbusds.jose.util.Base64URL.encode(head) + "." + payload;
      java.security.Signature signature = java.security.Signature.getInstance("SHA256withRSA");
      signature.initSign(platform.key().toRSAPrivateKey());
      signature.update(signed.getBytes(StandardCharsets.UTF_8));
      return signed + "." + com.nimbusds.jose.util.Base64URL.encode(signature.sign());
    } catch (java.security.GeneralSecurityException | JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_claim_given_twice_is_refused() throws JOSEException {
    Begun begun = browser.begin(platform.loginParameters());
    String twice =
        payload(claims(begun)).toString().replaceFirst("\\{", "{\"sub\":\"somebody-else\",");
    JWSObject token =
        new JWSObject(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(platform.key().getKeyID()).build(),
            new Payload(twice));
    token.sign(new RSASSASigner(platform.key()));

    assertRefused(post(token.serialize(), begun), RefusalReason.TOKEN_UNREADABLE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.b.c",
        "bnVsbA.bnVsbA.AAAA",
        "...",
        "eyJhbGciOiJSUzI1NiJ9",
        "eyJhbGciOiJSUzI1NiIsImtpZCI6ImZpcnN0In0.W10.AAAA",
        "{}",
        "\uD83D\uDE00.\uD83D\uDE00.\uD83D\uDE00"
      })
  void what_is_no_token_is_refused(String idToken) {
    Page page = post(idToken, browser.begin(platform.loginParameters()));

    assertThat(page.status()).as("%s", page).isBetween(400, 499);
    assertThat(launchesOfPlatform()).isZero();
  }

  @Test
  void a_token_of_100_kB_is_refused() {
    Page page =
        launchSigned(claims -> {
          claims.put("filler", "x".repeat(75_000));
          return platform.sign(claims);
        });

    assertRefused(page, RefusalReason.TOKEN_TOO_LARGE);
  }

  @Test
  void a_deeply_nested_token_is_refused_or_tolerated_but_breaks_nothing() {
    Begun begun = browser.begin(platform.loginParameters());
    String nested = "[".repeat(20_000) + "]".repeat(20_000);
    JWSObject token =
        new JWSObject(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(platform.key().getKeyID()).build(),
            new Payload(nested));
    sign(token);

    assertRefused(post(token.serialize(), begun), RefusalReason.TOKEN_UNREADABLE);
    String header =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(
                ("{\"alg\":\"RS256\",\"kid\":" + "[".repeat(9_000))
                    .getBytes(StandardCharsets.UTF_8));
    Begun again = browser.begin(platform.loginParameters());
    assertRefused(post(header + ".e30.AAAA", again), RefusalReason.TOKEN_UNREADABLE);
  }

  private Page launchSigned(Signer signer) {
    return launchWithToken(claims -> claims, signer);
  }

  private void sign(JWSObject token) {
    try {
      token.sign(new RSASSASigner(platform.key()));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private String hmac(Map<String, Object> claims, byte[] secret) {
    JWSObject token =
        new JWSObject(
            new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(platform.key().getKeyID()).build(),
            payload(claims));
    try {
      token.sign(new MACSigner(secret));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    return token.serialize();
  }

  private static String elliptic(Map<String, Object> claims, ECKey key) {
    JWSObject token =
        new JWSObject(
            new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(),
            payload(claims));
    try {
      token.sign(new ECDSASigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    return token.serialize();
  }

  private static Payload payload(Map<String, Object> claims) {
    return new Payload(Base64URL.encode(JSON.writeValueAsString(claims)));
  }
}
