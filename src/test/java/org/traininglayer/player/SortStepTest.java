package org.traininglayer.player;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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

/** Uses of AI are sorted over HTTP, as a browser without scripts does it. */
@TrainingLayerTest(properties = "traininglayer.catalog.folder=src/test/resources/own-modules")
@Import(LaunchedPeople.Setup.class)
class SortStepTest {

  @Autowired LaunchedPeople people;
  @Autowired PlayerContexts visits;
  @Autowired Practice practice;
  @LocalServerPort int port;
  Pages pages;
  String token = "";

  @BeforeEach
  void launched() {
    pages = Pages.at(port);
    token = people.launch(UUID.randomUUID(), CourseRole.LEARNER, "what-may-go-in");
    pages.get("/play/" + token);
  }

  private String path() {
    return "/play/" + token + "/010-sort";
  }

  private HttpResponse<String> send(String... fields) {
    List<String> all = new ArrayList<>(List.of("attempt", "1"));
    all.addAll(List.of(fields));
    return pages.post(path(), all.toArray(String[]::new));
  }

  private String page() {
    return pages.get(path()).body();
  }

  private Progress progress() {
    return practice.progress(visits.of(token).attempt()).orElseThrow();
  }

  private Progress.Outcome outcome() {
    return Objects.requireNonNull(progress().outcome());
  }

  /** As a form without scripts has them: every item says that it is there. */
  private static String[] sorted(String first, String second, String third, String fourth) {
    return new String[] {
      "i1-said", "1", "i1", first, "i2-said", "1", "i2", second, "i3-said", "1", "i3", third,
      "i4-said", "1", "i4", fourth
    };
  }

  private static String[] and(String[] fields, String... more) {
    List<String> all = new ArrayList<>(List.of(fields));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  private static String[] right() {
    return and(
        sorted("permitted", "with-controls", "prohibited", "permitted"),
        "i2-approved-tool",
        "1",
        "i2-human-review",
        "1");
  }

  @Test
  void sorting_by_the_sources_has_full_marks_and_says_why() {
    HttpResponse<String> submitted = send(and(right(), "submit", "1"));
    assertThat(Pages.location(submitted)).isEqualTo(path() + "#feedback");
    assertThat(page())
        .contains("Right, controls included: 4 of 4")
        .contains("Allowed too freely: 0 of 2 uses that have limits")
        .contains("Held back needlessly: 0 of 3 uses that can be allowed")
        .contains("A contract covers the tool")
        .contains("Company policy on AI, 4; ICH E6(R3) 4.2.2");
    assertThat(Pages.location(send("finish", "1"))).endsWith("/debrief");
    assertThat(outcome().score()).isEqualTo(1);
    assertThat(outcome().passed()).isTrue();
    assertThat(pages.get("/play/" + token + "/debrief").body())
        .contains("Right, controls included: 4 of 4");
  }

  @Test
  void sorting_wrongly_tells_too_freely_and_too_strictly_apart_and_harm_prevents_passing() {
    send(
        and(
            sorted("with-controls", "with-controls", "permitted", "prohibited"),
            "i1-record-of-use",
            "1",
            "i2-approved-tool",
            "1",
            "i2-no-identifiers",
            "1",
            "submit",
            "1"));
    assertThat(page())
        .contains("Allowed too freely: 1 of 2", "Held back needlessly: 2 of 3")
        .contains("Right, controls included: 0 of 4")
        .contains("This must not happen")
        .contains("Not asked for", "a responsible person reviews the result")
        .contains("Does not help here", "nothing that identifies a person");
    send("finish", "1");
    assertThat(progress().work("010-sort").score())
        .as("0.5 + (0.6 + 0.4 · (1 − 1) / 2) + 0 + 0, over 4")
        .isEqualTo(0.275);
    assertThat(outcome().passed()).isFalse();
    assertThat(outcome().criticalMisses()).containsExactly("010-sort/listing");
    assertThat(pages.get("/play/" + token + "/debrief").body())
        .contains("You let this through")
        .contains("a listing with initials");
  }

  @Test
  void an_incomplete_form_is_told_and_loses_nothing() {
    HttpResponse<String> incomplete =
        send(
            "i1-said",
            "1",
            "i1",
            "permitted",
            "i2-said",
            "1",
            "i2-human-review",
            "1",
            "i3-said",
            "1",
            "i4-said",
            "1",
            "submit",
            "1");
    assertThat(incomplete.statusCode()).isEqualTo(422);
    for (String page : List.of(incomplete.body(), page())) {
      assertThat(page)
          .containsPattern("name=\"i1\" value=\"permitted\" checked")
          .containsPattern("name=\"i2-human-review\" checked")
          .doesNotContainPattern("name=\"i3\" value=\"[a-z-]+\" checked");
    }
    assertThat(incomplete.body()).contains("Please say of every use where it belongs.");

    HttpResponse<String> bare =
        send(and(sorted("permitted", "with-controls", "prohibited", "permitted"), "submit", "1"));
    assertThat(bare.statusCode()).isEqualTo(422);
    assertThat(bare.body()).contains("needs at least one control");
    assertThat(send("finish", "1").statusCode()).as("not complete yet").isEqualTo(400);
    assertThat(progress().work("010-sort").finished()).isFalse();
  }

  @Test
  void what_is_said_of_one_item_is_saved_at_once_and_may_change() {
    HttpResponse<String> saved =
        pages.postAsScript(path(), "attempt", "1", "i3-said", "1", "i3", "permitted");
    assertThat(saved.statusCode()).isEqualTo(200);
    assertThat(saved.body()).contains("1 of 4 said");
    send("i3-said", "1", "i3", "prohibited");
    assertThat(page())
        .containsPattern("name=\"i3\" value=\"prohibited\" checked")
        .doesNotContainPattern("name=\"i3\" value=\"permitted\" checked");
  }

  @Test
  void what_was_submitted_stays_whatever_an_old_page_sends() {
    send(and(right(), "submit", "1"));
    HttpResponse<String> late = send("i3-said", "1", "i3", "permitted");
    assertThat(Pages.location(late)).isEqualTo(path() + "#feedback");
    assertThat(page()).contains("Right, controls included: 4 of 4");
  }

  @Test
  void the_page_holds_no_key_before_it_is_submitted() {
    send("i1-said", "1", "i1", "prohibited");
    assertThat(page())
        .doesNotContain("synopsis\"", "listing\"", "critical", "By the sources")
        .doesNotContain("A contract covers", "Identifiers would leave", "Company policy");
  }

  @Test
  void a_place_or_control_that_does_not_exist_is_refused() {
    assertThat(send("i1-said", "1", "i1", "anywhere").statusCode()).isEqualTo(400);
    send("i1-said", "1", "i1", "with-controls", "i1-blinding-firewall", "1");
    assertThat(progress().work("010-sort").work().toString()).doesNotContain("blinding-firewall");
  }
}
