package org.traininglayer.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.traininglayer.delivery.Patience.await;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.learning.CoachingSeen;
import org.traininglayer.lrs.Ledger;
import org.traininglayer.lti.Launch;
import org.traininglayer.lti.Launches;
import org.traininglayer.lti.People;
import org.traininglayer.testing.Browser;
import org.traininglayer.testing.Browser.View;
import org.traininglayer.testing.TestBrowser.Page;
import org.traininglayer.testing.TestPlatform;

/** A module was passed some weeks ago: what is asked, what follows, and what a lead confirms. */
class CheckInsTest extends CourseTestCase {

  private static final Pattern CHECK_IN = Pattern.compile("/check-ins/([0-9a-f-]{36})\"");
  private static final Pattern CONFIRM = Pattern.compile("/check-ins/([0-9a-f-]{36})/confirm\"");

  /** What stands beyond the right edge, for the message. */
  private static final String WIDE =
      """
      [...document.querySelectorAll('main *')]
        .filter(one => one.getBoundingClientRect().right > document.documentElement.clientWidth)
        .map(one => one.outerHTML.slice(0, 200)).join(' ')
      """;

  @Autowired JdbcClient jdbc;
  @Autowired Ledger ledger;
  @Autowired Launches launches;
  @Autowired People people;
  @Autowired CoachingSeen coaching;

  /** Somebody who passed the module so many days ago, by the token of their launch. */
  private String passed(String name, int days) {
    String token = token(launch(as(name, TestPlatform.LEARNER), module("link-1")));
    workThrough(token, 1);
    passedBefore(token, days);
    return token;
  }

  private List<Boolean> coached(String token) {
    Launch launch = launches.find(token).orElseThrow();
    return coaching.of(launch.organisation(), launch.learner()).stream()
        .map(CoachingSeen.Seen::both)
        .toList();
  }

  private void passedBefore(String token, int days) {
    Launch launch = launches.find(token).orElseThrow();
    jdbc.sql(
            """
            update attempt set passed = true, completed_at = now() - make_interval(days => :days)
            where learner_id = :learner
            """)
        .param("days", days)
        .param("learner", launch.learner().value())
        .update();
  }

  private static String first(Pattern pattern, Page page) {
    Matcher found = pattern.matcher(page.body());
    assertThat(found.find()).as("%s", page).isTrue();
    return found.group(1);
  }

  private String open(String token) {
    return "/course/" + token + "/check-ins/" + first(CHECK_IN, get("/course/" + token));
  }

  /** Complete answers; the later ones of a name hold. */
  private Page answer(String path, String... others) {
    Map<String, String> form =
        new LinkedHashMap<>(
            Map.of(
                "save", "1", "i1", "more", "i2-own", "1", "i3", "2", "i4", "7", "i5-none", "1",
                "i6", "fired"));
    for (int i = 0; i < others.length; i += 2) {
      if (others[i + 1].isEmpty()) {
        form.remove(others[i]);
      } else {
        form.put(others[i], others[i + 1]);
      }
    }
    return post(
        path,
        form.entrySet().stream()
            .flatMap(one -> Stream.of(one.getKey(), one.getValue()))
            .toArray(String[]::new));
  }

  private long statements(String token, String part) {
    Launch launch = launches.find(token).orElseThrow();
    return jdbc.sql(
            """
            select count(*) from statement
            where json like '%' || :name || '%' and json like '%' || :part || '%'
            """)
        .param("name", launch.account().name())
        .param("part", part)
        .query(Long.class)
        .single();
  }

  @Test
  void what_is_due_stands_on_the_home_is_answered_and_can_be_changed() {
    String ann = passed("ann", 15);
    String path = open(ann);
    assertThat(get("/course/" + ann).body()).contains("After 2 weeks", "Next check-in");
    assertThat(get("/play/" + ann + "/debrief").body())
        .as("whoever launches the module again comes here")
        .contains(path);

    Page form = get(path);
    assertThat(form.body())
        .contains("Check-in after 2 weeks", "not a test", "see that you answered, not what")
        .contains("How sure are you", "Drivers checked", "Did your if-then plan fire?");
    Page incomplete = answer(path, "i4", "", "i3", "12");
    assertThat(incomplete.status()).isEqualTo(422);
    assertThat(incomplete.body()).contains("Please answer every question", "value=\"12\"");
    assertThat(statements(ann, "check-in-p14d/items")).isZero();

    Page saved = answer(path, "i6", "forgot");
    assertThat(there(saved)).endsWith("?saved=1");
    assertThat(get(there(saved)).body())
        .contains("Thank you", "The moment came and the plan did not", "Save the changes");
    assertThat(statements(ann, "check-in-p14d/items")).isEqualTo(6);

    answer(path, "i6", "forgot");
    assertThat(statements(ann, "check-in-p14d/items")).as("the same again").isEqualTo(6);
    answer(path, "i6", "fired");
    assertThat(statements(ann, "check-in-p14d/items/plan")).isEqualTo(2);
    assertThat(statements(ann, "extensions/change")).isOne();
    assertThat(standing(path, "/items/plan")).singleElement().asString().contains("\"fired\"");
    assertThat(standing(path, "/items/")).hasSize(6);
    answer(path, "i6", "forgot", "i4", "3");
    answer(path, "i6", "fired", "i4", "3");
    assertThat(standing(path, "/items/")).as("however often").hasSize(6);
    assertThat(standing(path, "/items/plan")).singleElement().asString().contains("\"fired\"");
    assertThat(get(path).body()).doesNotContain("The moment came and the plan did not");
  }

  @Test
  void only_the_newest_answer_counts_in_the_figures() {
    String ann = passed("ann", 15);
    String path = open(ann);
    answer(path);
    await().untilAsserted(() -> assertThat(uses(ann)).containsExactly("more"));
    answer(path, "i1", "one-or-two");
    await().untilAsserted(() -> assertThat(uses(ann)).containsExactly("one-or-two"));
    answer(path, "i1", "more");
    await().untilAsserted(() -> assertThat(uses(ann)).containsExactly("more"));
  }

  /** What the figures know of a person's use. */
  private List<String> uses(String token) {
    return jdbc.sql(
            """
            select response from adoption_fact
            where account = :account and kind = 'use_week' order by at
            """)
        .param("account", launches.find(token).orElseThrow().account().name())
        .query(String.class)
        .list();
  }

  /** What stands on record of a check-in, about places that contain this. */
  private List<String> standing(String path, String part) {
    Matcher id = Pattern.compile("/check-ins/([0-9a-f-]{36})").matcher(path);
    assertThat(id.find()).isTrue();
    return ledger.standing(OrganisationId.DEFAULT, UUID.fromString(id.group(1))).stream()
        .filter(one -> one.contains(part))
        .toList();
  }

  @Test
  void unsure_whether_it_is_allowed_leads_to_what_is_permitted_and_unchecked_work_to_the_module() {
    String ann = passed("ann", 15);
    String path = open(ann);
    answer(path, "i1", "none", "i5-none", "", "i5-unsure-if-allowed", "1");
    assertThat(get(path).body())
        .contains("What is permitted stands in", "What may go into a prompt")
        .contains("is not in this course");

    String ben = passed("ben", 15);
    answer(open(ben), "i3", "", "i3-not-counted", "1");
    Page unchecked = get(open(ben));
    assertThat(unchecked.body()).contains("An output that nobody checked is yours all the same");
    Page opened = post("/course/" + ben + "/open", "module", MODULE, "link", "link-1");
    assertThat(there(opened)).startsWith("/play/");
  }

  @Test
  void before_it_is_due_and_after_its_time_nothing_can_be_answered() {
    String early = passed("early", 13);
    assertThat(get("/course/" + early).body())
        .contains("Next check-in")
        .doesNotContain("/check-ins/");
    String late = passed("late", 15);
    String path = open(late);
    passedBefore(late, 40);
    assertThat(get(path).body()).contains("The time for this check-in is over");
    answer(path);
    assertThat(statements(late, "check-in-p14d/items")).isZero();
    String answered = passed("answered", 15);
    String own = open(answered);
    answer(own);
    jdbc.sql("update check_in set answered_at = now() - interval '8 days' where learner_id = :id")
        .param("id", launches.find(answered).orElseThrow().learner().value())
        .update();
    answer(own, "i4", "1");
    assertThat(get(own).body()).contains("You answered on").doesNotContain("Save the changes");
    assertThat(statements(answered, "check-in-p14d/items")).isEqualTo(6);
  }

  @Test
  void a_check_in_is_its_own_persons_alone() {
    String path = open(passed("ann", 15));
    String id = path.substring(path.lastIndexOf('/') + 1);
    String ben = passed("ben", 15);
    assertThat(get("/course/" + ben + "/check-ins/" + id).status()).isEqualTo(404);
    assertThat(answer("/course/" + ben + "/check-ins/" + id).status()).isEqualTo(404);
    assertThat(get("/course/" + ben + "/check-ins/nothing").status()).isEqualTo(404);
    assertThat(get("/course/" + ben + "/check-ins").status()).isEqualTo(403);
    assertThat(get("/course/" + ben + "/check-ins.ics").body()).doesNotContain(id);
  }

  @Test
  void the_days_come_as_a_calendar() {
    String ann = passed("ann", 15);
    Page calendar = get("/course/" + ann + "/check-ins.ics");
    assertThat(calendar.status()).isEqualTo(200);
    assertThat(calendar.body().split("BEGIN:VEVENT", -1)).hasSize(5);
    assertThat(calendar.body())
        .contains("SUMMARY:Check-in: When the risk score is wrong\r\n")
        .endsWith("END:VCALENDAR\r\n");
  }

  @Test
  void whoever_leads_the_work_confirms_after_eight_weeks_and_it_goes_on_record() {
    String ann = passed("ann", 57);
    String teacher = teacher();
    assertThat(get("/course/" + teacher).body())
        .contains("One person\u2019s work waits for your confirmation");
    Page waiting = get("/course/" + teacher + "/check-ins");
    assertThat(waiting.body())
        .contains("One check-in waits for you", "Name of ann", "was evidence of checking visible?")
        .contains("<span>Yes</span>", "<span>No</span>", "<span>I cannot say</span>")
        .doesNotContain("??");
    String path = "/course/" + teacher + "/check-ins/" + first(CONFIRM, waiting) + "/confirm";
    assertThat(post(path, "save", "1", "i1", "seen").status()).isEqualTo(422);

    assertThat(there(post(path, "save", "1", "i1", "seen", "i2", "at-least")))
        .endsWith("check-ins?saved=1");
    assertThat(get("/course/" + teacher + "/check-ins").body())
        .contains("No check-in waits for you", "Confirmed");
    assertThat(statements(teacher, "check-in-p56d/confirmed")).isEqualTo(2);
    post(path, "save", "1", "i1", "not-seen", "i2", "at-least");
    assertThat(statements(teacher, "check-in-p56d/confirmed")).isEqualTo(3);
    assertThat(standing(path, "/confirmed/evidence"))
        .as("on record stands the newest")
        .singleElement()
        .asString()
        .contains("\"not-seen\"");
    assertThat(
            jdbc.sql("select count(*) from check_in_confirmation where learner_id = :id")
                .param("id", launches.find(ann).orElseThrow().learner().value())
                .query(Integer.class)
                .single())
        .as("what was said before stays")
        .isEqualTo(2);
    assertThat(post("/course/" + ann + path.substring(path.indexOf("/check-ins"))).status())
        .isEqualTo(403);
  }

  @Test
  void after_twelve_weeks_a_lead_says_who_coaches_and_improves_the_work_and_that_is_level_four() {
    String ann = passed("ann", 85);
    String teacher = teacher();
    Page waiting = get("/course/" + teacher + "/check-ins");
    assertThat(waiting.body())
        .contains(
            "One check-in waits for you", "shown somebody else how to check", "better because")
        .doesNotContain("was evidence of checking visible?", "??");
    String path = "/course/" + teacher + "/check-ins/" + first(CONFIRM, waiting) + "/confirm";

    assertThat(coached(ann)).isEmpty();

    post(path, "save", "1", "i1", "seen", "i2", "not-seen");
    assertThat(coached(ann)).as("one of the two is not enough").containsExactly(false);
    post(path, "save", "1", "i1", "seen", "i2", "seen");
    assertThat(coached(ann)).containsExactly(true);
    assertThat(standing(path, "/confirmed/improved")).singleElement().asString().contains("seen");
    post(path, "save", "1", "i1", "no-occasion", "i2", "seen");
    assertThat(coached(ann)).as("the newest word holds").containsExactly(false);
    assertThat(coached(teacher)).isEmpty();
  }

  @Test
  void whoever_used_nothing_is_not_told_by_the_list_and_an_erased_person_leaves_nothing() {
    String ann = passed("ann", 57);
    answer(open(ann), "i1", "none", "i6", "same");
    String teacher = teacher();
    assertThat(get("/course/" + teacher + "/check-ins").body())
        .as("nobody learns from who is missing what was answered")
        .contains("One check-in waits for you", "Name of ann");

    Launch launch = launches.find(ann).orElseThrow();
    people.erase(launch.organisation(), List.of(launch.learner()));
    assertThat(
            jdbc.sql("select count(*) from check_in where learner_id = :id")
                .param("id", launch.learner().value())
                .query(Integer.class)
                .single())
        .isZero();
  }

  @Test
  void three_who_stop_at_the_same_stage_make_a_note_that_names_nobody() {
    for (int i = 0; i < 5; i++) {
      answer(open(passed("person-" + i, 15)));
    }
    assertThat(get("/course/" + teacher() + "/check-ins").body())
        .contains("several people stop at the same stage", "Drivers checked");
  }

  @Test
  void a_course_may_ask_for_no_check_ins() {
    String teacher = teacher();
    Page settings = get("/course/" + teacher + "/settings");
    Matcher seen = Pattern.compile("name=\"seen\" value=\"(\\d+)\"").matcher(settings.body());
    assertThat(seen.find()).isTrue();
    post(
        "/course/" + teacher + "/settings",
        "seen",
        seen.group(1),
        "checkins",
        "-",
        "reason",
        "Not now");
    assertThat(get("/course/" + teacher + "/settings").body())
        .containsPattern("name=\"checkins\"[^>]*value=\"-\"");
    String ann = passed("ann", 15);
    assertThat(get("/course/" + ann).body()).doesNotContain("/check-ins", "Next check-in");
  }

  @Test
  void the_pages_are_accessible_and_fit_every_width() {
    String ann = passed("ann", 57);
    String form = open(ann);
    String ben = passed("ben", 15);
    String answered = open(ben);
    answer(answered, "i6", "forgot", "i3", "", "i3-not-counted", "1");
    for (String path :
        List.of(form, answered, "/course/" + ann, "/course/" + teacher() + "/check-ins")) {
      for (View view : List.of(View.DESKTOP, View.DESKTOP.wide(360).inDark())) {
        com.microsoft.playwright.Page page = Browser.open(view);
        page.navigate("http://localhost:" + port + path);
        assertThat(Browser.accessibilityProblems(page)).as("%s %s", path, view).isEmpty();
        assertThat(Browser.overflow(page)).as("%s %s %s", path, view, page.evaluate(WIDE)).isZero();
        page.context().close();
      }
    }
  }
}
