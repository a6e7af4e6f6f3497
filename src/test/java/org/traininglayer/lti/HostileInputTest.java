package org.traininglayer.lti;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.lti.diagnosis.refusals.RefusalReason;
import org.traininglayer.testing.TestBrowser;
import org.traininglayer.testing.TestBrowser.Page;

/** Whatever bytes arrive: a clear 4xx, never a 500, nothing kept. */
class HostileInputTest extends LaunchTestCase {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "&&&===",
        "iss=%00&login_hint=%00&target_link_uri=%00",
        "iss=%zz&login_hint=%",
        "iss=%ff%fe&login_hint=%c0%80&target_link_uri=x",
        "iss=a&iss=b&login_hint=1&target_link_uri=x",
        "state=%00&id_token=%00",
        "state=a&state=b&id_token=c",
        "id_token=%F0%9F%98%80&state=%F0%9F%98%80",
        "error=%00",
        "error=a&error=b",
        "binding=x&state=y&id_token=z",
        "id_token=a.b.c&state='; drop table lti_login; --"
      })
  void odd_forms(String form) {
    for (String path : new String[] {"/lti/login", "/lti/launch"}) {
      assertClientError(browser.post(path, form));
    }
    assertClientError(browser.send(browser.request("/lti/launch").GET()));
  }

  @Test
  void what_belongs_into_the_body_is_not_taken_from_the_address() {
    assertRefused(
        browser.post("/lti/launch?id_token=a.b.c", "state=x"), RefusalReason.REQUEST_MALFORMED);
    assertRefused(
        browser.post("/lti/launch?a=1&state=x", "id_token=a.b.c"), RefusalReason.REQUEST_MALFORMED);
  }

  @Test
  void an_LTI_1_1_launch_is_told_to_choose_LTI_1_3() {
    String old =
        "lti_message_type=basic-lti-launch-request&lti_version=LTI-1p0&oauth_consumer_key=k"
            + "&resource_link_id=1&tool_consumer_info_product_family_code=sakai";
    for (String path : new String[] {"/lti/login", "/lti/launch"}) {
      Page page = browser.post(path, old);

      assertRefused(page, RefusalReason.OLD_LTI);
      assertThat(page.body()).contains("LTI 1.3");
      assertThat(refusals.recent(OrganisationId.DEFAULT, 1).getFirst().got())
          .isEqualTo("LTI 1.1 from sakai");
    }
  }

  @Test
  void huge_parameters_are_refused() {
    assertClientError(browser.post("/lti/login", "iss=" + "x".repeat(300_000)));
    assertClientError(browser.post("/lti/launch", "id_token=" + "x".repeat(300_000) + "&state=a"));
    assertClientError(browser.post("/lti/launch", "id_token=" + "x".repeat(3_000_000)));
    assertClientError(browser.post("/lti/launch", "a=1&".repeat(20_000)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "multipart/form-data",
        "multipart/form-data; boundary=x",
        "text/plain",
        "application/x-www-form-urlencoded; charset=nonsense",
        "nonsense",
        "*/*"
      })
  void other_content_types_are_refused(String type) {
    for (String path : new String[] {"/lti/login", "/lti/launch"}) {
      assertClientError(
          browser.send(
              browser
                  .request(path)
                  .header("Content-Type", type)
                  .POST(BodyPublishers.ofString("--x\r\n\r\nid_token=1&state=2"))));
    }
  }

  @Test
  void a_post_without_content_type_is_refused() {
    assertClientError(
        browser.send(browser.request("/lti/launch").POST(BodyPublishers.ofString("id_token=1"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "NONSENSE"})
  void other_methods_change_nothing(String method) {
    for (String path : new String[] {"/lti/login", "/lti/launch", "/lti/jwks.json"}) {
      Page page =
          browser.send(browser.request(path).method(method, BodyPublishers.ofString("iss=1")));
      assertThat(page.status()).as("%s %s", method, page).isLessThan(500);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/lti/login/%00/window",
        "/lti/login/%F0%9F%98%80/cookie",
        "/lti/login/x/window",
        "/lti/login/x",
        "/lti/login//window",
        "/lti/..%2f",
        "/lti/nothing-here",
        "/lti/jwks.json/"
      })
  void odd_paths(String path) {
    assertThat(browser.get(path).status()).as(path).isLessThan(500);
  }

  @Test
  void random_bytes() {
    Random random = new Random(20261122);
    for (int i = 0; i < 60; i++) {
      byte[] bytes = new byte[random.nextInt(2_000)];
      random.nextBytes(bytes);
      String path = i % 2 == 0 ? "/lti/login" : "/lti/launch";
      assertClientError(
          browser.send(
              browser
                  .request(path)
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(BodyPublishers.ofByteArray(bytes))));
    }
  }

  @Test
  void odd_cookies_are_tolerated() {
    TestBrowser fresh = new TestBrowser(port);
    Page page =
        fresh.send(
            fresh
                .request("/lti/login?" + TestBrowser.form(platform.loginParameters()))
                .header("Cookie", "tl_login_=; ===; \"; __Host-tl_login_x=\u00e4")
                .GET());

    assertThat(page.status()).isLessThan(500);
  }

  private void assertClientError(Page page) {
    assertThat(page.status()).as("%s", page).isBetween(400, 499);
    assertThat(launchesOfPlatform()).isZero();
  }
}
