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
import org.springframework.jdbc.core.simple.JdbcClient;
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
  @Autowired JdbcClient jdbc;
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
        .contains("source-rules")
        .as("the listing is no source of this page")
        .doesNotContain("Show it in the source", "source=visits")
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
  void a_line_is_shown_in_its_source_where_the_source_is_on_the_page() {
    submit(1);
    again(1, "o1");
    send(1, REMEDY, "finish", "1");
    send(1, "030-attest", "agree", "1");
    assertThat(page(REVIEW)).contains("Show it in the source", "source=visits");
    assertThat(page("debrief")).doesNotContain("Show it in the source");
  }

  @Test
  void who_asked_to_sign_and_let_the_time_go_reads_so_and_can_ask_again() {
    token = people.launch(UUID.randomUUID(), CourseRole.LEARNER, "sign-here");
    play = "/play/" + token;
    pages.get(play);
    send(1, "010-brief", "finish", "1");
    send(1, "015-decide", "option", "o1");
    send(1, "015-decide", "finish", "1");
    send(1, "020-attest", "agree", "1");
    assertThat(page("020-attest"))
        .contains("Now sign by opening this activity once more")
        .doesNotContain("The time to sign is over");
    jdbc.sql(
            """
            update attempt
            set version = version + 1,
              state = jsonb_set(state, '{steps,020-attest,work,asked}', '"2026-03-02T08:55:00Z"')
            where registration = :registration
            """)
        .param("registration", progress().registration())
        .update();

    assertThat(page("020-attest"))
        .contains("The time to sign is over; nothing was signed")
        .containsPattern("until 2 Mar 2026, 09:05(:00)? UTC")
        .contains("Ask again")
        .doesNotContain("Now sign by opening", "??");
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
