package org.traininglayer.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.traininglayer.TrainingLayerApplication;
import org.traininglayer.admin.SampleHistory;
import org.traininglayer.adoption.Adoption;
import org.traininglayer.testing.Browser;
import org.traininglayer.testing.OwnDatabase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The trial as a newcomer meets it: front page, demo course, module, gradebook, record, figure. */
@SpringBootTest(
    classes = TrainingLayerApplication.class,
    webEnvironment = WebEnvironment.DEFINED_PORT,
    properties = "traininglayer.sample.people=24")
@ActiveProfiles("demo")
@ContextConfiguration(initializers = {OwnDatabase.class, KnownPort.class})
class DemoJourneyTest {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /** Steps of the module, without and with what is asked once more. */
  private static final int USUALLY = 15;

  private static final int WITH_ONCE_MORE = 16;

  /** Wrong units of the round that counts. */
  private static final int WRONG = 2;

  /** Right ones, by form. */
  private static final List<Integer> RIGHT = List.of(15, 16);

  @Autowired Environment environment;
  @Autowired SampleHistory sample;
  @Autowired Adoption adoption;
  @Autowired JdbcClient jdbc;

  @Test
  void from_the_course_to_the_grade_the_record_and_the_figure() throws Exception {
    Page page = Browser.open(Browser.View.DESKTOP);
    try {
      awaitFigures();
      String told = caught(page);
      Map<String, Integer> before = judgements();

      page.navigate(base() + "/");
      link(page, "Open the demo course").click();
      page.getByText("Ines Marek").click();
      link(page, "Open: When the risk score is wrong").click();
      work(page.frameLocator("#contentframe"));

      // The grade stands in the platform's gradebook, sent by the tool over AGS.
      await().atMost(PATIENCE).untilAsserted(() -> assertThat(gradeOfInes(page)).endsWith("/ 100"));

      // Every judgement stands in the record store.
      List<JsonNode> statements = statementsOf("3");
      assertThat(statements.stream().filter(one -> verb(one).endsWith("/completed"))).hasSize(1);
      int units = (int) statements.stream().filter(one -> object(one).contains("/units/")).count();
      int right = units - 12 - WRONG;
      assertThat(right)
          .as("one statement for each unit of both reviews; it is drawn which the second one is")
          .isIn(RIGHT);

      // What the figures rest on has moved by exactly this run; what is told of them moves with
      // five.
      await()
          .atMost(PATIENCE)
          .untilAsserted(() ->
              assertThat(judgements())
                  .isEqualTo(
                      Map.of(
                          "hits", before.getOrDefault("hits", 0) + WRONG,
                          "false-alarms", before.getOrDefault("false-alarms", 0) + right)));
      assertThat(caught(page)).isEqualTo(told);

      signIn(page);
      page.navigate(base() + "/admin");
      assertThat(page.locator("main")).containsText("Last launch");
      assertThat(page.locator("main")).containsText("Last grade");
    } finally {
      page.context().close();
    }
  }

  @Test
  void the_teacher_sees_the_figures_of_the_course_and_does_not_count_in_them() {
    Page page = Browser.open(Browser.View.DESKTOP);
    try {
      awaitFigures();
      String before = started(page);
      page.navigate(base() + "/demo");
      page.getByText("Lena Osei").click();
      link(page, "Open: When the risk score is wrong").click();
      assertThat(page.frameLocator("#contentframe").locator("h1")).isVisible();
      assertThat(page.frames().getLast().url()).contains("/course/");

      page.frameLocator("#contentframe")
          .getByRole(
              AriaRole.BUTTON, new FrameLocator.GetByRoleOptions().setName("Try as a learner"))
          .first()
          .click();
      onStep(page.frameLocator("#contentframe"), 1);
      go(page.frameLocator("#contentframe"));
      onStep(page.frameLocator("#contentframe"), 2);
      awaitFigures();
      assertThat(started(page)).isEqualTo(before);
    } finally {
      page.context().close();
    }
  }

  @Test
  void every_page_of_the_console_opens_and_is_accessible() {
    Page page = Browser.open(Browser.View.DESKTOP);
    try {
      signIn(page);
      for (String path :
          List.of(
              "",
              "/platforms",
              "/connections",
              "/keys",
              "/deliveries",
              "/rosters",
              "/credentials",
              "/users",
              "/audit",
              "/frames",
              "/account")) {
        page.navigate(base() + "/admin" + path);
        assertThat(page.locator("h1")).isVisible();
        assertThat(Browser.accessibilityProblems(page)).as("/admin" + path).isEmpty();
        page.setViewportSize(360, 800);
        assertThat(Browser.overflow(page)).as("/admin" + path + " at 360 pixels").isZero();
        page.setViewportSize(1280, 860);
      }
    } finally {
      page.context().close();
    }
  }

  @Test
  void the_demos_own_pages_fit_a_phone() {
    Page page = Browser.open(Browser.View.DESKTOP.wide(360));
    try {
      for (String path :
          List.of("", "/admin", "/admin/calls", "/canvas", "/as/8/course/1", "/as/8/course/2")) {
        page.navigate(base() + "/demo" + path);
        assertThat(Browser.overflow(page)).as(path).isZero();
      }
    } finally {
      page.context().close();
    }
  }

  /** Waits until the sample is made and everything so far is in the figures. */
  private void awaitFigures() {
    await()
        .atMost(PATIENCE)
        .until(
            () -> sample.status().state() == SampleHistory.State.READY && adoption.behind() == 0);
  }

  /** How many people and runs the first step of the owner's page rests on. */
  private String started(Page page) {
    signIn(page);
    return page.request()
        .get(base() + "/dashboard/csv/steps")
        .text()
        .lines()
        .map(line -> line.split(",", -1))
        .filter(cells -> "010-brief".equals(cells[1]) && "reached".equals(cells[2]))
        .map(cells -> cells[8] + " people, " + cells[9] + " runs")
        .findFirst()
        .orElseThrow();
  }

  /** Works through the module: catches one error of the first round, none of the second. */
  private static void work(FrameLocator frame) {
    onStep(frame, 1);
    go(frame);
    onStep(frame, 2);
    rate(frame);
    onStep(frame, 3);
    check(frame.locator("input[name=option]").first());
    go(frame);
    assertThat(frame.locator("#verdict")).isVisible();
    go(frame);
    onStep(frame, 4);
    go(frame);
    onStep(frame, 5);
    check(frame.locator("input[name=option]").first());
    check(frame.locator("input[name=confidence]").nth(2));
    go(frame);
    onStep(frame, 6);
    frame.locator("#s1").click();
    check(frame.locator("#mark input[name=family]").first());
    frame.locator("button[value=kri-listing-may]").click();
    frame.locator("#source-kri-listing-may [data-place='kri-listing-may/101']").click();
    assertThat(frame.locator("#summary")).containsText("1 marked");
    judgeTheWhole(frame);
    go(frame);
    assertThat(frame.locator("#feedback")).isVisible();
    go(frame);
    for (int decision = 7; decision <= 9; decision++) {
      onStep(frame, decision);
      check(frame.locator("input[name=option]").first());
      check(frame.locator("input[name=confidence]").nth(2));
      go(frame);
      assertThat(frame.locator("#reason")).isVisible();
      check(frame.locator("input[name=reason]").first());
      go(frame);
      assertThat(frame.locator("#verdict")).isVisible();
      go(frame);
    }
    onStep(frame, 10);
    judgeTheWhole(frame);
    go(frame);
    onceMore(frame);
    onStep(frame, 12, WITH_ONCE_MORE);
    for (int card = 1; card <= 8; card++) {
      frame.locator("select[name=c" + card + "-owner]").selectOption("human");
    }
    go(frame);
    assertThat(frame.locator("#feedback")).isVisible();
    go(frame);
    onStep(frame, 13, WITH_ONCE_MORE);
    for (int task = 1; task <= 2; task++) {
      assertThat(frame.locator("#begin input[name=begin][value='" + task + "']")).isAttached();
      go(frame);
      check(frame.locator("input[name=option]").first());
      check(frame.locator("input[name=confidence]").nth(2));
      go(frame);
    }
    assertThat(frame.locator("#felt-without")).isVisible();
    go(frame);
    assertThat(frame.locator("#task table")).isVisible();
    go(frame);
    onStep(frame, 14, WITH_ONCE_MORE);
    rate(frame);
    onStep(frame, 15, WITH_ONCE_MORE);
    go(frame);
    assertThat(frame.locator("#cover")).isAttached();
    go(frame);
    onStep(frame, 16, WITH_ONCE_MORE);
    check(frame.locator("input[name=agree]"));
    go(frame);
    assertThat(frame.getByText("Debrief").first()).isVisible();
  }

  /** The critical error of the second round slipped through: its kind of thing is asked again. */
  private static void onceMore(FrameLocator frame) {
    onStep(frame, 11, WITH_ONCE_MORE);
    do {
      String item = frame.locator("input[name=item]").inputValue();
      check(frame.locator("input[name=option]").first());
      go(frame);
      assertThat(frame.locator("input[name=item][value='" + item + "']")).hasCount(0);
    } while (frame.locator("input[name=item]").count() > 0);
    assertThat(frame.locator("#main")).containsText("Made good");
    go(frame);
  }

  private static void judgeTheWhole(FrameLocator frame) {
    check(frame.locator("#submit input[name=deed]").first());
    check(frame.locator("#submit input[name=confidence]").nth(2));
  }

  private static void rate(FrameLocator frame) {
    for (int item = 1; item <= 5; item++) {
      check(frame.locator("input[name=i" + item + "][value='7']"));
    }
    go(frame);
  }

  /** Waits for the page of a step; the page before may still be there. */
  private static void onStep(FrameLocator frame, int number) {
    onStep(frame, number, USUALLY);
  }

  private static void onStep(FrameLocator frame, int number, int all) {
    assertThat(frame.getByText(number + " of " + all).first()).isVisible();
  }

  private static void check(Locator input) {
    input.check(new Locator.CheckOptions().setForce(true));
  }

  private static void go(FrameLocator frame) {
    frame.locator(".actions .primary").click();
  }

  private static Locator link(Page page, String name) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private String gradeOfInes(Page page) {
    page.navigate(base() + "/demo/as/3/grades");
    return page.locator("[role=region][aria-label*='risk score'] tr[data-person='3'] td.number")
        .innerText();
  }

  /** How many judgements of the independent rounds the owner's page can rest on, by measure. */
  private Map<String, Integer> judgements() {
    return Map.of(
        "hits",
        counted("hits", "misses"),
        "false-alarms",
        counted("false-alarms", "correct-rejections"));
  }

  private int counted(String... counters) {
    return jdbc.sql(
            """
            select coalesce(sum(value), 0) from adoption_cell
            where metric = 'M4' and module = 'cra-risk-score-triage'
              and item like 'round/independent/%' and name = any(:counters)
            """)
        .param("counters", counters)
        .query(Integer.class)
        .single();
  }

  /** What the owner's page tells of errors caught, without the time. */
  private String caught(Page page) {
    signIn(page);
    return page.request()
        .get(base() + "/dashboard/csv/catching")
        .text()
        .replaceAll("\\d{4}-\\d\\d-\\d\\dT[^\\r]+", "");
  }

  private void signIn(Page page) {
    page.navigate(base() + "/admin");
    if (page.url().contains("sign-in")) {
      page.locator("#username").fill("admin");
      page.locator("#password").fill("demo");
      page.locator("main button[type=submit]").click();
      assertThat(page.locator("h1")).hasText("Overview");
    }
  }

  private List<JsonNode> statementsOf(String person) throws IOException, InterruptedException {
    String agent =
        "{\"account\":{\"homePage\":\"%s/demo\",\"name\":\"%s\"}}".formatted(base(), person);
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(
                    base()
                        + "/xapi/statements?agent="
                        + java.net.URLEncoder.encode(agent, StandardCharsets.UTF_8)))
            .header("X-Experience-API-Version", "1.0.3")
            .header(
                "Authorization",
                "Basic "
                    + Base64.getEncoder()
                        .encodeToString("demo:demo-secret".getBytes(StandardCharsets.UTF_8)))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(200);
      JsonNode result = JsonMapper.builder().build().readTree(answer.body());
      assertThat(result.path("more").asString("")).as("all on one page").isEmpty();
      return result.path("statements").valueStream().toList();
    }
  }

  private static String verb(JsonNode statement) {
    return statement.path("verb").path("id").asString();
  }

  private static String object(JsonNode statement) {
    return statement.path("object").path("id").asString();
  }

  private String base() {
    return environment.getRequiredProperty("traininglayer.base-url");
  }
}
