package org.traininglayer.lti;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.traininglayer.lti.diagnosis.refusals.RefusalReason;
import org.traininglayer.testing.PlatformLike;
import org.traininglayer.testing.TestBrowser;
import org.traininglayer.testing.TestBrowser.Begun;
import org.traininglayer.testing.TestBrowser.Page;

/** C3: a state belongs to the browser that began, and is good once. The ladder's server side. */
class BrowserBindingTest extends LaunchTestCase {

  @Autowired Environment environment;

  private static final Pattern BINDING = Pattern.compile("data-binding=\"([^\"]+)\"");

  @Test
  void another_browser_is_refused_and_offered_a_new_tab() {
    Begun begun = browser.begin(platform.loginParameters());
    String token = platform.sign(claims(begun));
    TestBrowser other = new TestBrowser(port);

    Page page = other.postLaunch(Map.of("id_token", token, "state", begun.state()));

    assertRefused(page, RefusalReason.BROWSER_UNKNOWN);
    assertThat(page.body()).contains("id=\"new-tab\"").contains("/window");
  }

  @Test
  void where_a_launch_is_given_out_once_the_way_leads_back_to_the_course() {
    registerAs(known -> PlatformLike.of(known).productFamily("canvas").build());
    Begun begun = browser.begin(platform.loginParameters());
    String token = platform.sign(claims(begun));

    Page page = new TestBrowser(port).postLaunch(Map.of("id_token", token, "state", begun.state()));

    assertRefused(page, RefusalReason.BROWSER_UNKNOWN);
    assertThat(page.body())
        .contains("Go back to the course and open the activity again")
        .doesNotContain("id=\"new-tab\"", "new tab", "/window");
  }

  @Test
  void a_browser_with_the_cookie_of_another_login_is_refused() {
    Begun begun = browser.begin(platform.loginParameters());
    TestBrowser other = new TestBrowser(port);
    Begun others = other.begin(platform.loginParameters());
    String cookie = "__Host-tl_login_" + handle(begun) + "=" + handle(others);

    Page page =
        new TestBrowser(port)
            .send(
                new TestBrowser(port)
                    .request("/lti/launch")
                    .header("Cookie", cookie)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(
                        BodyPublishers.ofString(
                            TestBrowser.form(
                                Map.of(
                                    "id_token",
                                    platform.sign(claims(begun)),
                                    "state",
                                    begun.state())))));

    assertRefused(page, RefusalReason.BROWSER_UNKNOWN);
  }

  @Test
  void a_stranger_does_not_use_up_the_login_of_the_browser_that_began() {
    Begun begun = browser.begin(platform.loginParameters());
    String token = platform.sign(claims(begun));
    new TestBrowser(port).postLaunch(Map.of("id_token", token, "state", begun.state()));

    arrived(post(token, begun));
  }

  @Test
  void a_state_that_was_never_issued_is_refused() {
    Begun begun = browser.begin(platform.loginParameters());
    String strange = handle(begun) + "." + "A".repeat(43);
    String token = platform.sign(claims(begun));

    assertRefused(
        browser.postLaunch(Map.of("id_token", token, "state", strange)),
        RefusalReason.STATE_UNKNOWN);
    assertRefused(
        browser.postLaunch(Map.of("id_token", token, "state", "anything")),
        RefusalReason.STATE_UNKNOWN);
    assertRefused(browser.postLaunch(Map.of("id_token", token)), RefusalReason.STATE_MISSING);
  }

  @Test
  void an_expired_login_is_refused() {
    Begun begun = browser.begin(platform.loginParameters());
    jdbc.sql("update lti_login set expires_at = now() where handle = ?")
        .param(handle(begun))
        .update();

    assertRefused(post(platform.sign(claims(begun)), begun), RefusalReason.STATE_UNKNOWN);
  }

  @Test
  void the_page_learns_whether_the_cookie_came_back() {
    Begun begun = browser.begin(platform.loginParameters());
    String path = "/lti/login/" + handle(begun) + "/cookie";

    assertThat(browser.get(path).body()).isEqualTo("{\"kept\":true}");
    assertThat(new TestBrowser(port).get(path).body()).isEqualTo("{\"kept\":false}");
  }

  @Test
  void several_launches_may_be_open_at_once_in_one_browser() {
    Begun one = browser.begin(platform.loginParameters());
    Begun two = browser.begin(platform.loginParameters());

    Launch second = arrived(post(platform.sign(claims(two)), two));
    Launch first = arrived(post(platform.sign(claims(one)), one));

    assertThat(first.id()).isNotEqualTo(second.id());
  }

  @Test
  void without_cookie_the_platforms_storage_is_asked() {
    Begun begun = browser.begin(withStorage());
    browser.forgetCookies();

    Page page = post(platform.sign(claims(begun)), begun);

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body())
        .contains("data-storage-target=\"post_message_forwarding\"")
        .contains("data-platform-origin=\"" + platform.issuer() + "\"")
        .doesNotContain(binding(begun));
    assertThat(launchesOfPlatform()).isZero();
  }

  @Test
  void the_secret_from_the_platforms_storage_opens_the_launch() {
    Begun begun = browser.begin(withStorage());
    browser.forgetCookies();

    Page page = fromStorage(begun, binding(begun), "https://tool.example");

    arrived(page);
  }

  @Test
  void a_wrong_secret_from_the_platforms_storage_is_refused() {
    Begun begun = browser.begin(withStorage());
    browser.forgetCookies();

    assertRefused(
        fromStorage(begun, "A".repeat(43), "https://tool.example"), RefusalReason.BROWSER_UNKNOWN);
  }

  @Test
  void another_sites_form_cannot_bring_a_secret_along() {
    Begun begun = browser.begin(withStorage());
    browser.forgetCookies();

    assertRefused(
        fromStorage(begun, binding(begun), "https://evil.example"), RefusalReason.BROWSER_UNKNOWN);
  }

  @Test
  void a_storage_that_is_silent_leads_to_a_new_tab() {
    Begun begun = browser.begin(withStorage());
    browser.forgetCookies();

    Page page = fromStorage(begun, "", "https://tool.example");

    assertRefused(page, RefusalReason.BROWSER_UNKNOWN);
    assertThat(page.body()).contains("id=\"new-tab\"");
  }

  @Test
  void the_secret_is_shown_only_to_a_page_whose_platform_has_storage() {
    assertThat(browser.begin(platform.loginParameters()).page().body())
        .doesNotContain("data-binding");
  }

  @Test
  void a_new_tab_begins_the_same_login_with_fresh_secrets() {
    Begun first = browser.begin(platform.loginParameters());
    browser.forgetCookies();
    Page own = browser.get("/lti/login/" + handle(first) + "/window");
    assertThat(own.status()).isEqualTo(302);
    assertThat(own.location()).startsWith("/lti/login/" + handle(first) + "/tab?state=");
    Page redirect = browser.get(String.valueOf(own.location()));
    assertThat(redirect.status()).isEqualTo(302);
    Begun second = Begun.of(URI.create(String.valueOf(redirect.location())), redirect);

    assertThat(TestBrowser.query(second.address()))
        .containsEntry("login_hint", "7")
        .containsEntry("lti_message_hint", platform.loginParameters().get("lti_message_hint"));
    assertThat(second.state()).isNotEqualTo(first.state());
    assertThat(second.nonce()).isNotEqualTo(first.nonce());
    assertRefused(post(platform.sign(claims(first)), first), RefusalReason.STATE_UNKNOWN);
    arrived(post(platform.sign(claims(second)), second));
  }

  @Test
  void in_a_frame_the_login_asks_for_its_cookie_before_the_platform_is_asked() {
    Page own = loginInFrame();
    assertThat(own.status()).isEqualTo(302);
    assertThat(own.location()).matches("/lti/login/[A-Za-z0-9_-]{22}/frame\\?state=.+");

    Page on = browser.get(String.valueOf(own.location()));

    assertThat(on.status()).isEqualTo(302);
    Begun begun = Begun.of(URI.create(String.valueOf(on.location())), on);
    assertThat(begun.address().toString()).startsWith(platform.address("/auth?"));
    arrived(post(platform.sign(claims(begun)), begun));
  }

  @Test
  void a_frame_without_cookies_is_offered_a_new_tab_and_no_launch_is_used_up() {
    Page own = loginInFrame();
    browser.forgetCookies();

    Page page = browser.get(String.valueOf(own.location()));

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body()).contains("id=\"new-tab\"").contains("/window\"");
    assertThat(page.location()).isNull();
  }

  @Test
  void a_tab_without_cookies_says_what_is_blocked_and_offers_no_other_tab() {
    Begun first = browser.begin(platform.loginParameters());
    Page own = browser.get("/lti/login/" + handle(first) + "/window");
    browser.forgetCookies();

    Page page = browser.get(String.valueOf(own.location()));

    assertRefused(page, RefusalReason.COOKIES_OFF);
    assertThat(page.body())
        .contains("keeps no cookies", "Allow cookies")
        .doesNotContain("id=\"new-tab\"");
  }

  @Test
  void the_way_through_takes_no_state_of_another_login() {
    Begun one = browser.begin(platform.loginParameters());
    Begun two = browser.begin(platform.loginParameters());

    Page page = browser.get("/lti/login/" + handle(one) + "/frame?state=" + two.state());

    assertRefused(page, RefusalReason.LOGIN_OVER);
  }

  @Test
  void the_same_form_sent_twice_leads_to_the_one_launch_that_is_open() {
    Begun begun = browser.begin(platform.loginParameters());
    String token = platform.sign(claims(begun));

    Page first = post(token, begun);
    Page second = post(token, begun);

    assertThat(arrived(second).id()).isEqualTo(arrived(first).id());
    assertThat(second.location()).isEqualTo(first.location());
    assertThat(launchesOfPlatform()).isEqualTo(1);
  }

  @Test
  void sent_twice_at_once_on_two_nodes_both_answers_lead_to_the_one_launch() throws Exception {
    try (SecondNode second = SecondNode.beside(environment)) {
      Begun begun = browser.begin(platform.loginParameters());
      Map<String, String> form =
          Map.of("id_token", platform.sign(claims(begun)), "state", begun.state());
      TestBrowser there = browser.sameAt(second.port());

      CompletableFuture<Page> other = CompletableFuture.supplyAsync(() -> there.postLaunch(form));
      Page one = browser.postLaunch(form);

      assertThat(other.get().location()).isEqualTo(one.location()).startsWith(Arrivals.PATH);
      assertThat(launchesOfPlatform()).isEqualTo(1);
    }
  }

  @Test
  void the_same_form_from_another_browser_or_much_later_is_refused() {
    Begun begun = browser.begin(platform.loginParameters());
    String token = platform.sign(claims(begun));
    String cookie = "__Host-tl_login_" + handle(begun) + "=" + "A".repeat(43);
    String form = TestBrowser.form(Map.of("id_token", token, "state", begun.state()));
    Launch open = arrived(post(token, begun));

    Page stranger =
        browser.send(
            new TestBrowser(port)
                .request("/lti/launch")
                .header("Cookie", cookie)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    assertThat(stranger.status()).isEqualTo(RefusalReason.STATE_UNKNOWN.status());

    jdbc.sql("update lti_launch set launched_at = launched_at - interval '1 minute' where id = ?")
        .param(open.id())
        .update();
    try (SecondNode second = SecondNode.beside(environment)) {
      Page late = browser.sameAt(second.port()).post("/lti/launch", form);
      assertThat(late.status()).isEqualTo(RefusalReason.STATE_UNKNOWN.status());
    }
  }

  @Test
  void a_new_tab_for_a_login_that_is_over_is_refused() {
    assertRefused(
        browser.get("/lti/login/" + "A".repeat(22) + "/window"), RefusalReason.LOGIN_OVER);
  }

  private Page loginInFrame() {
    return browser.send(
        browser
            .request("/lti/login?" + TestBrowser.form(platform.loginParameters()))
            .header("Sec-Fetch-Dest", "iframe")
            .GET());
  }

  private Map<String, String> withStorage() {
    Map<String, String> parameters = platform.loginParameters();
    parameters.put("lti_storage_target", "post_message_forwarding");
    return parameters;
  }

  private Page fromStorage(Begun begun, String binding, String origin) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("id_token", platform.sign(claims(begun)));
    parameters.put("state", begun.state());
    parameters.put("binding", binding);
    parameters.put("storage", "asked");
    return browser.send(
        browser
            .request("/lti/launch")
            .header("Origin", origin)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(TestBrowser.form(parameters))));
  }

  private static String binding(Begun begun) {
    Matcher binding = BINDING.matcher(begun.page().body());
    assertThat(binding.find()).isTrue();
    return binding.group(1);
  }

  private static String handle(Begun begun) {
    return begun.state().substring(0, 22);
  }
}
