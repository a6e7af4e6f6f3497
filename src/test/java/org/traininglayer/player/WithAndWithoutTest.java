package org.traininglayer.player;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.traininglayer.learning.Attempts;
import org.traininglayer.learning.Practice;
import org.traininglayer.learning.Progress;
import org.traininglayer.lti.CourseRole;
import org.traininglayer.steps.timed.TimedAnswer;
import org.traininglayer.steps.timed.TimedWork;
import org.traininglayer.testing.TrainingLayerTest;

/** A module with the same job without and with AI, played by its forms. */
@TrainingLayerTest(properties = "traininglayer.catalog.folder=src/test/resources/own-modules")
@Import(LaunchedPeople.Setup.class)
class WithAndWithoutTest {

  @Autowired LaunchedPeople people;
  @Autowired PlayerContexts visits;
  @Autowired Practice practice;
  @Autowired Attempts attempts;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;
  Pages pages;
  String token = "";

  @BeforeEach
  void launched() {
    pages = Pages.at(port);
    token = people.launch(UUID.randomUUID(), CourseRole.LEARNER, "with-and-without");
    assertThat(Pages.location(pages.get("/play/" + token))).isEqualTo(path("010-timed"));
  }

  private String path(String step) {
    return "/play/" + token + "/" + step;
  }

  private HttpResponse<String> send(String step, String... fields) {
    List<String> all = new ArrayList<>(List.of("attempt", "1"));
    all.addAll(List.of(fields));
    return pages.post(path(step), all.toArray(String[]::new));
  }

  private Progress progress() {
    return practice.progress(visits.of(token).attempt()).orElseThrow();
  }

  private TimedWork work(String step) {
    return progress().work(step).work(TimedWork.class);
  }

  private static String item(String page) {
    return page.replaceAll("(?s).*name=\"item\" value=\"(f[0-9])\".*", "$1");
  }

  @Test
  void two_tasks_are_worked_one_with_ai_and_then_held_against_each_other() {
    int withAi = 0;
    for (int order = 1; order <= 2; order++) {
      String before = pages.get(path("010-timed")).body();
      assertThat(before)
          .contains("Task " + order + " of 2", "never counts for your score", "no limit")
          .doesNotContain("lies before you", "What the AI suggests", "??");
      assertThat(send("010-timed", "begin", String.valueOf(order)).statusCode()).isEqualTo(303);
      String page = pages.get(path("010-timed")).body();
      assertThat(page)
          .contains("lies before you", "name=\"active\"", "Pause")
          .doesNotContain("Low numbers are a signal", "harmful", "??");
      withAi += page.contains("What the AI suggests") ? 1 : 0;
      assertThat(before.contains("an AI has made suggestions"))
          .isEqualTo(page.contains("What the AI suggests"));
      assertThat(send("010-timed", "item", item(page)).statusCode()).isEqualTo(422);
      send("010-timed", "item", item(page), "option", "o1", "active", "99999999");
      assertThat(work("010-timed").tasks()).hasSize(order).allMatch(TimedWork.Task::done);
    }
    assertThat(withAi).isEqualTo(1);
    assertThat(work("010-timed").tasks())
        .allMatch(task -> task.activeMillis() <= task.wallMillis() && task.measured());
    assertThat(pages.get(path("010-timed")).body())
        .contains("How long did it feel?", "name=\"felt-without\"", "name=\"felt-with\"")
        .doesNotContain("Active time", "Low numbers are a signal", "??");
    HttpResponse<String> wrong =
        send("010-timed", "felt", "1", "felt-without", "4,5", "felt-with", "soon");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("such as 4 or 4.5", "value=\"4,5\"", "value=\"soon\"");
    assertThat(work("010-timed").felt()).isNull();
    send("010-timed", "felt", "1", "felt-without", "4,5", "felt-with", "");
    assertThat(work("010-timed").felt()).isEqualTo(new TimedAnswer.Felt(270_000L, null));
    String report = pages.get(path("010-timed")).body();
    assertThat(report).contains("As it felt", "4 min 30 s", "not said");
    assertThat(report)
        .contains("What both tasks come to", "Active time", "Low numbers are a signal")
        .containsPattern("<td>100.?%</td>")
        .doesNotContain("Not complete", "??");
    assertThat(Pages.location(send("010-timed", "finish", "1")))
        .isEqualTo(path("020-timed-reviews"));
    assertThat(progress().work("010-timed").score()).isEqualTo(1);
  }

  @Test
  void whoever_saw_the_report_before_that_was_asked_is_not_asked_how_long_it_felt() {
    for (int order = 1; order <= 2; order++) {
      send("010-timed", "begin", String.valueOf(order));
      send("010-timed", "item", item(pages.get(path("010-timed")).body()), "option", "o1");
    }
    assertThat(pages.get(path("010-timed")).body()).contains("How long did it feel?");
    int asFormerly =
        jdbc.sql(
                """
                update attempt
                set version = version + 1,
                  state = state #- '{steps,010-timed,work,felt}'
                    #- '{steps,010-timed,work,asksFelt}'
                where registration = :registration
                  and state #> '{steps,010-timed,work,asksFelt}' = 'true'
                """)
            .param("registration", progress().registration())
            .update();
    assertThat(asFormerly).isOne();

    assertThat(pages.get(path("010-timed")).body())
        .contains("What both tasks come to", "Active time")
        .doesNotContain("How long did it feel?", "As it felt", "??");
    send("010-timed", "felt", "1", "felt-without", "4", "felt-with", "2");
    assertThat(work("010-timed").felt()).as("said after the times were seen").isNull();
    assertThat(Pages.location(send("010-timed", "finish", "1")))
        .isEqualTo(path("020-timed-reviews"));
  }

  @Test
  void reviews_are_marked_and_handed_in_within_it() {
    for (int order = 1; order <= 2; order++) {
      send("010-timed", "begin", String.valueOf(order));
      send("010-timed", "item", item(pages.get(path("010-timed")).body()), "option", "o1");
    }
    send("010-timed", "finish", "1");
    for (int order = 1; order <= 2; order++) {
      String step = "020-timed-reviews";
      send(step, "begin", String.valueOf(order));
      String item = item(pages.get(path(step) + "?claim=s1").body());
      send(step, "item", item, "claim", "s1");
      assertThat(pages.get(path(step)).body()).contains("class=\"claim marked\"");
      assertThat(Pages.location(send(step, "item", item, "active", "1000"))).startsWith(path(step));
    }
    send("020-timed-reviews", "felt", "1", "felt-without", "", "felt-with", "");
    assertThat(pages.get(path("020-timed-reviews")).body())
        .doesNotContain("As it felt")
        .contains("What both tasks come to", "Errors caught", "One number is wrong")
        .doesNotContain("??");
    assertThat(Pages.location(send("020-timed-reviews", "finish", "1")))
        .isEqualTo("/play/" + token + "/debrief");
    assertThat(pages.get("/play/" + token + "/debrief").body())
        .contains("One site, twice", "One summary, twice")
        .doesNotContain("??");
    assertThat(pages.get("/course/" + token + "/review/" + progress().registration()).body())
        .contains("What both tasks come to")
        .doesNotContain("??");
    assertThat(
            attempts
                .find(visits.of(token).attempt().key().organisation(), progress().registration())
                .map(Attempts.Whole::progress)
                .map(read -> read.work("020-timed-reviews").work(TimedWork.class)))
        .as("read again as it was written")
        .contains(work("020-timed-reviews"));
  }

  @Test
  void nothing_is_handed_in_that_was_not_begun() {
    assertThat(send("010-timed", "finish", "1").statusCode()).isEqualTo(400);
    assertThat(send("010-timed", "begin", "2").statusCode()).isEqualTo(400);
    assertThat(send("010-timed", "begin", "3").statusCode()).isEqualTo(400);
    send("010-timed", "item", "f1", "option", "o1");
    assertThat(work("010-timed").tasks()).isEmpty();
    send("010-timed", "begin", "1");
    String item = item(pages.get(path("010-timed")).body());
    assertThat(send("010-timed", "item", item, "option", "o1", "active", "-5").statusCode())
        .isEqualTo(400);
  }
}
