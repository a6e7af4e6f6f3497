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
import org.traininglayer.learning.Attempts;
import org.traininglayer.learning.Practice;
import org.traininglayer.learning.Progress;
import org.traininglayer.lti.CourseRole;
import org.traininglayer.testing.TrainingLayerTest;

/** A module whose way follows from choices and from what was proved, played by its forms. */
@TrainingLayerTest(properties = "traininglayer.catalog.folder=src/test/resources/own-modules")
@Import(LaunchedPeople.Setup.class)
class TwoWaysTest {

  @Autowired LaunchedPeople people;
  @Autowired PlayerContexts visits;
  @Autowired Practice practice;
  @Autowired Attempts attempts;
  @LocalServerPort int port;
  Pages pages;
  String token = "";

  @BeforeEach
  void launched() {
    pages = Pages.at(port);
    token = people.launch(UUID.randomUUID(), CourseRole.LEARNER, "two-ways");
    assertThat(Pages.location(pages.get("/play/" + token))).isEqualTo(path("010-brief"));
  }

  private String path(String step) {
    return "/play/" + token + "/" + step;
  }

  private HttpResponse<String> send(String step, String... fields) {
    List<String> all = new ArrayList<>(List.of("attempt", "1"));
    all.addAll(List.of(fields));
    return pages.post(path(step), all.toArray(String[]::new));
  }

  private String finish(String step) {
    return Pages.location(send(step, "finish", "1"));
  }

  private String decide(String step, String option) {
    send(step, "option", option);
    return finish(step);
  }

  private Progress progress() {
    return practice.progress(visits.of(token).attempt()).orElseThrow();
  }

  @Test
  void whoever_does_not_prove_it_goes_the_whole_way_with_what_came_of_the_choice() {
    assertThat(pages.get(path("010-brief")).body()).contains("1 of 6").contains("about 6 min left");
    assertThat(finish("010-brief")).isEqualTo(path("020-diagnostic"));
    assertThat(decide("020-diagnostic", "o2")).isEqualTo(path("030-guided"));
    assertThat(pages.get(path("030-guided")).body())
        .contains("3 of 6")
        .doesNotContain("You need not do");
    assertThat(decide("030-guided", "o1")).isEqualTo(path("040-decide"));
    assertThat(Pages.location(pages.get(path("050-consequence"))))
        .as("not on the way yet")
        .isEqualTo(path("040-decide"));
    assertThat(send("050-consequence", "finish", "1").statusCode()).isEqualTo(400);
    assertThat(decide("040-decide", "o2")).isEqualTo(path("050-consequence"));
    assertThat(pages.get(path("050-consequence")).body())
        .contains("5 of 8")
        .contains("The inspector finds it late.");
    assertThat(finish("050-consequence")).isEqualTo(path("055-report"));
    assertThat(Pages.location(pages.get("/play/" + token)))
        .as("resumed")
        .isEqualTo(path("055-report"));
    assertThat(finish("055-report")).isEqualTo(path("060-second"));
    assertThat(decide("060-second", "o1")).isEqualTo(path("070-attest"));
    assertThat(Pages.location(send("070-attest", "agree", "1")))
        .isEqualTo("/play/" + token + "/debrief");

    Progress.Outcome outcome = progress().outcome();
    assertThat(outcome).isNotNull();
    assertThat(outcome == null ? 0 : outcome.score()).as("harmful, weak, best").isEqualTo(0.433333);
  }

  @Test
  void whoever_proves_it_may_pass_over_what_is_taught_and_open_it_all_the_same() {
    finish("010-brief");
    assertThat(decide("020-diagnostic", "o1")).isEqualTo(path("040-decide"));
    assertThat(pages.get(path("040-decide")).body())
        .contains("3 of 5")
        .contains("about 3 min left")
        .contains("You need not do one step")
        .contains("A first try");
    HttpResponse<String> over = pages.get(path("030-guided"));
    assertThat(over.statusCode()).isEqualTo(200);
    assertThat(over.body()).contains("you need not do it").contains("passed over");
    send("030-guided", "option", "o2");
    assertThat(pages.get(path("030-guided")).body()).contains("It waits.");
    assertThat(finish("030-guided")).as("back on the way").isEqualTo(path("040-decide"));
    assertThat(progress().currentStep()).isEqualTo("040-decide");

    assertThat(decide("040-decide", "o1")).isEqualTo(path("060-second"));
    assertThat(decide("060-second", "o1")).isEqualTo(path("070-attest"));
    send("070-attest", "agree", "1");

    Progress.Outcome outcome = progress().outcome();
    assertThat(outcome == null ? 0 : outcome.score()).isEqualTo(1);
    assertThat(pages.get("/play/" + token + "/debrief").body())
        .contains("Passed: 100")
        .contains("You need not do one step");
    assertThat(pages.get(path("030-guided")).statusCode()).isEqualTo(200);
    assertThat(Pages.location(pages.get(path("050-consequence"))))
        .isEqualTo("/play/" + token + "/debrief");
    String past = pages.get("/course/" + token + "/review/" + progress().registration()).body();
    assertThat(past)
        .contains("passed over")
        .contains("It waits.")
        .doesNotContain("The inspector finds it late.")
        .doesNotContain("not reached");
  }

  @Test
  void what_is_counted_from_outside_is_what_is_on_the_way() {
    finish("010-brief");
    decide("020-diagnostic", "o1");
    Attempts.Whole whole =
        attempts
            .find(visits.of(token).attempt().key().organisation(), progress().registration())
            .orElseThrow();
    assertThat(whole.summary().stepsFinished()).isEqualTo(2);
    assertThat(whole.summary().steps()).isEqualTo(5);
  }
}
