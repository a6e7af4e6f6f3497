package org.traininglayer.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.traininglayer.delivery.Patience.await;

import java.util.ArrayList;
import java.util.List;
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

/** What the check-in after twelve weeks asks beyond its questions: answered once, and on record. */
class CheckInExtraPagesTest extends CourseTestCase {

  private static final Pattern CHECK_IN = Pattern.compile("/check-ins/([0-9a-f-]{36})\"");

  @Autowired JdbcClient jdbc;
  @Autowired Launches launches;
  @Autowired People people;

  /** Somebody whose check-in of this many days is open, by the token of their launch. */
  private String passed(String name, int days) {
    String token = token(launch(as(name, TestPlatform.LEARNER), module("link-1")));
    workThrough(token, 1);
    jdbc.sql(
            """
            update attempt set passed = true, completed_at = now() - make_interval(days => :days)
            where learner_id = :learner
            """)
        .param("days", days)
        .param("learner", launches.find(token).orElseThrow().learner().value())
        .update();
    return token;
  }

  private String open(String token) {
    Matcher found = CHECK_IN.matcher(get("/course/" + token).body());
    List<String> all = found.results().map(one -> one.group(1)).toList();
    return "/course/" + token + "/check-ins/" + all.getLast();
  }

  private void answer(String path, String last) {
    Page saved =
        post(
            path, "save", "1", "i1", "more", "i2-own", "1", "i3", "2", "i4", "9", "i5-none", "1",
            "i6", last);
    assertThat(there(saved)).endsWith("?saved=1");
  }

  /** The person is asked about this one. */
  private void asks(String token, String item) {
    jdbc.sql(
            """
            update check_in_extra set item = :item where learner_id = :id and part = 'permission'
            """)
        .param("item", item)
        .param("id", launches.find(token).orElseThrow().learner().value())
        .update();
  }

  private String account(String token) {
    return launches.find(token).orElseThrow().account().name();
  }

  private List<String> facts(String token, String query) {
    return jdbc.sql(query).param("account", account(token)).query(String.class).list();
  }

  @Test
  void a_use_is_judged_and_decided_on_once_and_counts_as_a_decision_of_a_module_does() {
    String ann = passed("ann", 85);
    String path = open(ann);
    String more = path + "/more/permission";
    assertThat(there(get(more))).as("the questions come first").endsWith(path);
    answer(path, "no-better");
    assertThat(get(path).body())
        .contains("More, if you like", "Permitted or not?", "minutes", more, "/more/confidence")
        .doesNotContain("??");

    get(more);
    asks(ann, "check-in-site-letter");
    assertThat(get(more).body())
        .contains("Have DraftDesk draft a letter to all sites", "1 of 2", "Rules for AI tools")
        .contains("DraftDesk is approved for texts")
        .doesNotContain("Where sites rely on a text", "amendment", "??");
    Page nothing = post(more + "?at=0", "submit", "1");
    assertThat(nothing.status()).isEqualTo(422);
    assertThat(nothing.body()).contains("role=\"alert\"");
    assertThat(post(more + "?at=0", "i1", "somewhere", "submit", "1").status())
        .as("not a place")
        .isEqualTo(422);

    post(
        more + "?at=0",
        "i1",
        "with-controls",
        "i1-approved-tool",
        "1",
        "i1-human-review",
        "1",
        "i1-source-check",
        "1",
        "submit",
        "1");
    assertThat(get(more).body())
        .contains("2 of 2", "The amendment is approved", "How sure are you?")
        .doesNotContain("What decided it for you?", "The letter that goes out", "??");
    post(more + "?at=0", "i1", "prohibited", "submit", "1");
    assertThat(get(more).body()).as("a page from before changes nothing").contains("2 of 2");

    post(more + "?at=1", "option", "o1", "confidence", "60");
    assertThat(get(more).body())
        .contains("What decided it for you?")
        .doesNotContain("It goes out a week later");
    post(more + "?at=1", "reason", "r1");
    String told = get(more).body();
    assertThat(told)
        .contains("It goes out a week later", "check each statement in the amendment", "Answered.")
        .doesNotContain("<button", "??");
    post(more + "?at=2", "option", "o2", "confidence", "99");
    assertThat(get(more).body()).as("final").isEqualTo(told);
    assertThat(get(path).body()).contains("What you answered");

    await()
        .untilAsserted(() ->
            assertThat(
                    facts(
                        ann,
                        """
                        select concat_ws(' ', step, truth, choice, knew, reason)
                        from fact_policy_decision
                        where account = :account and step in ('check-in-rules', 'check-in-site-letter')
                        order by step desc
                        """))
                .containsExactly(
                    "check-in-site-letter CONDITIONAL AVOID t not-sure-it-is-allowed",
                    "check-in-rules CONDITIONAL USE_WITH_SAFEGUARD"));

    Launch launch = launches.find(ann).orElseThrow();
    people.erase(launch.organisation(), List.of(launch.learner()));
    assertThat(
            jdbc.sql("select count(*) from check_in_extra where learner_id = :id")
                .param("id", launch.learner().value())
                .query(Long.class)
                .single())
        .as("goes with the person")
        .isZero();
  }

  @Test
  void after_its_time_no_form_is_shown_and_what_is_sent_leads_back_and_is_not_taken() {
    String fay = passed("fay", 85);
    String path = open(fay);
    answer(path, "no-better");
    String more = path + "/more/permission";
    get(more);
    asks(fay, "check-in-site-letter");
    assertThat(get(more).body()).contains("1 of 2");
    String id = path.substring(path.lastIndexOf('/') + 1);
    jdbc.sql(
            """
            update check_in set answered_at = now() - interval '8 days'
            where registration = cast(:id as uuid)
            """)
        .param("id", id)
        .update();

    assertThat(there(get(more))).isEqualTo(path);
    assertThat(there(post(more + "?at=0", "i1", "prohibited", "submit", "1"))).isEqualTo(path);
    assertThat(get(path).body()).doesNotContain(more, "/more/confidence");
    assertThat(answered(id)).isZero();

    jdbc.sql("update check_in_extra set answered = 2 where registration = cast(:id as uuid)")
        .param("id", id)
        .update();
    assertThat(get(more).body()).as("what was answered stays to be read").contains("Answered.");
  }

  private int answered(String id) {
    return jdbc.sql("select answered from check_in_extra where registration = cast(:id as uuid)")
        .param("id", id)
        .query(Integer.class)
        .single();
  }

  @Test
  void the_self_rating_of_the_module_is_asked_again_and_pairs_with_it() {
    String ben = passed("ben", 85);
    String path = open(ben);
    answer(path, "yes-effort");
    String more = path + "/more/confidence";
    String page = get(more).body();
    assertThat(page).contains("The same statements as in the module", "name=\"i1\"");
    assertThat(post(more + "?at=0", "i1", "8", "save", "1").status()).isEqualTo(422);
    int items = page.split("class=\"card rating\"", -1).length - 1;
    assertThat(items).as("statements of the module's self-rating").isEqualTo(5);
    List<String> all = new ArrayList<>(List.of("save", "1"));
    for (int i = 1; i <= items; i++) {
      all.addAll(List.of("i" + i, String.valueOf(4 + i)));
    }
    assertThat(there(post(more + "?at=0", all.toArray(String[]::new))))
        .endsWith("/more/confidence");
    assertThat(get(more).body()).contains("Answered.").doesNotContain("<button", "??");
    await()
        .untilAsserted(() ->
            assertThat(
                    facts(
                        ben,
                        """
                        select distinct topic from adoption_fact
                        where account = :account and kind = 'confidence_rating' and wave = 'w12'
                          and step = 'check-in-confidence'
                        """))
                .as("the topics of the module's own rating")
                .isNotEmpty()
                .isSubsetOf(
                    facts(
                        ben,
                        """
                        select distinct topic from adoption_fact
                        where account = :account and kind = 'confidence_rating'
                          and wave = 'post'
                        """)));
  }

  @Test
  void earlier_check_ins_have_none_of_it_and_nobody_answers_anothers() {
    String cem = passed("cem", 57);
    String path = open(cem);
    answer(path, "faster");
    assertThat(get(path).body()).doesNotContain("More, if you like");
    assertThat(there(get(path + "/more/permission"))).endsWith(path);
    String dora = passed("dora", 85);
    String id = path.substring(path.lastIndexOf('/') + 1);
    assertThat(get("/course/" + dora + "/check-ins/" + id + "/more/permission").status())
        .isEqualTo(404);
    answer(open(dora), "no-better");
    assertThat(there(get(open(dora) + "/more/no-such-part"))).endsWith(open(dora));
  }

  @Test
  void it_is_accessible_fits_a_phone_and_is_worked_by_keyboard_alone() {
    String eva = passed("eva", 85);
    String path = open(eva);
    answer(path, "no-better");
    get(path + "/more/permission");
    asks(eva, "check-in-glossary");
    com.microsoft.playwright.Page page = Browser.open(View.DESKTOP.wide(360).inDark());
    page.navigate("http://localhost:" + port + path);
    checks(page);
    page.navigate("http://localhost:" + port + path + "/more/permission");
    checks(page);
    press(page, "input[name=i1][value=permitted]", "Space");
    press(page, "button[name=submit]", "Enter");
    page.waitForSelector("input[name=option]");
    checks(page);
    press(page, "input[name=option][value=o3]", "Space");
    press(page, "input[name=confidence][value='90']", "Space");
    press(page, "button[form=choose]", "Enter");
    page.waitForSelector("input[name=reason]");
    press(page, "input[name=reason][value=r1]", "Space");
    press(page, "button[form=reason]", "Enter");
    page.waitForSelector("main [role=status]");
    checks(page);
    page.navigate("http://localhost:" + port + path + "/more/confidence");
    checks(page);
    page.context().close();
  }

  private static void press(com.microsoft.playwright.Page page, String what, String key) {
    page.locator(what).focus();
    page.keyboard().press(key);
  }

  private static void checks(com.microsoft.playwright.Page page) {
    assertThat(Browser.accessibilityProblems(page)).isEmpty();
    assertThat(Browser.overflow(page)).isZero();
  }
}
