package org.traininglayer.demo;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Keys and service tokens of the demo LMS. Like Moodle, the token endpoint answers JSON that is
 * labelled {@code text/html}, checks times with no leeway at all, and says 400 to every mistake.
 */
@RestController
@Profile("demo")
class DemoTokenController {

  private static final Set<String> SCOPES =
      Set.of(
          "https://purl.imsglobal.org/spec/lti-ags/scope/lineitem",
          "https://purl.imsglobal.org/spec/lti-ags/scope/lineitem.readonly",
          "https://purl.imsglobal.org/spec/lti-ags/scope/result.readonly",
          "https://purl.imsglobal.org/spec/lti-ags/scope/score",
          "https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly");

  private final DemoAddresses at;
  private final DemoKeys keys;
  private final JdbcClient jdbc;
  private final OkHttpClient http = new OkHttpClient.Builder().followRedirects(false).build();

  DemoTokenController(DemoAddresses at, DemoKeys keys, JdbcClient jdbc) {
    this.at = at;
    this.keys = keys;
    this.jdbc = jdbc;
  }

  @GetMapping(path = "/demo/lti/jwks.json", produces = "application/json")
  String keys() {
    return keys.publicKeys();
  }

  @PostMapping("/demo/lti/token")
  ResponseEntity<String> token(
      @RequestParam(name = "grant_type", defaultValue = "") String grant,
      @RequestParam(name = "client_assertion_type", defaultValue = "") String type,
      @RequestParam(name = "client_assertion", defaultValue = "") String assertion,
      @RequestParam(name = "scope", defaultValue = "") String scope) {
    if (!"client_credentials".equals(grant)
        || !"urn:ietf:params:oauth:client-assertion-type:jwt-bearer".equals(type)) {
      return error("unsupported_grant_type");
    }
    try {
      if (!signedByTool(assertion)) {
        return error("invalid_client");
      }
    } catch (ParseException | JOSEException | IOException e) {
      return error("invalid_client");
    }
    Set<String> granted = new TreeSet<>(Arrays.asList(scope.split(" ")));
    granted.retainAll(SCOPES);
    if (granted.isEmpty()) {
      return error("invalid_scope");
    }
    String token = DemoSecrets.random();
    jdbc.sql("delete from demo_token where expires_at < now()").update();
    jdbc.sql("insert into demo_token (token_hash, scopes, expires_at) values (:hash, :scopes, :at)")
        .param("hash", DemoSecrets.hash(token))
        .param("scopes", String.join(" ", granted))
        .param("at", Instant.now().plusSeconds(60).atOffset(ZoneOffset.UTC))
        .update();
    return html(
        200,
        "{\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":60,\"scope\":\"%s\"}"
            .formatted(token, String.join(" ", granted)));
  }

  private boolean signedByTool(String assertion) throws ParseException, JOSEException, IOException {
    SignedJWT jwt = SignedJWT.parse(assertion);
    if (!JWSAlgorithm.RS256.equals(jwt.getHeader().getAlgorithm())) {
      return false;
    }
    JWTClaimsSet claims = jwt.getJWTClaimsSet();
    Instant now = Instant.now();
    if (!DemoCourse.CLIENT_ID.equals(claims.getSubject())
        || !claims.getAudience().contains(at.tokenEndpoint())
        || claims.getExpirationTime() == null
        || claims.getExpirationTime().toInstant().isBefore(now)
        || (claims.getIssueTime() != null && claims.getIssueTime().toInstant().isAfter(now))
        || (claims.getNotBeforeTime() != null
            && claims.getNotBeforeTime().toInstant().isAfter(now))) {
      return false;
    }
    JWK key = toolKeys().getKeyByKeyId(jwt.getHeader().getKeyID());
    return key != null && jwt.verify(new RSASSAVerifier(key.toRSAKey()));
  }

  private JWKSet toolKeys() throws IOException, ParseException {
    Request request = new Request.Builder().url(at.toolKeys().toString()).build();
    try (Response response = http.newCall(request).execute()) {
      return JWKSet.parse(new String(response.body().bytes(), StandardCharsets.UTF_8));
    }
  }

  private static ResponseEntity<String> error(String word) {
    return html(400, "{\"error\":\"" + word + "\"}");
  }

  private static ResponseEntity<String> html(int status, String body) {
    return ResponseEntity.status(status)
        .header(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .body(body);
  }
}
