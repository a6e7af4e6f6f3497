package org.traininglayer.player;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
import org.traininglayer.steps.retrieve.RetrieveWork;
import org.traininglayer.testing.TrainingLayerTest;

/** A module that asks one question of a pool, played by its forms. */
@TrainingLayerTest(properties = "traininglayer.catalog.folder=src/test/resources/own-modules")
@Import(LaunchedPeople.Setup.class)
class FromMemoryTest {

  private static final String STEP = "010-retrieve";

  @Autowired LaunchedPeople people;
  @Autowired PlayerContexts visits;
  @Autowired Practice practice;
  @Autowired Attempts attempts;
  @LocalServerPort int port;
  Pages pages;
  String play = "";
  String token = "";

  @BeforeEach
  void launched() {
    pages = Pages.at(port);
    token = people.launch(UUID.randomUUID(), CourseRole.LEARNER, "from-memory");
    play = "/play/" + token;
    assertThat(Pages.location(pages.get(play))).isEqualTo(play + "/" + STEP);
  }

  private HttpResponse<String> send(int attempt, String step, String... fields) {
    List<String> all = new ArrayList<>(List.of("attempt", String.valueOf(attempt)));
    all.addAll(List.of(fields));
    return pages.post(play + "/" + step, all.toArray(String[]::new));
  }

  private String page() {
    return pages.get(play + "/" + STEP).body();
  }

  /** The place of the item that is asked. */
  private static String item(String page) {
    return page.replaceAll("(?s).*name=\"item\" value=\"(p[0-9])\".*", "$1");
  }

  private Progress progress() {
    return practice.progress(visits.of(token).attempt()).orElseThrow();
  }

  /** Answers with the first option, which is right everywhere. */
  private String recall(int attempt) {
    String item = item(page());
    send(attempt, STEP, "item", item, "option", "o1", "confidence", item.equals("p1") ? "90" : "");
    if (progress().currentStep() != null && STEP.equals(progress().currentStep())) {
      assertThat(page()).contains("By the sources");
      send(attempt, STEP, "finish", "1");
    }
    return item;
  }

  @Test
  void one_item_is_asked_and_another_one_in_the_next_attempt() {
    Set<String> asked = new HashSet<>();
    for (int attempt = 1; attempt <= 3; attempt++) {
      String page = page();
      assertThat(page).contains("from memory").doesNotContain("??", "AI&#39;s text opens");
      assertThat(
              List.of("When does the clock", "Which of these may", "What proves").stream()
                  .filter(page::contains))
          .hasSize(1);
      String item = recall(attempt);
      assertThat(asked.add(item)).as("another one").isTrue();
      assertThat(progress().work(STEP).score()).isEqualTo(1);
      assertThat(progress().work(STEP).work(RetrieveWork.class).item())
          .isEqualTo(List.of("clock", "leak", "proof").get(item.charAt(1) - '1'));
      send(attempt, "020-decide", "option", "o1");
      send(attempt, "020-decide", "finish", "1");
      assertThat(pages.get(play + "/debrief").body()).contains("What you remember");
      assertThat(
              attempts
                  .find(visits.of(token).attempt().key().organisation(), progress().registration())
                  .map(Attempts.Whole::progress)
                  .map(read -> read.work(STEP).work(RetrieveWork.class).kept()))
          .as("read again as it was written")
          .contains(progress().work(STEP).work(RetrieveWork.class).kept());
      assertThat(pages.get("/course/" + token + "/review/" + progress().registration()).body())
          .contains("What you remember");
      pages.post(play + "/retake");
    }
    assertThat(asked).containsExactlyInAnyOrder("p1", "p2", "p3");
  }

  @Test
  void nothing_else_can_be_answered_and_nothing_left_out() {
    String item = item(page());
    String other = item.equals("p1") ? "p3" : "p1";
    assertThat(send(1, STEP, "finish", "1").statusCode()).isEqualTo(400);
    assertThat(send(1, STEP, "item", item).statusCode()).as("no option").isEqualTo(422);
    assertThat(send(1, STEP, "item", "p9", "option", "o1").statusCode()).isEqualTo(400);
    send(1, STEP, "item", other, "option", "o1", "confidence", other.equals("p1") ? "90" : "");
    assertThat(progress().work(STEP).work(RetrieveWork.class).kept()).isNull();
  }
}
