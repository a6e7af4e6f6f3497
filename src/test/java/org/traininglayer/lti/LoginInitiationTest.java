package org.traininglayer.lti;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.traininglayer.kernel.PlatformId;
import org.traininglayer.lti.diagnosis.refusals.RefusalReason;
import org.traininglayer.testing.PlatformLike;
import org.traininglayer.testing.TestBrowser;
import org.traininglayer.testing.TestBrowser.Begun;
import org.traininglayer.testing.TestBrowser.Page;
import org.traininglayer.testing.TestPlatform;

/** Login initiation and authentication request: C1, C2. */
class LoginInitiationTest extends LaunchTestCase {

  @Test
  void the_authentication_request_has_what_the_security_framework_asks_for() {
    Begun begun = browser.begin(platform.loginParameters());

    assertThat(begun.address().toString()).startsWith(platform.address("/auth") + "?");
    assertThat(TestBrowser.query(begun.address()))
        .containsEntry("scope", "openid")
        .containsEntry("response_type", "id_token")
        .containsEntry("response_mode", "form_post")
        .containsEntry("prompt", "none")
        .containsEntry("client_id", platform.clientId())
        .containsEntry("redirect_uri", TestPlatform.TOOL + "/lti/launch")
        .containsOnlyKeys(
            "scope",
            "response_type",
            "response_mode",
            "prompt",
            "client_id",
            "redirect_uri",
            "state",
            "nonce",
            "login_hint",
            "lti_message_hint");
  }

  @Test
  void a_hint_of_some_kilobytes_is_echoed() {
    Map<String, String> parameters = platform.loginParameters();
    String signed = "eyJ" + "x".repeat(6_000);
    parameters.put("lti_message_hint", signed);

    assertThat(TestBrowser.query(browser.begin(parameters).address()))
        .containsEntry("lti_message_hint", signed);
  }

  @Test
  void a_hint_that_no_address_can_take_is_refused() {
    Map<String, String> parameters = platform.loginParameters();
    parameters.put("login_hint", "é".repeat(6_000));

    assertRefused(
        browser.post("/lti/login", TestBrowser.form(parameters)), RefusalReason.REQUEST_MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"cmid\":12,\"launchid\":\"ltilaunch_1&2=3\"}",
        "eyJ0eXAi.O+/=%20 +",
        "größe 😀 \"quotes\" <b>",
        "a\r\nb"
      })
  void hints_are_echoed_untouched(String hint) {
    Map<String, String> parameters = platform.loginParameters();
    parameters.put("login_hint", hint);
    parameters.put("lti_message_hint", hint);

    Begun begun = browser.begin(parameters);

    assertThat(TestBrowser.query(begun.address()))
        .containsEntry("login_hint", hint)
        .containsEntry("lti_message_hint", hint);
  }

  @Test
  void a_login_begins_by_GET_too() {
    Page page = browser.get("/lti/login?" + TestBrowser.form(platform.loginParameters()));

    assertThat(page.status()).isEqualTo(302);
    assertThat(page.location()).startsWith(platform.address("/auth") + "?");
  }

  @Test
  void without_a_message_hint_none_is_sent() {
    Map<String, String> parameters = platform.loginParameters();
    parameters.remove("lti_message_hint");

    assertThat(TestBrowser.query(browser.begin(parameters).address()))
        .doesNotContainKey("lti_message_hint");
  }

  @Test
  void state_and_nonce_are_fresh_each_time() {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 10; i++) {
      Begun begun = browser.begin(platform.loginParameters());
      assertThat(seen.add(begun.state())).isTrue();
      assertThat(seen.add(begun.nonce())).isTrue();
      assertThat(begun.nonce()).hasSize(43);
    }
  }

  @Test
  void the_cookie_is_secure_partitioned_and_hidden_from_scripts() {
    Begun begun = browser.begin(platform.loginParameters());

    List<String> cookies = begun.page().headers().getOrDefault("set-cookie", List.of());
    assertThat(cookies.getFirst())
        .startsWith("__Host-tl_login_")
        .contains("Secure", "HttpOnly", "SameSite=None", "Partitioned", "Path=/;")
        .contains("Max-Age=600");
    assertThat(cookies)
        .allSatisfy(
            one -> assertThat(one).contains("Secure", "HttpOnly", "SameSite=None", "Partitioned"));
    assertThat(begun.page().headers().get("cache-control")).containsExactly("no-store");
  }

  @Test
  void the_page_needs_no_inline_script_and_may_be_framed() {
    Map<String, String> parameters = platform.loginParameters();
    parameters.put("lti_storage_target", "post_message_forwarding");
    Page page = browser.begin(parameters).page();

    String policy =
        String.join(" ", page.headers().getOrDefault("content-security-policy", List.of()));
    assertThat(policy).contains("default-src 'self'").contains("frame-ancestors");
    assertThat(policy).doesNotContain("unsafe-inline");
    assertThat(page.headers()).doesNotContainKey("x-frame-options");
    assertThat(page.body()).doesNotContain("style=").doesNotContain("onload=");
  }

  @Test
  void an_unknown_issuer_is_refused_without_redirect() {
    Map<String, String> parameters = platform.loginParameters();
    parameters.put("iss", "https://evil.example");

    Page page = browser.post("/lti/login", TestBrowser.form(parameters));

    assertRefused(page, RefusalReason.PLATFORM_UNKNOWN);
    assertThat(page.location()).isNull();
    assertThat(page.body()).doesNotContain("evil.example");
  }

  @Test
  void an_unknown_client_id_is_refused() {
    Map<String, String> parameters = platform.loginParameters();
    parameters.put("client_id", "another");

    assertRefused(
        browser.post("/lti/login", TestBrowser.form(parameters)), RefusalReason.PLATFORM_UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"iss", "login_hint", "target_link_uri"})
  void a_login_without_a_required_parameter_is_refused(String missing) {
    Map<String, String> parameters = platform.loginParameters();
    parameters.remove(missing);

    assertRefused(
        browser.post("/lti/login", TestBrowser.form(parameters)), RefusalReason.LOGIN_INCOMPLETE);
  }

  @Test
  void without_client_id_the_issuer_alone_decides_if_it_is_unique() {
    Map<String, String> parameters = platform.loginParameters();
    parameters.remove("client_id");

    assertThat(TestBrowser.query(browser.begin(parameters).address()))
        .containsEntry("client_id", platform.clientId());
  }

  @Test
  void without_client_id_an_issuer_registered_twice_is_refused() {
    Platform first = platform.registration();
    platforms.register(
        PlatformLike.of(first)
            .id(new PlatformId(UUID.randomUUID()))
            .name("The same site again")
            .clientId("second-client")
            .productFamily(null)
            .build(),
        List.of());
    Map<String, String> parameters = platform.loginParameters();
    parameters.remove("client_id");

    assertRefused(
        browser.post("/lti/login", TestBrowser.form(parameters)), RefusalReason.PLATFORM_AMBIGUOUS);
    parameters.put("client_id", "second-client");
    assertThat(TestBrowser.query(browser.begin(parameters).address()))
        .containsEntry("client_id", "second-client");
  }

  @Test
  void the_query_of_an_authorization_endpoint_is_kept() {
    registerAs(known ->
        PlatformLike.of(known)
            .authorizationEndpoint(URI.create(platform.address("/auth?site=2")))
            .productFamily(null)
            .build());

    assertThat(TestBrowser.query(browser.begin(platform.loginParameters()).address()))
        .containsEntry("site", "2")
        .containsEntry("scope", "openid");
  }

  @Test
  void addresses_never_come_from_request_headers() {
    Page page =
        browser.send(
            browser
                .request("/lti/login?" + TestBrowser.form(platform.loginParameters()))
                .header("X-Forwarded-Host", "evil.example")
                .header("Forwarded", "host=evil.example")
                .GET());

    assertThat(page.status()).isEqualTo(302);
    assertThat(page.location()).startsWith(platform.address("/auth?"));
    assertThat(page.toString()).doesNotContain("evil.example");
  }

  @Test
  void behind_a_proxy_logins_count_for_the_networks_that_it_names() {
    for (String address : List.of("203.0.113.7", "198.51.100.1", "198.51.100.1")) {
      browser.send(
          browser
              .request("/lti/login?" + TestBrowser.form(platform.loginParameters()))
              .header("X-Forwarded-For", address)
              .GET());
    }
    assertThat(
            jdbc.sql(
                    """
                    select count(distinct client_hash) from lti_login
                    where platform_id = ?
                    """)
                .param(registered.id().value())
                .query(Long.class)
                .single())
        .isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/",
        "javascript:alert(1)",
        "https://user:pw@tool.example/",
        "https://tool.example/$\"'><script>alert(1)</script>"
      })
  void a_strange_target_in_the_login_is_neither_followed_nor_shown(String target) {
    Map<String, String> parameters = platform.loginParameters();
    parameters.put("target_link_uri", target);

    Page page = browser.post("/lti/login", TestBrowser.form(parameters));

    assertThat(page.status()).isLessThan(500);
    assertThat(page.location()).startsWith(platform.address("/auth?"));
    assertThat(page.toString()).doesNotContain("evil.example", "alert(1)", "user:pw");
  }
}
