package org.traininglayer.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.traininglayer.admin.AuditPages.Entry;
import org.traininglayer.admin.AuditPages.Question;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.lti.Registrations;
import org.traininglayer.testing.TestBrowser;
import org.traininglayer.testing.TestBrowser.Page;
import org.traininglayer.testing.TestPlatform;
import org.traininglayer.testing.TrainingLayerTest;

/** Sign-in by OpenID Connect against a small provider, over real HTTP. */
@TrainingLayerTest
class OidcSignInTest {

  private static final RSAKey KEY = TestPlatform.newKey("provider-1");
  private static final HttpServer PROVIDER = start();
  private static volatile String idToken = "";
  private static volatile String tokenRequest = "";
  private static volatile String authorization = "";

  @Autowired ConsoleUsers users;
  @Autowired Accounts accounts;
  @Autowired RemovedPeople removed;
  @Autowired ConsoleLinks links;
  @Autowired Registrations registrations;
  @Autowired AuditPages audit;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  @DynamicPropertySource
  static void provider(DynamicPropertyRegistry properties) {
    properties.add("traininglayer.console.oidc.issuer", OidcSignInTest::issuer);
    properties.add("traininglayer.console.oidc.client-id", () -> "tool");
    properties.add("traininglayer.console.oidc.client-secret", () -> "s3cret");
    properties.add("traininglayer.console.oidc.name", () -> "Example University");
    properties.add("traininglayer.console.oidc.roles-claim", () -> "realm_access.roles");
    properties.add("traininglayer.console.oidc.site-administrators", () -> "tl-admins");
    properties.add("traininglayer.console.oidc.owners", () -> "tl-owners");
    properties.add("traininglayer.console.oidc.analysts", () -> "tl-analysts");
    properties.add("traininglayer.console.local-sign-in", () -> "false");
    properties.add("traininglayer.console.break-glass-user", () -> "emergency");
  }

  private static String issuer() {
    return "http://localhost:" + PROVIDER.getAddress().getPort();
  }

  private static HttpServer start() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
      String issuer = "http://localhost:" + server.getAddress().getPort();
      server.createContext(
          "/.well-known/openid-configuration",
          exchange ->
              answer(
                  exchange,
                  """
                  {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize",
                   "token_endpoint":"%1$s/token","jwks_uri":"%1$s/keys"}
                  """
                      .formatted(issuer)));
      server.createContext(
          "/keys", exchange -> answer(exchange, new JWKSet(KEY.toPublicJWK()).toString()));
      server.createContext(
          "/token",
          exchange -> {
            tokenRequest =
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            authorization =
                Objects.requireNonNullElse(
                    exchange.getRequestHeaders().getFirst("Authorization"), "");
            answer(
                exchange,
                """
                {"access_token":"a","token_type":"Bearer","expires_in":60,"id_token":"%s"}
                """
                    .formatted(idToken));
          });
      server.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void answer(HttpExchange exchange, String json) throws IOException {
    try (exchange) {
      byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  /** What the authorization request asked for. */
  private static Map<String, String> begin(ConsoleVisitor visitor) {
    Page page = visitor.get("/admin/sign-in/with/provider");
    assertThat(page.location()).as("%s", page).startsWith(issuer() + "/authorize?");
    return TestBrowser.query(URI.create(Objects.requireNonNull(page.location())));
  }

  private static Map<String, Object> claims(Map<String, String> request, String subject) {
    long now = Instant.now().getEpochSecond();
    Map<String, Object> claims = new HashMap<>();
    claims.put("iss", issuer());
    claims.put("aud", "tool");
    claims.put("sub", subject);
    claims.put("iat", now);
    claims.put("exp", now + 300);
    claims.put("nonce", request.get("nonce"));
    claims.put("email", subject + "@Example.org");
    claims.put("email_verified", true);
    claims.put("realm_access", Map.of("roles", List.of("tl-owners", "other")));
    return claims;
  }

  /** A whole sign-in; answers where it led. */
  private Page signIn(
      ConsoleVisitor visitor, String subject, Consumer<Map<String, Object>> change) {
    Map<String, String> request = begin(visitor);
    Map<String, Object> claims = claims(request, subject);
    change.accept(claims);
    idToken = sign(claims, KEY);
    return visitor.get("/admin/sign-in/back?code=abc&state=" + request.get("state"));
  }

  private static String sign(Map<String, Object> claims, RSAKey key) {
    return TestPlatform.sign(
        new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("provider-1").build(), claims, key);
  }

  private static String subject() {
    return "s-" + UUID.randomUUID();
  }

  private ConsoleVisitor visitor() {
    return ConsoleVisitor.anonymous(port);
  }

  @Test
  void somebody_with_a_role_comes_in_and_is_made_a_user_once() {
    String subject = subject();
    ConsoleVisitor visitor = visitor();
    assertThat(visitor.get("/admin/sign-in").body()).contains("Go on with Example University");
    assertThat(signIn(visitor, subject, claims -> {}).location()).isEqualTo("/admin");
    assertThat(visitor.get("/admin/account").body())
        .contains(subject + "@example.org", "Your password is kept there");
    assertThat(visitor.get("/admin/users").status()).as("an owner").isEqualTo(403);
    assertThat(signIn(visitor(), subject, claims -> {}).location()).isEqualTo("/admin");

    ConsoleUser user = users.external(issuer(), subject).orElseThrow();
    assertThat(user.roles()).containsExactly(ConsoleRole.OWNER);
    assertThat(user.passwordHash()).isNull();
    List<Entry> entries =
        audit.read(
            OrganisationId.DEFAULT,
            new Question(subject + "@example.org", null, null, null, null),
            10);
    assertThat(entries).extracting(Entry::action).containsExactly("user.joined");
  }

  @Test
  void the_request_is_bound_by_state_nonce_and_pkce_and_says_who_asks() {
    ConsoleVisitor visitor = visitor();
    Map<String, String> request = begin(visitor);
    assertThat(request)
        .containsEntry("redirect_uri", "https://tool.example/admin/sign-in/back")
        .containsEntry("response_type", "code")
        .containsEntry("code_challenge_method", "S256")
        .containsKeys("state", "nonce", "code_challenge");
    assertThat(request.get("scope")).contains("openid");
    idToken = sign(claims(request, subject()), KEY);
    visitor.get("/admin/sign-in/back?code=abc&state=" + request.get("state"));
    assertThat(URLDecoder.decode(tokenRequest, StandardCharsets.UTF_8))
        .contains(
            "code=abc", "code_verifier=", "redirect_uri=https://tool.example/admin/sign-in/back")
        .doesNotContain("s3cret");
    assertThat(authorization).startsWith("Basic ");
  }

  @Test
  void a_token_that_is_wrong_in_one_thing_lets_nobody_in() {
    long past = Instant.now().getEpochSecond() - 3600;
    Map<String, Consumer<Map<String, Object>>> wrong =
        Map.of(
            "nonce", claims -> claims.put("nonce", "another"),
            "no nonce", claims -> claims.remove("nonce"),
            "audience", claims -> claims.put("aud", "another"),
            "authorized party",
                claims -> {
                  claims.put("aud", List.of("tool", "another"));
                  claims.put("azp", "another");
                },
            "issuer", claims -> claims.put("iss", "https://another.example"),
            "expired",
                claims -> {
                  claims.put("iat", past);
                  claims.put("exp", past + 60);
                },
            "no subject", claims -> claims.remove("sub"));
    wrong.forEach((name, change) -> {
      ConsoleVisitor visitor = visitor();
      assertThat(signIn(visitor, subject(), change).location())
          .as(name)
          .isEqualTo("/admin/sign-in?not-verified");
      assertThat(visitor.isIn()).as(name).isFalse();
    });
  }

  @Test
  void a_token_signed_by_somebody_else_lets_nobody_in() {
    ConsoleVisitor visitor = visitor();
    Map<String, String> request = begin(visitor);
    idToken = sign(claims(request, subject()), TestPlatform.newKey("provider-1"));
    assertThat(visitor.get("/admin/sign-in/back?code=abc&state=" + request.get("state")).location())
        .isEqualTo("/admin/sign-in?not-verified");
    assertThat(visitor.isIn()).isFalse();
  }

  @Test
  void an_answer_that_this_browser_did_not_ask_for_lets_nobody_in() {
    Map<String, String> request = begin(visitor());
    idToken = sign(claims(request, subject()), KEY);
    ConsoleVisitor other = visitor();
    for (String query :
        List.of("code=abc&state=" + request.get("state"), "code=abc", "error=access_denied", "")) {
      assertThat(other.get("/admin/sign-in/back?" + query).status()).as(query).isLessThan(500);
      assertThat(other.isIn()).as(query).isFalse();
    }
  }

  @Test
  void somebody_without_a_role_is_told_so_and_leaves_no_user() {
    String subject = subject();
    Page page =
        signIn(
            visitor(),
            subject,
            claims -> claims.put("realm_access", Map.of("roles", List.of("students"))));
    assertThat(page.location()).isEqualTo("/admin/sign-in?not-let-in");
    assertThat(users.external(issuer(), subject)).isEmpty();
  }

  @Test
  void roles_follow_the_provider_and_other_sessions_end() {
    String subject = subject();
    ConsoleVisitor before = visitor();
    signIn(before, subject, claims -> {});
    signIn(
        visitor(),
        subject,
        claims -> claims.put("realm_access", Map.of("roles", List.of("tl-analysts"))));
    assertThat(before.isIn()).isFalse();
    assertThat(users.external(issuer(), subject).orElseThrow().roles())
        .containsExactly(ConsoleRole.ANALYST);
  }

  @Test
  void somebody_disabled_here_stays_out() {
    String subject = subject();
    signIn(visitor(), subject, claims -> {});
    users.setDisabled(users.external(issuer(), subject).orElseThrow().id(), true);
    ConsoleVisitor visitor = visitor();
    assertThat(signIn(visitor, subject, claims -> {}).location()).endsWith("?not-let-in");
    assertThat(visitor.isIn()).isFalse();
  }

  @Test
  void somebody_removed_here_stays_out_until_invited_again() {
    String subject = subject();
    ConsoleVisitor before = visitor();
    signIn(before, subject, claims -> {});
    ConsoleUser admin = administrator();
    accounts.remove(admin, users.external(issuer(), subject).orElseThrow().id());
    assertThat(before.isIn()).isFalse();

    ConsoleVisitor visitor = visitor();
    assertThat(signIn(visitor, subject, claims -> {}).location()).endsWith("?not-let-in");
    assertThat(visitor.isIn()).isFalse();
    assertThat(users.external(issuer(), subject)).isEmpty();

    RemovedPeople.Removed gone =
        removed.all(OrganisationId.DEFAULT).stream()
            .filter(one -> one.name().equals(subject + "@example.org"))
            .findFirst()
            .orElseThrow();
    assertThat(gone.by()).isEqualTo(admin.getUsername());
    assertThat(removed.letBack(new OrganisationId(UUID.randomUUID()), gone.id())).isEmpty();
    accounts.letBack(admin, gone.id());
    assertThatThrownBy(() -> accounts.letBack(admin, gone.id()))
        .isInstanceOf(Accounts.NotDoneException.class);
    assertThat(signIn(visitor(), subject, claims -> {}).location()).isEqualTo("/admin");
    assertThat(
            audit.read(
                OrganisationId.DEFAULT,
                new Question(admin.getUsername(), null, null, null, null),
                10))
        .extracting(Entry::action)
        .containsExactly("user.invited", "user.removed");
  }

  @Test
  void what_somebody_invited_ends_when_the_provider_takes_the_right_away() {
    String subject = subject();
    signIn(
        visitor(),
        subject,
        claims -> claims.put("realm_access", Map.of("roles", List.of("tl-admins"))));
    ConsoleUser administrator = users.external(issuer(), subject).orElseThrow();
    String code =
        accounts.invite(administrator, "Colleague", java.util.EnumSet.of(ConsoleRole.OWNER));
    UUID others = registrations.invite(OrganisationId.DEFAULT, subject, subject).id();
    UUID theirs =
        registrations.invite(OrganisationId.DEFAULT, subject, administrator.getUsername()).id();
    assertThat(links.open(code)).isPresent();

    signIn(
        visitor(),
        subject,
        claims -> claims.put("realm_access", Map.of("roles", List.of("tl-admins", "tl-analysts"))));
    assertThat(links.open(code)).as("still an administrator").isPresent();

    signIn(visitor(), subject, claims -> {});
    assertThat(users.external(issuer(), subject).orElseThrow().roles())
        .containsExactly(ConsoleRole.OWNER);
    assertThat(links.open(code)).isEmpty();
    assertThat(registrations.invites(OrganisationId.DEFAULT))
        .extracting(Registrations.Invite::id)
        .as("those of somebody else stay")
        .contains(others)
        .doesNotContain(theirs);
  }

  private ConsoleUser administrator() {
    String name = "admin-" + UUID.randomUUID();
    users.add(
        OrganisationId.DEFAULT,
        name,
        ConsoleVisitor.PASSWORD,
        java.util.EnumSet.of(ConsoleRole.SITE_ADMINISTRATOR));
    return users.named(name).orElseThrow();
  }

  @Test
  void the_name_of_a_local_user_is_not_taken_over() {
    String subject = subject();
    users.add(
        OrganisationId.DEFAULT,
        subject + "@example.org",
        ConsoleVisitor.PASSWORD,
        java.util.EnumSet.of(ConsoleRole.SITE_ADMINISTRATOR));
    assertThat(signIn(visitor(), subject, claims -> {}).location()).endsWith("?name-taken");
  }

  @Test
  void only_the_emergency_account_may_use_a_password() {
    users.add(
        OrganisationId.DEFAULT,
        "emergency",
        ConsoleVisitor.PASSWORD,
        java.util.EnumSet.of(ConsoleRole.SITE_ADMINISTRATOR));
    String other = "local-" + UUID.randomUUID();
    users.add(
        OrganisationId.DEFAULT,
        other,
        ConsoleVisitor.PASSWORD,
        java.util.EnumSet.of(ConsoleRole.SITE_ADMINISTRATOR));
    assertThat(visitor().get("/admin/sign-in").body()).doesNotContain("name=\"password\"");
    ConsoleVisitor visitor = visitor();
    Page form = visitor.get("/admin/sign-in?local");
    java.util.regex.Matcher token =
        java.util.regex.Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"")
            .matcher(form.body());
    assertThat(token.find()).isTrue();
    assertThat(
            visitor
                .postBare(
                    "/admin/sign-in",
                    Map.of(
                        "username",
                        other,
                        "password",
                        ConsoleVisitor.PASSWORD,
                        "_csrf",
                        token.group(1)))
                .location())
        .endsWith("?wrong");
    assertThat(
            visitor
                .postBare(
                    "/admin/sign-in",
                    Map.of(
                        "username",
                        "emergency",
                        "password",
                        ConsoleVisitor.PASSWORD,
                        "_csrf",
                        token.group(1)))
                .location())
        .isEqualTo("/admin");
  }

  @Test
  void other_registrations_do_not_exist() {
    assertThat(visitor().get("/admin/sign-in/with/google").status()).isEqualTo(404);
    assertThat(visitor().get("/admin/sign-in/with").status()).isEqualTo(404);
  }
}
