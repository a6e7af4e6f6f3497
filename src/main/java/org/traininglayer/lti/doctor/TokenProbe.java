package org.traininglayer.lti.doctor;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.traininglayer.http.OutboundHttp;
import org.traininglayer.http.OutboundRequest;
import org.traininglayer.http.Reply;
import org.traininglayer.lti.Check;
import org.traininglayer.lti.Platform;
import org.traininglayer.lti.ToolSignature;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks for an access token, only to see what comes (Security Framework 1.0, 4.1). */
@Component
class TokenProbe {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final OutboundHttp http;
  private final ToolSignature signature;

  TokenProbe(OutboundHttp http, ToolSignature signature) {
    this.http = http;
    this.signature = signature;
  }

  Outcome ask(Platform platform, ScopeSet set) {
    String what = "Services · access token for " + set.words;
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "client_credentials");
    form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
    form.put("client_assertion", assertion(platform));
    form.put("scope", String.join(" ", set.scopes));
    try {
      Reply reply =
          http.execute(
              OutboundRequest.post(
                      platform.tokenEndpoint(), "application/x-www-form-urlencoded", encode(form))
                  .within(ConnectionDoctor.PATIENCE)
                  .header("Accept", "application/json"));
      return read(what, reply);
    } catch (IOException e) {
      return new Outcome(Check.failed(what, "a token", NetworkWords.of(e)), null, null);
    }
  }

  /** By its body, whatever the type says: Moodle sends JSON as text/html. */
  private static Outcome read(String what, Reply reply) {
    JsonNode json;
    try {
      json = JSON.readTree(reply.body());
    } catch (JacksonException e) {
      json = JSON.missingNode();
    }
    String token = json.path("access_token").asString("");
    if (!reply.ok() || token.isEmpty()) {
      String error = json.path("error").asString("");
      String described = json.path("error_description").asString("");
      String said =
          reply.status() >= 300 && reply.status() < 400
              ? "a redirect to " + reply.header("location")
              : error.isEmpty() ? "no token in the answer" : error + " " + described;
      return new Outcome(
          Check.failed(what, "200 and a token", reply.status() + ": " + said.strip()),
          null,
          reply.header("date"));
    }
    String granted = json.path("scope").asString("");
    String words =
        granted.isEmpty()
            ? "given; which scopes is not said"
            : "given for "
                + Arrays.stream(granted.split("\\s+"))
                    .map(scope -> scope.substring(scope.lastIndexOf('/') + 1))
                    .collect(Collectors.joining(", "));
    return new Outcome(Check.passed(what, words), token, reply.header("date"));
  }

  private String assertion(Platform platform) {
    Instant issued = Instant.now().minusSeconds(10);
    return signature.sign(
        Map.of(
            "iss", platform.clientId(),
            "sub", platform.clientId(),
            "aud", platform.audienceForTokens(),
            "iat", issued,
            "exp", issued.plusSeconds(300),
            "jti", UUID.randomUUID().toString()));
  }

  private static String encode(Map<String, String> form) {
    return form.entrySet().stream()
        .map(entry ->
            entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  /**
   * What came.
   *
   * @param date the platform's clock, as it wrote it
   */
  record Outcome(Check check, @Nullable String token, @Nullable String date) {

    /** Without the token. */
    @Override
    public String toString() {
      return check.toString();
    }
  }
}
