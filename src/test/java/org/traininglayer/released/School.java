package org.traininglayer.released;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.traininglayer.testing.TestBrowser;
import org.traininglayer.testing.TestPlatform;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The school of the dump, whose record store and gradebook work again: they take everything and
 * count it.
 */
final class School {

  private static final String NAME = "https://school.example";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final WireMockServer server = new WireMockServer(options().dynamicPort());
  private final RSAKey key = TestPlatform.newKey("school");

  School() {
    server.start();
    server.stubFor(any(anyUrl()).atPriority(10).willReturn(aResponse().withStatus(404)));
    server.stubFor(
        get(urlPathEqualTo("/keys")).willReturn(okJson(new JWKSet(key.toPublicJWK()).toString())));
    server.stubFor(
        post(urlPathEqualTo("/token"))
            .willReturn(
                okJson("{\"access_token\":\"t\",\"token_type\":\"Bearer\",\"expires_in\":3600}")));
    server.stubFor(post(urlPathEqualTo("/xapi/statements")).willReturn(okJson("[]")));
    server.stubFor(get(urlPathEqualTo("/columns")).willReturn(okJson("[]")));
    server.stubFor(get(urlMatching("/columns/[a-z]+/results.*")).willReturn(okJson("[]")));
    server.stubFor(
        post(urlMatching("/columns/[a-z]+/scores")).willReturn(aResponse().withStatus(204)));
    for (String column : List.of("taken", "refused", "down")) {
      server.stubFor(
          get(urlEqualTo("/columns/" + column))
              .willReturn(
                  okJson(
                      "{\"id\":\"%s\",\"label\":\"Module\",\"scoreMaximum\":100}"
                          .formatted(address("/columns/" + column)))));
    }
  }

  String address(String path) {
    return "http://localhost:" + server.port() + path;
  }

  /** Ids of all statements that have come, as often as they have. */
  List<String> statements() {
    return server.findAll(postRequestedFor(urlPathEqualTo("/xapi/statements"))).stream()
        .map(request -> JSON.readTree(request.getBodyAsString()))
        .flatMap(body -> body.isArray() ? body.valueStream() : List.of(body).stream())
        .map(statement -> statement.path("id").asString())
        .toList();
  }

  /** All scores that have come into a column. */
  List<JsonNode> scores(String column) {
    return server.findAll(postRequestedFor(urlEqualTo("/columns/" + column + "/scores"))).stream()
        .map(request -> JSON.readTree(request.getBodyAsString()))
        .toList();
  }

  /** Launches somebody whose grade belongs in the column that takes scores. */
  String launch(TestBrowser browser, String person, String role) {
    TestBrowser.Begun begun =
        browser.begin(
            Map.of(
                "iss",
                NAME,
                "client_id",
                "bench",
                "login_hint",
                person,
                "target_link_uri",
                TestPlatform.TOOL + "/lti/launch"));
    Map<String, Object> claims = claims(person, role);
    claims.put("nonce", begun.nonce());
    String token =
        TestPlatform.sign(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims, key);
    TestBrowser.Page page = browser.postLaunch(Map.of("id_token", token, "state", begun.state()));
    String path = page.location();
    if (path == null) {
      throw new AssertionError("the launch led nowhere: " + page);
    }
    return path.replaceFirst("^https?://[^/]+", "");
  }

  private Map<String, Object> claims(String person, String role) {
    long now = Instant.now().getEpochSecond();
    String lti = TestPlatform.LTI;
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", NAME);
    claims.put("aud", "bench");
    claims.put("sub", person);
    claims.put("iat", now);
    claims.put("exp", now + 60);
    claims.put("name", "Learner " + person);
    claims.put(lti + "version", "1.3.0");
    claims.put(lti + "message_type", "LtiResourceLinkRequest");
    claims.put(lti + "deployment_id", "1");
    claims.put(lti + "target_link_uri", TestPlatform.TOOL + "/lti/launch");
    claims.put(lti + "resource_link", Map.of("id", "link-taken", "title", "Risk scores"));
    claims.put(lti + "context", Map.of("id", "course-1", "title", "Working with AI"));
    claims.put(lti + "custom", Map.of("module_id", "cra-risk-score-triage", "job_role", "cra"));
    claims.put(lti + "roles", List.of(role));
    claims.put(
        "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint",
        Map.of(
            "scope",
            List.of("https://purl.imsglobal.org/spec/lti-ags/scope/score"),
            "lineitem",
            address("/columns/taken")));
    return claims;
  }
}
