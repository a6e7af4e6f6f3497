package org.traininglayer.course;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.traininglayer.testing.Browser;
import org.traininglayer.testing.Browser.View;
import org.traininglayer.testing.TestPlatform;

/** The teacher's and the learner's pages of a course, with people in every state. */
class CoursePagesTest extends CourseTestCase {

  @Test
  void people_are_shown_with_how_far_they_are() {
    String finished = token(launch(as("ann", TestPlatform.LEARNER), module("link-1")));
    workThrough(finished, 1);
    get("/play/" + token(launch(as("ben", TestPlatform.LEARNER), module("link-1"))));
    launch(as("cem", TestPlatform.LEARNER), module("link-1"));

    String people = get("/course/" + teacher() + "/people").body();

    assertThat(people)
        .containsPattern("(?s)Name of ann.{0,600}has finished a module")
        .containsPattern("(?s)Name of ben.{0,600}has begun")
        .containsPattern("(?s)Name of cem.{0,600}came, not begun")
        .doesNotContainPattern("(?s)Name of teacher.{0,600}came, not begun");
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
