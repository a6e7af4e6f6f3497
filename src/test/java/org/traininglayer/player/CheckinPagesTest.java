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

/** Check-ins over HTTP, as a browser without scripts uses them. */
@TrainingLayerTest(properties = "traininglayer.catalog.folder=src/test/resources/own-modules")
@Import(LaunchedPeople.Setup.class)
class CheckinPagesTest {

  @Autowired LaunchedPeople people;
  @LocalServerPort int port;
  Pages pages;
  String token;
  String play;

  @BeforeEach
  void launched() {
    pages = Pages.at(port);
    token = people.launch(UUID.randomUUID(), CourseRole.LEARNER, "two-weeks-later");
    play = "/play/" + token;
    pages.get(play);
  }

  private HttpResponse<String> send(String step, String... fields) {
    List<String> all = new ArrayList<>(List.of("attempt", "1", "save", "1"));
    all.addAll(List.of(fields));
    return pages.post(play + "/" + step, all.toArray(String[]::new));
  }

  private String page(String step) {
    return pages.get(play + "/" + step).body();
  }

  @Test
  void every_kind_of_item_is_answered_and_goes_on() {
    assertThat(page("010-checkin"))
        .contains("not a test", "Only you can read it here")
        .contains("<legend>How many pieces of work did you do with the approved assistant?")
        .contains("I am not sure whether I may", "Each value held against its source")
        .contains("I did not check");
    HttpResponse<String> saved =
        send(
            "010-checkin",
            "i1",
            "one-or-two",
            "i2-own-view",
            "1",
            "i2-source",
            "1",
            "i3",
            "2",
            "i4",
            "7",
            "i5-unsure-if-allowed",
            "1",
            "i6",
            "It went well.");
    assertThat(Pages.location(saved)).isEqualTo(play + "/020-plan");
    assertThat(Pages.location(send("020-plan", "i1", "no", "i2", "0"))).endsWith("/030-decide");
    pages.post(play + "/030-decide", "attempt", "1", "option", "o1");
    pages.post(play + "/030-decide", "attempt", "1", "finish", "1");
    assertThat(page("debrief")).contains("Passed: 100");
    assertThat(page("010-checkin")).contains("This step is done", "It went well.");
  }

  @Test
  void an_incomplete_check_in_says_what_is_missing_and_keeps_what_was_answered() {
    HttpResponse<String> most =
        send("010-checkin", "i1", "more", "i3", "lots", "i5-none", "1", "i6", "My note.");
    assertThat(most.statusCode()).isEqualTo(422);
    assertThat(most.body()).contains("Please answer every question", "value=\"lots\"", "My note.");
    assertThat(checked(most.body())).isEqualTo(2);
    assertThat(checked(page("010-checkin"))).isEqualTo(2);
    assertThat(page("010-checkin")).contains("My note.").doesNotContain("lots");

    HttpResponse<String> count =
        send("010-checkin", "i1", "more", "i2-none", "1", "i3", "lots", "i4", "5", "i5-none", "1");
    assertThat(count.body()).contains("a whole number from 0 to 999");
    HttpResponse<String> barriers =
        send(
            "010-checkin",
            "i1",
            "more",
            "i2-none",
            "1",
            "i3-not-counted",
            "1",
            "i4",
            "5",
            "i5-none",
            "1",
            "i5-no-time",
            "1");
    assertThat(barriers.statusCode()).isEqualTo(422);
    assertThat(barriers.body()).contains("stands alone");
    assertThat(Pages.location(pages.get(play))).isEqualTo(play + "/010-checkin");
  }

  private static int checked(String page) {
    return page.split("checked=\"checked\"", -1).length - 1;
  }

  @Test
  void a_note_that_looks_as_if_it_named_somebody_is_asked_about_first() {
    String[] answers = {
      "i1",
      "more",
      "i2-none",
      "1",
      "i3-not-counted",
      "1",
      "i4",
      "5",
      "i5-none",
      "1",
      "i6",
      "Ask a@b.example."
    };
    HttpResponse<String> asked = send("010-checkin", answers);
    assertThat(asked.statusCode()).isEqualTo(422);
    assertThat(asked.body()).contains("Not saved yet", "e-mail address", "Ask a@b.example.");
    assertThat(page("010-checkin")).doesNotContain("a@b.example");
    List<String> kept = new ArrayList<>(List.of(answers));
    kept.addAll(List.of("keep", "1", "seen", "email"));
    assertThat(Pages.location(send("010-checkin", kept.toArray(String[]::new))))
        .isEqualTo(play + "/020-plan");
  }
}
