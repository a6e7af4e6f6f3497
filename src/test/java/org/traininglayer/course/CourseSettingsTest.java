package org.traininglayer.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.traininglayer.lti.Launches;
import org.traininglayer.testing.PlainForms;
import org.traininglayer.testing.TestBrowser.Page;
import org.traininglayer.testing.TestPlatform;

/** The settings of a course over HTTP, and what learners see of them. */
class CourseSettingsTest extends CourseTestCase {

  private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"(\\d+)\"");

  @Autowired private JdbcClient jdbc;
  @Autowired private Launches launches;

  private Page save(String teacher, String... fields) {
    String path = "/course/" + teacher + "/settings";
    Matcher seen = SEEN.matcher(get(path).body());
    assertThat(seen.find()).isTrue();
    return saveSeen(teacher, seen.group(1), fields);
  }

  private Page saveSeen(String teacher, String seen, String... fields) {
    Map<String, String> form =
        new LinkedHashMap<>(Map.of("seen", seen, "reason", "Agreed in the team meeting"));
    for (int i = 0; i < fields.length; i += 2) {
      form.put(fields[i], fields[i + 1]);
    }
    String[] flat =
        form.entrySet().stream()
            .flatMap(e -> java.util.stream.Stream.of(e.getKey(), e.getValue()))
            .toArray(String[]::new);
    return post("/course/" + teacher + "/settings", flat);
  }

  @Test
  void the_tool_that_check_ins_name_is_asked_for_where_modules_have_check_ins() {
    String teacher = teacher();
    assertThat(get("/course/" + teacher + "/settings").body())
        .contains("name=\"name.tool\"", "Name of the tool that people work with");
    save(teacher, "name.tool", "SiteLens");
    assertThat(get("/course/" + teacher + "/settings").body()).contains("value=\"SiteLens\"");
  }

  private String learner(String sub) {
    return token(launch(as(sub, TestPlatform.LEARNER), module("link-1")));
  }

  @Test
  void what_is_set_holds_for_attempts_that_begin_later() {
    String before = learner("early");
    workThrough(before, 1);
    String under = learner("under-way");
    get("/play/" + under);
    String teacher = teacher();
    assertThat(save(teacher, "pass", "5", "attempts", "1").status()).isEqualTo(303);

    String after = learner("late");
    workThrough(after, 1);
    assertThat(get("/play/" + after + "/debrief").body())
        .contains("5\u00a0% are needed to pass")
        .contains("This was the last attempt");
    workThrough(under, 1);
    assertThat(get("/play/" + under + "/debrief").body()).contains("75\u00a0% are needed");
    assertThat(get("/play/" + before + "/debrief").body())
        .as("how often a module may be taken is what is set now")
        .contains("This was the last attempt");
    save(teacher, "pass", "5", "attempts", "0");
    assertThat(get("/play/" + before + "/debrief").body())
        .contains("You can do it again as often as you want");
  }

  @Test
  void the_link_goes_before_the_module_and_the_module_before_the_course() {
    String teacher = teacher();
    save(teacher, "pass", "60", "pass." + MODULE, "65");
    assertThat(get("/course/" + teacher).body()).contains("65 %, 3 attempts");
    String strict =
        token(
            launch(
                as("ann", TestPlatform.LEARNER),
                link("strict", "module_id", MODULE, "module_pass_mark", "81")));
    workThrough(strict, 1);
    assertThat(get("/play/" + strict + "/debrief").body()).contains("81\u00a0% are needed");
  }

  @Test
  void feedback_only_at_the_end_shows_none_before() {
    save(teacher(), "feedback", "AFTER_MODULE");
    String ann = learner("ann");
    String play = "/play/" + ann;
    get(play);
    post(play + "/010-brief", "attempt", "1", "finish", "1");
    post(
        play + "/015-confidence-before",
        "attempt",
        "1",
        "save",
        "1",
        "i1",
        "6",
        "i2",
        "6",
        "i3",
        "6",
        "i4",
        "6",
        "i5",
        "6");
    plainly(play, PlainForms.BEFORE_THE_OWN_VIEW);
    post(play + "/020-commit", "attempt", "1", "option", "o1", "confidence", "75");
    Page submitted = post(play + "/030-review", "attempt", "1", "deed", "fix", "confidence", "75");
    assertThat(submitted.location()).endsWith("/040-decide-visit");
    assertThat(get(play + "/030-review").body()).doesNotContain("What slipped through");
  }

  @Test
  void a_name_given_once_is_what_learners_read_as_plain_text() {
    String teacher = teacher();
    assertThat(get("/course/" + teacher).body()).contains("Not named yet");
    save(teacher, "name.ai_incident_contact", "AI *desk* & help_line [x](http://y)");
    assertThat(get("/course/" + teacher).body()).doesNotContain("Not named yet");
    String ann = learner("ann");
    workThrough(ann, 1);
    assertThat(get("/play/" + ann + "/030-review").body())
        .contains("AI *desk* &amp; help_line [x](http://y)")
        .doesNotContain("<em>desk")
        .doesNotContain("the contact named in the procedure");
    // what is acknowledged is kept as a record, so it rests on no name that may be missing
    assertThat(get("/play/" + ann + "/090-attest").body())
        .contains("by the route that the procedure for AI incidents lays down")
        .doesNotContain("desk", ">I ");
  }

  @Test
  void a_name_that_changes_is_read_at_the_next_visit_of_whoever_is_under_way() {
    String teacher = teacher();
    String ann = learner("ann");
    get("/play/" + ann);
    save(teacher, "name.ai_incident_contact", "Desk 7");
    String again = learner("ann");
    get("/play/" + again);
    workThrough(again, 1);
    assertThat(get("/play/" + again + "/030-review").body()).contains("Desk 7");
  }

  @Test
  void wrong_entries_save_nothing_and_stay_in_the_form() {
    String teacher = teacher();
    for (String[] wrong :
        new String[][] {
          {"pass", "0"},
          {"pass", "101"},
          {"pass", "75.5"},
          {"pass", "1e2"},
          {"attempts", "-1"},
          {"attempts", "1000"},
          {"feedback", "NEVER"},
          {"checkins", "2, x"},
          {"checkins", "0"},
          {"checkins", "1,2,3,4,5,6,7,8,9"},
          {"name.ai_incident_contact", "<script>alert(1)</script>"},
          {"name.ai_incident_contact", "{{pass}}"},
          {"name.ai_incident_contact", "x".repeat(201)},
          {"pass." + MODULE, "abc"}
        }) {
      Page page = save(teacher, "attempts." + MODULE, "2", wrong[0], wrong[1]);
      assertThat(page.status()).as(wrong[0] + "=" + wrong[1]).isEqualTo(422);
      assertThat(page.body()).contains("Nothing was saved yet").doesNotContain("<script>alert");
    }
    assertThat(get("/course/" + teacher + "/settings").body()).doesNotContain("What was changed");
  }

  @Test
  void two_teachers_do_not_overwrite_each_other_unknowingly() {
    String teacher = teacher();
    save(teacher, "pass", "80");
    Page late = saveSeen(teacher, "0", "pass", "90");
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.body()).contains("somebody else changed the settings", "value=\"90\"");
    assertThat(get("/course/" + teacher + "/settings").body()).contains("value=\"80\"");
    assertThat(saveSeen(teacher, "garbage", "pass", "90").status()).isEqualTo(409);
  }

  @Test
  void it_is_kept_who_changed_what() {
    String teacher = teacher();
    save(teacher, "pass", "80", "attempts." + MODULE, "2");
    save(teacher, "pass", "85", "attempts." + MODULE, "2");
    assertThat(get("/course/" + teacher + "/settings").body())
        .contains("What was changed", "Name of teacher", "When the risk score is wrong")
        .containsPattern("(?s)>80</span>.{1,20}<span>85<");
  }

  @Test
  void a_change_is_saved_only_with_its_reason_which_stays_beside_it() {
    String teacher = teacher();
    Page without = save(teacher, "pass", "80", "reason", "  ");
    assertThat(without.status()).isEqualTo(422);
    assertThat(without.body()).contains("why the settings are changed", "value=\"80\"");
    assertThat(get("/course/" + teacher).body()).contains("75 %, 3 attempts");
    assertThat(save(teacher, "pass", "80", "reason", "x".repeat(501)).status()).isEqualTo(422);

    assertThat(save(teacher, "pass", "80", "reason", "New SOP <7>").status()).isEqualTo(303);
    assertThat(get("/course/" + teacher + "/settings").body()).contains("Why: New SOP &lt;7&gt;");
    assertThat(save(teacher, "pass", "80", "reason", "").status())
        .as("where nothing changes nothing has to be said")
        .isEqualTo(303);
  }

  @Test
  void only_those_who_teach_the_course_change_it() {
    String ann = learner("ann");
    assertThat(post("/course/" + ann + "/settings", "seen", "0", "pass", "1").status())
        .isEqualTo(403);
  }

  @Test
  void a_copied_course_takes_over_the_settings_until_it_has_its_own() {
    save(teacher(), "pass", "88", "name.ai_incident_contact", "Desk 9");
    String original = course;
    course = course + "-copy";
    String copied =
        token(
            launch(
                as("teacher", TestPlatform.INSTRUCTOR),
                link("copied-1", "module_id", MODULE, "context_history", "unknown," + original)));
    assertThat(get("/course/" + copied).body()).contains("This course was copied", "88 %, 3");
    assertThat(get("/course/" + copied + "/settings").body()).contains("value=\"88\"", "Desk 9");
    String ann = token(launch(as("ann", TestPlatform.LEARNER), module("copied-1")));
    workThrough(ann, 1);
    assertThat(get("/play/" + ann + "/debrief").body()).contains("88\u00a0% are needed");
    save(copied, "pass", "70", "name.ai_incident_contact", "Desk 9");
    assertThat(get("/course/" + copied).body())
        .contains("70 %, 3")
        .doesNotContain("This course was copied");
    course = original;
    assertThat(get("/course/" + teacher()).body()).contains("88 %, 3");
  }

  @Test
  void a_listed_module_can_be_opened_without_a_link() {
    String teacher =
        token(launch(as("tom", TestPlatform.INSTRUCTOR), claims -> link(course).accept(claims)));
    save(teacher, "listed." + MODULE, "1", "checkins", "2, 8");
    String home = launch(as("ann", TestPlatform.LEARNER), claims -> link(course).accept(claims));
    assertThat(get(home).body())
        .contains("When the risk score is wrong", "value=\"" + MODULE + "\"");
    String played = token(there(post(home + "/open", "module", MODULE)));
    workThrough(played, 1);
    assertThat(get(home).body()).contains("Not passed yet").doesNotContain("Next check-in");
    jdbc.sql("update attempt set passed = true where learner_id = ?")
        .param(launches.find(played).orElseThrow().learner().value())
        .update();
    assertThat(get(home).body()).contains("Next check-in", "It takes less than three minutes");
    save(teacher, "checkins", "");
    assertThat(get(home).body()).doesNotContain("value=\"" + MODULE + "\"");
  }
}
