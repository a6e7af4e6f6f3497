package org.traininglayer.lti;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.traininglayer.testing.Browser;
import org.traininglayer.testing.Browser.View;
import org.traininglayer.testing.PlatformLike;
import org.traininglayer.testing.TestBrowser;
import org.traininglayer.testing.TestPlatform;

/**
 * The ladder in a real browser: the platform is the site {@code 127.0.0.1}, the tool in its frame
 * is the site {@code localhost}.
 */
class LadderBrowserTest extends LaunchTestCase {

  private static final Pattern ARRIVED = Pattern.compile(".*" + Arrivals.PATH + ".*");

  private static SecondNode tool;
  private static int toolPort;

  private Page page;

  @BeforeAll
  static void startTool(@Autowired Environment environment) throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      toolPort = free.getLocalPort();
    }
    tool =
        SecondNode.beside(
            environment,
            "--server.port=" + toolPort,
            "--traininglayer.base-url=http://localhost:" + toolPort);
  }

  @AfterAll
  static void stopTool() {
    tool.close();
  }

  @BeforeEach
  void open() {
    registerAs(known ->
        PlatformLike.of(known)
            .authorizationEndpoint(URI.create(lms("/auth")))
            .productFamily(null)
            .build());
    platform.serve("/auth", this::authenticate);
    page = Browser.open(View.DESKTOP);
  }

  @AfterEach
  void closePage() {
    page.context().close();
  }

  @Test
  void a_cookie_that_is_kept_is_enough() {
    course("", "");

    page.waitForResponse(ARRIVED, () -> page.navigate(lms("/course")));

    assertThat(launchesOfPlatform()).isEqualTo(1);
  }

  @Test
  void without_cookies_the_platforms_storage_carries_the_secret() {
    refuseCookies();
    course("post_message_forwarding", STORAGE);

    page.waitForResponse(ARRIVED, () -> page.navigate(lms("/course")));

    assertThat(launchesOfPlatform()).isEqualTo(1);
    assertThat(String.valueOf(page.evaluate("window.seen.join(' ')")))
        .contains("lti.capabilities")
        .doesNotContain("lti.put_data"); // that went to the named frame
  }

  @Test
  void a_frame_of_another_origin_that_listens_late_is_asked_until_it_answers() {
    refuseCookies();
    try (TestPlatform institution = TestPlatform.start()) {
      course(institution, "post_message_forwarding", LATE_PAGE, LATE_FRAME);

      page.waitForResponse(ARRIVED, () -> page.navigate(local(institution.address("/course"))));
    }

    assertThat(launchesOfPlatform()).isEqualTo(1);
    FrameLocator storage = page.frameLocator("[name=post_message_forwarding]");
    assertThat(storage.locator("#asked").textContent())
        .as("one message of each subject, sent again with the same id")
        .isEqualTo("lti.put_data 1, lti.get_data 1");
  }

  @Test
  void where_nobody_answers_a_new_tab_opens_the_launch() {
    refuseCookies();
    course("post_message_forwarding", "");

    page.navigate(lms("/course"));
    FrameLocator frame = page.frameLocator("#tool");
    frame.locator("#working").waitFor();
    Page tab = page.waitForPopup(() -> frame.locator("#new-tab").click());
    tab.waitForURL(ARRIVED);

    assertThat(launchesOfPlatform()).isEqualTo(1);
  }

  @Test
  void without_script_a_link_goes_on() {
    page.context().close();
    page = Browser.open(View.DESKTOP.withoutScript());
    course("post_message_forwarding", "");

    page.navigate(lms("/course"));
    page.locator("#open").click();
    FrameLocator frame = page.frameLocator("#tool");
    frame.locator("#continue").click();
    page.waitForResponse(ARRIVED, () -> frame.locator("#send").click());

    assertThat(launchesOfPlatform()).isEqualTo(1);
  }

  @Test
  void the_frame_says_that_it_is_open_in_a_tab_and_goes_on_when_that_is_closed() {
    refuseCookies();
    course("post_message_forwarding", "");
    page.navigate(lms("/course"));
    FrameLocator frame = page.frameLocator("#tool");

    Page tab = page.waitForPopup(() -> frame.locator("#new-tab").click());
    tab.waitForURL(ARRIVED);
    frame.locator("#opened").waitFor();
    assertThat(frame.locator("#new-tab").isVisible()).isFalse();
    frame.locator("#here").waitFor();
    page.waitForResponse(ARRIVED, tab::close);

    assertThat(launchesOfPlatform()).isEqualTo(1);
  }

  @Test
  void the_page_that_offers_a_new_tab_is_accessible() {
    refuseCookies();
    course("post_message_forwarding", "");
    page.navigate(lms("/course"));
    String address = page.frameLocator("#tool").locator("#new-tab").getAttribute("href");
    assertThat(address).endsWith("/window");

    page.navigate("http://localhost:" + toolPort + "/lti/launch");
    assertThat(Browser.accessibilityProblems(page)).isEmpty();
  }

  /** The platform's course page with the tool in a frame. */
  private void course(String storageTarget, String script) {
    course(platform, storageTarget, script, script.isEmpty() ? "" : STORAGE_FRAME);
  }

  /** The same, where the page and the frame of its storage may be of two origins. */
  private void course(
      TestPlatform institution, String storageTarget, String script, String frameScript) {
    Map<String, String> parameters = platform.loginParameters();
    if (!storageTarget.isEmpty()) {
      parameters.put("lti_storage_target", storageTarget);
    }
    String source = "http://localhost:" + toolPort + "/lti/login?" + TestBrowser.form(parameters);
    institution.serve(
        "/course",
        exchange ->
            html(
                exchange,
                "<script>window.seen = [];"
                    + "addEventListener('message', e => window.seen.push(e.data.subject));"
                    + script
                    + "</script>"
                    + "<iframe id='tool' name='tool' width='600' height='400'></iframe>"
                    + "<iframe name='post_message_forwarding' src='"
                    + lms("/storage")
                    + "'></iframe>"
                    + "<script>addEventListener('load', () =>"
                    + " document.getElementById('tool').src = '"
                    + source.replace("'", "%27")
                    + "')</script><noscript><a id='open' target='tool' href='"
                    + source.replace("&", "&amp;").replace("'", "%27")
                    + "'>Open</a></noscript>"));
    platform.serve(
        "/storage",
        exchange -> html(exchange, "<p id='asked'></p><script>" + frameScript + "</script>"));
  }

  /** The platform's answer to the authentication request: a form that posts itself. */
  private void authenticate(HttpExchange exchange) throws IOException {
    Map<String, String> query = TestBrowser.query(exchange.getRequestURI());
    Map<String, Object> claims = platform.claims();
    claims.put("nonce", query.get("nonce"));
    claims.put(
        "https://purl.imsglobal.org/spec/lti/claim/target_link_uri",
        "http://localhost:" + toolPort + "/lti/launch");
    html(
        exchange,
        "<form method='post' action='%s'><input name='id_token' value='%s'>"
                .formatted(query.get("redirect_uri"), platform.sign(claims))
            + "<input name='state' value='%s'><button id='send'>Send</button></form>"
                .formatted(query.get("state"))
            + "<script>document.forms[0].submit()</script>");
  }

  /**
   * Takes every cookie away when the page asks whether its own came back. The page itself must come
   * from the server: a page made up by the test has no address space, and the browser would not let
   * its frame go on to a loopback address.
   */
  private void refuseCookies() {
    page.context()
        .route(
            Pattern.compile(".*/lti/login/[^/]+/cookie"),
            route -> {
              page.context().clearCookies();
              route.fulfill(
                  new Route.FulfillOptions()
                      .setContentType("application/json")
                      .setBody("{\"kept\":false}"));
            });
  }

  private String lms(String path) {
    return local(platform.address(path));
  }

  private static String local(String address) {
    return address.replace("localhost", "127.0.0.1");
  }

  private static void html(HttpExchange exchange, String body) throws IOException {
    byte[] bytes =
        ("<!doctype html><meta charset=utf-8><title>LMS</title>" + body)
            .getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", "text/html;charset=UTF-8");
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private static final String STORAGE =
      """
      addEventListener('message', e => {
        if (e.data.subject === 'lti.capabilities') {
          e.source.postMessage({
            subject: 'lti.capabilities.response',
            message_id: e.data.message_id,
            supported_messages: [
              {subject: 'lti.put_data', frame: 'post_message_forwarding'},
              {subject: 'lti.get_data', frame: 'post_message_forwarding'}]
          }, '*');
        }
      });
      """;

  /** Loads what answers about capabilities only when it is asked. */
  private static final String LATE_PAGE =
      """
      addEventListener('message', e => {
        if (e.data.subject === 'lti.capabilities') {
          setTimeout(() => e.source.postMessage({
            subject: 'lti.capabilities.response',
            message_id: e.data.message_id,
            supported_messages: []
          }, '*'), 700);
        }
      });
      """;

  /** Listens late, and loads what answers each subject when it is first asked. */
  private static final String LATE_FRAME =
      """
      const kept = {};
      const ids = {};
      setTimeout(() => addEventListener('message', e => {
        const {subject, key, value, message_id} = e.data;
        (ids[subject] ??= new Set()).add(message_id);
        document.getElementById('asked').textContent =
          Object.entries(ids).map(([name, one]) => name + ' ' + one.size).join(', ');
        setTimeout(() => {
          if (subject === 'lti.put_data') kept[key] = value;
          e.source?.postMessage(
            {subject: subject + '.response', key, value: kept[key], message_id}, e.origin);
        }, 500);
      }), 1800);
      """;

  private static final String STORAGE_FRAME =
      """
      const kept = {};
      addEventListener('message', e => {
        const {subject, key, value, message_id} = e.data;
        if (subject === 'lti.put_data') kept[key] = value;
        if (subject === 'lti.put_data' || subject === 'lti.get_data') {
          e.source.postMessage(
            {subject: subject + '.response', key, value: kept[key], message_id}, e.origin);
        }
      });
      """;
}
