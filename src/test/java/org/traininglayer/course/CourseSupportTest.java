package org.traininglayer.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.traininglayer.kernel.CourseId;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.lti.Launch;
import org.traininglayer.lti.Launches;
import org.traininglayer.questions.LearnerQuestion;
import org.traininglayer.questions.LearnerQuestions;
import org.traininglayer.support.Champion;
import org.traininglayer.support.Contact;
import org.traininglayer.support.Support;
import org.traininglayer.testing.Browser;
import org.traininglayer.testing.Browser.View;
import org.traininglayer.testing.TestBrowser.Page;
import org.traininglayer.testing.TestPlatform;

/** Whom learners can ask: entered by teachers, seen by learners of that course alone. */
class CourseSupportTest extends CourseTestCase {

  private static final Pattern REMOVE = Pattern.compile("/support/([0-9a-f-]{36})/remove");

  @Autowired Support support;
  @Autowired Launches launches;
  @Autowired LearnerQuestions questions;
  @Autowired JdbcClient jdbc;

  private String learner(String name) {
    return token(launch(as(name, TestPlatform.LEARNER), module("link-1")));
  }

  private Page add(String teacher, String name, String reach, String day, String from, String to) {
    return post(
        "/course/" + teacher + "/support",
        "name",
        name,
        "reach",
        reach,
        "note",
        "",
        "day",
        day,
        "from",
        from,
        "to",
        to,
        "zone",
        "Europe/Zurich");
  }

  @Test
  void a_contact_with_office_hours_is_seen_on_the_home_where_somebody_asks_and_in_a_calendar() {
    String teacher = teacher();
    assertThat(get("/course/" + teacher).body()).contains("Learners see nobody of this course");
    Page added = add(teacher, "Ann <b>Adviser</b>", "ann@example.org", "2", "15:00", "16:00");
    assertThat(get(there(added)).body()).contains("Added.", "Ann &lt;b&gt;Adviser&lt;/b&gt;");
    assertThat(get("/course/" + teacher).body())
        .doesNotContain("Learners see nobody of this course");

    String ben = learner("ben");
    assertThat(get("/course/" + ben).body())
        .contains("Whom you can ask", "Ann &lt;b&gt;Adviser&lt;/b&gt;", "mailto:ann@example.org")
        .contains("Tuesdays, 15:00 to 16:00 by the clocks of Europe/Zurich");
    get("/play/" + ben);
    assertThat(get("/play/" + ben + "/010-brief/ask").body())
        .contains("Whom you can ask", "mailto:ann@example.org");
    Page calendar = get("/course/" + ben + "/office-hours.ics");
    assertThat(calendar.body())
        .contains("BEGIN:VCALENDAR", "SUMMARY:Office hours\\, Monitoring: Ann <b>Adviser</b>");
  }

  @Test
  void another_course_sees_nobody_of_it_and_only_its_teachers_change_it() {
    String teacher = teacher();
    add(teacher, "Ann Adviser", "room 7", "", "", "");
    Matcher id = REMOVE.matcher(get("/course/" + teacher + "/support").body());
    assertThat(id.find()).isTrue();
    String ben = learner("ben");
    assertThat(add(ben, "Mallory", "room 8", "", "", "").status()).isEqualTo(403);
    assertThat(post("/course/" + ben + "/support/" + id.group(1) + "/remove").status())
        .isEqualTo(403);

    String here = course;
    course = "course-" + UUID.randomUUID();
    String elsewhere = teacher();
    assertThat(get("/course/" + learner("ben")).body()).doesNotContain("Ann Adviser");
    post("/course/" + elsewhere + "/support/" + id.group(1) + "/remove");
    course = here;
    assertThat(get("/course/" + ben).body()).contains("Ann Adviser");

    post("/course/" + teacher + "/support/" + id.group(1) + "/remove");
    assertThat(get("/course/" + ben).body()).doesNotContain("Ann Adviser");
  }

  @Test
  void what_does_not_fit_is_said_and_nothing_that_was_typed_is_lost() {
    String teacher = teacher();
    Page noWay = add(teacher, "Ann Adviser", " ", "", "", "");
    assertThat(noWay.status()).isEqualTo(422);
    assertThat(noWay.body()).contains("how to reach them", "value=\"Ann Adviser\"");
    assertThat(add(teacher, "x".repeat(121), "room", "", "", "").status()).isEqualTo(422);
    for (List<String> hours :
        List.of(
            List.of("2", "16:00", "15:00"),
            List.of("2", "", ""),
            List.of("8", "15:00", "16:00"),
            List.of("2", "25:00", "26:00"),
            List.of("", "15:00", "16:00"))) {
      assertThat(add(teacher, "Ann", "room", hours.get(0), hours.get(1), hours.get(2)).body())
          .as("%s", hours)
          .contains("office hours need a day");
    }
    assertThat(get("/course/" + learner("ben")).body()).doesNotContain("Whom you can ask");
  }

  @Test
  void twenty_are_enough() {
    Launch launch = launches.find(teacher()).orElseThrow();
    CourseId id = Objects.requireNonNull(launch.course());
    for (int i = 0; i < Support.MOST; i++) {
      assertThat(support.add(launch.organisation(), id, contact("N" + i), launch.learner()))
          .isTrue();
    }
    assertThat(support.add(launch.organisation(), id, contact("Last"), launch.learner())).isFalse();
  }

  @Test
  void champions_are_those_of_the_own_role_and_organisation() {
    OrganisationId here = organisation();
    support.name(here, champion("cra"));

    assertThat(support.champions(here, "CRA")).extracting(Champion::name).containsExactly("Cara");
    assertThat(support.champions(here, "data-manager")).isEmpty();
    assertThat(support.champions(here, null)).isEmpty();
    assertThat(support.champions(organisation(), "cra")).isEmpty();
    UUID id = support.champions(here).getFirst().id();
    assertThat(support.unname(organisation(), id)).isEmpty();
    assertThat(support.unname(here, id)).isPresent();
    assertThat(support.champions(here)).isEmpty();
  }

  @Test
  void how_questions_are_answered_is_counted_with_the_median_of_days() {
    OrganisationId here = organisation();
    Instant since = Instant.now().minus(Duration.ofDays(30));
    assertThat(questions.standing(here, since))
        .isEqualTo(new LearnerQuestions.Standing(0, 0, null, 0, null));
    for (int days : List.of(1, 2, 9)) {
      asked(here, "answered " + days, 20, days);
    }
    asked(here, "open", 10, null);
    asked(here, "long ago", 90, 1);

    LearnerQuestions.Standing standing = questions.standing(here, since);
    assertThat(standing.asked()).isEqualTo(4);
    assertThat(standing.answered()).isEqualTo(3);
    assertThat(standing.medianDays()).isEqualTo(2.0);
    assertThat(standing.open()).isEqualTo(1);
    assertThat(standing.oldest()).isBefore(Instant.now().minus(Duration.ofDays(9)));
  }

  @Test
  void the_pages_are_accessible_and_fit_every_width() {
    String teacher = teacher();
    add(
        teacher,
        "averylongname".repeat(9),
        "https://meet.example/" + "x".repeat(200),
        "5",
        "08:00",
        "09:00");
    String ann = learner("ann");
    for (String path : List.of("/course/" + teacher + "/support", "/course/" + ann)) {
      for (View view : List.of(View.DESKTOP, View.DESKTOP.wide(360).inDark())) {
        com.microsoft.playwright.Page page = Browser.open(view);
        page.navigate("http://localhost:" + port + path);
        assertThat(Browser.accessibilityProblems(page)).as("%s %s", path, view).isEmpty();
        assertThat(Browser.overflow(page)).as("%s %s", path, view).isZero();
        page.context().close();
      }
    }
  }

  private OrganisationId organisation() {
    OrganisationId id = new OrganisationId(UUID.randomUUID());
    jdbc.sql("insert into organisation (id, name) values (?, 'Asking')").param(id.value()).update();
    return id;
  }

  private void asked(OrganisationId here, String text, int daysAgo, @Nullable Integer after) {
    questions.ask(
        here,
        null,
        new LearnerId(UUID.randomUUID()),
        new LearnerQuestion.Place("m", "1.0.0", "030", "Review", null, null),
        LearnerQuestion.Kind.QUESTION,
        text);
    jdbc.sql(
            """
            update learner_question set asked_at = now() - make_interval(days => :ago)
            where organisation_id = :here and body = :text
            """)
        .param("ago", daysAgo)
        .param("here", here.value())
        .param("text", text)
        .update();
    if (after != null) {
      jdbc.sql(
              """
              update learner_question set answer = 'a', answered_from = 'CONSOLE',
                answered_at = asked_at + make_interval(days => :after)
              where organisation_id = :here and body = :text
              """)
          .param("after", after)
          .param("here", here.value())
          .param("text", text)
          .update();
    }
  }

  private static Contact contact(String name) {
    return new Contact(UUID.randomUUID(), name, "room 7", "", null);
  }

  private static Champion champion(String role) {
    return new Champion(
        UUID.randomUUID(), role, "Cara", "room 9", LocalDate.parse("2026-11-01"), "mary");
  }
}
