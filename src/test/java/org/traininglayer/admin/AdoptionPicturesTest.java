package org.traininglayer.admin;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.Media;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.testing.Browser;
import org.traininglayer.testing.Browser.View;
import org.traininglayer.testing.TestBrowser.Page;
import org.traininglayer.testing.TrainingLayerTest;

/** Pictures of the owner's page: what they show, by keyboard, as files, at every width. */
@TrainingLayerTest
class AdoptionPicturesTest {

  private static final LocalDate MONDAY =
      LocalDate.now(ZoneOffset.UTC).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  private static final String PAGE = "/admin/adoption?weeks=8";
  private static final String FILES = "/admin/adoption/pictures/";

  /** Texts of the layouts that are shown which stand over each other. */
  private static final String MEETING =
      """
      () => [...document.querySelectorAll('.drawing svg')]
        .filter(svg => svg.getClientRects().length > 0)
        .flatMap(svg => {
          const texts = [...svg.querySelectorAll('text')]
            .map(one => ({ one, box: one.getBoundingClientRect() }));
          return texts.flatMap((a, i) => texts.slice(i + 1)
            .filter(b => a.box.left < b.box.right - 1 && b.box.left < a.box.right - 1
              && a.box.top < b.box.bottom - 4 && b.box.top < a.box.bottom - 4)
            .map(b => a.one.textContent + ' | ' + b.one.textContent));
        })
      """;

  @LocalServerPort int port;
  @Autowired ConsoleUsers users;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;

  private final OrganisationId here = new OrganisationId(UUID.randomUUID());
  private final UUID platform = UUID.randomUUID();
  private ConsoleVisitor owner;

  @BeforeEach
  void groups() {
    jdbc.sql("insert into organisation (id, name) values (?, 'Alderwick Bio')")
        .param(here.value())
        .update();
    jdbc.sql(
            """
            insert into lti_platform (id, organisation_id, name, issuer, client_id,
              authorization_endpoint, token_endpoint, jwks_uri, new_deployments)
            values (:id, :organisation, 'Campus', 'https://campus.example', :client,
              'https://campus.example/auth', 'https://campus.example/token',
              'https://campus.example/jwks', 'ACCEPT')
            """)
        .param("id", platform)
        .param("organisation", here.value())
        .param("client", platform.toString())
        .update();
    owner = ConsoleVisitor.signedIn(port, users, here, ConsoleRole.OWNER);
    transactions.executeWithoutResult(status -> {
      cohort("North <1>", 22, 0.9, 0.6);
      cohort("South", 24, 0.2, 1.4);
      cohort("Monitoring of the western region, second wave", 23, 0.8, 0.8);
      cohort("Few", 3, 0.9, 0.5);
      cohort("Very few", 4, 0.9, 0.5);
    });
  }

  @Test
  void pictures_and_their_files_say_what_was_released_and_nothing_of_hidden_groups()
      throws Exception {
    String page = owner.get(PAGE).body();
    assertThat(page)
        .contains("id=\"picture-time\"", "id=\"picture-plane-cohort\"", "id=\"picture-coverage\"")
        .contains("In one of 5 groups too much gets through.")
        .doesNotContain("??");

    Page time = owner.get(FILES + "time.svg?weeks=8");
    assertThat(time.status()).isEqualTo(200);
    assertThat(String.valueOf(time.headers().get("content-type"))).contains("image/svg+xml");
    assertThat(String.valueOf(time.headers().get("content-disposition")))
        .contains("attachment; filename=\"adoption-time-" + MONDAY.minusWeeks(8));
    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(time.body().getBytes(StandardCharsets.UTF_8)));
    assertThat(time.body()).contains("North &lt;1&gt;", "better (faster)", "<style>");
    assertThat(group(time.body(), "Few")).contains("too few people").doesNotContain("range");
    assertThat(group(time.body(), "South")).contains("class=\"range\"", "class=\"dot\"");

    String plane = owner.get(FILES + "plane-cohort.svg?weeks=8").body();
    assertThat(group(plane, "Few")).contains("too few people").doesNotContain("range");
    assertThat(group(plane, "South")).contains("class=\"range\"");

    String csv = owner.get(FILES + "plane-cohort.csv?weeks=8").body();
    assertThat(csv.lines().filter(line -> line.startsWith("cohort:Few,")))
        .isNotEmpty()
        .allMatch(line -> line.contains(",SUPPRESSED,"));
    String all = owner.get("/admin/adoption.csv?weeks=8").body();
    assertThat(csv.lines().toList())
        .hasSize(1 + 5 * 4)
        .allMatch(line -> all.lines().toList().contains(line));
    assertThat(owner.get(FILES + "coverage.csv?weeks=8").body())
        .contains("cohort,from,to,metric,state", "cohort:Few,", ",M4,HIDDEN", "M1,");
  }

  @Test
  void pictures_that_are_not_there_and_people_without_the_role_are_refused() {
    assertThat(owner.get(FILES + "plane-study.svg?weeks=8").status()).isEqualTo(404);
    assertThat(owner.get(FILES + "time.svg?weeks=9").status()).isEqualTo(404);
    ConsoleVisitor auditor = ConsoleVisitor.signedIn(port, users, here, ConsoleRole.AUDITOR);
    assertThat(auditor.get(FILES + "time.svg").status()).isEqualTo(403);
    assertThat(auditor.get(FILES + "time.csv").status()).isEqualTo(403);
    OrganisationId other = new OrganisationId(UUID.randomUUID());
    jdbc.sql("insert into organisation (id, name) values (?, 'Elsewhere')")
        .param(other.value())
        .update();
    ConsoleVisitor stranger = ConsoleVisitor.signedIn(port, users, other, ConsoleRole.OWNER);
    assertThat(stranger.get(FILES + "time.svg?weeks=8").status()).isEqualTo(404);
  }

  @Test
  void pictures_are_readable_at_every_width_in_light_and_dark() {
    for (View view :
        List.of(
            View.DESKTOP, View.DESKTOP.inDark(), View.DESKTOP.wide(600), View.DESKTOP.wide(360))) {
      com.microsoft.playwright.Page page = open(view);
      try {
        assertThat(Browser.overflow(page)).as(view.toString()).isZero();
        assertThat(page.evaluate(MEETING)).as(view.toString()).isEqualTo(List.of());
        for (Locator picture : page.locator("[data-picture]").all()) {
          assertThat(picture.locator(".drawing svg:visible").count()).isOne();
        }
        assertThat(Browser.accessibilityProblems(page)).as(view.toString()).isEmpty();
      } finally {
        page.context().close();
      }
    }
  }

  @Test
  void arrows_go_from_point_to_point_and_enter_to_the_line_of_the_table() {
    com.microsoft.playwright.Page page = open(View.DESKTOP);
    try {
      Locator picture = page.locator("#picture-time");
      Locator drawing = picture.locator(".drawing");
      Locator said = picture.locator(".point");
      drawing.focus();
      assertThat(said).containsText("Arrow keys");
      page.keyboard().press("ArrowRight");
      assertThat(said).containsText("Everybody. Time with AI over time without:");
      assertThat(picture.locator("svg:visible .here")).hasCount(1);
      page.keyboard().press("End");
      String last = said.textContent();
      page.keyboard().press("ArrowDown");
      assertThat(said).hasText(last);
      page.keyboard().press("Home");
      page.keyboard().press("ArrowDown");
      String second = said.textContent();
      page.keyboard().press("Enter");
      Locator focused = page.locator("#picture-time tr:focus");
      assertThat(focused).hasCount(1);
      assertThat(second)
          .startsWith(focused.locator("th").textContent().split(" Cohort", 2)[0].strip());
      drawing.focus();
      page.keyboard().press("ArrowRight");
      page.keyboard().press("Escape");
      assertThat(picture.locator(".here")).hasCount(0);
      page.keyboard().press("Tab");
      assertThat(picture.locator("summary")).isFocused();
    } finally {
      page.context().close();
    }
  }

  @Test
  void a_picture_is_taken_away_as_png_svg_and_csv() throws IOException {
    com.microsoft.playwright.Page page = open(View.DESKTOP.inDark());
    try {
      Locator picture = page.locator("#picture-plane-cohort");
      Path png = taken(page, picture.locator("[data-png]"), ".png");
      var image = ImageIO.read(png.toFile());
      assertThat(image.getWidth()).isEqualTo(2 * (540 + 40));
      assertThat(image.getRGB(2, 2)).as("light paper, whatever the page has").isEqualTo(0xffffffff);
      assertThat(colours(image)).isGreaterThan(20);
      Path svg = taken(page, picture.locator("a[download]").first(), ".svg");
      assertThat(Files.readString(svg)).startsWith("<?xml");
      Path csv = taken(page, picture.locator("a[download]").last(), ".csv");
      assertThat(Files.readString(csv)).startsWith("cohort,from,to,figure");
    } finally {
      page.context().close();
    }
  }

  @Test
  void printed_there_is_the_picture_with_its_table_and_without_script_all_but_the_png() {
    com.microsoft.playwright.Page page = open(View.DESKTOP.withoutScript());
    try {
      Locator picture = page.locator("#picture-time");
      assertThat(picture.locator(".drawing svg:visible")).hasCount(1);
      assertThat(picture.locator("[data-png]")).isHidden();
      assertThat(picture.locator("[tabindex='0'].drawing")).hasCount(0);
      assertThat(picture.locator("a[download]")).hasCount(2);
      assertThat(picture.locator("tbody tr").first()).isHidden();
      page.emulateMedia(
          new com.microsoft.playwright.Page.EmulateMediaOptions().setMedia(Media.PRINT));
      assertThat(picture.locator("tbody tr").first()).isVisible();
      assertThat(picture.locator("a[download]").first()).isHidden();
    } finally {
      page.context().close();
    }
  }

  private static Path taken(com.microsoft.playwright.Page page, Locator what, String type) {
    Download download = page.waitForDownload(what::click);
    assertThat(download.suggestedFilename())
        .startsWith("adoption-plane-cohort-" + MONDAY.minusWeeks(8))
        .endsWith(type);
    return download.path();
  }

  private static long colours(java.awt.image.BufferedImage image) {
    return java.util.stream.IntStream.range(0, image.getHeight())
        .flatMap(
            y -> java.util.stream.IntStream.range(0, image.getWidth()).map(x -> image.getRGB(x, y)))
        .distinct()
        .count();
  }

  /** What is drawn of a group. */
  private static String group(String svg, String name) {
    return Pattern.compile(
            "<g class=\"point-of [^>]*><title>" + name + "\\..*?</g>", Pattern.DOTALL)
        .matcher(svg)
        .results()
        .map(found -> found.group())
        .findFirst()
        .orElseThrow();
  }

  private com.microsoft.playwright.Page open(View view) {
    com.microsoft.playwright.Page page = Browser.open(view);
    String base = "http://localhost:" + port;
    page.navigate(base + "/admin/sign-in");
    page.locator("#username").fill(owner.name);
    page.locator("#password").fill(ConsoleVisitor.PASSWORD);
    page.locator("main form button[type=submit]").first().click();
    page.waitForURL(url -> !url.contains("sign-in"));
    page.navigate(base + PAGE);
    return page;
  }

  /** People who catch this share of wrong claims and take this share of the time with AI. */
  private void cohort(String name, int people, double caught, double time) {
    jdbc.sql(
            """
            insert into roster_cohort (organisation_id, name, wave, trained_on, owner, import_id)
            values (:organisation, :name, '', :day, 'Olga', :import)
            """)
        .param("organisation", here.value())
        .param("name", name)
        .param("day", MONDAY.minusWeeks(7))
        .param("import", UUID.randomUUID())
        .update();
    for (int i = 0; i < people; i++) {
      person(name + i, name, caught, time * (0.9 + 0.01 * (i % 20)));
    }
  }

  private void person(String subject, String cohort, double caught, double time) {
    UUID id = UUID.randomUUID();
    Map<String, Object> of =
        Map.of(
            "id", id,
            "organisation", here.value(),
            "platform", platform,
            "subject", subject,
            "cohort", cohort,
            "import", UUID.randomUUID(),
            "week", MONDAY.minusWeeks(2),
            "caught", caught,
            "ms", Math.round(time * 1_000_000));
    for (String sql :
        List.of(
            """
            insert into person (id, organisation_id, platform_id, subject)
            values (:id, :organisation, :platform, :subject)
            """,
            """
            insert into roster_span (organisation_id, learner_id, kind, from_day, role, cohort,
              import_id)
            values (:organisation, :id, 'POST', '2020-01-01', 'cra', :cohort, :import)
            """,
            """
            insert into adoption_fact (organisation_id, statement_id, kind, home_page, account,
              module, course, at, attempt, week, guidance, wrong, response, severity, family,
              prevalence, item, step)
            select :organisation, gen_random_uuid(), 'review_unit', 'https://campus.example',
                   :subject, 'm1', '', :week::timestamptz + interval '2 days', gen_random_uuid(),
                   :week, 'independent', i <= 10,
                   case when i <= 10 * :caught or i = 20 then 'flag' else 'accept' end, 'major',
                   'number', 0.5, 'u' || i, '030-review'
              from generate_series(1, 20) as i
            """,
            """
            insert into adoption_fact (organisation_id, statement_id, kind, home_page, account,
              module, course, at, attempt, week, step, form, condition, took_ms, wall_ms, finished)
            select :organisation, gen_random_uuid(), 'timed_task', 'https://campus.example',
                   :subject, 'm1', '', :week::timestamptz + interval '2 days', gen_random_uuid(),
                   :week, '077-timed', 'a', condition,
                   case condition when 'aided' then :ms else 1000000 end, 1000000, true
              from unnest(array['aided', 'unaided']) as condition
            """)) {
      JdbcClient.StatementSpec spec = jdbc.sql(sql);
      for (Map.Entry<String, Object> one : of.entrySet()) {
        if (Pattern.compile(":" + one.getKey() + "\\b").matcher(sql).find()) {
          spec = spec.param(one.getKey(), one.getValue());
        }
      }
      spec.update();
    }
  }
}
