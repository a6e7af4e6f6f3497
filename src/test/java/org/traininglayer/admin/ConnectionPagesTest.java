package org.traininglayer.admin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.traininglayer.testing.TestPlatform.LTI;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.traininglayer.kernel.CourseId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.lti.Check;
import org.traininglayer.lti.ConnectionReports;
import org.traininglayer.lti.ConnectionReports.Question;
import org.traininglayer.lti.ConnectionReports.Report;
import org.traininglayer.lti.ConnectionReports.Summary;
import org.traininglayer.lti.ConnectionTraces;
import org.traininglayer.lti.ConnectionTraces.ConnectionTrace;
import org.traininglayer.lti.ConnectionTraces.Kind;
import org.traininglayer.lti.Platform;
import org.traininglayer.lti.Platforms;
import org.traininglayer.testing.Browser;
import org.traininglayer.testing.Browser.View;
import org.traininglayer.testing.TestBrowser;
import org.traininglayer.testing.TestBrowser.Page;
import org.traininglayer.testing.TestPlatform;
import org.traininglayer.testing.TrainingLayerTest;

/** Traces of connections, from the launch to the console. */
@TrainingLayerTest
class ConnectionPagesTest {

  private static final Pattern CODE = Pattern.compile("\\b([0-9A-Z]{4}-[0-9A-Z]{4})\\b");

  @LocalServerPort int port;
  @Autowired ConsoleUsers users;
  @Autowired Platforms platforms;
  @Autowired ConnectionReports reports;
  @Autowired ConnectionTraces traces;
  @Autowired JdbcClient jdbc;

  final TestPlatform platform = TestPlatform.start();
  Platform registered;
  ConsoleVisitor admin;

  @BeforeEach
  void register() {
    registered = platform.register(platforms);
    admin = ConsoleVisitor.signedIn(port, users, ConsoleRole.SITE_ADMINISTRATOR);
  }

  @AfterEach
  void close() {
    platform.close();
  }

  @Test
  void a_refused_launch_is_told_with_every_claim_and_what_to_do() {
    Page refused = launch(Map.of(LTI + "version", "2", "aud", "somebody-else"));
    String code = code(refused);

    Page page = admin.get("/admin/connections/" + code);

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body())
        .contains("audience (aud)", "somebody-else", "AUDIENCE_WRONG", "Who can put it right")
        .contains("key id (kid)", "read 0 s ago", "by that key")
        .doesNotContain("Mary Muster");
    Report trace = reports.byCode(OrganisationId.DEFAULT, code).orElseThrow();
    assertThat(trace.checks())
        .filteredOn(check -> !check.passed())
        .extracting(Check::what)
        .containsExactly("Claims · audience (aud)", "Claims · version");
  }

  @Test
  void the_code_of_an_error_page_is_found_however_it_is_typed() {
    String code = code(launch(Map.of(LTI + "version", "2")));
    String typed = " " + code.toLowerCase(Locale.ROOT).replace("-", " ").replace('0', 'o') + " ";

    Page page = admin.get("/admin/connections?" + TestBrowser.form(Map.of("code", typed)));

    assertThat(page.location()).endsWith("/admin/connections/" + code);
    assertThat(admin.get("/admin/connections?code=%3Cb%3E").body())
        .contains("No trace has the code")
        .doesNotContain("<b>");
  }

  @Test
  void a_launch_that_goes_well_is_told_too_a_little_later() {
    assertThat(launch(Map.of()).status()).isIn(200, 303);

    Report trace = awaitTrace(Kind.LAUNCH);

    assertThat(trace.course()).isNotNull();
    assertThat(trace.checks())
        .extracting(Check::what)
        .contains(
            "Login request · issuer and client id",
            "Authentication request · sent to",
            "Browser · recognised by",
            "Envelope · algorithm",
            "Claims · nonce",
            "Deployment · 1",
            "Services · gradebook (AGS)",
            "Privacy · the platform shares");
    assertThat(trace.toString()).doesNotContain("Mary", "ltilaunch_1");
  }

  @Test
  void teachers_read_about_their_own_course_and_no_detail() {
    launch(Map.of());
    CourseId course = Objects.requireNonNull(awaitTrace(Kind.LAUNCH).course());
    launch(Map.of(LTI + "target_link_uri", "https://elsewhere.example/"));

    List<Summary> told = reports.ofCourse(course, 10, Locale.ENGLISH);

    assertThat(told)
        .filteredOn(one -> !one.passed())
        .hasSize(1)
        .first()
        .satisfies(one -> {
          assertThat(one.sentence()).startsWith("Somebody could not open the training.");
          assertThat(one.steps()).isNotEmpty();
        });
    assertThat(told.toString()).doesNotContain(platform.issuer(), platform.clientId());
    assertThat(reports.ofCourse(new CourseId(UUID.randomUUID()), 10, Locale.ENGLISH)).isEmpty();
  }

  @Test
  void what_is_not_even_a_form_has_a_code_and_a_trace() {
    Page page =
        new TestBrowser(port)
            .send(
                new TestBrowser(port)
                    .request("/lti/launch")
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{}")));

    assertThat(page.status()).isEqualTo(415);
    Report trace = reports.byCode(OrganisationId.DEFAULT, code(page)).orElseThrow();
    assertThat(trace.firstFailed().orElseThrow().got()).isEqualTo("application/json");
  }

  @Test
  void an_export_holds_no_token_no_name_and_no_secret() {
    String secret = "Zx9planted";
    String code =
        traces.tell(
            new ConnectionTrace(
                null,
                Kind.GRADES,
                OrganisationId.DEFAULT,
                registered.id(),
                null,
                registered.issuer(),
                registered.clientId(),
                "said Bearer " + secret,
                List.of(
                    Check.passed("GET https://lms/?sesskey=" + secret, "access_token=" + secret),
                    Check.failed(
                        "POST /scores", "2xx", "400: " + secret + "@example.org | <b>bad</b>"))));

    Page markdown = admin.get("/admin/connections/" + code + "/download");
    Page json = admin.get("/admin/connections/" + code + "/download?format=json");
    Page all = admin.get("/admin/connections/export?platform=" + registered.id());

    for (Page page : List.of(markdown, json, all)) {
      assertThat(page.status()).isEqualTo(200);
      assertThat(page.body()).contains(code).doesNotContain(secret);
    }
    assertThat(markdown.body()).contains("\\<b\\>", "\\|").doesNotContain("<b>");
    assertThat(markdown.headers().get("content-disposition"))
        .anySatisfy(value -> assertThat(value).contains("attachment"));
    assertThat(json.body()).contains("\"NOT_A_STUDENT\"");
  }

  @Test
  void a_test_says_what_is_right_and_what_is_not() {
    platform.serve("/token", exchange -> answer(exchange, 400, "{\"error\":\"invalid_client\"}"));
    platform.serve("/auth", exchange -> answer(exchange, 200, "hello"));

    Page begun = admin.post("/admin/connections/" + registered.id() + "/test", Map.of());
    String code = code(String.valueOf(begun.location()));
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> reports.byCode(OrganisationId.DEFAULT, code).orElseThrow().finished());

    Report trace = reports.byCode(OrganisationId.DEFAULT, code).orElseThrow();
    assertThat(trace.passed()).isFalse();
    assertThat(trace.summary()).contains("not right");
    assertThat(trace.checks())
        .anyMatch(check -> check.what().contains("keys usable") && check.passed())
        .anyMatch(check -> check.what().contains("access token for scores") && !check.passed());
    assertThat(reports.advice(trace, Locale.ENGLISH))
        .extracting(advice -> advice.fault().name())
        .contains("OUR_KEYS_UNREADABLE");
    assertThat(admin.get("/admin/connections/" + code).headers()).doesNotContainKey("refresh");
  }

  @Test
  void a_test_knows_Moodles_page_for_keys_that_it_cannot_read() {
    platform.serve(
        "/token", exchange -> answer(exchange, 404, "\n<!DOCTYPE html><title>Error</title>"));

    assertThat(reports.advice(tested(), Locale.ENGLISH))
        .extracting(advice -> advice.fault().name())
        .contains("OUR_KEYS_UNREADABLE")
        .doesNotContain("TOKEN_REFUSED");
  }

  @Test
  void a_test_asks_for_one_token_for_each_service() {
    List<String> scopes = Collections.synchronizedList(new ArrayList<>());
    platform.serve(
        "/token",
        exchange -> {
          scopes.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
          answer(
              exchange,
              scopes.size() > 2 ? 403 : 200,
              scopes.size() > 2
                  ? "403 Forbidden (Rate Limit Exceeded)"
                  : "{\"access_token\":\"t\",\"token_type\":\"Bearer\",\"expires_in\":3600}");
        });

    Report trace = tested();

    assertThat(scopes).hasSize(2);
    assertThat(trace.checks())
        .filteredOn(check -> check.what().contains("access token"))
        .hasSize(4)
        .allMatch(Check::passed);
  }

  @Test
  void where_all_scopes_are_refused_a_test_says_which_one_is_missing() {
    platform.serve(
        "/token",
        exchange -> {
          String form = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
          boolean minded = form.contains("result.readonly");
          answer(
              exchange,
              minded ? 400 : 200,
              minded
                  ? "{\"error\":\"invalid_scope\"}"
                  : "{\"access_token\":\"t\",\"token_type\":\"Bearer\",\"expires_in\":3600}");
        });

    assertThat(tested().checks())
        .filteredOn(check -> check.what().contains("access token"))
        .filteredOn(check -> !check.passed())
        .singleElement()
        .satisfies(check -> assertThat(check.what()).contains("results"));
  }

  private Report tested() {
    Page begun = admin.post("/admin/connections/" + registered.id() + "/test", Map.of());
    String code = code(String.valueOf(begun.location()));
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> reports.byCode(OrganisationId.DEFAULT, code).orElseThrow().finished());
    return reports.byCode(OrganisationId.DEFAULT, code).orElseThrow();
  }

  @Test
  void traces_of_another_organisation_are_not_found() {
    String code = code(launch(Map.of(LTI + "version", "2")));
    OrganisationId other = new OrganisationId(UUID.randomUUID());

    assertThat(reports.byCode(other, code)).isEmpty();
    assertThat(reports.find(other, Question.of(registered.id()), 10)).isEmpty();
    assertThat(admin.get("/admin/connections/ZZZZ-ZZZZ").status()).isEqualTo(404);
    assertThat(admin.get("/admin/connections/%00").status()).isIn(400, 404);
    assertThat(
            admin
                .get(
                    "/admin/connections?platform=x&kind=x&course=x&before=+999999999-12-31T23:59:59Z")
                .status())
        .isEqualTo(200);
  }

  @Test
  void the_pages_are_accessible_and_fit_small_screens() {
    String code =
        code(launch(Map.of(LTI + "version", "2", LTI + "deployment_id", "d".repeat(255))));
    launch(Map.of());
    awaitTrace(Kind.LAUNCH);
    for (View view :
        List.of(
            View.DESKTOP,
            View.DESKTOP.wide(360),
            View.DESKTOP.inDark(),
            View.DESKTOP.wide(360).inDark())) {
      com.microsoft.playwright.Page page = Browser.open(view);
      try {
        String base = "http://localhost:" + port;
        page.navigate(base + "/admin/sign-in");
        page.locator("#username").fill(admin.name);
        page.locator("#password").fill(ConsoleVisitor.PASSWORD);
        page.locator("main form button[type=submit]").first().click();
        page.waitForURL(url -> !url.contains("sign-in"));
        for (String path :
            List.of("/admin/connections", "/admin/connections/" + code, "/admin/keys")) {
          page.navigate(base + path);
          assertThat(page.locator("h1").count()).isEqualTo(1);
          assertThat(Browser.accessibilityProblems(page)).as(path + view).isEmpty();
          assertThat(Browser.overflow(page)).as(path + view).isZero();
          String shots = System.getProperty("shots");
          if (shots != null) {
            page.screenshot(
                new com.microsoft.playwright.Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(
                        Path.of(
                            shots,
                            path.replace('/', '_').replace(code, "code")
                                + view.width()
                                + (view.dark() ? "d" : "l")
                                + ".png")));
          }
        }
      } finally {
        page.context().close();
      }
    }
  }

  private Report awaitTrace(Kind kind) {
    Question question = new Question(registered.id(), kind, true, null, null);
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> !reports.find(OrganisationId.DEFAULT, question, 1).isEmpty());
    return reports.find(OrganisationId.DEFAULT, question, 1).getFirst();
  }

  private Page launch(Map<String, Object> changed) {
    return platform.launch(new TestBrowser(port), claims -> claims.putAll(changed));
  }

  private static String code(Page page) {
    return code(page.body());
  }

  private static String code(String text) {
    Matcher code = CODE.matcher(text);
    assertThat(code.find()).as(text).isTrue();
    return code.group(1);
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
