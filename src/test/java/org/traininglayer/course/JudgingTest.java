package org.traininglayer.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.traininglayer.lti.Launch;
import org.traininglayer.lti.Launches;
import org.traininglayer.testing.Browser;
import org.traininglayer.testing.Browser.View;
import org.traininglayer.testing.TestPlatform;

/**
 * A learner looks at how well they judge; nobody else does, and of nobody else is anything told.
 */
class JudgingTest extends CourseTestCase {

  @Autowired JdbcClient jdbc;
  @Autowired Launches launches;

  private String learner(String name) {
    return token(launch(as(name, TestPlatform.LEARNER), module("link-1")));
  }

  private void facts(String token, int n, String columns, String values) {
    facts(token, n, columns, values, UUID.randomUUID());
  }

  private void facts(String token, int n, String columns, String values, UUID attempt) {
    Launch launch = launches.find(token).orElseThrow();
    for (int i = 0; i < n; i++) {
      jdbc.sql(
              """
              insert into adoption_fact (organisation_id, statement_id, home_page, account, module,
                course, step, at, attempt, week, %s)
              values (:organisation, gen_random_uuid(), :home, :account, :module, '', '030-review',
                now(), :attempt, current_date, %s)
              """
                  .formatted(columns, values))
          .param("organisation", launch.organisation().value())
          .param("home", launch.account().homePage())
          .param("account", launch.account().name())
          .param("module", MODULE)
          .param("attempt", attempt)
          .update();
    }
  }

  private static final String CLAIM =
      "kind, guidance, wrong, family, response, confidence, prevalence";

  @Test
  void own_figures_are_told_in_words_with_where_to_practise_again() {
    String ann = learner("ann");
    facts(ann, 12, CLAIM, "'review_unit', 'independent', true, 'wrong-unit', 'accept', 90, 0.3");
    facts(ann, 2, CLAIM, "'review_unit', 'independent', true, 'overclaim', 'flag', 90, 0.3");
    facts(ann, 20, CLAIM, "'review_unit', 'independent', false, null, 'accept', 90, 0.3");
    UUID job = UUID.randomUUID();
    facts(ann, 1, "kind, condition, took_ms", "'timed_task', 'unaided', 400000", job);
    facts(ann, 1, "kind, condition, took_ms", "'timed_task', 'aided', 205000", job);
    assertThat(get("/course/" + ann).body()).contains("/judging", "How well you judge");

    assertThat(get("/course/" + ann + "/judging").body())
        .contains("You are surer than you are right: 90 % sure on average, and right in 65 % of 34")
        .contains("You let more pass than you should.")
        .contains("Of 14 sentences with an error, 12 slipped through")
        .contains("Wrong unit", "Slipped through 12 times, of 12 that you met")
        .contains("Practise again", "name=\"module\" value=\"" + MODULE + "\"")
        .contains("you took 51 % of the time", "6:40 minutes without AI, 3:25 with it")
        .doesNotContain("More claimed than was shown");
  }

  @Test
  void what_is_missing_is_said_and_what_is_under_way_or_somebody_elses_is_not() {
    String ann = learner("ann");
    String ben = learner("ben");
    facts(ben, 14, CLAIM, "'review_unit', 'independent', true, 'wrong-unit', 'accept', 90, 0.3");
    get("/play/" + ann);
    UUID underWay =
        jdbc.sql("select registration from attempt where learner_id = :learner")
            .param("learner", launches.find(ann).orElseThrow().learner().value())
            .query(UUID.class)
            .single();
    facts(
        ann,
        14,
        CLAIM,
        "'review_unit', 'independent', true, 'wrong-unit', 'accept', 90, 0.3",
        underWay);

    assertThat(get("/course/" + ann + "/judging").body())
        .contains("There is nothing to tell yet", "You have not said yet how sure you are.")
        .doesNotContain("Wrong unit");
    facts(ann, 3, CLAIM, "'review_unit', 'independent', true, 'wrong-unit', 'accept', 70, 0.3");
    assertThat(get("/course/" + ann + "/judging").body())
        .contains("3 judgements so far", "17 more")
        .contains("7 more with an error and 10 more without one");
  }

  @Test
  void only_learners_have_the_page() {
    assertThat(get("/course/" + teacher() + "/judging"))
        .satisfies(page -> {
          assertThat(page.status()).isEqualTo(403);
          assertThat(page.body())
              .contains("This page is for those who learn in the course")
              .doesNotContain("for those who teach");
        });
    String observer = token(launch(as("olga", MEMBERSHIP + "Mentor"), module("link-1")));
    assertThat(get("/course/" + observer + "/judging").status()).isEqualTo(403);
  }

  @Test
  void it_is_accessible_and_fits_every_width() {
    String ann = learner("ann");
    facts(
        ann,
        3,
        CLAIM,
        "'review_unit', 'independent', true, 'a-name-that-nobody-has-written-down-anywhere',"
            + " 'accept', 90, 0.3");
    for (String path : List.of("/course/" + ann, "/course/" + ann + "/judging")) {
      for (View view : List.of(View.DESKTOP, View.DESKTOP.wide(360).inDark())) {
        com.microsoft.playwright.Page page = Browser.open(view);
        page.navigate("http://localhost:" + port + path);
        assertThat(Browser.accessibilityProblems(page)).as("%s %s", path, view).isEmpty();
        assertThat(Browser.overflow(page)).as("%s %s", path, view).isZero();
        page.context().close();
      }
    }
  }
}
