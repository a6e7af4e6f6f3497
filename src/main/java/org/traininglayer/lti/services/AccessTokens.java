package org.traininglayer.lti.services;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.traininglayer.http.OutboundHttp;
import org.traininglayer.http.OutboundRequest;
import org.traininglayer.http.Reply;
import org.traininglayer.kernel.PlatformId;
import org.traininglayer.lti.Platform;
import org.traininglayer.lti.ToolSignature;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Access tokens for the services of platforms: client credentials with a signed assertion (1EdTech
 * Security Framework 1.0, 4.1; RFC 7523), kept for as long as the platform says.
 */
final class AccessTokens {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Moodle allows no skew at all, and its clock may be behind ours. */
  private static final Duration BACK_DATED = Duration.ofSeconds(10);

  private static final Duration ASSERTION_LIFE = Duration.ofMinutes(5);
  private static final Duration MARGIN = Duration.ofSeconds(60);
  private static final Duration UNSTATED = Duration.ofMinutes(5);

  private final OutboundHttp http;
  private final ToolSignature signature;
  private final Clock clock;
  private final Cache<Key, Token> kept;
  private final Map<Key, ReentrantLock> fetching = new ConcurrentHashMap<>();

  AccessTokens(OutboundHttp http, ToolSignature signature, Clock clock, Ticker ticker) {
    this.http = http;
    this.signature = signature;
    this.clock = clock;
    this.kept =
        Caffeine.newBuilder()
            .maximumSize(1_000)
            .ticker(ticker)
            .expireAfter(Expiry.creating((Key key, Token token) -> token.keep()))
            .build();
  }

  /**
   * A token for exactly these scopes, or why there is none.
   *
   * @throws IOException when the platform cannot be reached
   */
  Grant grant(Platform platform, Set<String> scopes) throws IOException {
    Key key = new Key(platform.id(), Set.copyOf(scopes));
    Token known = kept.getIfPresent(key);
    if (known != null) {
      return known;
    }
    ReentrantLock one = fetching.computeIfAbsent(key, k -> new ReentrantLock());
    one.lock();
    try {
      Token meanwhile = kept.getIfPresent(key);
      if (meanwhile != null) {
        return meanwhile;
      }
      Grant fetched = fetch(platform, scopes);
      if (fetched instanceof Token token) {
        kept.put(key, token);
      }
      return fetched;
    } finally {
      one.unlock();
    }
  }

  /** Forgets a token that was not accepted, unless there is another one by now. */
  void forget(Platform platform, Set<String> scopes, Token refused) {
    kept.asMap().remove(new Key(platform.id(), Set.copyOf(scopes)), refused);
  }

  private Grant fetch(Platform platform, Set<String> scopes) throws IOException {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "client_credentials");
    form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
    form.put("client_assertion", assertion(platform));
    form.put("scope", String.join(" ", new TreeSet<>(scopes)));
    Reply reply =
        http.execute(
            OutboundRequest.post(
                    platform.tokenEndpoint(), "application/x-www-form-urlencoded", encode(form))
                .header("Accept", "application/json"));
    return reply.ok() ? read(reply) : new Refused(reply);
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

  /** Reads the body as JSON whatever it calls itself: Moodle sends it as text/html. */
  private static Grant read(Reply reply) {
    JsonNode json;
    try {
      json = JSON.readTree(reply.body());
    } catch (JacksonException e) {
      return new Unreadable();
    }
    String token = json.path("access_token").asString("");
    return token.isBlank() ? new Unreadable() : new Token(token, keep(json.get("expires_in")));
  }

  /** A minute less than the platform says; half of it when that is short. */
  private static Duration keep(@Nullable JsonNode expiresIn) {
    long seconds = expiresIn == null ? UNSTATED.toSeconds() : expiresIn.asLong(0);
    Duration life = Duration.ofSeconds(Math.max(seconds, 0));
    Duration half = life.dividedBy(2);
    Duration less = life.minus(MARGIN);
    return less.compareTo(half) > 0 ? less : half;
  }

  private static String encode(Map<String, String> form) {
    return form.entrySet().stream()
        .map(entry ->
            entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  private record Key(PlatformId platform, Set<String> scopes) {}

  /** What came of asking. */
  sealed interface Grant {}

  /** A bearer token. */
  record Token(String value, Duration keep) implements Grant {

    /** Without the token. */
    @Override
    public String toString() {
      return "Token[" + keep + "]";
    }
  }

  /** The platform said no. */
  record Refused(Reply reply) implements Grant {}

  /** The platform said yes, but gave no token. */
  record Unreadable() implements Grant {}
}
