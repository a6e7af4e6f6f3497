package org.traininglayer.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.learning.Attempts;
import org.traininglayer.lti.Launch;
import org.traininglayer.lti.Launches;
import org.traininglayer.player.LaunchPlace;
import org.traininglayer.testing.TestBrowser.Page;
import org.traininglayer.testing.TestPlatform;

/** Looking at an attempt as it was: by message, by link, from the overview; and who may not. */
class SubmissionReviewTest extends CourseTestCase {

  @Autowired private Launches launches;
  @Autowired private Attempts attempts;
  @Autowired private JdbcClient jdbc;

  private Consumer<Map<String, Object>> reviewOf(String sub) {
    return claims -> {
      claims.put(TestPlatform.LTI + "message_type", "LtiSubmissionReviewRequest");
      claims.put(TestPlatform.LTI + "for_user", Map.of("user_id", subject(sub)));
    };
  }

  private static void withoutLink(Map<String, Object> claims) {
    claims.remove(TestPlatform.LTI + "resource_link");
  }

  private UUID worked(String sub) {
    String token = token(launch(as(sub, TestPlatform.LEARNER), module("link-1")));
    workThrough(token, 1);
    Launch launch = launches.find(token).orElseThrow();
    return attempts
        .in(Objects.requireNonNull(LaunchPlace.of(launch)), launch.learner())
        .getFirst()
        .registration();
  }

  private long statements() {
    return jdbc.sql("select count(*) from statement").query(Long.class).single();
  }

  @Test
  void a_teacher_sees_the_whole_attempt_and_nothing_is_recorded() {
    worked("ann");
    long before = statements();
    String path = launch(as("tom", TestPlatform.INSTRUCTOR), module("link-1"), reviewOf("ann"));
    assertThat(path).endsWith("/review");
    Page page = get(path);
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body())
        .contains("Name of ann", "Read only", "Not passed", "Attempt 1")
        .contains("chosen", "What was marked", "What slipped through", "acknowledged")
        .doesNotContain("<button", "method=\"post\"");
    assertThat(statements()).isEqualTo(before);
  }

  @Test
  void without_a_link_the_module_or_all_of_the_course_is_looked_at() {
    worked("ann");
    for (String[] custom : new String[][] {{}, {"module_id", MODULE}}) {
      String path =
          launch(
              as("tom", TestPlatform.INSTRUCTOR),
              link("x", custom),
              SubmissionReviewTest::withoutLink,
              reviewOf("ann"));
      assertThat(get(path).body()).contains("Name of ann", "What was marked");
    }
    String other =
        launch(
            as("tom", TestPlatform.INSTRUCTOR),
            link("x", "module_id", "another-module"),
            SubmissionReviewTest::withoutLink,
            reviewOf("ann"));
    assertThat(get(other).body()).contains("Nothing was begun here yet");
  }

  @Test
  void somebody_who_never_came_is_told_apart_from_somebody_who_did_not_begin() {
    teacher();
    String never = launch(as("tom", TestPlatform.INSTRUCTOR), module("link-1"), reviewOf("nobody"));
    assertThat(get(never).status()).isEqualTo(200);
    assertThat(get(never).body()).contains("This person has not been here yet");
    launch(as("idle", TestPlatform.LEARNER), link("x", "module_id", "another-module"));
    String idle = launch(as("tom", TestPlatform.INSTRUCTOR), module("link-1"), reviewOf("idle"));
    assertThat(get(idle).body()).contains("Nothing was begun here yet");
  }

  @Test
  void the_own_of_another_course_is_not_of_this_one() {
    UUID here = worked("ann");
    String elsewhere = course;
    course = "course-" + UUID.randomUUID();
    for (String role : new String[] {TestPlatform.LEARNER, TestPlatform.INSTRUCTOR}) {
      String ann = token(launch(as("ann", role), module("link-1")));
      Page page = get("/course/" + ann + "/review/" + here);
      assertThat(page.status()).as(role).isEqualTo(404);
      assertThat(page.body())
          .as(role)
          .contains("It is not from this course")
          .doesNotContain("What slipped through");
    }
    course = elsewhere;
    String back = token(launch(as("ann", TestPlatform.LEARNER), module("link-1")));
    assertThat(get("/course/" + back + "/review/" + here).body()).contains("Your attempt");
  }

  @Test
  void a_learner_sees_the_own_and_nobody_elses() {
    UUID anns = worked("ann");
    worked("ben");
    String own = launch(as("ann", TestPlatform.LEARNER), module("link-1"), reviewOf("ann"));
    assertThat(get(own).body()).contains("Your attempt", "What slipped through");
    String others = launch(as("ben", TestPlatform.LEARNER), module("link-1"), reviewOf("ann"));
    assertThat(get(others).status()).isEqualTo(403);
    assertThat(get(others).body()).contains("This is somebody else").doesNotContain("Name of ann");
    String ben = token(launch(as("ben", TestPlatform.LEARNER), module("link-1")));
    assertThat(get("/course/" + ben + "/review/" + anns).status()).isEqualTo(403);
    String mentor = token(launch(as("mum", MEMBERSHIP + "Mentor"), module("link-1")));
    assertThat(get("/course/" + mentor + "/review/" + anns).status()).isEqualTo(403);
  }

  @Test
  void the_key_is_not_told_to_whoever_is_still_working() {
    String token = token(launch(as("ann", TestPlatform.LEARNER), module("link-1")));
    get("/play/" + token);
    post("/play/" + token + "/010-brief", "attempt", "1", "finish", "1");
    String own = launch(as("ann", TestPlatform.LEARNER), module("link-1"), reviewOf("ann"));
    assertThat(get(own).body())
        .contains("You are still working on this attempt")
        .doesNotContain("Before you begin", "What slipped through");
    String teacher = launch(as("tom", TestPlatform.INSTRUCTOR), module("link-1"), reviewOf("ann"));
    assertThat(get(teacher).body()).contains("one step done", "not reached");
  }

  @Test
  void a_link_with_the_attempt_in_its_address_shows_it_to_the_right_people() {
    UUID anns = worked("ann");
    Consumer<Map<String, Object>> target =
        claim(
            "target_link_uri",
            TestPlatform.TOOL + "/lti/launch?module=" + MODULE + "&review=" + anns);
    String teacher = launch(as("tom", TestPlatform.INSTRUCTOR), link("speedgrader"), target);
    assertThat(get(teacher).body()).contains("Name of ann", "What was marked");
    assertThat(get(launch(as("ann", TestPlatform.LEARNER), link("speedgrader"), target)).body())
        .contains("Your attempt");
    assertThat(get(launch(as("ben", TestPlatform.LEARNER), link("speedgrader"), target)).status())
        .isEqualTo(403);
    course = course + "-other";
    Page elsewhere = get(launch(as("eve", TestPlatform.INSTRUCTOR), link("speedgrader"), target));
    assertThat(elsewhere.status()).isEqualTo(404);
    assertThat(elsewhere.body()).doesNotContain("Name of ann");
  }

  @Test
  void a_link_with_a_strange_attempt_says_so() {
    for (String id : new String[] {"x", "'; drop table attempt", UUID.randomUUID().toString()}) {
      String path =
          launch(as("tom", TestPlatform.INSTRUCTOR), link("l", "module_id", MODULE, "review", id));
      assertThat(get(path).status()).as(id).isEqualTo(404);
    }
  }

  @Test
  void another_platform_with_the_same_course_id_sees_nothing() {
    UUID anns = worked("ann");
    try (TestPlatform other = TestPlatform.start()) {
      other.register(platforms);
      String path =
          other.launch(
              port,
              claims -> {
                as("tom", TestPlatform.INSTRUCTOR).accept(claims);
                module("link-1").accept(claims);
              });
      assertThat(get("/course/" + token(path) + "/review/" + anns).status()).isEqualTo(404);
    }
  }

  @Test
  void another_organisation_finds_no_attempt() {
    UUID anns = worked("ann");
    assertThat(attempts.find(new OrganisationId(UUID.randomUUID()), anns)).isEmpty();
  }
}
