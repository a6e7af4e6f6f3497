package org.traininglayer.adoption.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.traininglayer.adoption.Adoption;
import org.traininglayer.adoption.Scope;
import org.traininglayer.adoption.Statements;
import org.traininglayer.adoption.metric.MetricSet;
import org.traininglayer.adoption.metric.Metrics;
import org.traininglayer.kernel.AccountKey;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.kernel.PlatformId;
import org.traininglayer.lrs.Ledger;
import org.traininglayer.lrs.PreparedStatement;
import org.traininglayer.lti.CourseRole;
import org.traininglayer.lti.Courses;
import org.traininglayer.lti.Launch;
import org.traininglayer.lti.LaunchMessage;
import org.traininglayer.lti.Launches;
import org.traininglayer.lti.LtiContext;
import org.traininglayer.lti.LtiServices;
import org.traininglayer.lti.LtiUser;
import org.traininglayer.lti.People;
import org.traininglayer.lti.People.NewPerson;
import org.traininglayer.lti.People.Person;
import org.traininglayer.lti.Platform;
import org.traininglayer.lti.Platforms;
import org.traininglayer.lti.Validity;
import org.traininglayer.testing.Browser;
import org.traininglayer.testing.TrainingLayerTest;
import org.traininglayer.xapi.Statement;
import org.traininglayer.xapi.StatementJson;
import org.traininglayer.xapi.Vocabulary;

/** The dashboards over HTTP, on the real ledger, people and cells. */
@TrainingLayerTest
@TestPropertySource(
    properties = {
      "traininglayer.base-url=http://tool.example",
      "traininglayer.secret-key=AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
      "traininglayer.http.allow-private-addresses=true",
      "traininglayer.lti.platforms-file=",
      "traininglayer.admin.initial-user=owner",
      "traininglayer.admin.initial-password=a long enough secret"
    })
@Import(DashboardTest.Tokens.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DashboardTest {

  private static final List<String> STEPS =
      List.of(
          "010-brief",
          "015-confidence-before",
          "020-commit",
          "030-review",
          "040-decide-visit",
          "050-decide-late-sae",
          "060-decide-override",
          "070-review-sparse",
          "080-confidence",
          "090-attest");

  @Autowired private Platforms platforms;
  @Autowired private People people;
  @Autowired private Ledger ledger;
  @Autowired private Adoption adoption;
  @Autowired private Tokens tokens;
  @Autowired private Metrics metrics;
  @Autowired private JdbcClient jdbc;
  @LocalServerPort private int port;

  private final Random random = new Random(42);
  private boolean filled;
  private PlatformId platform = new PlatformId(UUID.randomUUID());
  private @Nullable HttpClient owner;

  @BeforeEach
  void fill() {
    if (filled) {
      return;
    }
    filled = true;
    platform =
        platforms
            .register(
                new Platform(
                    platform,
                    OrganisationId.DEFAULT,
                    "Campus",
                    "https://lms.example",
                    "client-1",
                    URI.create("https://lms.example/auth"),
                    URI.create("https://lms.example/token"),
                    null,
                    URI.create("https://lms.example/jwks"),
                    null,
                    Platform.NewDeployments.ACCEPT,
                    false),
                List.of("1"))
            .id();
    group("cra", 40, "course-a", 0.97, 0.06);
    group("data-manager", 36, "course-a", 0.3, 0.06);
    group("central-monitor", 14, "course-a", 0.7, 0.3);
    group("tmf-specialist", 3, "course-a", 0.5, 0.2);
    group("medical-writer", 8, "course-b", 0.6, 0.1);
    awaitFigures();
  }

  @Test
  void the_owner_signs_in_first() throws Exception {
    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(to("/dashboard"), HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location").orElseThrow()).contains("/admin/sign-in");
  }

  @Test
  void the_owners_page_says_it_in_words_with_interval_and_people() throws Exception {
    String page = owner("/dashboard");
    assertThat(page)
        .contains("CRAs have learned to catch the errors")
        .contains("Data managers let many through")
        .contains("Data managers accept the AI too readily")
        .contains("What to do", "Who trusts too much, who too little")
        .contains("“Hidden”: the group is so small")
        .containsOnlyOnce("so small that its figure")
        .contains("figures as of")
        .contains("101 people who are invented for demonstration")
        .contains("not for appraising individuals")
        .doesNotContain("??adoption")
        .doesNotContain("Person 1");
    assertThat(page).containsPattern("\\d+\u00a0% <span class=\"muted interval\">\\(\\d+ to \\d+");
  }

  @Test
  void small_groups_are_hidden_together_with_one_more_everywhere() throws Exception {
    String csv = owner("/dashboard/csv/catching");
    assertThat(csv)
        .containsPattern("role:cra,critical-misses,0\\.\\d+,.*,NONE,")
        .containsPattern("role:cra,critical-misses-upper,(0\\.\\d+),0.0,\\1,0.95,ONE_SIDED_UPPER,")
        .startsWith("module,group,measure,estimate,lower,upper,level,bound,people,units,status")
        .containsPattern("role:tmf-specialist,hits,,,,0.95,NONE,,,SUPPRESSED")
        .containsPattern("role:medical-writer,hits,,,,0.95,NONE,,,SUPPRESSED")
        .containsPattern("role:central-monitor,hits,0\\.\\d+,.*,<20,\\d+,")
        .containsPattern("role:cra,hits,0\\.\\d+,.*,\\d+,\\d+,OK");
    String alone = owner("/dashboard/csv/catching?role=tmf-specialist");
    assertThat(alone).contains("SUPPRESSED").doesNotContainPattern("tmf-specialist,hits,0");
  }

  @Test
  void nothing_raw_reaches_a_page() throws Exception {
    String page =
        owner("/dashboard").replaceAll("(href|id|data-chart|aria-labelledby)=\"[^\"]*\"", "");
    assertThat(page)
        .doesNotContain("tmf-specialist", "central-monitor", "hidden-by-average", "stale-version")
        .doesNotContain("criterion", "INSUFFICIENT", "SUPPRESSED", "NOT_MEASURED", "010-brief")
        .contains("Hidden behind an average", "TMF specialists");
  }

  @Test
  void a_page_and_its_downloads_read_the_people_in_scope_once() throws Exception {
    owner("/dashboard");
    jdbc.sql("alter table adoption_cell rename to adoption_cell_away").update();
    try {
      assertThat(owner("/dashboard")).contains("What to do");
      for (String panel : List.of("catching", "steps", "families", "confidence", "rounds")) {
        assertThat(owner("/dashboard/csv/" + panel)).contains(",OK,");
      }
    } finally {
      jdbc.sql("alter table adoption_cell_away rename to adoption_cell").update();
    }
  }

  @Test
  void modules_are_plain_links_and_nothing_else_is_chosen() throws Exception {
    String page = owner("/dashboard?module=cra-risk-score-triage&role=cra&weeks=8");
    assertThat(page)
        .contains("CRAs have learned to catch the errors")
        .contains("href=\"/dashboard?module=cra-risk-score-triage\"")
        .doesNotContain("&amp;role=", "&amp;weeks=", "Last 8 weeks");
    assertThat(figures(owner("/dashboard/csv/catching?role=cra&weeks=8")))
        .as("an address of before")
        .isEqualTo(figures(owner("/dashboard/csv/catching")));
  }

  @Test
  void a_filter_that_names_nothing_is_a_bad_request() throws Exception {
    for (String query :
        List.of(
            "?role=astronaut",
            "?role=%00",
            "?weeks=7",
            "?weeks=x",
            "?module=no-such-module",
            "?module=..%2F..",
            "?module=%27%3B--")) {
      assertThat(get(ownerClient(), "/dashboard" + query).statusCode()).as(query).isEqualTo(400);
      assertThat(get(ownerClient(), "/dashboard/csv/catching" + query).statusCode())
          .as(query)
          .isEqualTo(400);
    }
    assertThat(get(ownerClient(), "/dashboard/csv/nothing").statusCode()).isEqualTo(404);
  }

  @Test
  void a_teacher_sees_the_own_course_only_and_no_header() throws Exception {
    String a = tokens.open(launch("course-a", OrganisationId.DEFAULT, CourseRole.INSTRUCTOR));
    String page = anybody("/course/" + a + "/figures").body();
    assertThat(page)
        .contains("CRAs have learned")
        .contains("/play/" + a)
        .doesNotContain("Medical writers")
        .doesNotContain("topbar");
    String csv = anybody("/course/" + a + "/figures/csv/catching").body();
    assertThat(csv).contains("role:cra").doesNotContain("medical-writer");

    String b = tokens.open(launch("course-b", OrganisationId.DEFAULT, CourseRole.INSTRUCTOR));
    assertThat(anybody("/course/" + b + "/figures").body())
        .doesNotContain("CRAs", "Data managers")
        .contains("fewer than 20 people started");
  }

  @Test
  void a_teacher_with_a_hundred_filtered_queries_gets_one_answer_for_each_module()
      throws Exception {
    String a =
        "/course/"
            + tokens.open(launch("course-a", OrganisationId.DEFAULT, CourseRole.INSTRUCTOR))
            + "/figures";
    assertThat(anybody(a).body())
        .contains("?module=")
        .doesNotContain("&amp;role=", "&amp;weeks=", "Last 8 weeks");
    for (String path : List.of(a, a + "/csv/catching")) {
      for (String query : List.of("role=cra", "role=tmf-specialist", "role=nonsense", "role=")) {
        for (String weeks : List.of("", "&weeks=8", "&weeks=26", "&weeks=1")) {
          assertThat(anybody(path + "?" + query + weeks).statusCode())
              .as("%s %s", query, weeks)
              .isEqualTo(400);
        }
      }
      assertThat(anybody(path + "?weeks=8").statusCode()).isEqualTo(400);
    }
    String csv = anybody(a + "/csv/catching").body();
    for (String other :
        List.of("cohort=x", "person=1", "from=2026-01-01", "course=course-b", "item=e1")) {
      assertThat(figures(anybody(a + "/csv/catching?" + other).body()))
          .as(other)
          .isEqualTo(figures(csv));
    }
    assertThat(csv.lines().filter(line -> line.contains("tmf-specialist")))
        .as("three people")
        .allSatisfy(line -> assertThat(line).contains(",SUPPRESSED,"));
    assertThat(
            csv.lines()
                .filter(line -> line.contains(",SUPPRESSED,"))
                .map(line -> line.split(",", -1)[1])
                .distinct())
        .as("one hidden group would be the rest of the others")
        .hasSizeGreaterThan(1);
  }

  @Test
  void whoever_looks_every_day_does_not_see_what_one_person_did() throws Exception {
    OrganisationId there = new OrganisationId(UUID.randomUUID());
    jdbc.sql("insert into organisation (id, name) values (?, 'Elsewhere')")
        .param(there.value())
        .update();
    String figures =
        "/course/" + tokens.open(launch("course-d", there, CourseRole.INSTRUCTOR)) + "/figures";
    for (int i = 0; i < 6; i++) {
      judged(there, "early-" + i, 0.9);
    }
    String first = caught(figures);
    assertThat(first).contains(",all,hits,0.");
    assertThat(anybody(figures).body()).doesNotContain("not in these figures yet");

    judged(there, "late-0", 0);
    assertThat(caught(figures)).as("one").isEqualTo(first);
    assertThat(anybody(figures).body()).contains("not in these figures yet");
    for (int i = 1; i < 4; i++) {
      judged(there, "late-" + i, 0);
    }
    assertThat(caught(figures)).as("four").isEqualTo(first);
    judged(there, "late-4", 0);

    String second = caught(figures);
    assertThat(second).as("five").isNotEqualTo(first);

    for (int i = 0; i < 3; i++) {
      judged(there, "early-" + i, 0.1);
    }
    assertThat(caught(figures)).as("three of those again").isEqualTo(second);
  }

  @Test
  void nor_does_the_owner_see_it_in_the_figures_of_all_courses_together() throws Exception {
    OrganisationId there = new OrganisationId(UUID.randomUUID());
    jdbc.sql("insert into organisation (id, name) values (?, 'Everywhere')")
        .param(there.value())
        .update();
    for (int i = 0; i < 6; i++) {
      judged(there, "all-early-" + i, 0.9);
    }
    String first = hits(there);
    for (int i = 0; i < 4; i++) {
      judged(there, "all-late-" + i, 0);
      assertThat(hits(there)).as("%s of five", i + 1).isEqualTo(first);
    }
    assertThat(of(there).held()).contains("M4");
    judged(there, "all-late-4", 0);
    assertThat(hits(there)).as("five").isNotEqualTo(first);
    assertThat(of(there).held()).doesNotContain("M4");
  }

  /** What was caught in all courses of an organisation, as the page reads it. */
  private String hits(OrganisationId organisation) throws InterruptedException {
    awaitFigures();
    Thread.sleep(1100);
    MetricSet told = of(organisation);
    return told.of("M4").get("catching", "", "hits").in(null).toString();
  }

  private MetricSet of(OrganisationId organisation) {
    return metrics.of(
        Scope.of(
            organisation,
            new ModuleId("cra-risk-score-triage"),
            null,
            null,
            Dashboards.WEEKS,
            Instant.now()));
  }

  private void judged(OrganisationId organisation, String account, double hit) {
    List<Statement> statements = new ArrayList<>();
    Statements by = by(account, "course-d");
    statements.add(statement(by.started()));
    review(by, "independent", 16, 5, hit, 0.1, statements);
    ledger.append(organisation, statements.stream().map(PreparedStatement::of).toList());
  }

  /** What the download says once everything is read, and nobody has an older reading any more. */
  private String caught(String figures) throws Exception {
    awaitFigures();
    Thread.sleep(1100);
    return figures(anybody(figures + "/csv/catching").body());
  }

  /** Without the time at which it was read. */
  private static String figures(String csv) {
    return csv.replaceAll("\\d{4}-\\d\\d-\\d\\dT[^\\r]+", "");
  }

  @Test
  void another_organisation_sees_nothing_of_the_same_course() throws Exception {
    String token =
        tokens.open(
            launch("course-a", new OrganisationId(UUID.randomUUID()), CourseRole.INSTRUCTOR));
    assertThat(anybody("/course/" + token + "/figures").body())
        .contains("Nobody has practised here yet", "What will be here")
        .doesNotContain("CRAs");
  }

  @Test
  void a_launch_outside_a_course_shows_no_figures() throws Exception {
    String token = tokens.open(launch(null, OrganisationId.DEFAULT, CourseRole.INSTRUCTOR));
    assertThat(anybody("/course/" + token + "/figures").body())
        .contains("does not come from a course")
        .doesNotContain("CRAs");
  }

  @Test
  void learners_and_strangers_do_not_get_in() throws Exception {
    String learner = tokens.open(launch("course-a", OrganisationId.DEFAULT, CourseRole.LEARNER));
    assertThat(anybody("/course/" + learner + "/figures").statusCode()).isEqualTo(403);
    assertThat(anybody("/course/" + learner + "/figures/csv/catching").statusCode()).isEqualTo(403);
    assertThat(anybody("/course/unknown/figures").statusCode()).isEqualTo(410);
    assertThat(anybody("/course/%00/figures").statusCode()).isBetween(400, 499);
    HttpRequest post =
        HttpRequest.newBuilder(uri("/course/" + learner + "/figures"))
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    assertThat(
            HttpClient.newHttpClient()
                .send(post, HttpResponse.BodyHandlers.ofString())
                .statusCode())
        .isBetween(400, 499);
  }

  @Test
  void an_answer_is_in_the_figures_within_two_seconds_and_a_rebuild_keeps_them() throws Exception {
    String token =
        tokens.open(launch("course-c", OrganisationId.DEFAULT, CourseRole.ADMINISTRATOR));
    assertThat(anybody("/course/" + token + "/figures").body())
        .contains("Nobody has practised here yet");
    ledger.append(
        OrganisationId.DEFAULT,
        List.of(PreparedStatement.of(statement(by("late", "course-c").opened("010-brief")))));
    Awaitility.await()
        .atMost(Duration.ofSeconds(2))
        .pollInterval(Duration.ofMillis(50))
        .until(() ->
            !anybody("/course/" + token + "/figures")
                .body()
                .contains("Nobody has practised here yet"));
    String before = cells();
    adoption.rebuild();
    awaitFigures();
    assertThat(cells()).isEqualTo(before).isNotEmpty();
  }

  @Test
  void pages_read_cells_and_never_statements() throws Exception {
    String expected =
        owner("/dashboard/csv/catching").replaceAll("\\d{4}-\\d\\d-\\d\\dT[^\\r]+", "");
    jdbc.sql("alter table statement rename to statement_away").update();
    try {
      assertThat(owner("/dashboard")).contains("What to do");
      assertThat(owner("/dashboard/csv/catching").replaceAll("\\d{4}-\\d\\d-\\d\\dT[^\\r]+", ""))
          .isEqualTo(expected);
    } finally {
      jdbc.sql("alter table statement_away rename to statement").update();
    }
  }

  @Test
  void the_charts_draw_without_breaking_the_content_policy() throws Exception {
    List<String> problems = new ArrayList<>();
    String token = tokens.open(launch("course-a", OrganisationId.DEFAULT, CourseRole.INSTRUCTOR));
    for (Browser.View view :
        List.of(
            Browser.View.DESKTOP,
            Browser.View.DESKTOP.inDark(),
            Browser.View.DESKTOP.wide(600),
            Browser.View.DESKTOP.wide(360),
            Browser.View.DESKTOP.wide(320))) {
      var page = Browser.open(view);
      List<String> complaints = new ArrayList<>();
      page.onConsoleMessage(message -> {
        if (message.type().equals("error") || message.type().equals("warning")) {
          complaints.add(message.text());
        }
      });
      page.onPageError(complaints::add);
      try {
        page.navigate(uri("/course/" + token + "/figures").toString());
        page.waitForSelector("#catching .chart svg");
        page.waitForSelector("#steps .chart svg");
        page.screenshot(
            new com.microsoft.playwright.Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(
                    java.nio.file.Path.of(
                        "target",
                        "looks",
                        "course-" + view.width() + (view.dark() ? "-dark" : "") + ".png")));
        assertThat(complaints).isEmpty();
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
            .as("no sideways scrolling at %s", view.width())
            .isTrue();
        problems.addAll(Browser.accessibilityProblems(page));
        page.focus("#catching .chart");
        page.keyboard().press("ArrowRight");
        assertThat(page.textContent("#catching .point"))
            .contains("Errors caught".toLowerCase(Locale.ROOT));
      } finally {
        page.context().close();
      }
    }
    assertThat(problems).isEmpty();
  }

  @Test
  void without_script_the_tables_say_the_same() throws Exception {
    String token = tokens.open(launch("course-a", OrganisationId.DEFAULT, CourseRole.INSTRUCTOR));
    var page = Browser.open(Browser.View.DESKTOP.withoutScript());
    try {
      page.navigate(uri("/course/" + token + "/figures").toString());
      page.click("#catching summary");
      assertThat(page.isVisible("#catching table")).isTrue();
      assertThat(page.isVisible("#catching .chart")).isFalse();
    } finally {
      page.context().close();
    }
  }

  @Test
  void the_owners_page_looks_right_in_a_browser() throws Exception {
    for (Browser.View view :
        List.of(
            Browser.View.DESKTOP,
            Browser.View.DESKTOP.inDark(),
            Browser.View.DESKTOP.wide(600),
            Browser.View.DESKTOP.wide(360))) {
      var page = Browser.open(view);
      try {
        page.navigate(uri("/admin/sign-in").toString());
        page.fill("input[name=username]", "owner");
        page.fill("input[name=password]", "a long enough secret");
        page.click("main button[type=submit]");
        page.navigate(uri("/dashboard").toString());
        page.waitForSelector("#catching .chart svg");
        page.screenshot(
            new com.microsoft.playwright.Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(
                    java.nio.file.Path.of(
                        "target",
                        "looks",
                        "dashboard-" + view.width() + (view.dark() ? "-dark" : "") + ".png")));
        assertThat(Browser.accessibilityProblems(page)).isEmpty();
      } finally {
        page.context().close();
      }
    }
  }

  // ---------- making people and what they did ----------

  private void group(String role, int size, String course, double hit, double alarm) {
    List<NewPerson> made = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      made.add(new NewPerson(role + "-" + i, "Person " + i, role));
    }
    for (Person person : people.addSample(OrganisationId.DEFAULT, platform, made)) {
      List<Statement> statements = new ArrayList<>();
      Statements by = by(person.account().name(), course);
      statements.add(statement(by.started()));
      boolean stays = size < 10 || random.nextInt(4) > 0;
      int stop = stays ? STEPS.size() : random.nextBoolean() ? 5 : 3;
      for (int i = 0; i < stop; i++) {
        statements.add(statement(by.opened(STEPS.get(i))));
        if (i == 3) {
          review(by, "guided", 10, 5, Math.min(0.95, hit + 0.1), alarm + 0.05, statements);
        } else if (i == 7) {
          review(by, "independent", 16, 2, hit, alarm, statements);
        } else if (i == 4) {
          statements.add(statement(by.choice(random.nextInt(3) > 0, 0.75)));
        }
        statements.add(statement(by.finished(STEPS.get(i))));
      }
      if (stop == STEPS.size()) {
        statements.add(statement(by.passed()));
        statements.add(statement(by.completed()));
      }
      ledger.append(
          OrganisationId.DEFAULT, statements.stream().map(PreparedStatement::of).toList());
    }
  }

  private void review(
      Statements by,
      String exposure,
      int units,
      int errors,
      double hit,
      double alarm,
      List<Statement> to) {
    List<String> families =
        List.of(
            "stale-version",
            "false-completeness",
            "wrong-inference",
            "hidden-by-average",
            "fabricated-citation");
    for (int u = 0; u < units; u++) {
      boolean wrong = u < errors;
      boolean flagged = random.nextDouble() < (wrong ? hit - u * 0.05 : alarm);
      Double confidence =
          flagged
              ? Double.valueOf(List.of(0.5, 0.6, 0.75, 0.9, 0.99).get(random.nextInt(5)))
              : null;
      to.add(
          statement(
              by.unit(
                  exposure + u,
                  exposure,
                  errors / (double) units,
                  wrong ? (u == 1 ? "critical" : "major") : null,
                  wrong ? families.get(u) : null,
                  flagged,
                  confidence)));
    }
  }

  private Statements by(String account, String course) {
    return Statements.of(account)
        .in(Vocabulary.course(platform, course))
        .at(Instant.now().minus(20 + random.nextInt(20), ChronoUnit.DAYS));
  }

  private static Statement statement(String json) {
    return StatementJson.read("{\"id\":\"" + UUID.randomUUID() + "\"," + json.substring(1));
  }

  private void awaitFigures() {
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> adoption.behind() == 0);
  }

  private String cells() {
    return String.join(
        "\n",
        jdbc.sql("select c::text from adoption_cell c order by c::text")
            .query(String.class)
            .list());
  }

  private Launch launch(@Nullable String course, OrganisationId organisation, CourseRole role) {
    return new Launch(
        UUID.randomUUID(),
        organisation,
        platform,
        new LtiUser(
            new LearnerId(UUID.randomUUID()),
            new AccountKey("https://lms.example", "teacher"),
            "Tea Cher",
            Set.of(role),
            null,
            false,
            Locale.ENGLISH),
        new LtiContext(
            "1",
            "",
            null,
            course,
            course == null ? null : "Course " + course,
            URI.create("https://tool.example/lti/launch"),
            Map.of("module_id", "cra-risk-score-triage"),
            null),
        new LaunchMessage.ResourceLink("link-1", null),
        new LtiServices(null, null),
        new Validity(Instant.now(), Instant.now().plusSeconds(3600)));
  }

  // ---------- HTTP ----------

  private String owner(String path) throws IOException, InterruptedException {
    HttpResponse<String> answer = get(ownerClient(), path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return answer.body();
  }

  private HttpResponse<String> anybody(String path) throws IOException, InterruptedException {
    return get(HttpClient.newHttpClient(), path);
  }

  private static HttpResponse<String> get(HttpClient client, HttpRequest request)
      throws IOException, InterruptedException {
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> get(HttpClient client, String path)
      throws IOException, InterruptedException {
    return get(client, to(path));
  }

  private HttpRequest to(String path) {
    return HttpRequest.newBuilder(uri(path)).header("Accept", "text/html").build();
  }

  private URI uri(String path) {
    return URI.create("http://localhost:" + port + path);
  }

  private HttpClient ownerClient() throws IOException, InterruptedException {
    HttpClient known = owner;
    if (known != null) {
      return known;
    }
    HttpClient client =
        HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    String form = get(client, "/admin/sign-in").body();
    Matcher csrf = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"").matcher(form);
    String token = csrf.find() ? csrf.group(1) : "";
    HttpRequest post =
        HttpRequest.newBuilder(uri("/admin/sign-in"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "username=owner&password=a+long+enough+secret&_csrf="
                        + URLEncoder.encode(token, StandardCharsets.UTF_8)))
            .build();
    assertThat(get(client, post).statusCode()).isEqualTo(200);
    owner = client;
    return client;
  }

  /** Launches by tokens that the test makes. */
  @TestConfiguration
  static class Tokens {

    private final Map<String, Launch> open = new ConcurrentHashMap<>();

    String open(Launch launch) {
      String token = UUID.randomUUID().toString();
      open.put(token, launch);
      return token;
    }

    @Bean
    @Primary
    Launches launchesOfTheTest() {
      return new Launches() {
        @Override
        public Optional<Launch> find(String token) {
          return Optional.ofNullable(open.get(token));
        }

        @Override
        public String derive(Launch launch, ModuleId module, Courses.@Nullable Link link) {
          return open(launch);
        }
      };
    }
  }
}
