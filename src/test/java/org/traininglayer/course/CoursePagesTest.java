package org.traininglayer.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.lti.Check;
import org.traininglayer.lti.ConnectionReports;
import org.traininglayer.lti.ConnectionReports.Question;
import org.traininglayer.lti.ConnectionReports.Report;
import org.traininglayer.lti.ConnectionTraces;
import org.traininglayer.lti.ConnectionTraces.ConnectionTrace;
import org.traininglayer.lti.ConnectionTraces.Kind;
import org.traininglayer.lti.FaultCause;
import org.traininglayer.lti.Platform;
import org.traininglayer.testing.Browser;
import org.traininglayer.testing.Browser.View;
import org.traininglayer.testing.TestPlatform;

/** The teacher's and the learner's pages of a course, with people in every state. */
class CoursePagesTest extends CourseTestCase {

  @Autowired JdbcClient jdbc;
  @Autowired ConnectionTraces traces;
  @Autowired ConnectionReports reports;

  @Test
  void people_are_shown_with_how_far_they_are() {
    String finished = token(launch(as("ann", TestPlatform.LEARNER), module("link-1")));
    workThrough(finished, 1);
    get("/play/" + token(launch(as("ben", TestPlatform.LEARNER), module("link-1"))));
    launch(as("cem", TestPlatform.LEARNER), link(course));

    String people = get("/course/" + teacher() + "/people").body();

    assertThat(people)
        .containsPattern("(?s)Name of ann.{0,600}has finished a module")
        .containsPattern("(?s)Name of ben.{0,600}has begun")
        .containsPattern("(?s)Name of cem.{0,600}came, not begun")
        .doesNotContainPattern("(?s)Name of teacher.{0,600}came, not begun");
  }

  @Test
  void two_activities_of_one_module_bear_their_own_names() {
    workThrough(token(launch(as("ann", TestPlatform.LEARNER), module("spring"))), 1);
    workThrough(token(launch(as("ann", TestPlatform.LEARNER), module("autumn"))), 1);
    String home = "/course/" + teacher();

    assertThat(get(home + "/grades").body())
        .contains("Link spring", "Link autumn", "When the risk score is wrong");
    assertThat(get(home).body()).contains("Activities: Link autumn, Link link-1, Link spring");
    String people = get(home + "/people").body();
    String work = people.replaceAll("(?s).*(/course/[^\"]+/review/[0-9a-f-]+).*", "$1");
    assertThat(get(work).body()).contains("Link autumn \u00b7 When the risk score is wrong");
  }

  @Test
  void what_the_gradebook_says_was_deleted_is_marked_for_teachers_and_gone_for_learners() {
    String ann = token(launch(as("ann", TestPlatform.LEARNER), module("gone")));
    workThrough(ann, 1);
    post("/play/" + ann + "/retake");
    workThrough(ann, 2);
    jdbc.sql("update lti_resource_link set gone_at = now() where resource_link_id = 'gone'")
        .update();
    String home = "/course/" + token(launch(as("tom", TestPlatform.INSTRUCTOR), link(course)));

    assertThat(get(home + "/grades").body()).contains("Link gone", "deleted in the course");
    assertThat(get(home).body())
        .contains("deleted in the course")
        .doesNotContain("the work of one may be worth a look");
    assertThat(get(launch(as("ben", TestPlatform.LEARNER), link(course))).body())
        .contains("Nothing to practise yet");
  }

  @Test
  void whoever_teaches_and_learns_is_told_which_view_this_is_and_how_to_get_the_other() {
    String both =
        launch(as("tess", TestPlatform.INSTRUCTOR, TestPlatform.LEARNER), module("link-1"));
    assertThat(get(both).body())
        .contains("somebody who teaches and as a learner", "To be graded, ask whoever runs");
    assertThat(get("/course/" + teacher()).body()).doesNotContain("somebody who teaches and as");
  }

  @Test
  void a_list_of_other_ids_is_told_on_the_page_of_people() {
    serve("/token", "{\"access_token\":\"t\",\"token_type\":\"bearer\",\"expires_in\":3600}");
    serve("/members", "{\"members\":[{\"user_id\":\"4711\",\"roles\":[\"LEARNER\"]}]}");
    Consumer<Map<String, Object>> listed =
        claims ->
            claims.put(
                "https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice",
                Map.of("context_memberships_url", platform().address("/members")));
    launch(as("ann", TestPlatform.LEARNER), module("link-1"), listed);
    String people =
        "/course/"
            + token(launch(as("tom", TestPlatform.INSTRUCTOR), module("link-1"), listed))
            + "/people";
    post(people + "/synchronise");

    assertThat(get(people).body())
        .contains("names people by other ids", "One learner")
        .doesNotContain("left the course", ">never came<", "4711");
  }

  @Test
  void a_choice_is_not_called_passed_where_the_platform_cannot_read_our_key_set() {
    choose(MODULE);
    await().until(() -> chosen().stream().anyMatch(Report::passed));
    assertThat(chosen().getFirst().checks())
        .anyMatch(check -> !check.judged() && check.what().contains("our key set"));

    Platform known =
        platforms.all(OrganisationId.DEFAULT).stream()
            .filter(one -> one.clientId().equals(platform().clientId()))
            .findFirst()
            .orElseThrow();
    traces.tell(
        new ConnectionTrace(
            null,
            Kind.TOKEN,
            known.organisation(),
            known.id(),
            null,
            known.issuer(),
            known.clientId(),
            "No access token was given",
            List.of(Check.failed("Access token for score", "200", "404 (a page, not data)"))));
    await().until(() -> !reports.find(OrganisationId.DEFAULT, of(Kind.TOKEN), 1).isEmpty());
    course = course + "-too";
    choose(MODULE);
    await().until(() -> chosen().stream().anyMatch(report -> !report.passed()));

    assertThat(reports.advice(chosen().getFirst(), Locale.ENGLISH))
        .extracting(ConnectionReports.Advice::fault)
        .containsExactly(FaultCause.OUR_KEYS_UNREADABLE);
  }

  private List<Report> chosen() {
    return reports.find(OrganisationId.DEFAULT, of(Kind.DEEP_LINKING), 10).stream()
        .filter(report -> report.summary().startsWith("Content was chosen"))
        .toList();
  }

  private Question of(Kind kind) {
    return new Question(
        platforms.all(OrganisationId.DEFAULT).stream()
            .filter(one -> one.clientId().equals(platform().clientId()))
            .findFirst()
            .orElseThrow()
            .id(),
        kind,
        null,
        null,
        null);
  }

  private void serve(String path, String json) {
    platform()
        .serve(
            path,
            exchange -> {
              byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
              try (exchange) {
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, bytes.length);
                exchange.getResponseBody().write(bytes);
              }
            });
  }

  @Test
  void a_grade_without_a_column_says_so_with_what_to_do() {
    workThrough(token(launch(as("ann", TestPlatform.LEARNER), module("link-1"))), 1);

    assertThat(get("/course/" + teacher() + "/grades").body())
        .contains("Name of ann", "The platform offers this tool no gradebook");
  }

  @Test
  void people_grades_and_connection_are_for_those_who_teach() {
    String learner = token(launch(as("ann", TestPlatform.LEARNER), module("link-1")));
    for (String page : List.of("people", "grades", "checks", "settings", "figures")) {
      assertThat(get("/course/" + learner + "/" + page).status()).as(page).isEqualTo(403);
    }
  }

  @Test
  void every_page_of_a_course_is_accessible_and_fits() {
    String learner = token(launch(as("ann", TestPlatform.LEARNER), module("link-1")));
    workThrough(learner, 1);
    get("/play/" + token(launch(as("ben", TestPlatform.LEARNER), module("link-1"))));
    choose("mw-csr-draft");
    String home = "/course/" + teacher();
    String own = "/course/" + token(launch(as("ann", TestPlatform.LEARNER), link("home")));
    List<String> pages =
        List.of(
            home,
            home + "/people",
            home + "/grades",
            home + "/checks",
            home + "/settings",
            home + "/figures",
            own);
    for (View view :
        List.of(
            View.DESKTOP,
            View.DESKTOP.wide(600).inDark(),
            View.DESKTOP.wide(360),
            View.DESKTOP.wide(360).inDark())) {
      Page page = Browser.open(view);
      try {
        for (String path : pages) {
          page.navigate("http://localhost:" + port + path);
          String name = path.substring(path.lastIndexOf('/') + 1);
          page.screenshot(
              new Page.ScreenshotOptions()
                  .setFullPage(true)
                  .setPath(
                      Path.of(
                          "target/looks/course-%d-%s-%d%s.png"
                              .formatted(
                                  pages.indexOf(path),
                                  name.length() > 12 ? "home" : name,
                                  view.width(),
                                  view.dark() ? "-dark" : ""))));
          assertThat(Browser.accessibilityProblems(page)).as(name + " " + view).isEmpty();
          assertThat(Browser.overflow(page)).as(name + " " + view).isZero();
        }
      } finally {
        page.context().close();
      }
    }
  }
}
