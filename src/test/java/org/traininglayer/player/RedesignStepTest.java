package org.traininglayer.player;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.traininglayer.learning.Practice;
import org.traininglayer.learning.Progress;
import org.traininglayer.lti.CourseRole;
import org.traininglayer.testing.TrainingLayerTest;

/** A workflow is redesigned over HTTP, as a browser without scripts does it. */
@TrainingLayerTest(properties = "traininglayer.catalog.folder=src/test/resources/own-modules")
@Import(LaunchedPeople.Setup.class)
class RedesignStepTest {

  @Autowired LaunchedPeople people;
  @Autowired PlayerContexts visits;
  @Autowired Practice practice;
  @LocalServerPort int port;
  Pages pages;
  String token = "";

  @BeforeEach
  void launched() {
    pages = Pages.at(port);
    token = people.launch(UUID.randomUUID(), CourseRole.LEARNER, "plan-the-visits");
    pages.get("/play/" + token);
  }

  private String path() {
    return "/play/" + token + "/010-redesign";
  }

  private HttpResponse<String> send(String... fields) {
    List<String> all = new ArrayList<>(List.of("attempt", "1", "arranged", "1"));
    all.addAll(List.of(fields));
    return pages.post(path(), all.toArray(String[]::new));
  }

  private String page() {
    return pages.get(path()).body();
  }

  /** The cards in the workflow, in the order of the page. */
  private List<String> order() {
    return Pattern.compile("name=\"(c\\d)-at\"")
        .matcher(page())
        .results()
        .map((MatchResult found) -> found.group(1))
        .toList();
  }

  private Progress progress() {
    return practice.progress(visits.of(token).attempt()).orElseThrow();
  }

  private void arrangeWell() {
    send("remove", "c1");
    send("c4-at", "1", "c4-was", "3");
    send("down", "c2");
  }

  @Test
  void cards_move_by_buttons_and_by_places_and_each_move_is_kept() {
    assertThat(order()).containsExactly("c1", "c2", "c3", "c4", "c5");
    assertThat(Pages.location(send("remove", "c1"))).isEqualTo(path() + "#c1");
    assertThat(order()).containsExactly("c2", "c3", "c4", "c5");
    assertThat(page()).contains("Taken out", "Put back: The tool sends the visit plan to sites");
    send("c4-at", "1", "c4-was", "3");
    assertThat(order()).containsExactly("c4", "c2", "c3", "c5");
    assertThat(Pages.location(send("down", "c2"))).isEqualTo(path() + "#c2-down");
    assertThat(order()).containsExactly("c4", "c3", "c2", "c5");
    assertThat(Pages.location(send("up", "c3"))).as("there is no up any more").endsWith("#c3-down");
    assertThat(order()).containsExactly("c3", "c4", "c2", "c5");
    send("restore", "c1");
    assertThat(order()).containsExactly("c3", "c4", "c2", "c5", "c1");
  }

  @Test
  void what_else_the_form_says_is_kept_with_a_move() {
    send("c2-owner", "qc", "c3-owner", "", "c2-at", "2", "c2-was", "2", "down", "c1");
    assertThat(page()).contains("<option value=\"qc\" selected=\"selected\">Quality control");
    assertThat(order()).containsExactly("c2", "c1", "c3", "c4", "c5");
  }

  @Test
  void an_owner_is_saved_at_once_and_the_page_stays() {
    HttpResponse<String> saved = pages.postAsScript(path(), "attempt", "1", "c4-owner", "human");
    assertThat(saved.statusCode()).isEqualTo(200);
    assertThat(saved.body()).contains("5 cards, 1 with an owner").contains("\"next\":null");
  }

  @Test
  void a_workflow_in_which_all_holds_has_full_marks() {
    arrangeWell();
    HttpResponse<String> submitted =
        send(
            "c4-owner",
            "human",
            "c3-owner",
            "ai",
            "c2-owner",
            "qc",
            "c5-owner",
            "system",
            "submit",
            "1");
    assertThat(Pages.location(submitted)).isEqualTo(path() + "#feedback");
    assertThat(page()).contains("Right: order, owners and checks hold.");
    assertThat(Pages.location(send("finish", "1"))).endsWith("/debrief");
    assertThat(Objects.requireNonNull(progress().outcome()).score()).isEqualTo(1);
    assertThat(pages.get("/play/" + token + "/debrief").body())
        .contains("Order: 3 of 3 pairs stand as they must");
  }

  @Test
  void a_workflow_as_it_was_with_the_ai_for_everything_is_told_in_words() {
    send(
        "c1-owner",
        "ai",
        "c2-owner",
        "ai",
        "c3-owner",
        "ai",
        "c4-owner",
        "ai",
        "c5-owner",
        "ai",
        "submit",
        "1");
    assertThat(page())
        .contains("Order: 1 of 3 pairs stand as they must")
        .contains("Owners: 1 of 5 cards")
        .contains("Checks: 0 of 1 outputs")
        .containsPattern(
            "(?s)Note the own three riskiest sites</p>\\s*<p class=\"muted\">must come before</p>"
                + "\\s*<p class=\"document quote\">Score the sites and draft reasons</p>"
                + "\\s*<p>A score seen first decides what one sees.</p>")
        .contains("must be followed by its check")
        .contains("Nobody would have looked at it.")
        .contains("With an owner who may not do it");
    send("finish", "1");
    assertThat(progress().work("010-redesign").score())
        .as("0.4 · 1/3 + 0.4 · 1/5 + 0.2 · 0/1")
        .isEqualTo(0.213333);
    assertThat(Objects.requireNonNull(progress().outcome()).passed()).isFalse();
  }

  @Test
  void a_form_without_all_owners_is_told_and_loses_nothing() {
    HttpResponse<String> incomplete =
        send("c2-owner", "human", "c5-at", "1", "c5-was", "5", "c3-owner", "", "submit", "1");
    assertThat(incomplete.statusCode()).isEqualTo(422);
    assertThat(incomplete.body())
        .contains("Please say of every card in the workflow who does it.")
        .contains("<option value=\"human\" selected=\"selected\">A person");
    assertThat(order()).containsExactly("c5", "c1", "c2", "c3", "c4");
    assertThat(pages.post(path(), "attempt", "1", "finish", "1").statusCode()).isEqualTo(400);
    for (String card : List.of("c1", "c2", "c3", "c4", "c5")) {
      send("remove", card);
    }
    assertThat(send("submit", "1").body()).contains("A workflow has at least one card.");
    assertThat(page()).contains("Every card is taken out.");
  }

  @Test
  void a_place_that_is_no_whole_number_is_told_and_all_else_is_kept() {
    HttpResponse<String> strange =
        send("c2-owner", "human", "c1-at", "1.5", "c1-was", "1", "c5-at", "1", "c5-was", "5");
    assertThat(strange.statusCode()).isEqualTo(422);
    assertThat(strange.body())
        .contains("A place is a whole number")
        .contains("<option value=\"human\" selected=\"selected\">A person");
    assertThat(order()).containsExactly("c5", "c1", "c2", "c3", "c4");
  }

  @Test
  void the_page_holds_no_key_before_it_is_submitted() {
    send("c3-owner", "human");
    assertThat(page())
        .doesNotContain("forbidden", "x1", "Nobody would have looked", "must come before");
  }

  @Test
  void what_was_submitted_stays_whatever_an_old_page_sends() {
    arrangeWell();
    send(
        "c4-owner",
        "human",
        "c3-owner",
        "ai",
        "c2-owner",
        "qc",
        "c5-owner",
        "human",
        "submit",
        "1");
    assertThat(Pages.location(send("up", "c5"))).isEqualTo(path() + "#feedback");
    assertThat(page()).contains("Right: order, owners and checks hold.");
  }

  @Test
  void a_card_or_owner_that_does_not_exist_is_refused() {
    assertThat(send("up", "c9").statusCode()).isEqualTo(400);
    assertThat(send("c1-owner", "nobody").statusCode()).isEqualTo(400);
    send("remove", "c1");
    assertThat(send("up", "c1").statusCode()).as("it was taken out").isEqualTo(400);
  }
}
