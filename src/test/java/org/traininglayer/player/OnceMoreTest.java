package org.traininglayer.player;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.traininglayer.learning.Practice;
import org.traininglayer.learning.Progress;
import org.traininglayer.lti.CourseRole;
import org.traininglayer.testing.TrainingLayerTest;

/** A module whose review has two forms and a remedy, played by its forms without script. */
@TrainingLayerTest(properties = "traininglayer.catalog.folder=src/test/resources/own-modules")
@Import(LaunchedPeople.Setup.class)
class OnceMoreTest {

  private static final String REVIEW = "010-review";
  private static final String REMEDY = "020-once-more";

  @Autowired LaunchedPeople people;
  @Autowired PlayerContexts visits;
  @Autowired Practice practice;
  @LocalServerPort int port;
  Pages pages;
  String play = "";
  String token = "";

  @BeforeEach
  void launched() {
    pages = Pages.at(port);
    token = people.launch(UUID.randomUUID(), CourseRole.LEARNER, "once-more");
    play = "/play/" + token;
    assertThat(Pages.location(pages.get(play))).isEqualTo(play + "/" + REVIEW);
  }

  private String send(int attempt, String step, String... fields) {
    List<String> all = new ArrayList<>(List.of("attempt", String.valueOf(attempt)));
    all.addAll(List.of(fields));
    return Pages.location(pages.post(play + "/" + step, all.toArray(String[]::new)));
  }

  private String page(String step) {
    return pages.get(play + "/" + step).body();
  }

  private Progress progress() {
    return practice.progress(visits.of(token).attempt()).orElseThrow();
  }

  private Progress.Outcome outcome() {
    return Objects.requireNonNull(progress().outcome());
  }

  private String form() {
    return progress().module().step(REVIEW).orElseThrow().head().formId();
  }

  /** Marks the wrong sentence of the form that is shown. */
  private void find(int attempt) {
    send(attempt, REVIEW, "claim", form().equals(REVIEW) ? "s1" : "s2");
  }

  private String submit(int attempt) {
    return send(attempt, REVIEW, "submit", "1");
  }

  private void again(int attempt, String option) {
    String item = page(REMEDY).replaceAll("(?s).*name=\"item\" value=\"(p[0-9])\".*", "$1");
    send(attempt, REMEDY, "item", item, "option", option);
  }

  @Test
  void what_slipped_through_is_shown_with_its_source_and_rule_and_made_good_with_another_item() {
    assertThat(submit(1)).isEqualTo(play + "/" + REMEDY);
    assertThat(page(REVIEW)).as("told at the end only").doesNotContain("What slipped through");
    String page = page(REMEDY);
    assertThat(page)
        .contains(form().equals(REVIEW) ? "Site A had 11 visits" : "Site B had 21 visits")
        .contains(form().equals(REVIEW) ? "It is 10 visits" : "It is 20 visits")
        .contains("A number is what its row in the listing says", "Once more")
        .doesNotContain("??", "${");
    again(1, "o2");
    assertThat(page(REMEDY)).contains("Not this time either", "Once more");
    again(1, "o1");
    assertThat(page(REMEDY)).contains("Right this time", "Made good").doesNotContain("??");
    assertThat(send(1, REMEDY, "finish", "1")).isEqualTo(play + "/030-attest");
    send(1, "030-attest", "agree", "1");

    assertThat(outcome().passed()).isTrue();
    assertThat(outcome().score()).as("the score stays as it was").isZero();
    assertThat(outcome().criticalMisses()).containsExactly(form() + "/e1");
    assertThat(outcome().madeGood()).containsExactly(form() + "/e1");
    assertThat(page("debrief")).contains("you made it good").doesNotContain("??");
    assertThat(pages.get("/course/" + token + "/review/" + progress().registration()).body())
        .contains("Once more, in a minute", "Made good")
        .doesNotContain("??");
  }

  @Test
  void who_misses_both_items_goes_on_and_is_not_passed() {
    submit(1);
    again(1, "o2");
    again(1, "o2");
    assertThat(page(REMEDY)).contains("Talk this one over").doesNotContain("Once more</h2>");
    assertThat(send(1, REMEDY, "finish", "1")).isEqualTo(play + "/030-attest");
    send(1, "030-attest", "agree", "1");
    assertThat(outcome().passed()).isFalse();
    assertThat(outcome().madeGood()).isEmpty();
    assertThat(page("debrief")).contains("What must not happen");
  }

  @Test
  void who_lets_nothing_through_does_not_see_it_and_each_attempt_has_another_form() {
    Set<String> forms = new HashSet<>();
    String last = "";
    for (int attempt = 1; attempt <= 4; attempt++) {
      assertThat(form()).isNotEqualTo(last);
      last = form();
      forms.add(last);
      assertThat(page(REVIEW))
          .contains(last.equals(REVIEW) ? "Site A had 11 visits" : "Site B had 21 visits");
      find(attempt);
      assertThat(submit(attempt)).isEqualTo(play + "/030-attest");
      assertThat(pages.get(play + "/" + REMEDY).statusCode()).isNotEqualTo(200);
      send(attempt, "030-attest", "agree", "1");
      assertThat(outcome().passed()).isTrue();
      assertThat(outcome().score()).isEqualTo(1);
      pages.post(play + "/retake");
    }
    assertThat(forms).containsExactlyInAnyOrder(REVIEW, REVIEW + "-b");
  }
}
