package org.traininglayer.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.lti.Launches;
import org.traininglayer.lti.People;
import org.traininglayer.testing.TestBrowser.Page;
import org.traininglayer.testing.TestPlatform;

/** The home of a course, over HTTP, for everybody who may come to it. */
class CourseHomeTest extends CourseTestCase {

  @Autowired private Launches launches;
  @Autowired private People people;
  @Autowired private JdbcClient jdbc;

  /** A link without a module, as of the navigation of a Canvas course: its id is the course's. */
  private String navigation(String sub, String role) {
    return launch(as(sub, role), claims -> link(course).accept(claims));
  }

  @Test
  void a_learner_comes_to_the_module_and_a_teacher_to_the_overview() {
    assertThat(launch(as("ann", TestPlatform.LEARNER), module("link-1"))).startsWith("/play/");
    assertThat(launch(as("tom", TestPlatform.INSTRUCTOR), module("link-1"))).startsWith("/course/");
    assertThat(navigation("ann", TestPlatform.LEARNER)).startsWith("/course/");
  }

  @Test
  void an_empty_course_says_what_to_do() {
    Page learner = get(navigation("ann", TestPlatform.LEARNER));
    assertThat(learner.status()).isEqualTo(200);
    assertThat(learner.body()).contains("Nothing to practise yet").doesNotContain("Settings");
    Page teacher = get(navigation("tom", TestPlatform.INSTRUCTOR));
    assertThat(teacher.body())
        .contains("No module is in this course yet", "Settings")
        .doesNotContain("names no module");
  }

  @Test
  void a_module_that_was_chosen_shows_until_its_link_is_opened() {
    String second = "mw-csr-draft";
    choose(MODULE, second);
    String home = navigation("tom", TestPlatform.INSTRUCTOR);
    assertThat(get(home).body())
        .contains("Chosen, not opened yet", "Title of " + MODULE, "Title of " + second)
        .doesNotContain("No module is in this course yet");

    launch(as("ann", TestPlatform.LEARNER), module("link-1"));
    assertThat(get(home).body())
        .doesNotContain("Title of " + MODULE)
        .contains("Title of " + second);

    String learner = navigation("ann", TestPlatform.LEARNER);
    assertThat(post(learner + "/chosen/forget", "module", second).status()).isEqualTo(403);
    assertThat(get(home).body()).contains("Title of " + second);
    assertThat(post(home + "/chosen/forget", "module", second).location()).isEqualTo(home);
    assertThat(get(home).body()).doesNotContain("Chosen, not opened yet");
    assertThat(post(home + "/chosen/forget", "module", "<b>").status()).isEqualTo(303);
  }

  @Test
  void a_learner_sees_own_progress_only_and_goes_on_from_the_overview() {
    String ann = token(launch(as("ann", TestPlatform.LEARNER), module("link-1")));
    get("/play/" + ann);
    post("/play/" + ann + "/010-brief", "attempt", "1", "finish", "1");

    String home = navigation("ann", TestPlatform.LEARNER);
    assertThat(get(home).body())
        .contains("Link link-1", "Under way", "1 of 15 steps done", "Go on");
    assertThat(get(navigation("ben", TestPlatform.LEARNER)).body())
        .contains("Not started", "Begin")
        .doesNotContain("Under way", "Name of ann");

    Page opened = post(home + "/open", "module", MODULE, "link", "link-1");
    assertThat(opened.status()).isEqualTo(303);
    assertThat(opened.location()).startsWith("/play/");
    assertThat(get(there(opened)).location()).endsWith("/015-confidence-before");
  }

  /** As Canvas opens a submission: id and title are the course's, there is no column. */
  private String speedGrader(String sub, String role, String attempt) {
    return launch(
        as(sub, role),
        claims -> link(course).accept(claims),
        claim(
            "target_link_uri",
            TestPlatform.TOOL + "/lti/launch?module=" + MODULE + "&review=" + attempt));
  }

  @Test
  void a_submission_that_was_looked_at_is_no_link_of_the_course() {
    String path = speedGrader("tom", TestPlatform.INSTRUCTOR, UUID.randomUUID().toString());
    assertThat(path).endsWith("/review");
    assertThat(get(navigation("ann", TestPlatform.LEARNER)).body())
        .contains("Nothing to practise yet");

    launch(as("ann", TestPlatform.LEARNER), module("link-1"));
    speedGrader("ann", TestPlatform.LEARNER, UUID.randomUUID().toString());
    assertThat(get(navigation("ann", TestPlatform.LEARNER)).body())
        .contains("Link link-1")
        .doesNotContain("Link " + course);
  }

  @Test
  void a_link_that_bears_its_courses_number_is_one_if_it_says_more() {
    launch(as("ann", TestPlatform.LEARNER), claims -> module(course).accept(claims));
    assertThat(get(navigation("ann", TestPlatform.LEARNER)).body()).contains("Link " + course);

    course = course + "-too";
    launch(
        as("ann", TestPlatform.LEARNER),
        claims -> link(course).accept(claims),
        claim("target_link_uri", TestPlatform.TOOL + "/lti/launch?module=" + MODULE),
        claims ->
            claims.put(
                "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint",
                Map.of("lineitem", "https://lms.example/li/1", "scope", List.of())));
    assertThat(get(navigation("ann", TestPlatform.LEARNER)).body()).contains("Link " + course);
  }

  @Test
  void only_modules_of_the_course_can_be_opened() {
    launch(as("ann", TestPlatform.LEARNER), module("link-1"));
    String home = navigation("ann", TestPlatform.LEARNER);
    assertThat(post(home + "/open", "module", "no-such-module").status()).isEqualTo(404);
    assertThat(post(home + "/open", "module", MODULE, "link", "other").status()).isEqualTo(404);
    assertThat(post(home + "/open").status()).isEqualTo(400);
    course = course + "-other";
    assertThat(post(navigation("ann", TestPlatform.LEARNER) + "/open", "module", MODULE).status())
        .isEqualTo(404);
  }

  @Test
  void a_link_that_is_opened_from_the_overview_keeps_its_own_rule_and_no_other_links() {
    launch(as("ann", TestPlatform.LEARNER), module("plain"));
    String strict =
        token(
            launch(
                as("ann", TestPlatform.LEARNER),
                link("strict", "module_id", MODULE, "module_pass_mark", "91")));
    String home = "/course/" + strict;
    assertThat(get(home).body()).contains("91 % to pass", "75 % to pass");
    String plain = token(there(post(home + "/open", "module", MODULE, "link", "plain")));
    assertThat(launches.find(plain).orElseThrow().custom())
        .doesNotContainKey("module_pass_mark")
        .containsEntry("module_id", MODULE);
    String again = token(there(post(home + "/open", "module", MODULE, "link", "strict")));
    assertThat(launches.find(again).orElseThrow().custom()).containsEntry("module_pass_mark", "91");
  }

  @Test
  void a_teacher_sees_where_a_look_may_help_and_the_work() {
    String ann = token(launch(as("ann", TestPlatform.LEARNER), module("link-1")));
    workThrough(ann, 1);
    post("/play/" + ann + "/retake");
    workThrough(ann, 2);
    String body = get("/course/" + teacher()).body();
    assertThat(body)
        .contains(
            "One person has started; the work of one may be worth a look",
            "Name of ann",
            "2 attempts finished, not passed yet",
            "not for appraising anybody",
            "See the work")
        .contains("/figures", "/settings", "/people", "/grades")
        .doesNotContain("invented, for demonstration");
    assertThat(body).contains("appears here when somebody opens it for the first time");

    jdbc.sql("update attempt set sample = true where learner_id = ?")
        .param(launches.find(ann).orElseThrow().learner().value())
        .update();
    assertThat(get("/course/" + teacher()).body())
        .contains("One of them is invented, for demonstration, and stands on no list");
  }

  @Test
  void what_teachers_and_test_students_try_is_not_counted() {
    String tom = token(launch(as("tom", TestPlatform.INSTRUCTOR), module("link-1")));
    get("/play/" + tom);
    String test =
        token(
            launch(
                as(
                    "fake",
                    TestPlatform.LEARNER,
                    "http://purl.imsglobal.org/vocab/lti/system/person#TestUser"),
                module("link-1")));
    workThrough(test, 1);
    assertThat(get("/play/" + test + "/debrief").body())
        .contains("Test student", "You are the test student");
    assertThat(get("/course/" + tom).body())
        .contains("Nobody has started yet")
        .doesNotContain("Name of fake");
  }

  @Test
  void a_teacher_who_comes_as_a_student_is_told_that_nothing_counts() {
    teacher();
    String token = token(launch(as("teacher", TestPlatform.LEARNER), module("link-1")));
    get("/play/" + token);
    assertThat(get("/play/" + token + "/010-brief").body()).contains("Preview as a student");
    assertThat(get("/course/" + token).body())
        .contains("You teach this course and look at it as a student")
        .doesNotContain("Settings");
    assertThat(get("/course/" + token + "/settings").status()).isEqualTo(403);
    course = course + "-other";
    String elsewhere = token(launch(as("teacher", TestPlatform.LEARNER), module("link-1")));
    get("/play/" + elsewhere);
    assertThat(get("/play/" + elsewhere + "/010-brief").body())
        .as("a learner like any other in a course that they do not teach")
        .doesNotContain("Preview");
  }

  @Test
  void an_observer_gets_a_plain_page_and_no_attempt() {
    launch(as("ann", TestPlatform.LEARNER), module("link-1"));
    String path = launch(as("parent", MEMBERSHIP + "Mentor"), module("link-1"));
    assertThat(get(path).body())
        .contains("You are here as an observer")
        .doesNotContain("Name of ann", "Begin");
    String token = token(path);
    Page play = get("/play/" + token);
    assertThat(play.status()).isEqualTo(403);
    assertThat(play.body()).contains("You are here as an observer");
    assertThat(post("/course/" + token + "/open", "module", MODULE).status()).isEqualTo(403);
    assertThat(get("/course/" + token + "/figures").status()).isEqualTo(403);
  }

  @Test
  void whoever_has_no_role_may_practise_without_a_grade() {
    for (List<String> roles :
        List.of(List.<String>of(), List.of("http://example.org/role#Guest"))) {
      String path = launch(as("guest", roles.toArray(String[]::new)), module("link-1"));
      assertThat(path).startsWith("/play/");
      assertThat(get(path).body()).contains("nothing goes to the gradebook");
    }
  }

  @Test
  void whoever_designs_a_course_sees_its_settings_and_nobody_by_name() {
    get(launch(as("zoe", TestPlatform.LEARNER), module("link-1")));
    String home =
        navigation("dora", "http://purl.imsglobal.org/vocab/lis/v2/membership#ContentDeveloper");
    assertThat(get(home).body()).contains("You design this course");
    for (String page : List.of("/settings", "/support")) {
      assertThat(get(home + page).status()).as(page).isEqualTo(200);
    }
    for (String page :
        List.of("/people", "/grades", "/questions", "/check-ins", "/checks", "/figures")) {
      assertThat(get(home + page).status()).as(page).isIn(403, 404);
    }
    String id = UUID.randomUUID().toString();
    for (String page :
        List.of(
            "/people/synchronise",
            "/grades/again",
            "/grades/" + id + "/again",
            "/questions/" + id,
            "/check-ins/" + id + "/confirm")) {
      assertThat(post(home + page).status()).as(page).isIn(400, 403, 404, 405);
    }
    for (String page : List.of("/settings", "/support")) {
      assertThat(tabs(get(home + page).body()))
          .as(page)
          .containsExactly(home, home + "/support", home + "/settings");
    }
    String teacher = navigation("tom", TestPlatform.INSTRUCTOR);
    for (String page : List.of("/people", "/grades", "/questions", "/checks")) {
      assertThat(get(teacher + page).status()).as(page).isEqualTo(200);
    }
  }

  /** Where the tabs of a page lead. */
  private static List<String> tabs(String page) {
    String nav = page.substring(page.indexOf("class=\"tabs\""));
    return Pattern.compile("href=\"([^\"]+)\"")
        .matcher(nav.substring(0, nav.indexOf("</nav>")))
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  @Test
  void an_account_is_no_course_and_leads_to_the_dashboard() {
    String path =
        launch(
            as("admin", "http://purl.imsglobal.org/vocab/lis/v2/institution/person#Administrator"),
            claim("context", Map.of("id", "account-1", "title", "University", "type", "Account")),
            link("account-1"));
    Page page = get(path);
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body())
        .contains("This does not come from a course", "/dashboard")
        .doesNotContain("University");
    assertThat(get(path + "/settings").body()).contains("This does not come from a course");
  }

  @Test
  void a_launch_without_a_course_still_leads_to_its_module() {
    String path =
        launch(
            as("tom", TestPlatform.INSTRUCTOR),
            module("link-1"),
            claims -> claims.remove(TestPlatform.LTI + "context"));
    Page page = get(path);
    assertThat(page.body()).contains("This does not come from a course", "/play/" + token(path));
  }

  @Test
  void people_who_are_erased_find_their_pages_closed() {
    String token = token(launch(as("gone", TestPlatform.LEARNER), module("link-1")));
    get("/play/" + token);
    LearnerId learner = launches.find(token).orElseThrow().learner();
    people.erase(OrganisationId.DEFAULT, List.of(learner));
    assertThat(get("/course/" + token).status()).isEqualTo(410);
    assertThat(get("/play/" + token).status()).isEqualTo(404);
    assertThat(post("/play/" + token + "/010-brief", "attempt", "1", "finish", "1").status())
        .isEqualTo(404);
    assertThat(get("/course/" + token + "/review").status()).isEqualTo(410);
  }

  @Test
  void strange_addresses_are_answered_plainly() {
    String token = token(navigation("ann", TestPlatform.LEARNER));
    for (String path :
        List.of(
            "/course/unknown",
            "/course/unknown/settings",
            "/course/%00",
            "/course/" + token + "/review/%00",
            "/course/" + token + "/review/" + "x".repeat(300),
            "/course/" + token + "/nothing")) {
      assertThat(get(path).status()).as(path).isBetween(400, 499);
    }
    assertThat(get("/course/" + token + "/settings").status()).isEqualTo(403);
  }

  @Test
  void names_are_shown_as_text() {
    launch(
        as("ann", TestPlatform.LEARNER),
        link("link-1", "module_id", MODULE),
        claim("resource_link", Map.of("id", "link-1", "title", "<b onclick=x>Bold</b>")));
    String body = get(navigation("ann", TestPlatform.LEARNER)).body();
    assertThat(body).contains("&lt;b onclick=x&gt;").doesNotContain("<b onclick");
  }
}
