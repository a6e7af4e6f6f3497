package org.traininglayer.lti.launch.login;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletRequest;
import org.traininglayer.lti.ToolAddress;
import org.traininglayer.lti.platforms.keys.Secrets;

/** What the cookie of a login is called, and which of that name is believed. */
class LoginCookieTest {

  private Instant now = Instant.parse("2026-11-30T10:00:00Z");

  private LoginCookie cookie(String base) {
    InstantSource source = () -> now;
    return new LoginCookie(new ToolAddress(URI.create(base)), source.withZone(ZoneOffset.UTC));
  }

  private static List<String> set(HttpHeaders headers) {
    return headers.getOrEmpty(HttpHeaders.SET_COOKIE);
  }

  private static Optional<String> read(LoginCookie cookie, String handle, String... pairs) {
    MockHttpServletRequest request = new MockHttpServletRequest();
    Cookie[] cookies = new Cookie[pairs.length / 2];
    for (int i = 0; i < cookies.length; i++) {
      cookies[i] = new Cookie(pairs[2 * i], pairs[2 * i + 1]);
    }
    request.setCookies(cookies);
    return cookie.read(request, handle);
  }

  @Test
  void over_https_it_has_the_prefix_and_what_the_prefix_asks_for() {
    LoginCookie https = cookie("https://tool.example");
    String handle = LoginHandle.fresh();
    now = now.plus(LoginCookie.UPDATE);
    assertThat(set(https.set(handle, "secret")))
        .singleElement()
        .asString()
        .startsWith("__Host-tl_login_" + handle + "=secret")
        .contains("Path=/;", "Secure", "HttpOnly", "SameSite=None", "Partitioned")
        .doesNotContain("Domain");
    assertThat(set(https.clear(handle))).singleElement().asString().contains("Max-Age=0");
    assertThat(read(https, handle, "__Host-tl_login_" + handle, "secret")).contains("secret");
  }

  @Test
  void what_a_neighbour_under_the_same_domain_can_set_is_not_read() {
    LoginCookie https = cookie("https://tool.example");
    String handle = LoginHandle.fresh();
    assertThat(read(https, handle, "tl_login_" + handle, "theirs", "tl_plain_" + handle, "theirs"))
        .isEmpty();
    assertThat(
            read(
                https, handle, "tl_login_" + handle, "theirs", "__Host-tl_login_" + handle, "ours"))
        .contains("ours");
  }

  @Test
  void a_login_that_the_version_before_began_goes_on_and_one_begun_now_goes_on_there() {
    LoginCookie https = cookie("https://tool.example");
    String before = Secrets.freshHandle();
    assertThat(read(https, before, "tl_login_" + before, "secret")).contains("secret");
    assertThat(set(https.keep(before, "secret", Duration.ofSeconds(30))))
        .singleElement()
        .asString()
        .startsWith("tl_login_" + before + "=secret")
        .contains("Path=/lti");

    String handle = LoginHandle.fresh();
    assertThat(set(https.set(handle, "secret")))
        .as("during an update")
        .anyMatch(one -> one.startsWith("tl_login_" + handle + "=secret") && one.contains("/lti"))
        .anyMatch(one -> one.startsWith("__Host-tl_login_" + handle + "=secret"))
        .hasSize(2);
  }

  @Test
  void without_tls_there_is_no_prefix_and_a_second_one_without_secure() {
    LoginCookie http = cookie("http://localhost:8080");
    String handle = LoginHandle.fresh();
    assertThat(set(http.set(handle, "secret")))
        .anyMatch(one -> one.startsWith("tl_login_" + handle) && one.contains("Secure"))
        .anyMatch(one -> one.startsWith("tl_plain_" + handle) && !one.contains("Secure"))
        .hasSize(2);
    assertThat(read(http, handle, "tl_plain_" + handle, "secret")).contains("secret");
    assertThat(read(http, handle, "tl_login_" + handle, "secret")).contains("secret");
  }

  @Test
  void handles_of_now_and_of_before_are_told_apart_and_look_alike() {
    for (int i = 0; i < 200; i++) {
      String fresh = LoginHandle.fresh();
      assertThat(LoginHandle.hasHostCookie(fresh)).as(fresh).isTrue();
      assertThat(Logins.handleOf(fresh + "." + Secrets.fresh())).contains(fresh);
      assertThat(LoginHandle.hasHostCookie(Secrets.freshHandle())).isFalse();
    }
  }
}
