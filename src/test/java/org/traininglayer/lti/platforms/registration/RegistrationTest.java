package org.traininglayer.lti.platforms.registration;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.lti.ConnectionReports;
import org.traininglayer.lti.Platform;
import org.traininglayer.lti.Platform.NewDeployments;
import org.traininglayer.lti.PlatformControl;
import org.traininglayer.lti.PlatformControl.State;
import org.traininglayer.lti.Platforms;
import org.traininglayer.lti.Registrations;
import org.traininglayer.lti.Registrations.Sent;
import org.traininglayer.testing.PlatformLike;
import org.traininglayer.testing.TestBrowser;
import org.traininglayer.testing.TestBrowser.Page;
import org.traininglayer.testing.TrainingLayerTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Registrations by URL, over HTTP, with platforms in the shapes of Moodle and Canvas. */
@TrainingLayerTest
class RegistrationTest {

  private static final OrganisationId US = OrganisationId.DEFAULT;
  private static final String SECRET_TOKEN = "s3cret-registration-token";

  @RegisterExtension
  static final WireMockExtension LMS =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  @LocalServerPort int port;
  @Autowired Registrations registrations;
  @Autowired Platforms platforms;
  @Autowired PlatformControl control;
  @Autowired ConnectionReports reports;
  @Autowired JdbcClient jdbc;

  private TestBrowser browser;
  private String client;

  @BeforeEach
  void fresh() {
    browser = new TestBrowser(port);
    client = "client-" + UUID.randomUUID();
    // One address serves every test of this class, and each is a stranger to the last.
    jdbc.sql("delete from lti_platform where starts_with(issuer, :base)")
        .param("base", base())
        .update();
  }

  @Test
  void the_page_shows_what_will_be_connected_and_calls_nobody() {
    moodle();

    Page page = browser.get("/lti/register?" + TestBrowser.form(parameters(invite())));

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body()).contains("<strong>localhost</strong>").contains(SECRET_TOKEN);
    assertThat(page.headers().get("referrer-policy")).containsExactly("no-referrer");
    assertThat(page.headers().get("cache-control")).contains("no-store");
    LMS.verify(0, getRequestedFor(anyUrl()));
  }

  @Test
  void a_moodle_with_an_invitation_is_in_use_at_once_with_its_deployment() {
    moodle();
    String invite = invite();

    Page page = register(parameters(invite));

    assertThat(page.status()).as("%s", page).isEqualTo(200);
    assertThat(page.body()).contains("press Activate").contains(client).doesNotContain("s3cret");
    Platform kept = kept();
    assertThat(kept.productFamily()).isEqualTo("moodle");
    assertThat(kept.newDeployments()).isEqualTo(NewDeployments.HOLD);
    assertThat(kept.tokenEndpoint()).hasToString(base() + "/mod/lti/token.php");
    assertThat(kept.tokenAudience()).isNull();
    assertThat(platforms.deployments(kept.id()))
        .singleElement()
        .satisfies(one -> {
          assertThat(one.deploymentId()).isEqualTo("42");
          assertThat(one.accepted()).isTrue();
        });
    assertThat(control.state(US, kept.id())).contains(State.ACTIVE);
    LMS.verify(
        postRequestedFor(urlPathEqualTo("/mod/lti/openid-registration.php"))
            .withHeader("Authorization", equalTo("Bearer " + SECRET_TOKEN))
            .withHeader("Content-Type", equalTo("application/json")));
    assertThat(MoodleRules.refusal(posted())).isNull();
    Page again = register(parameters(invite));
    assertThat(again.status()).as("an invitation is good once").isEqualTo(403);
    assertThat(again.body()).contains("was used already", "Reinstall app", "a new invitation");
    assertThat(browser.get("/lti/register?" + TestBrowser.form(parameters(invite))).body())
        .contains("was used already");
    assertThat(traceOf(kept)).isTrue();
    assertThat(registrations.find(US, kept.id()).orElseThrow().invitedAs())
        .isEqualTo("Moodle of nurses");
  }

  @Test
  void a_canvas_takes_the_body_and_lets_new_deployments_in() {
    canvas();

    Page page = register(parameters(invite()));

    assertThat(page.status()).as("%s", page).isEqualTo(200);
    assertThat(page.body()).contains("Deploy it to the account").contains("Test University");
    Platform kept = kept();
    assertThat(kept.newDeployments()).isEqualTo(NewDeployments.ACCEPT);
    assertThat(kept.tokenAudience()).as("Canvas wants its token endpoint").isNull();
    assertThat(platforms.deployments(kept.id())).isEmpty();
    assertThat(CanvasRules.errors(posted())).isEmpty();
    assertThat(registrations.find(US, kept.id()).orElseThrow())
        .satisfies(one -> {
          assertThat(one.accountName()).isEqualTo("Test University");
          assertThat(one.updatable()).isTrue();
          assertThat(one.answer()).doesNotContain("registration_access_token");
        });
  }

  @Test
  void another_platform_says_which_audience_its_tokens_want() {
    stub(
        Configurations.other(base()),
        "/lti/register",
        okJson("{\"client_id\":\"" + client + "\"}"));

    assertThat(register(parameters(invite())).status()).isEqualTo(200);

    assertThat(kept().tokenAudience()).isEqualTo("https://tokens.example.net");
    assertThat(kept().newDeployments()).isEqualTo(NewDeployments.ACCEPT);
  }

  @Test
  void without_an_invitation_it_is_registered_and_waits() {
    moodle();

    Page page = register(parameters(null));

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body()).contains("Registered, not yet in use");
    Platform kept = kept();
    assertThat(control.pending(US)).contains(kept.id());
    Page login = login(kept);
    assertThat(login.status()).isEqualTo(403);
    assertThat(login.body()).contains("waits for the administrator of this tool to approve it");

    assertThat(control.use(US, kept.id(), true)).isTrue();
    assertThat(login(kept).location()).startsWith(kept.authorizationEndpoint().toString());
    assertThat(control.reject(US, kept.id())).as("in use already").isFalse();
  }

  @Test
  void a_platform_that_was_rejected_is_unknown() {
    moodle();
    register(parameters(null));
    Platform kept = kept();

    assertThat(control.reject(US, kept.id())).isTrue();

    assertThat(login(kept).status()).isEqualTo(403);
    assertThat(control.state(US, kept.id())).isEmpty();
  }

  @Test
  void registering_again_without_being_asked_changes_nothing() {
    moodle();
    register(parameters(invite()));
    Platform before = kept();
    control.change(
        US,
        PlatformLike.of(before)
            .organisation(US)
            .name("Our campus")
            .newDeployments(NewDeployments.ACCEPT)
            .anonymousAllowed(true)
            .build());

    Registrations.Registration told = registrations.find(US, before.id()).orElseThrow();
    ObjectNode other = Configurations.moodle(base());
    ((ObjectNode) other.get("https://purl.imsglobal.org/spec/lti-platform-configuration"))
        .put("product_family_code", "canvas");
    stub(other, "/mod/lti/openid-registration.php", moodleAnswer());
    Page page = register(parameters(null));

    assertThat(page.body()).contains("was connected before");
    Platform after = kept();
    assertThat(after.productFamily()).isEqualTo(before.productFamily());
    assertThat(registrations.find(US, before.id())).contains(told);
    assertThat(after.id()).isEqualTo(before.id());
    assertThat(after.name()).isEqualTo("Our campus");
    assertThat(after.newDeployments()).isEqualTo(NewDeployments.ACCEPT);
    assertThat(after.anonymousAllowed()).isTrue();
    assertThat(control.state(US, after.id())).contains(State.ACTIVE);
  }

  @Test
  void a_stranger_cannot_change_the_addresses_of_a_known_platform() {
    moodle();
    register(parameters(invite()));
    ObjectNode other = Configurations.moodle(base());
    other.put("jwks_uri", "http://127.0.0.1/keys-of-somebody-else");
    stub(other, "/mod/lti/openid-registration.php", moodleAnswer());

    Page page = register(parameters(null));

    assertThat(page.status()).isEqualTo(409);
    assertThat(kept().jwksUri()).hasToString(base() + "/mod/lti/certs.php");
    assertThat(register(parameters(invite())).status()).isEqualTo(200);
    assertThat(kept().jwksUri()).hasToString("http://127.0.0.1/keys-of-somebody-else");
  }

  @Test
  void a_stranger_cannot_speak_for_another_issuer_nor_send_us_to_third_parties() {
    ObjectNode foreign = Configurations.moodle(base());
    foreign.put("issuer", "https://moodle.example");
    stub(foreign, "/mod/lti/openid-registration.php", moodleAnswer());
    Page claimed = register(parameters(invite()));
    assertThat(claimed.status()).isEqualTo(422);
    assertThat(claimed.body()).contains("claims to be of another platform");

    ObjectNode elsewhere = Configurations.moodle(base());
    elsewhere.put("registration_endpoint", "https://victim.example/post");
    stub(elsewhere, "/mod/lti/openid-registration.php", moodleAnswer());
    Page sent = register(parameters(null));
    assertThat(sent.status()).isEqualTo(422);
    assertThat(sent.body()).contains("at somebody else&#39;s address");
    LMS.verify(0, postRequestedFor(anyUrl()));
  }

  @Test
  void an_invitation_survives_a_registration_that_fails() {
    stub(
        Configurations.moodle(base()),
        "/mod/lti/openid-registration.php",
        aResponse().withStatus(400).withBody("token_already_used"));
    String invite = invite();

    Page failed = register(parameters(invite));

    assertThat(failed.status()).isEqualTo(422);
    assertThat(failed.body())
        .contains("token_already_used")
        .contains("The registration token is no longer good")
        .contains("id=\"code\"");
    moodle();
    assertThat(register(parameters(invite)).status()).isEqualTo(200);
  }

  @Test
  void strangers_are_not_told_what_an_address_answered_and_the_doctor_is() {
    String secret = "inner page of " + UUID.randomUUID();
    LMS.stubFor(
        get(urlPathEqualTo("/configuration"))
            .willReturn(aResponse().withStatus(403).withBody(secret)));
    Page refused = register(parameters(null));
    LMS.stubFor(
        get(urlPathEqualTo("/configuration"))
            .willReturn(aResponse().withBody("{\"secret\": \"" + secret + "\"}")));
    Page incomplete = register(parameters(null));
    LMS.stubFor(
        get(urlPathEqualTo("/configuration"))
            .willReturn(
                aResponse().withStatus(302).withHeader("Location", "/x?" + secret.length())));
    Page redirected = register(parameters(null));
    Map<String, String> closed = parameters(null);
    closed.put("openid_configuration", "http://127.0.0.1:1/configuration");
    Page unreachable = register(closed);

    for (Page page : List.of(refused, incomplete, redirected, unreachable)) {
      assertThat(page.status()).isEqualTo(422);
      assertThat(page.body())
          .contains("could not be read from here", "id=\"code\"")
          .doesNotContain(secret, "id=\"said\"", "id=\"detail\"", "id=\"meaning\"");
      assertThat(withoutCode(page)).as("one like the other").isEqualTo(withoutCode(refused));
    }
    assertThat(reports.byCode(OrganisationId.DEFAULT, code(refused)).orElseThrow().checks())
        .as("in the trace")
        .anyMatch(check -> String.valueOf(check.got()).contains(secret));

    LMS.stubFor(
        get(urlPathEqualTo("/configuration"))
            .willReturn(aResponse().withStatus(403).withBody(secret)));
    assertThat(register(parameters(invite())).body()).as("invited").contains(secret);

    stub(
        Configurations.moodle(base()),
        "/mod/lti/openid-registration.php",
        aResponse().withStatus(400).withBody(secret));
    assertThat(register(parameters(null)).body())
        .contains("The platform refused the registration")
        .doesNotContain(secret, "id=\"said\"");
  }

  private static String code(Page page) {
    Matcher code = Pattern.compile("id=\"code\">([0-9A-Z-]{9})<").matcher(page.body());
    assertThat(code.find()).as(page.body()).isTrue();
    return code.group(1);
  }

  private static String withoutCode(Page page) {
    return page.body().replace(code(page), "").replaceAll("data-origins=\"[^\"]*\"", "");
  }

  @Test
  void a_canvas_whose_configuration_knows_no_token_is_told_about_its_issuer() {
    LMS.stubFor(
        get(urlPathEqualTo("/configuration"))
            .willReturn(
                aResponse().withStatus(401).withBody("{\"errorMessage\":\"Unauthorized\"}")));

    Page page = register(parameters(invite()));

    assertThat(page.status()).isEqualTo(422);
    assertThat(page.body()).contains("Unauthorized", "lti_iss", "by hand");
  }

  @Test
  void of_many_at_once_with_one_invitation_exactly_one_registers() throws Exception {
    moodle();
    String form = TestBrowser.form(parameters(invite()));
    List<Future<Page>> pages = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
      for (int i = 0; i < 6; i++) {
        pages.add(threads.submit(() -> new TestBrowser(port).post("/lti/register", form)));
      }
      List<Integer> statuses = new ArrayList<>();
      for (Future<Page> page : pages) {
        statuses.add(page.get().status());
      }
      assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 403);
    }
    LMS.verify(1, postRequestedFor(anyUrl()));
  }

  @Test
  void the_422_of_canvas_is_shown_field_by_field_and_escaped() {
    stub(
        Configurations.canvas(base()),
        "/api/lti/registrations",
        aResponse()
            .withStatus(422)
            .withBody("{\"errors\":[\"value at `/x` is <script>alert(1)</script>\"]}"));

    Page page = register(parameters(invite()));

    assertThat(page.status()).isEqualTo(422);
    assertThat(page.body())
        .contains("status 422")
        .contains("&lt;script&gt;")
        .doesNotContain("<script>alert");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "openid_configuration=",
        "openid_configuration=javascript:alert(1)",
        "openid_configuration=ftp%3A%2F%2Fx%2Fy",
        "openid_configuration=http%3A%2F%2Fuser%40host%2Fx",
        "openid_configuration=http%3A%2F%2Fh%2F%23f",
        "openid_configuration=%00",
        "openid_configuration=http%3A%2F%2F%3Cscript%3E",
        "openid_configuration=http%3A%2F%2Fh%2F&registration_token=a%0D%0Ab",
        "openid_configuration=http%3A%2F%2Fh%2F&invite=%00",
        "openid_configuration=http%3A%2F%2Fh%2F&invite=nonsense"
      })
  void bad_parameters_are_a_plain_4xx(String query) {
    for (Page page :
        List.of(browser.get("/lti/register?" + query), browser.post("/lti/register", query))) {
      assertThat(page.status()).as("%s", page).isBetween(400, 499);
      assertThat(page.body()).doesNotContain("<script>").doesNotContain("href=\"javascript");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"client_id\":\"\"}",
        "{\"client_id\":{\"a\":1}}",
        "{\"client_id\":\"two words\"}",
        "{\"client_id\":\"a\\u0000b\"}",
        "[1]",
        "<html>no</html>"
      })
  void an_answer_that_cannot_be_used_is_told_and_nothing_is_kept(String answer) {
    stub(
        Configurations.moodle(base()),
        "/mod/lti/openid-registration.php",
        aResponse().withStatus(200).withBody(answer));

    assertThat(register(parameters(invite())).status()).isEqualTo(422);

    assertThat(ours()).isEmpty();
  }

  @Test
  void an_answer_full_of_what_a_database_cannot_hold_is_kept_without_it() {
    stub(
        Configurations.moodle(base()),
        "/mod/lti/openid-registration.php",
        okJson(
            "{\"client_id\":\""
                + client
                + "\",\"x\\u0000\":\"a\\u0000b\",\"y\":[\"\\ud800\"],"
                + "\"scope\":\"a\\u0000 b\"}"));

    assertThat(register(parameters(invite())).status()).isEqualTo(200);

    assertThat(registrations.find(US, kept().id()).orElseThrow().answer()).contains(client);
  }

  @Test
  void names_far_too_long_are_cut() {
    ObjectNode configuration = Configurations.canvas(base());
    ((ObjectNode) configuration.path(Configurations.PLATFORM))
        .put("https://canvas.instructure.com/lti/account_name", "\ud83d\ude00 x\u0000".repeat(900))
        .put("version", "v".repeat(9_000));
    stub(configuration, "/api/lti/registrations", okJson("{\"client_id\":\"" + client + "\"}"));

    assertThat(register(parameters(invite())).status()).isEqualTo(200);

    assertThat(kept().name()).startsWith("Canvas · ").hasSizeLessThan(256);
  }

  @Test
  void the_configuration_is_sent_again_where_the_platform_gives_access() {
    canvas();
    register(parameters(invite()));
    LMS.stubFor(
        get("/api/lti/registrations/7")
            .withHeader("Authorization", equalTo("Bearer update-token"))
            .willReturn(okJson("{\"client_id\":\"x\"}")));
    LMS.stubFor(put("/api/lti/registrations/7").willReturn(okJson("{}")));

    Sent sent = registrations.sendAgain(US, kept().id());

    assertThat(sent.ok()).as(sent.words()).isTrue();
    assertThat(sent.words()).contains("stays in use until one of its administrators has approved");
    LMS.verify(
        putRequestedFor(urlEqualTo("/api/lti/registrations/7"))
            .withHeader("Authorization", equalTo("Bearer update-token")));
    assertThat(registrations.find(US, kept().id()).orElseThrow().sentResult())
        .isEqualTo(sent.words());
  }

  @Test
  void the_configuration_is_sent_again_with_an_access_token_of_the_registration_scope() {
    stub(
        Configurations.canvas(base()),
        "/api/lti/registrations",
        okJson(
            "{\"client_id\":\""
                + client
                + "\",\"registration_client_uri\":\""
                + base()
                + "/api/lti/registrations/8\"}"));
    register(parameters(invite()));
    LMS.stubFor(post("/login/oauth2/token").willReturn(okJson("{\"access_token\":\"granted\"}")));
    LMS.stubFor(
        get("/api/lti/registrations/8")
            .withHeader("Authorization", equalTo("Bearer granted"))
            .willReturn(okJson("{}")));
    LMS.stubFor(
        put("/api/lti/registrations/8")
            .willReturn(aResponse().withStatus(422).withBody("{\"errors\":[\"no <b>\"]}")));

    Sent sent = registrations.sendAgain(US, kept().id());

    assertThat(sent.ok()).isFalse();
    assertThat(sent.words()).contains("status 422: no <b>");
  }

  @Test
  void a_canvas_in_which_updates_are_off_is_told_what_else_to_do() {
    canvas();
    register(parameters(invite()));
    LMS.stubFor(get("/api/lti/registrations/7").willReturn(okJson("{}")));
    LMS.stubFor(
        put("/api/lti/registrations/7")
            .willReturn(
                aResponse()
                    .withStatus(404)
                    .withBody("{\"message\":\"The specified resource does not exist.\"}")));

    Sent sent = registrations.sendAgain(US, kept().id());

    assertThat(sent.ok()).isFalse();
    assertThat(sent.words()).contains("takes no changes from tools", "a new invitation", "404");
  }

  @Test
  void a_canvas_that_names_its_deployment_already_is_believed() {
    stub(
        Configurations.canvas(base()),
        "/api/lti/registrations",
        okJson("{\"client_id\":\"" + client + "\",\"deployment_id\":\"11:c0ffee\"}"));

    assertThat(register(parameters(invite())).body()).contains("11:c0ffee");

    assertThat(platforms.deployments(kept().id()))
        .singleElement()
        .satisfies(one -> {
          assertThat(one.deploymentId()).isEqualTo("11:c0ffee");
          assertThat(one.accepted()).isTrue();
        });
    assertThat(kept().newDeployments()).isEqualTo(NewDeployments.ACCEPT);
  }

  @Test
  void a_token_goes_to_no_address_outside_the_platform() {
    canvas();
    register(parameters(invite()));
    jdbc.sql(
            """
            update lti_registration set registration_address = 'https://elsewhere.example/r/7'
            where platform_id = ?
            """)
        .param(kept().id().value())
        .update();

    Sent sent = registrations.sendAgain(US, kept().id());

    assertThat(sent.ok()).isFalse();
    assertThat(sent.words()).contains("https://elsewhere.example");
  }

  @Test
  void a_platform_without_that_access_says_so() {
    moodle();
    register(parameters(invite()));

    assertThat(registrations.sendAgain(US, kept().id()))
        .satisfies(sent -> {
          assertThat(sent.ok()).isFalse();
          assertThat(sent.words()).contains("no way to change the registration");
        });
    assertThat(registrations.sendAgain(new OrganisationId(UUID.randomUUID()), kept().id()).ok())
        .isFalse();
  }

  @Test
  void the_configuration_for_canvas_is_public() {
    Page page = browser.get("/lti/config/canvas.json");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.headers().get("cache-control"))
        .anySatisfy(value -> assertThat(value).contains("public"));
    assertThat(page.body()).contains("https://tool.example/lti/launch");
  }

  // ---------- what these tests share ----------

  private void moodle() {
    stub(Configurations.moodle(base()), "/mod/lti/openid-registration.php", moodleAnswer());
  }

  private com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder moodleAnswer() {
    return okJson(
        """
        {"client_id": "%s", "client_name": "Training Layer",
         "scope": "https://purl.imsglobal.org/spec/lti-ags/scope/lineitem",
         "https://purl.imsglobal.org/spec/lti-tool-configuration":
           {"version": "LTI-1p3", "deployment_id": "42", "domain": "tool.example"}}
        """
            .formatted(client));
  }

  private void canvas() {
    stub(
        Configurations.canvas(base()),
        "/api/lti/registrations",
        okJson(
            """
            {"client_id": "%s", "registration_access_token": "update-token",
             "registration_client_uri": "%s/api/lti/registrations/7",
             "scope": "openid https://purl.imsglobal.org/spec/lti-ags/scope/score"}
            """
                .formatted(client, base())));
  }

  private void stub(
      JsonNode configuration,
      String endpoint,
      com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder answer) {
    LMS.stubFor(
        get(urlPathEqualTo("/configuration"))
            .withHeader("Authorization", equalTo("Bearer " + SECRET_TOKEN))
            .willReturn(okJson(configuration.toString())));
    LMS.stubFor(post(endpoint).willReturn(answer));
  }

  private static String base() {
    return "http://localhost:" + LMS.getPort();
  }

  private String invite() {
    String query = registrations.invite(US, "Moodle of nurses", "admin").address().getQuery();
    return query.substring("invite=".length());
  }

  private Map<String, String> parameters(@Nullable String invite) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("openid_configuration", base() + "/configuration?a=b");
    parameters.put("registration_token", SECRET_TOKEN);
    if (invite != null) {
      parameters.put("invite", invite);
    }
    return parameters;
  }

  private Page register(Map<String, String> parameters) {
    return browser.post("/lti/register", TestBrowser.form(parameters));
  }

  private Page login(Platform platform) {
    return browser.post(
        "/lti/login",
        TestBrowser.form(
            Map.of(
                "iss",
                platform.issuer(),
                "client_id",
                platform.clientId(),
                "login_hint",
                "7",
                "target_link_uri",
                "https://tool.example/lti/launch")));
  }

  private Platform kept() {
    return ours().orElseThrow();
  }

  private Optional<Platform> ours() {
    return platforms.all(US).stream().filter(one -> one.clientId().equals(client)).findFirst();
  }

  private boolean traceOf(Platform platform) {
    return jdbc.sql(
            "select passed from lti_connection_trace where platform_id = ? and kind ="
                + " 'REGISTRATION' limit 1")
        .param(platform.id().value())
        .query(Boolean.class)
        .single();
  }

  private static JsonNode posted() {
    List<LoggedRequest> requests = LMS.findAll(postRequestedFor(anyUrl()));
    return Configurations.JSON.readTree(requests.getLast().getBodyAsString());
  }
}
