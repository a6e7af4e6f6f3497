package org.traininglayer.released;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static org.traininglayer.released.ReleasedDatabase.EXPECTED;
import static org.traininglayer.released.ReleasedDatabase.SCHOOL;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.web.util.HtmlUtils;
import org.traininglayer.TrainingLayerApplication;
import org.traininglayer.adoption.Scope;
import org.traininglayer.adoption.disclosure.Figure;
import org.traininglayer.adoption.metric.AllMetrics;
import org.traininglayer.adoption.metric.CountedFigures;
import org.traininglayer.adoption.metric.Metric;
import org.traininglayer.adoption.metric.MetricSet;
import org.traininglayer.adoption.metric.Metrics;
import org.traininglayer.adoption.metric.Panel;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.testing.TestBrowser;
import org.traininglayer.testing.TestPlatform;
import tools.jackson.databind.JsonNode;

/**
 * The application as it is now on the database of a released build: half a year of practice, an
 * attempt in the middle of a review, an outbox that waits for a record store and a gradebook that
 * were down. {@code src/test/resources/released/README.md} says how it was made.
 */
@SpringBootTest(
    classes = TrainingLayerApplication.class,
    webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = ReleasedDatabase.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReleasedDatabaseTest {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  @LocalServerPort int port;
  @Autowired Metrics metrics;

  @Test
  @Order(1)
  void every_figure_is_what_that_build_said_to_the_last_digit() {
    TestBrowser owner = signedIn("admin", "demo");
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> {
          for (Map.Entry<String, JsonNode> page : EXPECTED.path("figures").properties()) {
            TestBrowser.Page now = owner.get(page.getKey());
            assertThat(now.status()).as(page.getKey()).isEqualTo(200);
            Map<String, Map<String, String>> said = figures(page.getValue().asString());
            // Shorter spans and single roles are told there no more: the address leads to all.
            assertThat(figures(now.body()))
                .as(page.getKey())
                .isEqualTo(figures(owner.get(all(page.getKey())).body()));
            if (page.getKey().endsWith("weeks=26")) {
              assertThat(asThatBuildPutIt(figures(now.body())))
                  .as(page.getKey())
                  .containsAllEntriesOf(said);
            }
            said.forEach((name, figure) ->
                assertThat(counted(page.getKey(), name))
                    .as(page.getKey() + " " + name)
                    .isEqualTo(figure));
          }
        });
  }

  private static String all(String address) {
    return address.replaceAll("&weeks=.*", "&weeks=26");
  }

  /** The same figure as the counters have it today, of the span and the role of that address. */
  private Map<String, String> counted(String address, String name) {
    Matcher asked =
        Pattern.compile("/csv/(\\w+)\\?module=([\\w-]+)&weeks=(\\d+)(?:&role=([\\w-]+))?")
            .matcher(address);
    assertThat(asked.find()).as(address).isTrue();
    MetricSet figures =
        CountedFigures.of(
            metrics,
            Scope.of(
                OrganisationId.DEFAULT,
                new ModuleId(asked.group(2)),
                null,
                null,
                Integer.parseInt(asked.group(3)),
                Instant.now()));
    String group = name.substring(0, name.indexOf(' '));
    String measure = name.substring(name.indexOf(' ') + 1);
    for (Metric metric : AllMetrics.LIST) {
      for (Panel panel : metric.panels()) {
        if (panel.id().equals(asked.group(1))) {
          boolean byRole = panel.rows() == Panel.Rows.ROLES;
          String role =
              !byRole ? asked.group(4) : group.equals("all") ? null : group.replace("role:", "");
          Function<String, Figure> of =
              one -> figures.of(metric.id()).get(panel.table(), byRole ? "" : group, one).in(role);
          Map<String, String> cells = cells(of.apply(measure));
          if (panel.columns().stream().anyMatch(c -> c.measure().equals(measure + "-upper"))) {
            cells.put("upper", text(of.apply(measure + "-upper").upper()));
          }
          return cells;
        }
      }
    }
    throw new IllegalArgumentException(address);
  }

  private static Map<String, String> cells(Figure figure) {
    Integer people = figure.nPeople();
    Map<String, String> cells = new LinkedHashMap<>();
    cells.put("estimate", text(figure.estimate()));
    cells.put("lower", text(figure.lower()));
    cells.put("upper", text(figure.upper()));
    cells.put("people", people != null && people < Figure.FEW ? "<" + Figure.FEW : text(people));
    cells.put("units", text(figure.nUnits()));
    cells.put("status", figure.status().code());
    return cells;
  }

  private static String text(@Nullable Object of) {
    return of == null ? "" : of.toString();
  }

  @Test
  @Order(2)
  void what_waited_is_sent_and_nothing_is_sent_twice() {
    List<String> waited =
        EXPECTED
            .path("waiting-statements")
            .valueStream()
            .map(row -> row.path(0).asString())
            .toList();
    List<String> sentBefore = texts("taken-statements");
    assertThat(waited).isNotEmpty();
    assertThat(sentBefore).isNotEmpty();
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(SCHOOL.statements()).containsAll(waited));
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(SCHOOL.scores("down")).hasSize(1));
    assertThat(SCHOOL.statements()).containsExactlyInAnyOrderElementsOf(waited);
  }

  @Test
  @Order(3)
  void open_grades_are_where_they_were() {
    assertThat(texts("taken-scores")).containsExactly("learner-finished");
    assertThat(SCHOOL.scores("taken")).as("it has this grade already").isEmpty();
    assertThat(SCHOOL.scores("refused")).as("it waits for somebody who looks at it").isEmpty();
    JsonNode score = SCHOOL.scores("down").getFirst();
    assertThat(score.path("userId").asString()).isEqualTo("learner-waiting");
    assertThat(score.path("scoreGiven").asDouble() / score.path("scoreMaximum").asDouble())
        .isEqualTo(0.34, within(1e-9));
    TestBrowser admin = signedIn("admin", "demo");
    assertThat(leadsTo(admin, "/admin/deliveries").body())
        .contains("corporate", "score of learner-refused", "learner-without-column");
  }

  @Test
  @Order(4)
  void the_learner_goes_on_at_the_same_judgement() {
    JsonNode attempt = EXPECTED.path("attempt");
    String step = attempt.path(attempt.size() - 1).path(4).asString();
    long marks =
        attempt.valueStream().filter(row -> row.path(5).asString().contains("\"Mark\"")).count();
    assertThat(marks).isEqualTo(3);
    TestBrowser learner = new TestBrowser(port);
    String path = SCHOOL.launch(learner, EXPECTED.path("learner").asString(), TestPlatform.LEARNER);

    assertThat(path).endsWith("/" + step);
    String review = learner.get(path).body();
    assertThat(count(review, "data-marked=\"true\"")).isEqualTo(marks);

    Set<String> before = new HashSet<>(SCHOOL.statements());
    String family = value(review, "name=\"family\"[^>]*value=\"([^\"]+)\"");
    Matcher marked =
        Pattern.compile("<a class=\"claim[^>]*id=\"(s\\d+)\"[^>]*data-marked=\"true\"")
            .matcher(review);
    while (marked.find()) {
      // Today a mark is whole with a kind and a proof.
      String mark =
          "&claim=" + marked.group(1) + "&family=" + family + "&proof=kri-listing-may/101";
      assertThat(learner.post(path, hidden(review, path) + mark).status()).isEqualTo(303);
    }
    Matcher deed = Pattern.compile("name=\"deed\"[^>]*value=\"([^\"]+)\"").matcher(review);
    String whole = deed.find() ? "&deed=" + deed.group(1) + "&confidence=75" : "&confidence=75";
    assertThat(learner.post(path, hidden(review, path) + whole).status()).isEqualTo(303);
    assertThat(learner.get(path).body()).contains("id=\"feedback\"");
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(SCHOOL.statements()).hasSizeGreaterThan(before.size() + (int) marks));
    assertThat(SCHOOL.statements()).doesNotHaveDuplicates();
    assertThat(SCHOOL.statements()).doesNotContainAnyElementsOf(texts("taken-statements"));
  }

  @Test
  @Order(5)
  void people_sign_in_as_before_and_the_console_shows_what_was_there() {
    assertThat(leadsTo(signedIn("olga", "correct horse battery"), "/dashboard").body())
        .contains("When the risk score is wrong");
    TestBrowser admin = signedIn("admin", "demo");
    assertThat(leadsTo(admin, "/admin/users").body()).contains("olga");
    assertThat(leadsTo(admin, "/admin/platforms").body()).contains("Bench", "College", "Demo LMS");
    assertThat(leadsTo(admin, "/admin/credentials").body()).contains("Warehouse");
    assertThat(leadsTo(admin, "/admin/frames").body()).contains("https://frames.school.example");
    assertThat(leadsTo(admin, "/admin/audit").body()).contains("Ada Analyst", "College");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/admin",
        "/admin/platforms",
        "/admin/platforms/connect/moodle",
        "/admin/connections",
        "/admin/keys",
        "/admin/deliveries",
        "/admin/rosters",
        "/admin/credentials",
        "/admin/users",
        "/admin/audit",
        "/admin/audit.csv",
        "/admin/frames",
        "/admin/account",
        "/dashboard",
        "/dashboard?module=cra-risk-score-triage&weeks=8",
        "/dashboard?module=cra-risk-score-triage&role=cra&weeks=26",
        "/dashboard/csv/catching",
        "/dashboard/csv/steps?weeks=8"
      })
  void addresses_of_that_build_still_lead_somewhere(String address) {
    leadsTo(signedIn("admin", "demo"), address);
  }

  @Test
  void a_platforms_own_address_still_leads_to_it() {
    TestBrowser admin = signedIn("admin", "demo");
    Matcher one =
        Pattern.compile("/admin/platforms/[0-9a-f-]{36}")
            .matcher(leadsTo(admin, "/admin/platforms").body());
    assertThat(one.find()).isTrue();
    leadsTo(admin, one.group());
  }

  @Test
  void the_course_keeps_its_settings() {
    TestBrowser teacher = new TestBrowser(port);
    String course = SCHOOL.launch(teacher, "teacher", TestPlatform.INSTRUCTOR);
    assertThat(leadsTo(teacher, course.replaceFirst("^(/course/[^/]+).*", "$1/settings")).body())
        .contains("value=\"60\"", "value=\"2, 8\"");
  }

  /** Follows redirects to a page. */
  private static TestBrowser.Page leadsTo(TestBrowser browser, String address) {
    String at = address;
    for (int i = 0; i < 5; i++) {
      TestBrowser.Page page = browser.get(at);
      String next = page.location();
      if (next == null) {
        assertThat(page.status()).as(address + " at " + at).isEqualTo(200);
        return page;
      }
      at = next.replaceFirst("^https?://[^/]+", "");
      assertThat(at).as(address).doesNotContain("sign-in");
    }
    throw new AssertionError(address + " leads nowhere");
  }

  private TestBrowser signedIn(String name, String password) {
    TestBrowser browser = new TestBrowser(port);
    Matcher csrf = CSRF.matcher(browser.get("/admin/sign-in").body());
    assertThat(csrf.find()).isTrue();
    TestBrowser.Page page =
        browser.post(
            "/admin/sign-in",
            TestBrowser.form(
                Map.of("username", name, "password", password, "_csrf", csrf.group(1))));
    assertThat(page.location()).doesNotContain("sign-in");
    return browser;
  }

  /** The figures of a download by group and measure. When it was read is not among them. */
  private static Map<String, Map<String, String>> figures(String csv) {
    Map<String, Map<String, String>> figures = new TreeMap<>();
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try {
      for (CSVRecord line : format.parse(new StringReader(csv))) {
        Map<String, String> figure = new LinkedHashMap<>();
        for (String cell : List.of("estimate", "lower", "upper", "people", "units", "status")) {
          figure.put(cell, line.get(cell));
        }
        figures.put(line.get("group") + " " + line.get("measure"), figure);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return figures;
  }

  /**
   * That build showed a one-sided upper bound beside a two-sided lower limit; today the bound is a
   * figure of its own, and the same to the last digit.
   */
  private static Map<String, Map<String, String>> asThatBuildPutIt(
      Map<String, Map<String, String>> figures) {
    figures.forEach((name, figure) -> {
      Map<String, String> bound = figures.get(name + "-upper");
      if (bound != null) {
        figure.put("upper", String.valueOf(bound.get("upper")));
      }
    });
    return figures;
  }

  private static List<String> texts(String name) {
    return EXPECTED.path(name).valueStream().map(JsonNode::asString).toList();
  }

  private static int count(String text, String part) {
    return text.split(Pattern.quote(part), -1).length - 1;
  }

  private static String value(String page, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(page);
    return matcher.find() ? matcher.group(1) : "";
  }

  /** What the hidden fields of the form with this action hold. */
  private static String hidden(String page, String action) {
    Matcher form =
        Pattern.compile(
                "<form\\b[^>]*action=\"[^\"]*" + Pattern.quote(action) + "\"[^>]*>(.*?)</form>",
                Pattern.DOTALL)
            .matcher(page);
    assertThat(form.find()).as("a form to " + action).isTrue();
    Matcher input =
        Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")
            .matcher(form.group(1));
    Map<String, String> fields = new LinkedHashMap<>();
    while (input.find()) {
      fields.put(input.group(1), HtmlUtils.htmlUnescape(input.group(2)));
    }
    return TestBrowser.form(fields);
  }
}
