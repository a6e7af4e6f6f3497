package org.traininglayer.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.traininglayer.delivery.Patience.await;

import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.traininglayer.lti.Launch;
import org.traininglayer.lti.Launches;
import org.traininglayer.lti.People;
import org.traininglayer.testing.Browser;
import org.traininglayer.testing.Browser.View;
import org.traininglayer.testing.TestBrowser.Page;
import org.traininglayer.testing.TestPlatform;

/** The short text after the questions of a check-in: shown, judged once, and on record. */
class CheckInTextTest extends CourseTestCase {

  private static final Pattern CHECK_IN = Pattern.compile("/check-ins/([0-9a-f-]{36})\"");

  @Autowired JdbcClient jdbc;
  @Autowired Launches launches;
  @Autowired People people;

  private String passed(String name, int days) {
    String token = token(launch(as(name, TestPlatform.LEARNER), module("link-1")));
    workThrough(token, 1);
    jdbc.sql(
            """
            update attempt set passed = true, completed_at = now() - make_interval(days => :days)
            where learner_id = :learner
            """)
        .param("days", days)
        .param("learner", learner(token))
        .update();
    return token;
  }

  private UUID learner(String token) {
    return launches.find(token).orElseThrow().learner().value();
  }

  /** The check-ins on the home, the one that is open last. */
  private List<String> open(String token) {
    Matcher found = CHECK_IN.matcher(get("/course/" + token).body());
    return found.results().map(one -> "/course/" + token + "/check-ins/" + one.group(1)).toList();
  }

  private void answer(String path, String last) {
    Page saved =
        post(
            path, "save", "1", "i1", "more", "i2-own", "1", "i3", "2", "i4", "9", "i5-none", "1",
            "i6", last);
    assertThat(there(saved)).endsWith("?saved=1");
  }

  private List<String> texts(String token) {
    return jdbc.sql("select item from check_in_review where learner_id = :id order by begun_at")
        .param("id", learner(token))
        .query(String.class)
        .list();
  }

  /** The person looks at this one. */
  private void shows(String token, String item) {
    jdbc.sql("update check_in_review set item = :item where learner_id = :id")
        .param("item", item)
        .param("id", learner(token))
        .update();
  }

  private long claims(String token) {
    return jdbc.sql(
            """
            select count(*) from adoption_fact
            where account = :account and kind = 'review_unit' and setting = 'checkin'
            """)
        .param("account", launches.find(token).orElseThrow().account().name())
        .query(Long.class)
        .single();
  }

  @Test
  void after_the_questions_a_text_is_judged_once_and_its_proof_is_shown() {
    String ann = passed("ann", 15);
    String path = open(ann).getLast();
    assertThat(there(get(path + "/text"))).as("the questions come first").endsWith(path);
    assertThat(texts(ann)).isEmpty();
    answer(path, "fired");
    assertThat(get(path).body()).contains("One short text", path + "/text");

    get(path + "/text");
    assertThat(texts(ann)).hasSize(1);
    shows(ann, "enrolment");
    Page text = get(path + "/text");
    assertThat(text.body())
        .contains("Enrolment, in five sentences", "name=\"s5\"", "Open the source")
        .doesNotContain("name=\"s6\"", "<table", "slipped through", "wrong-denominator", "??");

    Page opened = post(path + "/text", "open", "1", "s2", "1", "confidence", "90");
    assertThat(opened.status()).isEqualTo(200);
    assertThat(opened.body())
        .contains("<table", "Failed screening")
        .containsPattern("name=\"s2\" checked")
        .doesNotContain("slipped through");
    Page unsure = post(path + "/text", "s2", "1");
    assertThat(unsure.status()).isEqualTo(422);
    assertThat(unsure.body()).contains("how sure you are").containsPattern("name=\"s2\" checked");

    assertThat(there(post(path + "/text", "s2", "1", "confidence", "90"))).endsWith("/text");
    Page told = get(path + "/text");
    assertThat(told.body())
        .contains("What slipped through", "3 of 36 randomised is", "Enrolment, BRW-301")
        .contains("What was flagged needlessly", "this stands as it is")
        .doesNotContain("Hand it in<", "??");
    assertThat(get(path).body())
        .as("sure, and something slipped through")
        .contains("What it came to", "You are surer than your results were");
    await().untilAsserted(() -> assertThat(claims(ann)).isEqualTo(5));

    post(path + "/text", "s3", "1", "confidence", "99");
    post(path + "/text", "open", "1");
    assertThat(get(path + "/text").body()).as("final").isEqualTo(told.body());
    assertThat(claims(ann)).isEqualTo(5);
    assertThat(
            jdbc.sql(
                    """
                    select count(*) from statement
                    where json like '%check-in-review/pool/enrolment.marks%'
                      and json like '%sources-opened":["enrolment"]%'
                      and json like :name
                    """)
                .param("name", "%" + launches.find(ann).orElseThrow().account().name() + "%")
                .query(Long.class)
                .single())
        .as("M7: the source was opened before")
        .isOne();

    Launch launch = launches.find(ann).orElseThrow();
    people.erase(launch.organisation(), List.of(launch.learner()));
    assertThat(
            jdbc.sql("select count(*) from check_in_review where learner_id = :id")
                .param("id", launch.learner().value())
                .query(Long.class)
                .single())
        .as("goes with the person")
        .isZero();
  }

  @Test
  void the_next_check_in_has_another_text_and_nobody_reads_anothers() {
    String ann = passed("ann", 15);
    String first = open(ann).getLast();
    answer(first, "fired");
    get(first + "/text");
    jdbc.sql("update attempt set completed_at = now() - interval '29 days' where learner_id = :id")
        .param("id", learner(ann))
        .update();
    String second = open(ann).stream().filter(one -> !one.equals(first)).findFirst().orElseThrow();
    answer(second, "yes");
    get(second + "/text");
    assertThat(texts(ann)).hasSize(2).doesNotHaveDuplicates();

    String ben = passed("ben", 15);
    String id = first.substring(first.lastIndexOf('/') + 1);
    assertThat(get("/course/" + ben + "/check-ins/" + id + "/text").status()).isEqualTo(404);
  }

  @Test
  void the_text_is_accessible_fits_a_phone_and_is_worked_by_keyboard_alone() {
    String ann = passed("ann", 15);
    String path = open(ann).getLast();
    answer(path, "fired");
    get(path + "/text");
    shows(ann, "note-to-sponsor");
    com.microsoft.playwright.Page page = Browser.open(View.DESKTOP.wide(360).inDark());
    page.navigate("http://localhost:" + port + path + "/text");
    page.locator("input[name=s3]").focus();
    page.keyboard().press("Space");
    page.locator("button[name=open]").focus();
    page.keyboard().press("Enter");
    page.waitForSelector("table");
    assertThat(page.locator("input[name=s3]").isChecked()).isTrue();
    assertThat(Browser.accessibilityProblems(page)).isEmpty();
    assertThat(Browser.overflow(page)).isZero();
    page.locator("input[name=confidence][value='90']").focus();
    page.keyboard().press("Space");
    page.locator("form button.primary").focus();
    page.keyboard().press("Enter");
    page.waitForSelector(".feedback");
    assertThat(page.content()).contains("Nothing slipped through", "The name stays at the site");
    assertThat(Browser.accessibilityProblems(page)).isEmpty();
    assertThat(Browser.overflow(page)).isZero();
    page.context().close();
  }
}
