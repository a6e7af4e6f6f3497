package org.traininglayer.lrs;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.lrs.LrsCredentials.Scope;
import org.traininglayer.testing.TestPlatform;

/** Access tokens of an authorization server, over real HTTP. */
class TokensHttpTest extends XapiTest {

  private static final RSAKey KEY = TestPlatform.newKey("one");
  private static final RSAKey UNKNOWN = TestPlatform.newKey("two");
  private static final OrganisationId SCHOOL =
      new OrganisationId(UUID.fromString("5b6d1c0a-0000-4000-8000-0000000000aa"));
  private static final String PAGE = "https://app.example";
  private static final WireMockServer SERVER = new WireMockServer(options().dynamicPort());

  static {
    SERVER.start();
  }

  @DynamicPropertySource
  static void server(DynamicPropertyRegistry properties) {
    properties.add("traininglayer.lrs.oauth.issuer", TokensHttpTest::issuer);
    properties.add("traininglayer.lrs.oauth.audience", () -> "record-store");
    properties.add("traininglayer.lrs.oauth.organisation", () -> SCHOOL.value().toString());
    properties.add("traininglayer.lrs.oauth.origins", () -> PAGE);
    properties.add("traininglayer.lrs.oauth.scopes.[lrs.write]", () -> "STATEMENTS_WRITE");
    properties.add(
        "traininglayer.lrs.oauth.scopes.[statements/read/mine]", () -> "STATEMENTS_READ_MINE");
    properties.add("traininglayer.lrs.requests-per-minute", () -> "500");
  }

  @AfterAll
  static void stop() {
    SERVER.stop();
  }

  @BeforeEach
  void publish() {
    SERVER.resetAll();
    SERVER.stubFor(
        get(urlEqualTo("/realm/.well-known/openid-configuration"))
            .willReturn(
                okJson(
                    "{\"issuer\":\"%s\",\"jwks_uri\":\"%s/keys\"}".formatted(issuer(), issuer()))));
    SERVER.stubFor(
        get(urlEqualTo("/realm/keys"))
            .willReturn(okJson(new JWKSet(KEY.toPublicJWK()).toString())));
    organisation = SCHOOL;
  }

  @Test
  void a_token_does_what_its_scopes_say_and_stands_as_authority() {
    Xapi tool = bearer(token(claims -> claims));
    String id = id();

    assertThat(tool.post(statement(id, "")).statusCode()).isEqualTo(200);
    HttpResponse<String> read = tool.list("statementId=" + id);
    HttpResponse<String> state = tool.get("/xapi/agents/profile?agent=%7B%7D");

    assertThat(read.statusCode()).isEqualTo(200);
    var account = Xapi.json(read).path("authority").path("account");
    assertThat(account.path("homePage").stringValue("")).isEqualTo(issuer());
    assertThat(account.path("name").stringValue("")).isEqualTo("tool-7");
    assertThat(state.statusCode()).isEqualTo(403);
    assertThat(Xapi.json(state).path("error").stringValue("")).startsWith("This token");
  }

  @Test
  void mine_is_what_came_in_with_the_same_subject() {
    Xapi tool = bearer(token(claims -> claims));
    Xapi other = bearer(token(claims -> claims.subject("tool-8-" + id())));
    String id = id();
    tool.post(statement(id, ""));

    assertThat(tool.list("statementId=" + id).statusCode()).isEqualTo(200);
    assertThat(other.list("statementId=" + id).statusCode()).isEqualTo(404);
    assertThat(ids(client(Set.of(Scope.ALL_READ)).list(""))).contains(id);
  }

  @Test
  void what_came_in_with_a_token_is_related_to_its_agent() {
    String subject = "tool-9-" + id();
    Xapi tool = bearer(token(claims -> claims.subject(subject)));
    String id = id();
    tool.post(statement(id, ""));
    String agent =
        Xapi.encoded(
            "{\"account\":{\"homePage\":\"%s\",\"name\":\"%s\"}}".formatted(issuer(), subject));
    Xapi reader = client(Set.of(Scope.ALL_READ));

    assertThat(ids(reader.list("related_agents=true&agent=" + agent))).containsExactly(id);
    assertThat(ids(reader.list("related_agents=true&ascending=true&limit=1&agent=" + agent)))
        .containsExactly(id);
    assertThat(ids(reader.list("agent=" + agent))).isEmpty();
  }

  @Test
  void a_subject_with_the_name_of_a_key_is_not_that_key() {
    var made = credentials.create(SCHOOL, "key", Set.of(Scope.ALL));
    String id = id();
    new Xapi(port, made.key(), made.secret()).post(statement(id, ""));

    Xapi posing = bearer(token(claims -> claims.subject(made.key())));

    assertThat(posing.list("statementId=" + id).statusCode()).isEqualTo(404);
  }

  @Test
  void scopes_may_be_a_list_and_unknown_ones_grant_nothing() {
    Xapi list = bearer(token(claims -> claims.claim("scope", List.of("lrs.write", "admin"))));
    Xapi none = bearer(token(claims -> claims.claim("scope", "all statements/write")));

    assertThat(list.post(statement(id(), "")).statusCode()).isEqualTo(200);
    assertThat(list.list("").statusCode()).isEqualTo(403);
    assertThat(none.post(statement(id(), "")).statusCode()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "expired",
        "not yet",
        "no end",
        "audience",
        "issuer",
        "no subject",
        "long subject"
      })
  void a_token_of_the_issuer_that_does_not_hold_is_refused_with_the_reason(String what) {
    Instant now = Instant.now();
    Xapi refused =
        bearer(
            token(claims ->
                switch (what) {
                  case "expired" -> claims.expirationTime(Date.from(now.minusSeconds(300)));
                  case "not yet" -> claims.notBeforeTime(Date.from(now.plusSeconds(300)));
                  case "no end" -> claims.expirationTime(null);
                  case "audience" -> claims.audience("another-store");
                  case "issuer" -> claims.issuer("https://else.example");
                  case "no subject" -> claims.subject(null);
                  default -> claims.subject("x".repeat(256));
                }));

    HttpResponse<String> answer = refused.list("");

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(Xapi.json(answer).path("error").stringValue(""))
        .startsWith("This access token is not accepted: ");
    assertThat(answer.headers().firstValue("WWW-Authenticate").orElse(""))
        .contains("Bearer", "invalid_token");
    assertThat(answer.headers().firstValue("X-Experience-API-Version")).contains("1.0.3");
  }

  @Test
  void what_the_issuer_did_not_sign_learns_nothing() throws JOSEException {
    JWTClaimsSet claims = claims(each -> each);
    SignedJWT shared =
        new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("one").build(), claims);
    shared.sign(new MACSigner(KEY.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8)));
    RSAKey posing = new RSAKey.Builder(UNKNOWN).keyID("one").build();

    for (String token :
        List.of(
            "nonsense",
            "a.b.c",
            new PlainJWT(claims).serialize(),
            shared.serialize(),
            signed(posing, new JOSEObjectType("at+jwt"), claims),
            signed(KEY, new JOSEObjectType("logout+jwt"), claims))) {
      HttpResponse<String> answer = bearer(token).list("");
      assertThat(answer.statusCode()).as(token).isEqualTo(401);
      assertThat(Xapi.json(answer).path("error").stringValue(""))
          .isEqualTo("This is no access token that the authorization server signed.");
    }
    assertThat(bearer("x".repeat(20_000)).list("").statusCode()).isEqualTo(401);
  }

  @Test
  void keys_are_asked_for_seldom_however_many_unknown_ones_are_named() {
    String unknown = signed(UNKNOWN, JOSEObjectType.JWT, claims(each -> each));
    assertThat(bearer(token(claims -> claims)).list("").statusCode()).isEqualTo(200);
    SERVER.resetRequests();

    for (int i = 0; i < 10; i++) {
      assertThat(bearer(unknown).list("").statusCode()).isIn(401, 503);
    }

    HttpResponse<String> last = bearer(unknown).list("");
    assertThat(last.statusCode()).isEqualTo(503);
    assertThat(last.headers().firstValue("Retry-After")).contains("30");
    assertThat(
            SERVER
                .countRequestsMatching(getRequestedFor(urlEqualTo("/realm/keys")).build())
                .getCount())
        .isLessThanOrEqualTo(2);
    assertThat(bearer(token(claims -> claims)).list("").statusCode()).isEqualTo(200);
  }

  @Test
  void while_the_issuer_is_away_known_keys_still_do() {
    assertThat(bearer(token(claims -> claims)).list("").statusCode()).isEqualTo(200);
    SERVER.stubFor(get(urlEqualTo("/realm/keys")).willReturn(serverError()));

    assertThat(bearer(token(claims -> claims)).list("").statusCode()).isEqualTo(200);
  }

  @Test
  void a_token_is_used_from_the_pages_that_are_set() {
    Xapi tool = bearer(token(claims -> claims));

    assertThat(tool.with("Origin", PAGE).list("").statusCode()).isEqualTo(200);
    assertThat(tool.with("Origin", "https://else.example").list("").statusCode()).isEqualTo(403);
  }

  @Test
  void a_token_counts_by_its_subject() {
    Xapi busy = bearer(token(claims -> claims.subject("busy-" + id())));
    int status = 0;
    for (int i = 0; i < 600 && status != 429; i++) {
      status = busy.get("/xapi/nothing").statusCode();
    }

    assertThat(status).isEqualTo(429);
    assertThat(bearer(token(claims -> claims)).list("").statusCode()).isEqualTo(200);
  }

  @Test
  void keys_go_on_beside_tokens_and_strangers_hear_of_both() {
    assertThat(client(Set.of(Scope.ALL)).list("").statusCode()).isEqualTo(200);
    assertThat(
            xapi.without("Authorization")
                .list("")
                .headers()
                .firstValue("WWW-Authenticate")
                .orElse(""))
        .startsWith("Basic realm=")
        .contains("Bearer realm=");
  }

  private static String issuer() {
    return "http://localhost:" + SERVER.port() + "/realm";
  }

  private Xapi bearer(String token) {
    return xapi.with("Authorization", "Bearer " + token);
  }

  private static String token(UnaryOperator<JWTClaimsSet.Builder> change) {
    return signed(KEY, new JOSEObjectType("at+jwt"), claims(change));
  }

  private static JWTClaimsSet claims(UnaryOperator<JWTClaimsSet.Builder> change) {
    return change
        .apply(
            new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience(List.of("record-store", "another"))
                .subject("tool-7")
                .claim("scope", "openid lrs.write statements/read/mine")
                .expirationTime(Date.from(Instant.now().plusSeconds(300))))
        .build();
  }

  private static String signed(RSAKey key, JOSEObjectType type, JWTClaimsSet claims) {
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).type(type).build(),
            claims);
    try {
      token.sign(new RSASSASigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    return token.serialize();
  }
}
