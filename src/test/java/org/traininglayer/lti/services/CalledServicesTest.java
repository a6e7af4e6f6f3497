package org.traininglayer.lti.services;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.kernel.PlatformId;
import org.traininglayer.lti.ConnectionTraces.ConnectionTrace;
import org.traininglayer.lti.Launch;
import org.traininglayer.lti.Platform;
import org.traininglayer.lti.Platform.NewDeployments;
import org.traininglayer.lti.PlatformServices.Answer;
import org.traininglayer.lti.PlatformServices.Part;
import org.traininglayer.lti.Rosters;
import org.traininglayer.lti.ServiceCall;
import org.traininglayer.lti.ToolSignature;
import org.traininglayer.testing.NoPlatforms;
import org.traininglayer.testing.OpenHttp;

/** Tokens and scores, with the habits that real platforms have. */
class CalledServicesTest {

  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
  private static final PlatformId PLATFORM = new PlatformId(UUID.randomUUID());
  private static final String SCORE = "{\"scoreGiven\":0}";

  private final WireMockServer server = new WireMockServer(options().dynamicPort());
  private final List<Map<String, Object>> signed = new ArrayList<>();
  private final List<ConnectionTrace> traces = new ArrayList<>();
  private long nanos;
  private boolean inUse = true;
  private CalledServices services;

  private static final String SCORES = Launch.GradeService.SCORE_SCOPE;
  private static final String RESULT = Launch.GradeService.RESULT_SCOPE;
  private static final Set<String> AGS =
      Set.of(Launch.GradeService.LINE_ITEM_SCOPE, SCORES, RESULT);

  @BeforeEach
  void start() {
    server.start();
    tokens("application/json", 3600);
    server.stubFor(post(urlPathEqualTo("/item/scores")).willReturn(aResponse()));
    ToolSignature signature =
        claims -> {
          signed.add(claims);
          return "assertion-" + signed.size();
        };
    services =
        new CalledServices(
            new OnePlatform(),
            OpenHttp.create(),
            new AccessTokens(
                new TokenRequests(OpenHttp.create(), signature, Clock.fixed(NOW, ZoneOffset.UTC)),
                () -> nanos),
            new ServiceTraces(
                trace -> {
                  traces.add(trace);
                  return "CODE-" + traces.size();
                },
                () -> nanos));
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void scores_is_appended_to_the_path_and_the_query_is_kept() throws IOException {
    assertThat(send("/item?type_id=2").ok()).isTrue();
    server.verify(postRequestedFor(urlEqualTo("/item/scores?type_id=2")));
    assertThat(ServiceCall.below(URI.create("https://a.example/b/c%20d/?x=1&y=%26"), "scores"))
        .hasToString("https://a.example/b/c%20d/scores?x=1&y=%26");
  }

  @Test
  void the_content_type_is_exactly_that_of_a_score() throws IOException {
    send("/item");
    LoggedRequest request = scorePosts().getFirst();
    assertThat(request.header("Content-Type").values())
        .containsExactly("application/vnd.ims.lis.v1.score+json");
    assertThat(request.header("Accept").values()).containsExactly("*/*");
    assertThat(request.header("Authorization").values()).containsExactly("Bearer token-1");
    assertThat(request.getBodyAsString()).isEqualTo(SCORE);
  }

  @Test
  void the_assertion_says_who_we_are_for_a_short_while() throws IOException {
    send("/item");
    Map<String, Object> claims = signed.getFirst();
    assertThat(claims)
        .containsEntry("iss", "client-1")
        .containsEntry("sub", "client-1")
        .containsEntry("aud", "https://lms.example/token-audience")
        .containsEntry("iat", NOW.minusSeconds(10))
        .doesNotContainKey("nbf");
    assertThat((Instant) claims.get("exp"))
        .isAfter(NOW.plusSeconds(60))
        .isBefore(NOW.plus(Duration.ofMinutes(10)));
    assertThat(UUID.fromString((String) claims.get("jti")).version()).isEqualTo(4);
  }

  @Test
  void the_scopes_of_a_service_are_asked_for_together_in_a_form() throws IOException {
    send("/item");
    server.verify(
        postRequestedFor(urlEqualTo("/token"))
            .withHeader("Content-Type", equalTo("application/x-www-form-urlencoded"))
            .withFormParam("grant_type", equalTo("client_credentials"))
            .withFormParam(
                "client_assertion_type",
                equalTo("urn:ietf:params:oauth:client-assertion-type:jwt-bearer"))
            .withFormParam("client_assertion", equalTo("assertion-1"))
            .withFormParam("scope", equalTo(String.join(" ", new TreeSet<>(AGS)))));
  }

  @Test
  void one_token_serves_all_calls_of_a_service_and_no_others() throws IOException {
    server.stubFor(any(urlPathEqualTo("/list")).willReturn(aResponse().withBody("[]")));
    URI list = URI.create(server.baseUrl() + "/list");
    send("/item");
    assertThat(call(ServiceCall.lineItems(list)).ok()).isTrue();
    assertThat(tokenScopes()).containsExactly(AGS);
    assertThat(call(ServiceCall.members(list)).ok()).isTrue();
    assertThat(tokenScopes()).containsExactly(AGS, Set.of(Rosters.SCOPE));
  }

  @Test
  void where_all_is_refused_for_one_scope_the_others_are_asked_for_together() throws IOException {
    refusing("asked for, but not granted: " + RESULT, RESULT);
    server.stubFor(any(urlPathEqualTo("/list")).willReturn(aResponse().withBody("[]")));
    URI list = URI.create(server.baseUrl() + "/list");

    assertThat(send("/item").ok()).isTrue();
    assertThat(call(ServiceCall.lineItems(list)).ok()).isTrue();
    assertThat(tokenScopes())
        .as("all, then all but the results")
        .containsExactly(AGS, Set.of(Launch.GradeService.LINE_ITEM_SCOPE, SCORES));
    Answer result = call(ServiceCall.result(list, "learner-1"));
    assertThat(result.part()).isEqualTo(Part.TOKEN);
    assertThat(result.body()).contains("invalid_scope");
    assertThat(tokenScopes().getLast()).containsExactly(RESULT);
  }

  @Test
  void where_it_is_not_said_which_scope_is_missing_each_is_asked_for_alone() throws IOException {
    refusing("exceeds what was granted", RESULT);
    assertThat(send("/item").ok()).isTrue();
    nanos = Duration.ofSeconds(3541).toNanos();
    assertThat(send("/item").ok()).isTrue();
    assertThat(tokenScopes())
        .as("all is not asked for again soon")
        .containsExactly(AGS, Set.of(SCORES), Set.of(SCORES));
  }

  @Test
  void a_platform_that_grants_less_than_was_asked_for_is_asked_for_the_rest() throws IOException {
    token(Launch.GradeService.SCORE_SCOPE);
    assertThat(send("/item").ok()).isTrue();
    server.stubFor(
        post(urlEqualTo("/token"))
            .willReturn(aResponse().withStatus(400).withBody("{\"error\":\"invalid_scope\"}")));
    Answer columns = call(ServiceCall.lineItems(URI.create(server.baseUrl() + "/list")));
    assertThat(columns.part()).isEqualTo(Part.TOKEN);
    assertThat(tokenScopes()).containsExactly(AGS, Set.of(Launch.GradeService.LINE_ITEM_SCOPE));
    assertThat(send("/item").ok()).as("the first token is still good").isTrue();
  }

  @Test
  void a_token_that_comes_too_soon_is_for_later_and_nothing_narrower_is_asked_for()
      throws IOException {
    server.stubFor(
        post(urlEqualTo("/token"))
            .willReturn(
                aResponse().withStatus(403).withBody("403 Forbidden (Rate Limit Exceeded)\n")));
    Answer answer = send("/item");
    assertThat(answer.part()).isEqualTo(Part.TOKEN);
    assertThat(answer.throttled()).isTrue();
    assertThat(tokenPosts()).isEqualTo(1);
  }

  /** Refuses every request that has this scope among others. */
  private void refusing(String description, String scope) {
    server.stubFor(
        post(urlEqualTo("/token"))
            .withFormParam("scope", containing(scope))
            .willReturn(
                aResponse()
                    .withStatus(400)
                    .withBody(
                        "{\"error\":\"invalid_scope\",\"error_description\":\""
                            + description
                            + "\"}")));
  }

  private List<Set<String>> tokenScopes() {
    return server.findAll(postRequestedFor(urlEqualTo("/token"))).stream()
        .map(request -> Set.of(request.formParameter("scope").firstValue().split(" ")))
        .toList();
  }

  private Answer call(ServiceCall call) throws IOException {
    return services.call(PLATFORM, null, call);
  }

  @Test
  void a_token_answer_that_calls_itself_html_is_read_all_the_same() throws IOException {
    tokens("text/html; charset=UTF-8", 3600);
    assertThat(send("/item").ok()).isTrue();
  }

  @Test
  void a_token_is_used_again_until_a_minute_before_its_end() throws IOException {
    send("/item");
    nanos = Duration.ofSeconds(3539).toNanos();
    send("/item");
    assertThat(tokenPosts()).isEqualTo(1);
    nanos = Duration.ofSeconds(3541).toNanos();
    send("/item");
    assertThat(tokenPosts()).isEqualTo(2);
  }

  @Test
  void a_token_of_sixty_seconds_works() throws IOException {
    tokens("application/json", 60);
    assertThat(send("/item").ok()).isTrue();
    nanos = Duration.ofSeconds(29).toNanos();
    assertThat(send("/item").ok()).isTrue();
    assertThat(tokenPosts()).isEqualTo(1);
    nanos = Duration.ofSeconds(31).toNanos();
    assertThat(send("/item").ok()).isTrue();
    assertThat(tokenPosts()).isEqualTo(2);
  }

  @Test
  void a_token_that_is_not_accepted_is_renewed_once() throws IOException {
    server.stubFor(
        post(urlPathEqualTo("/item/scores"))
            .inScenario("ended early")
            .whenScenarioStateIs(Scenario.STARTED)
            .willReturn(aResponse().withStatus(401))
            .willSetStateTo("renewed"));
    server.stubFor(
        post(urlPathEqualTo("/item/scores"))
            .inScenario("ended early")
            .whenScenarioStateIs("renewed")
            .willReturn(aResponse()));
    assertThat(send("/item").ok()).isTrue();
    assertThat(tokenPosts()).isEqualTo(2);
  }

  @Test
  void and_not_twice() throws IOException {
    server.stubFor(post(urlPathEqualTo("/item/scores")).willReturn(aResponse().withStatus(401)));
    Answer answer = send("/item");
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.part()).isEqualTo(Part.SERVICE);
    assertThat(scorePosts()).hasSize(2);
    assertThat(tokenPosts()).isEqualTo(2);
  }

  @Test
  void a_refused_token_says_so_and_no_score_is_sent() throws IOException {
    server.stubFor(
        post(urlEqualTo("/token"))
            .willReturn(aResponse().withStatus(400).withBody("{\"error\": \"invalid_client\"}")));
    Answer answer = send("/item");
    assertThat(answer.part()).isEqualTo(Part.TOKEN);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("invalid_client");
    assertThat(answer.about()).isNotBlank();
    assertThat(scorePosts()).isEmpty();
  }

  @Test
  void a_token_answer_without_a_token_is_no_success() throws IOException {
    server.stubFor(
        post(urlEqualTo("/token")).willReturn(aResponse().withBody("<html>Log in</html>")));
    Answer answer = send("/item");
    assertThat(answer.ok()).isFalse();
    assertThat(answer.part()).isEqualTo(Part.TOKEN);
  }

  private Answer send(String lineItem) throws IOException {
    return services.postScore(PLATFORM, URI.create(server.baseUrl() + lineItem), SCORE);
  }

  private void tokens(String contentType, int seconds) {
    tokens(contentType, seconds, "");
  }

  private void token(String granted) {
    tokens("application/json", 3600, granted);
  }

  private void tokens(String contentType, int seconds, String granted) {
    server.stubFor(
        post(urlEqualTo("/token"))
            .willReturn(
                aResponse()
                    .withHeader("Content-Type", contentType)
                    .withBody(
                        "{\"access_token\":\"token-1\",\"token_type\":\"Bearer\",\"expires_in\":"
                            + seconds
                            + (granted.isEmpty() ? "" : ",\"scope\":\"" + granted + "\"")
                            + "}")));
  }

  @Test
  void nothing_is_asked_of_a_platform_that_is_out_of_use() throws IOException {
    assertThat(send("/item").ok()).isTrue();
    server.resetRequests();
    inUse = false;
    Answer answer = send("/item");
    assertThat(answer.part()).isEqualTo(Part.TOKEN);
    assertThat(answer.status()).as("later, not never").isEqualTo(503);
    assertThat(answer.about()).contains("out of use");
    assertThat(server.getAllServeEvents()).isEmpty();
    inUse = true;
    assertThat(send("/item").ok()).isTrue();
  }

  private int tokenPosts() {
    return server.findAll(postRequestedFor(urlEqualTo("/token"))).size();
  }

  private List<LoggedRequest> scorePosts() {
    return server.findAll(postRequestedFor(urlPathEqualTo("/item/scores")));
  }

  /** One platform, at the test's server. */
  private final class OnePlatform extends NoPlatforms {
    @Override
    public boolean inUse(PlatformId id) {
      return inUse;
    }

    @Override
    public Optional<Platform> find(PlatformId id) {
      return Optional.of(
          new Platform(
              id,
              OrganisationId.DEFAULT,
              "LMS",
              "https://lms.example",
              "client-1",
              URI.create(server.baseUrl() + "/auth"),
              URI.create(server.baseUrl() + "/token"),
              "https://lms.example/token-audience",
              URI.create(server.baseUrl() + "/jwks"),
              "moodle",
              NewDeployments.HOLD,
              false));
    }
  }
}
