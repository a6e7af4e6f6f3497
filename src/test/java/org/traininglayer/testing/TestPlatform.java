package org.traininglayer.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.kernel.PlatformId;
import org.traininglayer.lti.Platform;
import org.traininglayer.lti.Platform.NewDeployments;
import org.traininglayer.lti.Platforms;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A learning platform for tests, with keys of its own at an address of its own. Whatever it signs
 * is right unless a test changes it in one place.
 *
 * <pre>{@code
 * TestPlatform moodle = TestPlatform.start();
 * moodle.register(platforms);
 * String path = moodle.launch(port, claims -> claims.put("sub", "mary"));
 * }</pre>
 */
public final class TestPlatform implements AutoCloseable {

  /** The public address of the tool in {@link TrainingLayerTest}. */
  public static final String TOOL = "https://tool.example";

  /** The deployment that is registered. */
  public static final String DEPLOYMENT = "1";

  /** Prefix of the claims of LTI. */
  public static final String LTI = "https://purl.imsglobal.org/spec/lti/claim/";

  /** A role as a platform sends it. */
  public static final String LEARNER = "http://purl.imsglobal.org/vocab/lis/v2/membership#Learner";

  /** A role as a platform sends it. */
  public static final String INSTRUCTOR =
      "http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor";

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
  private static final RSAKey FIRST_KEY = newKey("first");

  private final HttpServer server;
  private final String clientId = "client-" + UUID.randomUUID();

  /**
   * An address of its own: ports come again, and what is kept of an address would come with them.
   */
  private final String keysPath = "/keys/" + UUID.randomUUID();

  private final AtomicInteger keyRequests = new AtomicInteger();
  private volatile RSAKey key = FIRST_KEY;
  private volatile HttpHandler keysAnswer = TestPlatform::noAnswer;

  private TestPlatform(HttpServer server) {
    this.server = server;
    publish(key);
  }

  /** A platform that runs until the JVM ends or it is closed. */
  public static TestPlatform start() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      TestPlatform platform = new TestPlatform(server);
      server.createContext(
          "/keys",
          exchange -> {
            platform.keyRequests.incrementAndGet();
            platform.keysAnswer.handle(exchange);
          });
      server.start();
      return platform;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A new RSA key of 2048 bits. */
  public static RSAKey newKey(String kid) {
    try {
      return new RSAKeyGenerator(2048)
          .keyID(kid)
          .algorithm(JWSAlgorithm.RS256)
          .keyUse(KeyUse.SIGNATURE)
          .generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Registers this platform with deployment 1; others are held. */
  public Platform register(Platforms platforms) {
    return register(platforms, platform -> platform);
  }

  /** Registers this platform, changed in some way. */
  public Platform register(Platforms platforms, UnaryOperator<Platform> change) {
    return platforms.register(change.apply(registration()), List.of(DEPLOYMENT));
  }

  /** How this platform is registered. */
  public Platform registration() {
    return new Platform(
        new PlatformId(UUID.randomUUID()),
        OrganisationId.DEFAULT,
        "Test platform",
        issuer(),
        clientId,
        URI.create(address("/auth")),
        URI.create(address("/token")),
        null,
        URI.create(address(keysPath)),
        "moodle",
        NewDeployments.HOLD,
        false);
  }

  /** Its issuer. */
  public String issuer() {
    return address("");
  }

  /** The tool's client id there. */
  public String clientId() {
    return clientId;
  }

  /** The key it signs with. */
  public RSAKey key() {
    return key;
  }

  /** An address of this platform. */
  public String address(String path) {
    return "http://localhost:" + server.getAddress().getPort() + path;
  }

  /** Serves other paths too, for example {@code /token} or {@code /lineitems}. */
  public void serve(String path, HttpHandler handler) {
    server.createContext(path, handler);
  }

  /** How often the key set was asked for. */
  public int keyRequests() {
    return keyRequests.get();
  }

  /** Signs with another key from now on, and publishes only that. */
  public void rotate(RSAKey newKey) {
    key = newKey;
    publish(newKey);
  }

  /** Lets the key set's address answer as the test wants. */
  public void answerKeysWith(HttpHandler handler) {
    keysAnswer = handler;
  }

  /** Publishes this key set. */
  public void publish(RSAKey published) {
    publish(new JWKSet(published.toPublicJWK()).toString());
  }

  /** Publishes this text as key set. */
  public void publish(String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    keysAnswer =
        exchange -> {
          try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
          }
        };
  }

  /** Claims of a learner's launch that are right in everything but the nonce. */
  public Map<String, Object> claims() {
    long now = Instant.now().getEpochSecond();
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", issuer());
    claims.put("aud", clientId);
    claims.put("sub", "learner-1");
    claims.put("iat", now);
    claims.put("exp", now + 60);
    claims.put("name", "Mary Muster");
    claims.put(LTI + "version", "1.3.0");
    claims.put(LTI + "message_type", "LtiResourceLinkRequest");
    claims.put(LTI + "deployment_id", DEPLOYMENT);
    claims.put(LTI + "target_link_uri", TOOL + "/lti/launch");
    claims.put(LTI + "resource_link", Map.of("id", "link-1", "title", "Risk scores"));
    claims.put(LTI + "context", Map.of("id", "course-1", "title", "Working with AI"));
    claims.put(LTI + "roles", List.of(LEARNER));
    claims.put(
        LTI + "launch_presentation",
        Map.of("locale", "en", "return_url", address("/course?id=1"), "document_target", "iframe"));
    return claims;
  }

  /** Signs claims with the platform's key. */
  public String sign(Map<String, Object> claims) {
    RSAKey with = key;
    return sign(
        new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(with.getKeyID()).build(), claims, with);
  }

  /** Signs claims under this header with this key. */
  public static String sign(JWSHeader header, Map<String, Object> claims, RSAKey with) {
    try {
      JWSObject token = new JWSObject(header, new Payload(JSON.writeValueAsString(claims)));
      token.sign(new RSASSASigner(with));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A launch as a learner. */
  public String launch(int toolPort) {
    return launch(toolPort, claims -> {});
  }

  /**
   * A whole launch: login, authentication request, id_token.
   *
   * @param toolPort where the tool listens on this machine
   * @param change changes the claims
   * @return the path that the browser is sent to, with the launch's token
   */
  public String launch(int toolPort, Consumer<Map<String, Object>> change) {
    TestBrowser browser = new TestBrowser(toolPort);
    TestBrowser.Page page = launch(browser, change);
    String path = page.location();
    if (page.status() != 303 || path == null) {
      throw new AssertionError("the launch led nowhere: " + page);
    }
    return path;
  }

  /** A whole launch in this browser; whatever comes of it. */
  public TestBrowser.Page launch(TestBrowser browser, Consumer<Map<String, Object>> change) {
    TestBrowser.Begun begun = browser.begin(loginParameters());
    Map<String, Object> claims = claims();
    claims.put("nonce", begun.nonce());
    change.accept(claims);
    return browser.postLaunch(Map.of("id_token", sign(claims), "state", begun.state()));
  }

  /** Parameters of a login initiation. */
  public Map<String, String> loginParameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("iss", issuer());
    parameters.put("client_id", clientId);
    parameters.put("login_hint", "7");
    parameters.put("lti_message_hint", "{\"cmid\":12,\"launchid\":\"ltilaunch_1&2\"}");
    parameters.put("target_link_uri", TOOL + "/lti/launch");
    return parameters;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private static void noAnswer(com.sun.net.httpserver.HttpExchange exchange) {
    exchange.close();
  }
}
