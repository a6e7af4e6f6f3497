package org.traininglayer.player;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.traininglayer.lti.CourseRole;
import org.traininglayer.testing.TrainingLayerTest;

/** A worked example is read and completed over HTTP, as a browser without scripts does it. */
@TrainingLayerTest(properties = "traininglayer.catalog.folder=src/test/resources/own-modules")
@Import(LaunchedPeople.Setup.class)
class WorkedStepTest {

  private static final String EXPERT = "Who looked at what?";

  @Autowired LaunchedPeople people;
  @LocalServerPort int port;
  Pages pages;
  String play = "";

  @BeforeEach
  void launched() {
    pages = Pages.at(port);
    play = "/play/" + people.launch(UUID.randomUUID(), CourseRole.LEARNER, "watch-an-expert");
    pages.get(play);
  }

  private String path() {
    return play + "/010-text";
  }

  private String page() {
    return pages.get(path()).body();
  }

  private HttpResponse<String> send(String... fields) {
    String[] all = new String[fields.length + 2];
    all[0] = "attempt";
    all[1] = "1";
    System.arraycopy(fields, 0, all, 2, fields.length);
    return pages.post(path(), all);
  }

  @Test
  void an_experts_notes_stand_below_the_words_that_they_are_about() {
    assertThat(page())
        .contains("AI summary", "Written by the assistant")
        .containsPattern("(?s)<mark>.{0,40}<strong>11 visits</strong>")
        .contains("I look that up first: the listing has 10.")
        .doesNotContain(EXPERT);
  }

  @Test
  void the_expert_shows_once_the_own_note_is_written() {
    HttpResponse<String> compared = send("n2", "  That is no evidence.  ", "compare", "1");
    assertThat(Pages.location(compared)).isEqualTo(path() + "#compared");
    assertThat(page()).contains("That is no evidence.", EXPERT);
    send("n2", "Now I know better", "compare", "1");
    assertThat(page()).contains("That is no evidence.").doesNotContain("Now I know better");
    assertThat(Pages.location(send("finish", "1"))).endsWith("/020-listing");
  }

  @Test
  void a_form_without_its_note_is_told_and_loses_nothing() {
    send("n2", "Half a");
    assertThat(page()).contains(">Half a</textarea>").doesNotContain(EXPERT);
    HttpResponse<String> incomplete = send("n2", " ", "compare", "1");
    assertThat(incomplete.statusCode()).isEqualTo(422);
    assertThat(incomplete.body()).contains("Please write a few words").doesNotContain(EXPERT);
    assertThat(send("finish", "1").statusCode()).as("nothing was compared").isEqualTo(400);
  }

  @Test
  void what_is_written_is_saved_at_once_and_shown_as_text() {
    HttpResponse<String> saved =
        pages.postAsScript(path(), "attempt", "1", "n2", "<b>Who</b> says so?");
    assertThat(saved.body()).contains("\"next\":null");
    assertThat(page()).contains("&lt;b&gt;Who&lt;/b&gt; says so?").doesNotContain(EXPERT);
  }

  @Test
  void an_older_page_without_script_keeps_the_newer_words_and_gives_back_its_own() {
    String shown = "2026-01-01T00:00:00Z";
    send("n2", "The newer words", "page", "b", "shown-at", shown);
    send("n2", "The newer words, changed", "page", "b", "shown-at", shown);

    HttpResponse<String> older = send("n2", "The older <words>", "page", "a", "shown-at", shown);

    assertThat(older.statusCode()).isEqualTo(409);
    assertThat(older.body()).contains("There is a newer answer", "The older &lt;words&gt;", path());
    assertThat(page()).contains(">The newer words, changed</textarea>").doesNotContain("The older");
    HttpResponse<String> script =
        pages.postAsScript(
            path(), "attempt", "1", "n2", "The older", "page", "a", "shown-at", shown);
    assertThat(script.statusCode()).isEqualTo(409);
    assertThat(script.body())
        .contains("\"overtaken\":true", "The newer answer holds", "\"next\":\"" + path());
  }

  @Test
  void a_row_of_a_listing_shows_with_its_columns_and_nothing_has_to_be_written() {
    send("n2", "Note", "compare", "1");
    send("finish", "1");
    assertThat(pages.get(play + "/020-listing").body())
        .contains("Visits", "Twice as many as site A.")
        .doesNotContain("<textarea");
    assertThat(Pages.location(pages.post(play + "/020-listing", "attempt", "1", "finish", "1")))
        .endsWith("/030-own");
    pages.post(play + "/030-own", "attempt", "1", "option", "o1");
    assertThat(pages.get(play + "/debrief").body()).contains("Passed: 100");
  }
}
