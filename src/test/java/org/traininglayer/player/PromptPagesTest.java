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
import org.traininglayer.lti.CourseRole;
import org.traininglayer.testing.TrainingLayerTest;

/** Prompts over HTTP, as a browser without scripts uses them. */
@TrainingLayerTest(properties = "traininglayer.catalog.folder=src/test/resources/own-modules")
@Import(LaunchedPeople.Setup.class)
class PromptPagesTest {

  /** Places of the blocks in their order. */
  private static final String ROLE = "b1";

  private static final String FULL = "b2";
  private static final String MINIMUM = "b3";
  private static final String STALE = "b4";
  private static final String CITE = "b5";
  private static final String LIST = "b7";

  @Autowired LaunchedPeople people;
  @LocalServerPort int port;
  Pages pages;
  String play;

  @BeforeEach
  void launched() {
    pages = Pages.at(port);
    play = "/play/" + people.launch(UUID.randomUUID(), CourseRole.LEARNER, "a-prompt-of-my-own");
    pages.get(play);
  }

  private HttpResponse<String> send(String step, String... fields) {
    List<String> all = new ArrayList<>(List.of("attempt", "1"));
    all.addAll(List.of(fields));
    return pages.post(play + "/" + step, all.toArray(String[]::new));
  }

  private HttpResponse<String> tick(String button, String... blocks) {
    List<String> fields = new ArrayList<>(List.of(button, "1"));
    for (String block : blocks) {
      fields.addAll(List.of(block, "1"));
    }
    return send("010-assemble", fields.toArray(String[]::new));
  }

  private String page(String step) {
    return pages.get(play + "/" + step).body();
  }

  @Test
  void a_right_prompt_is_put_together_sent_and_told_to_be_right() {
    String before = page("010-assemble");
    assertThat(before)
        .contains(
            "<legend>Choose the blocks", "type=\"checkbox\"", "The first prompt that you send")
        .doesNotContain("data-min", "data-full", "fmt-", "Why", "privacy", "personal data")
        .doesNotContain("name people", "out-good", "Send the least");
    assertThat(Pages.location(tick("show", ROLE, STALE))).endsWith("/010-assemble#assembled");
    assertThat(page("010-assemble")).contains("Your prompt so far", "2 blocks chosen");
    assertThat(Pages.location(tick("send", MINIMUM, CITE, LIST))).endsWith("/010-assemble#output");
    assertThat(page("010-assemble"))
        .contains("<td>7</td>", "It has all that it needs", "You can look each row up.")
        .contains("rightly left out", "Send the least that does the task.")
        .contains("ICH E6(R3) Annex 1, 3.16.1")
        .doesNotContain("Which visits do you mean");
  }

  @Test
  void a_wrong_prompt_shows_what_it_brings_and_another_one_does_not_count() {
    tick("send", FULL, MINIMUM, CITE, LIST);
    assertThat(page("010-assemble"))
        .contains("M. K., born in spring", "Identifiers have left the company.")
        .contains("does harm", "personal data", "Initials and birth dates name people.");
    assertThat(tick("retry").statusCode()).isEqualTo(422);
    assertThat(Pages.location(tick("retry", MINIMUM, CITE, LIST))).endsWith("#retried");
    assertThat(page("010-assemble")).contains("<td>7</td>", "M. K., born in spring");
    assertThat(Pages.location(tick("send", MINIMUM, CITE, LIST))).endsWith("#output");
    assertThat(Pages.location(send("010-assemble", "finish", "1"))).endsWith("/020-free");
    send("020-free", "text", "Compare the dates.");
    send("020-free", "text", "Compare the dates.", "done", "1");
    assertThat(page("debrief"))
        .contains("Not passed: 66", "and it does harm", "<em>Personal data:</em> Full listing")
        .contains("Compare the dates.");
  }

  @Test
  void an_empty_prompt_is_not_sent_and_nothing_chosen_is_lost() {
    HttpResponse<String> empty = tick("send");
    assertThat(empty.statusCode()).isEqualTo(422);
    assertThat(empty.body()).contains("Please choose at least one block.");
    tick("show", ROLE, CITE);
    assertThat(page("010-assemble").split("checked=\"checked\"", -1)).hasSize(3);
    assertThat(send("010-assemble", "finish", "1").statusCode()).isEqualTo(400);
  }

  @Test
  void free_words_are_looked_over_by_simple_rules_and_may_change_until_they_are_done() {
    tick("send", MINIMUM, CITE, LIST);
    send("010-assemble", "finish", "1");
    assertThat(page("020-free")).contains("It does not count for the score", "sent to no tool");
    assertThat(send("020-free", "text", " ").statusCode()).isEqualTo(422);
    HttpResponse<String> named = send("020-free", "text", "Look at 117-008, born 1961.");
    assertThat(named.statusCode()).isEqualTo(422);
    assertThat(named.body())
        .contains("Not saved yet", "number of a subject", ">Look at 117-008, born 1961.<");
    assertThat(page("020-free")).doesNotContain("117-008");
    assertThat(Pages.location(send("020-free", "text", "Look at the table.", "done", "1")))
        .endsWith("/020-free#hints");
    assertThat(page("020-free"))
        .contains(">Look at the table.</textarea>", "What simple rules find", "not found");
    assertThat(
            Pages.location(
                send("020-free", "text", "Only the table; say so in doubt.", "done", "1")))
        .isEqualTo(play + "/debrief");
    assertThat(page("debrief")).contains("Passed: 100", "Only the table; say so in doubt.");
  }
}
