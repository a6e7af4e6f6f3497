package org.traininglayer.demo;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/**
 * Keys and service tokens. Like Moodle, one token endpoint answers JSON that is labelled {@code
 * text/html}, checks times with no leeway at all, and says 400 to every mistake; like Canvas, the
 * other wants every claim of the assertion and says what was wrong.
 */
@RestController
@Profile("demo")
class DemoTokenController {

  /** Short on purpose: the tool has to renew it. */
  private static final int MOODLE_SECONDS = 60;

  private static final int CANVAS_SECONDS = 3600;
  private static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

  private final DemoAddresses at;
  private final DemoKeys keys;
  private final ToolAssertions assertions;
  private final DemoAccess access;

  DemoTokenController(
      DemoAddresses at, DemoKeys keys, ToolAssertions assertions, DemoAccess access) {
    this.at = at;
    this.keys = keys;
    this.assertions = assertions;
    this.access = access;
  }

  @GetMapping(path = "/demo/lti/jwks.json", produces = "application/json")
  String moodleKeys() {
    return keys.publicKeys(DemoSite.MOODLE);
  }

  @GetMapping(path = "/demo/canvas/api/lti/security/jwks", produces = "application/json")
  String canvasKeys() {
    return keys.publicKeys(DemoSite.CANVAS);
  }

  @PostMapping("/demo/lti/token")
  ResponseEntity<String> moodle(
      @RequestParam(name = "grant_type", defaultValue = "") String grant,
      @RequestParam(name = "client_assertion_type", defaultValue = "") String type,
      @RequestParam(name = "client_assertion", defaultValue = "") String assertion,
      @RequestParam(name = "scope", defaultValue = "") String scope) {
    if (!"client_credentials".equals(grant) || !TYPE.equals(type)) {
      return html(400, "{\"error\":\"unsupported_grant_type\"}");
    }
    Optional<ToolAssertions.Signed> signed = assertions.read(DemoSite.MOODLE, assertion, "sub");
    Instant now = Instant.now();
    if (signed.isEmpty()
        || !signed.get().tool().active()
        || !at(signed.get().claims(), "exp").isAfter(now)
        || at(signed.get().claims(), "iat").isAfter(now)
        || at(signed.get().claims(), "nbf").isAfter(now)
        || !ToolAssertions.holds(
            signed.get().claims().path("aud"), at.tokenEndpoint(DemoSite.MOODLE))) {
      return html(400, "{\"error\":\"invalid_client\"}");
    }
    Set<String> granted = granted(signed.get().tool(), scope);
    if (granted.isEmpty()) {
      return html(400, "{\"error\":\"invalid_scope\"}");
    }
    return html(200, token(signed.get().tool(), granted, MOODLE_SECONDS));
  }

  @PostMapping(path = "/demo/canvas/login/oauth2/token", produces = "application/json")
  ResponseEntity<String> canvas(
      @RequestParam(name = "grant_type", defaultValue = "") String grant,
      @RequestParam(name = "client_assertion_type", defaultValue = "") String type,
      @RequestParam(name = "client_assertion", defaultValue = "") String assertion,
      @RequestParam(name = "scope", defaultValue = "") String scope) {
    if (!"client_credentials".equals(grant) || !TYPE.equals(type)) {
      return error(400, "unsupported_grant_type", "grant_type or client_assertion_type");
    }
    Optional<ToolAssertions.Signed> signed = assertions.read(DemoSite.CANVAS, assertion, "sub");
    if (signed.isEmpty()) {
      return assertions.named(DemoSite.CANVAS, assertion, "sub")
          ? error(400, "invalid_request", "JWS signature invalid.")
          : error(401, "invalid_client", "unknown client");
    }
    JsonNode claims = signed.get().claims();
    for (String name : List.of("iss", "sub", "aud", "exp", "iat", "jti")) {
      if (!claims.has(name)) {
        return error(400, "invalid_request", "the assertion lacks " + name);
      }
    }
    Instant now = Instant.now();
    if (!ToolAssertions.holds(claims.path("aud"), at.tokenEndpoint(DemoSite.CANVAS))) {
      return error(400, "invalid_request", "the 'aud' must be the LTI Authentication endpoint");
    }
    if (at(claims, "iat").isBefore(now.minusSeconds(300))
        || at(claims, "iat").isAfter(now.plusSeconds(30))
        || !at(claims, "exp").isAfter(now)) {
      return error(400, "invalid_request", "the JWT has expired or iat is not recent");
    }
    // All or nothing, where the other shape gives what it can.
    Set<String> granted = granted(signed.get().tool(), scope);
    Set<String> missing = new TreeSet<>(Arrays.asList(scope.split(" ")));
    missing.removeAll(granted);
    if (granted.isEmpty() || !missing.isEmpty()) {
      return error(400, "invalid_scope", "asked for, but not granted: " + clean(missing));
    }
    return ResponseEntity.ok()
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .body(token(signed.get().tool(), granted, CANVAS_SECONDS));
  }

  private String token(DemoTool tool, Set<String> granted, int seconds) {
    return "{\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":%d,\"scope\":\"%s\"}"
        .formatted(access.issue(tool, granted, seconds), seconds, String.join(" ", granted));
  }

  private static Set<String> granted(DemoTool tool, String scope) {
    Set<String> granted = new TreeSet<>(Arrays.asList(scope.split(" ")));
    granted.retainAll(tool.scopes());
    return granted;
  }

  private static String clean(Set<String> scopes) {
    return String.join(" and ", scopes).replaceAll("[^A-Za-z0-9:/._ -]", "");
  }

  /** A time of a token; long ago when there is none. */
  private static Instant at(JsonNode claims, String name) {
    long seconds = claims.path(name).asLong(0);
    return seconds > 100_000_000_000L ? Instant.MAX : Instant.ofEpochSecond(Math.max(0, seconds));
  }

  private static ResponseEntity<String> error(int status, String word, String description) {
    return ResponseEntity.status(status)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .body("{\"error\":\"%s\",\"error_description\":\"%s\"}".formatted(word, description));
  }

  private static ResponseEntity<String> html(int status, String body) {
    return ResponseEntity.status(status)
        .header(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .body(body);
  }
}
