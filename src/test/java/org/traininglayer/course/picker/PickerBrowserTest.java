package org.traininglayer.course.picker;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Frame;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.traininglayer.TrainingLayerApplication;
import org.traininglayer.catalog.Catalog;
import org.traininglayer.lti.Platforms;
import org.traininglayer.testing.Browser;
import org.traininglayer.testing.Browser.View;
import org.traininglayer.testing.PlatformLike;
import org.traininglayer.testing.TestBrowser;
import org.traininglayer.testing.TestDatabase;
import org.traininglayer.testing.TestPlatform;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The picker in a real browser, in the frame of another site: the platform is {@code 127.0.0.1},
 * the tool is {@code localhost}. Fifteen modules.
 */
class PickerBrowserTest {

  private static final String DL = "https://purl.imsglobal.org/spec/lti-dl/claim/";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static ConfigurableApplicationContext tool;
  private static int toolPort;

  private final TestPlatform platform = TestPlatform.start();
  private final List<String> answers = new CopyOnWriteArrayList<>();
  private @Nullable String placement;
  private boolean several = true;
  private Page page = Browser.open(View.DESKTOP);

  @TestConfiguration(proxyBeanMethods = false)
  static class FifteenModules {
    @Bean
    @Primary
    Catalog manyModules(@Qualifier("catalog") Catalog shipped) {
      return new ManyModules(shipped);
    }
  }

  @BeforeAll
  static void startTool() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      toolPort = free.getLocalPort();
    }
    TestDatabase.Settings database = TestDatabase.settings();
    tool =
        new SpringApplicationBuilder(TrainingLayerApplication.class, FifteenModules.class)
            .run(
                "--server.port=" + toolPort,
                "--spring.jmx.enabled=false",
                "--traininglayer.base-url=http://localhost:" + toolPort,
                "--traininglayer.secret-key=AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
                "--traininglayer.http.allow-private-addresses=true",
                "--traininglayer.lti.platforms-file=",
                "--traininglayer.db.url=" + database.url(),
                "--traininglayer.db.user=" + database.user(),
                "--traininglayer.db.password=" + database.password(),
                "--traininglayer.db.pool-size=4");
  }

  @AfterAll
  static void stopTool() {
    tool.close();
  }

  @BeforeEach
  void register() {
    platform.register(
        tool.getBean(Platforms.class),
        known ->
            PlatformLike.of(known)
                .authorizationEndpoint(URI.create(lms("/auth")))
                .productFamily(null)
                .build());
    platform.serve("/auth", this::authenticate);
    platform.serve("/course", this::course);
    platform.serve("/return", this::take);
  }

  @AfterEach
  void close() {
    page.context().close();
    platform.close();
  }

  @Test
  void two_modules_with_points_and_pass_mark_reach_the_course() throws Exception {
    FrameLocator frame = open(View.DESKTOP);
    assertThat(frame.locator(".module")).hasCount(tool.getBean(Catalog.class).all().size() + 1);

    choose(frame, "Narratives without inventions");
    frame.getByRole(AriaRole.SEARCHBOX).fill("trace");
    assertThat(frame.locator(".module")).hasCount(1);
    assertThat(frame.locator("#count")).hasText("1 chosen:");
    choose(frame, "A section with its trace");
    assertThat(frame.locator("#titles"))
        .hasText("Narratives without inventions, A section with its trace");
    frame.getByText("Continue").click();

    frame.locator("[id='points.narratives']").fill("20");
    frame.locator("[id='pass.narratives']").fill("80");
    frame.locator("[id='title.csr-section']").fill("Trace it “now” 🙂");
    frame.locator("[id='attempts.csr-section']").fill("0");
    frame.locator("#add").click();
    frame.locator("#arrived").waitFor();

    JsonNode items = verified(onlyAnswer()).path(DL + "content_items");
    assertThat(items).hasSize(2);
    // In the order of choosing, which is not the one of the list.
    assertThat(items.get(0).path("custom"))
        .isEqualTo(
            JSON.readTree(
                """
                {"module_id": "narratives", "module_pass_mark": "80", "module_attempts": "3"}
                """));
    assertThat(items.get(0).path("lineItem").path("scoreMaximum").intValue()).isEqualTo(20);
    assertThat(items.get(1).path("title").stringValue()).isEqualTo("Trace it “now” 🙂");
    assertThat(items.get(1).path("custom").path("module_attempts").stringValue()).isEqualTo("0");
    assertThat(items.get(1).path("url").stringValue())
        .isEqualTo("http://localhost:" + toolPort + "/lti/launch?module=csr-section");
  }

  @Test
  void without_script_the_same_is_done_by_forms() throws Exception {
    FrameLocator frame = open(View.DESKTOP.withoutScript());
    frame.getByLabel("Narratives without inventions").check();
    frame.getByRole(AriaRole.SEARCHBOX).fill("trace");
    frame.getByRole(AriaRole.BUTTON, named("Search")).click();
    assertThat(frame.locator(".module")).hasCount(1);
    frame.getByLabel("A section with its trace").check();
    frame.getByRole(AriaRole.BUTTON, named("Continue")).click();
    frame.locator("#add").click();
    frame.getByRole(AriaRole.BUTTON, named("Continue")).click();
    frame.locator("#arrived").waitFor();

    assertThat(verified(onlyAnswer()).path(DL + "content_items")).hasSize(2);
  }

  @Test
  void going_back_after_the_choice_sends_nothing_a_second_time() {
    FrameLocator frame = open(View.DESKTOP);
    choose(frame, "Permitted, and how");
    frame.getByText("Continue").click();
    frame.locator("#add").dblclick();
    frame.locator("#arrived").waitFor();

    Frame tool = Objects.requireNonNull(page.frame("tool"));
    tool.evaluate("history.back()");
    assertThat(frame.locator("h1")).hasText("This choice has been sent");
    assertThat(answers).hasSize(1);
  }

  @Test
  void a_preview_opens_beside_the_list() {
    FrameLocator frame = open(View.DESKTOP);
    Locator row = frame.locator("[data-id=cra-risk-score-triage]");
    Page preview = page.waitForPopup(() -> row.getByRole(AriaRole.BUTTON).click());
    assertThat(preview.locator("body")).containsText("Preview");
    assertThat(preview.url()).contains("/play/");
    assertThat(frame.locator("h1")).hasText("Choose modules");
  }

  @Test
  void all_is_done_by_keyboard() throws Exception {
    FrameLocator frame = open(View.DESKTOP);
    frame.getByRole(AriaRole.SEARCHBOX).focus();
    page.keyboard().type("habit");
    assertThat(frame.locator(".module")).hasCount(1);
    page.keyboard().press("Enter");
    assertThat(frame.locator(".module")).hasCount(1);
    frame.getByRole(AriaRole.CHECKBOX).focus();
    page.keyboard().press("Space");
    frame.getByRole(AriaRole.BUTTON, named("Continue")).focus();
    page.keyboard().press("Enter");
    frame.locator("[id='points.habits']").focus();
    page.keyboard().press("Enter");
    frame.locator("#arrived").waitFor();
    assertThat(verified(onlyAnswer()).path(DL + "content_items")).hasSize(1);
  }

  @Test
  void times_are_in_the_zone_of_the_teacher() throws Exception {
    placement = "course_assignments_menu";
    FrameLocator frame = open(View.DESKTOP);
    choose(frame, "Permitted, and how");
    frame.getByText("Continue").click();
    assertThat(frame.locator("#zone")).hasValue("Europe/Berlin");
    frame.getByText("Dates", new FrameLocator.GetByTextOptions().setExact(true)).click();
    frame.locator("[id='due.permitted']").fill("2026-12-24T18:00");
    frame.locator("#add").click();
    frame.locator("#arrived").waitFor();
    assertThat(
            verified(onlyAnswer())
                .path(DL + "content_items")
                .get(0)
                .path("submission")
                .path("endDateTime")
                .stringValue())
        .isEqualTo("2026-12-24T17:00:00Z");
  }

  @ParameterizedTest
  @ValueSource(ints = {1280, 600, 360})
  void every_page_is_accessible_and_fits(int width) {
    for (boolean dark : List.of(false, true)) {
      View view = new View(width, 500, dark, true);
      placement = "module_index_menu_modal";
      several = true;
      FrameLocator frame = open(view);
      sound(frame);
      choose(frame, "Narratives without inventions");
      choose(frame, "Permitted, and how");
      frame.getByText("Continue").click();
      frame.locator("[id='points.narratives']").fill("-1");
      frame.locator("details summary").first().click();
      frame.locator("#add").click();
      assertThat(frame.locator("#problems")).isVisible();
      sound(frame);

      placement = "assignment_selection";
      several = false;
      frame = open(view);
      sound(frame);
      frame.locator("[data-id=permitted]").getByRole(AriaRole.BUTTON).first().click();
      frame.locator("#add").waitFor();
      sound(frame);
    }
  }

  /** Bars that stay in sight lie over whatever is scrolled below them, which is no fault of it. */
  private void sound(FrameLocator frame) {
    assertThat(frame.locator("h1")).isVisible();
    frame
        .locator("html")
        .evaluate(
            """
            html => html.querySelectorAll("*").forEach(e => {
              if (["sticky", "fixed"].includes(getComputedStyle(e).position)) {
                e.style.position = "static";
              }
            })
            """);
    assertThat(Browser.accessibilityProblems(page)).isEmpty();
    Object over = frame.locator("html").evaluate("html => html.scrollWidth - html.clientWidth");
    assertThat(((Number) over).intValue())
        .as(() ->
            "what stands out: "
                + frame
                    .locator("html")
                    .evaluate(
                        """
                        html => [...html.querySelectorAll("*")]
                          .filter(e => e.getBoundingClientRect().right > html.clientWidth)
                          .map(e => e.outerHTML.slice(0, 160))
                        """))
        .isZero();
  }

  private FrameLocator open(View view) {
    page.context().close();
    page = Browser.open(view);
    page.navigate(lms("/course"));
    FrameLocator frame = page.frameLocator("#tool");
    if (!view.script()) {
      page.locator("#open").click();
      frame.locator("#send").click();
    }
    try {
      frame.locator("#choose").waitFor();
    } catch (TimeoutError e) {
      List<String> there = page.frames().stream().map(Frame::url).toList();
      throw new AssertionError("The list did not open; the frames are at " + there, e);
    }
    return frame;
  }

  private static void choose(FrameLocator frame, String title) {
    frame.getByLabel(title).check();
  }

  private static FrameLocator.GetByRoleOptions named(String name) {
    return new FrameLocator.GetByRoleOptions().setName(name).setExact(true);
  }

  private String onlyAnswer() {
    assertThat(answers).hasSize(1);
    return answers.getFirst();
  }

  private static JsonNode verified(String jwt) throws Exception {
    JWSObject token = JWSObject.parse(jwt);
    JWKSet keys = JWKSet.parse(new TestBrowser(toolPort).get("/lti/jwks.json").body());
    assertThat(
            token.verify(
                new RSASSAVerifier(keys.getKeyByKeyId(token.getHeader().getKeyID()).toRSAKey())))
        .isTrue();
    return JSON.readTree(token.getPayload().toString());
  }

  private void course(HttpExchange exchange) throws IOException {
    String source =
        ("http://localhost:"
                + toolPort
                + "/lti/login?"
                + TestBrowser.form(platform.loginParameters()))
            .replace("&", "&amp;")
            .replace("'", "%27");
    html(
        exchange,
        "<html lang='en'><title>LMS</title><body style='margin:0'><div>"
            + "<iframe id='tool' name='tool' title='Tool'"
            + " style='border:0;width:100%;height:96vh'></iframe></div>"
            + "<script>document.getElementById('tool').src = '"
            + source.replace("&amp;", "&")
            + "'</script><noscript><a id='open' target='tool' href='"
            + source
            + "'>Open</a></noscript>");
  }

  /** The platform's answer to the authentication request. */
  private void authenticate(HttpExchange exchange) throws IOException {
    Map<String, String> query = TestBrowser.query(exchange.getRequestURI());
    Map<String, Object> claims = platform.claims();
    claims.put("nonce", query.get("nonce"));
    claims.remove(TestPlatform.LTI + "resource_link");
    claims.remove(TestPlatform.LTI + "target_link_uri");
    claims.put(TestPlatform.LTI + "message_type", "LtiDeepLinkingRequest");
    claims.put(TestPlatform.LTI + "roles", List.of(TestPlatform.INSTRUCTOR));
    if (placement != null) {
      claims.put("https://www.instructure.com/placement", placement);
    }
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("deep_link_return_url", lms("/return?course=2&sesskey=aB1"));
    settings.put("accept_types", List.of("ltiResourceLink"));
    settings.put("accept_presentation_document_targets", List.of("iframe", "window"));
    settings.put("accept_multiple", several);
    claims.put(DL + "deep_linking_settings", settings);
    html(
        exchange,
        "<form method='post' action='%s'><input name='id_token' value='%s'>"
                .formatted(query.get("redirect_uri"), platform.sign(claims))
            + "<input name='state' value='%s'><button id='send'>Send</button></form>"
                .formatted(query.get("state"))
            + "<script>document.forms[0].submit()</script>");
  }

  /** Takes the answer as the platform would: from another site, with its own query. */
  private void take(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    boolean right =
        "course=2&sesskey=aB1".equals(exchange.getRequestURI().getQuery())
            && body.startsWith("JWT=")
            && ("http://localhost:" + toolPort)
                .equals(exchange.getRequestHeaders().getFirst("Origin"));
    if (right) {
      answers.add(URLDecoder.decode(body.substring(4), StandardCharsets.UTF_8));
    }
    html(exchange, right ? "<p id='arrived'>Arrived</p>" : "<p id='wrong'>Wrong</p>");
  }

  private String lms(String path) {
    return platform.address(path).replace("localhost", "127.0.0.1");
  }

  private static void html(HttpExchange exchange, String body) throws IOException {
    byte[] bytes = ("<!doctype html><meta charset=utf-8>" + body).getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", "text/html;charset=UTF-8");
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }
}
