package org.traininglayer.lti.services;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.traininglayer.http.OutboundHttp;
import org.traininglayer.http.OutboundRequest;
import org.traininglayer.http.Reply;
import org.traininglayer.lti.Launch.GradeService;
import org.traininglayer.lti.Platform;
import org.traininglayer.lti.Rosters;
import org.traininglayer.lti.ToolSignature;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Requests for access tokens: client credentials with a signed assertion (1EdTech <a
 * href="https://www.imsglobal.org/spec/security/v1p0">Security Framework 1.0, 4.1</a>; <a
 * href="https://www.rfc-editor.org/rfc/rfc7523">RFC 7523</a>). Nothing is kept here.
 */
@Component
public class TokenRequests {

  /**
   * The scopes that this tool uses, service by service. Those of one service are asked for
   * together: Canvas charges each token like two hundred calls, and refuses the fourth within a few
   * seconds.
   */
  public static final List<Set<String>> SERVICES =
      List.of(
          Set.of(GradeService.LINE_ITEM_SCOPE, GradeService.SCORE_SCOPE, GradeService.RESULT_SCOPE),
          Set.of(Rosters.SCOPE));

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Moodle allows no skew at all, and its clock may be behind ours. */
  private static final Duration BACK_DATED = Duration.ofSeconds(10);

  private static final Duration ASSERTION_LIFE = Duration.ofMinutes(5);

  private final OutboundHttp http;
  private final ToolSignature signature;
  private final Clock clock;

  /** With the time of this machine. */
  @Autowired
  public TokenRequests(OutboundHttp http, ToolSignature signature) {
    this(http, signature, Clock.systemUTC());
  }

  TokenRequests(OutboundHttp http, ToolSignature signature, Clock clock) {
    this.http = http;
    this.signature = signature;
    this.clock = clock;
  }

  /**
   * Asks once for one token.
   *
   * @param platform one that {@linkplain Platform#hasServices has services}
   * @param patience how long the platform may take
   * @throws IOException when the platform cannot be reached
   */
  public Reply ask(Platform platform, Set<String> scopes, Duration patience) throws IOException {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "client_credentials");
    form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
    form.put("client_assertion", assertion(platform));
    form.put("scope", String.join(" ", new TreeSet<>(scopes)));
    return http.execute(
        OutboundRequest.post(
                Objects.requireNonNull(platform.tokenEndpoint()),
                "application/x-www-form-urlencoded",
                encode(form))
            .within(patience)
            .header("Accept", "application/json"));
  }

  /** All scopes of the service that these are of; these themselves, if they are of none. */
  static Set<String> together(Set<String> scopes) {
    return SERVICES.stream().filter(one -> one.containsAll(scopes)).findFirst().orElse(scopes);
  }

  /** The body as JSON whatever it calls itself: Moodle sends it as text/html. */
  public static JsonNode json(Reply reply) {
    try {
      return JSON.readTree(reply.body());
    } catch (JacksonException e) {
      return JSON.missingNode();
    }
  }

  /**
   * What was granted; where the answer does not say, all that was asked for (<a
   * href="https://www.rfc-editor.org/rfc/rfc6749#section-5.1">RFC 6749, 5.1</a>).
   */
  public static Set<String> granted(JsonNode answer, Set<String> asked) {
    String said = answer.path("scope").asString("").strip();
    return said.isEmpty()
        ? Set.copyOf(asked)
        : Arrays.stream(said.split("\\s+")).collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Whether one of the scopes is what the platform minds. Canvas refuses all where one is missing;
   * Moodle grants those it has.
   */
  public static boolean mindsScopes(Reply reply) {
    return reply.status() >= 400
        && reply.status() < 404
        && reply.text().toLowerCase(Locale.ROOT).contains("scope");
  }

  private String assertion(Platform platform) {
    Instant issued = clock.instant().minus(BACK_DATED);
    return signature.sign(
        Map.of(
            "iss", platform.clientId(),
            "sub", platform.clientId(),
            "aud", platform.audienceForTokens(),
            "iat", issued,
            "exp", issued.plus(ASSERTION_LIFE),
            "jti", UUID.randomUUID().toString()));
  }

  private static String encode(Map<String, String> form) {
    return form.entrySet().stream()
        .map(entry ->
            entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
