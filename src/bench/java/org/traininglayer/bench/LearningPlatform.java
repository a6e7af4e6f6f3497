package org.traininglayer.bench;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.json.JsonMapper;

/** The learning platform that launches: it has a key, serves its public half, signs id_tokens. */
final class LearningPlatform implements AutoCloseable {

  private static final String LTI = "https://purl.imsglobal.org/spec/lti/claim/";
  private static final String CLIENT = "bench";
  private static final Pattern CONTINUE = Pattern.compile("id=\"continue\" href=\"([^\"]+)\"");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpServer server;
  private final JWSHeader header;
  private final JWSSigner signer;
  private final @Nullable String name;

  LearningPlatform() throws IOException, JOSEException {
    this(0, null);
  }

  /**
   * A platform with a port and a name of its own.
   *
   * @param port 0 for any
   * @param name the issuer; its address where null
   */
  LearningPlatform(int port, @Nullable String name) throws IOException, JOSEException {
    this.name = name;
    RSAKey key = new RSAKeyGenerator(2048).keyID("bench").algorithm(JWSAlgorithm.RS256).generate();
    byte[] keys = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
    header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("bench").build();
    signer = new RSASSASigner(key);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 16);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/keys",
        exchange -> {
          try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
          }
        });
    server.start();
  }

  /** Writes the file that registers this platform with the application. */
  Path register(Path folder) throws IOException {
    String file =
        """
        platforms:
          - name: Bench
            issuer: %1$s
            client-id: %2$s
            authorization-endpoint: %3$s/auth
            token-endpoint: %3$s/token
            jwks-uri: %3$s/keys
            deployments: ["1"]
        """
            .formatted(issuer(), CLIENT, address());
    return Files.writeString(folder.resolve("platforms.yaml"), file);
  }

  /** What a tool must know of it, as JSON. */
  String json() {
    return JSON.writeValueAsString(Map.of("issuer", issuer(), "clientId", CLIENT));
  }

  private String issuer() {
    return name == null ? address() : name;
  }

  /** Where its services are. */
  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Serves more than its key set. */
  void serve(String path, HttpHandler handler) {
    server.createContext(path, handler);
  }

  /**
   * A launch and how long the application took for its two parts.
   *
   * @param path where the browser is sent to
   * @param login nanoseconds for the login initiation
   * @param launch nanoseconds for the launch itself
   */
  record Launched(String path, long login, long launch) {}

  /** Launches one learner into the module. Signing is not part of the time. */
  Launched launch(Browser browser, int port, String learner) throws IOException {
    return launch(browser, "http://127.0.0.1:" + port, learner, claims -> {});
  }

  /**
   * Launches somebody.
   *
   * @param base the tool's public address
   * @param change what is said otherwise than of a learner
   */
  Launched launch(
      Browser browser, String base, String learner, Consumer<Map<String, Object>> change)
      throws IOException {
    String tool = base + "/lti/launch";
    Map<String, String> initiation =
        Map.of(
            "iss",
            issuer(),
            "client_id",
            CLIENT,
            "login_hint",
            learner,
            "target_link_uri",
            tool,
            "lti_message_hint",
            "course-1");
    long begin = System.nanoTime();
    Browser.Page login = browser.post("/lti/login", initiation);
    long loginTook = System.nanoTime() - begin;
    Map<String, String> request = request(login);
    Map<String, Object> claims = claims(learner, tool, request.getOrDefault("nonce", ""));
    change.accept(claims);
    Map<String, String> answer =
        Map.of(
            "id_token", sign(claims),
            "state", request.getOrDefault("state", ""));
    begin = System.nanoTime();
    Browser.Page launch = browser.post("/lti/launch", answer);
    return new Launched(
        (launch.location() == null ? launch.expect(303) : launch).path(),
        loginTook,
        System.nanoTime() - begin);
  }

  /** What the tool asks for: by a redirect, or by a page that leads on. */
  static URI authentication(Browser.Page login) {
    String location = login.location();
    if (location != null) {
      return URI.create(location);
    }
    Matcher link = CONTINUE.matcher(login.expect(200).body());
    if (!link.find()) {
      throw new IllegalStateException("no authentication request in " + login.body());
    }
    return URI.create(HtmlUtils.htmlUnescape(link.group(1)));
  }

  private static Map<String, String> request(Browser.Page login) {
    URI address = authentication(login);
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String pair : address.getRawQuery().split("&")) {
      String[] parts = pair.split("=", 2);
      parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return parameters;
  }

  private Map<String, Object> claims(String learner, String tool, String nonce) {
    long now = Instant.now().getEpochSecond();
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", issuer());
    claims.put("aud", CLIENT);
    claims.put("sub", learner);
    claims.put("iat", now);
    claims.put("exp", now + 300);
    claims.put("nonce", nonce);
    claims.put("name", "Learner " + learner);
    claims.put(LTI + "version", "1.3.0");
    claims.put(LTI + "message_type", "LtiResourceLinkRequest");
    claims.put(LTI + "deployment_id", "1");
    claims.put(LTI + "target_link_uri", tool);
    claims.put(LTI + "resource_link", Map.of("id", "link-1", "title", "Risk scores"));
    claims.put(LTI + "context", Map.of("id", "course-1", "title", "Working with AI"));
    claims.put(LTI + "custom", Map.of("module_id", "cra-risk-score-triage", "job_role", "cra"));
    claims.put(LTI + "roles", List.of("http://purl.imsglobal.org/vocab/lis/v2/membership#Learner"));
    claims.put(
        LTI + "launch_presentation",
        Map.of("locale", "en", "return_url", issuer() + "/course", "document_target", "iframe"));
    return claims;
  }

  private String sign(Map<String, Object> claims) {
    try {
      JWSObject token = new JWSObject(header, new Payload(JSON.writeValueAsString(claims)));
      token.sign(signer);
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
