package org.traininglayer.player;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
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
import org.traininglayer.testing.Browser;
import org.traininglayer.testing.Browser.View;
import org.traininglayer.testing.TrainingLayerTest;

/**
 * Rows of a listing that are selected, and a prompt that is judged: by forms without script, and by
 * keyboard alone.
 */
@TrainingLayerTest(properties = "traininglayer.catalog.folder=src/test/resources/own-modules")
@Import(LaunchedPeople.Setup.class)
class RowsAndFlawsTest {

  private static final String ROWS = "010-rows";
  private static final String CRITIQUE = "020-critique";

  @Autowired LaunchedPeople people;
  @Autowired PlayerContexts visits;
  @Autowired Practice practice;
  @LocalServerPort int port;
  private String token = "";
  private String play = "";

  @BeforeEach
  void launched() {
    token = people.launch(UUID.randomUUID(), CourseRole.LEARNER, "rows-and-flaws");
    play = "/play/" + token;
    pages().get(play);
  }

  private Pages pages() {
    return Pages.at(port);
  }

  private HttpResponse<String> send(String step, String... fields) {
    List<String> all = new ArrayList<>(List.of("attempt", "1"));
    all.addAll(List.of(fields));
    return pages().post(play + "/" + step, all.toArray(String[]::new));
  }

  private String page(String step) {
    return pages().get(play + "/" + step).body();
  }

  private Progress.Outcome outcome() {
    return Objects.requireNonNull(
        practice.progress(visits.of(token).attempt()).orElseThrow().outcome());
  }

  /** The places under which the page has these rows. */
  private String row(int number) {
    return page(ROWS).split("name=\"row\" value=\"", -1)[number].replaceAll("(?s)\".*", "");
  }

  @Test
  void rows_are_boxes_in_a_group_with_a_question_and_nothing_of_the_key_is_on_the_page() {
    assertThat(page(ROWS))
        .containsPattern("<legend>.*Which sites had a late report\\?")
        .contains("type=\"checkbox\"", "Select one or more rows of the listing.")
        .doesNotContain("The column says so", "checked=\"checked\"", "??");
    assertThat(page(ROWS).split("name=\"row\"", -1)).hasSize(6);
  }

  @Test
  void what_is_missing_is_said_and_what_was_ticked_stays() {
    HttpResponse<String> unsure = send(ROWS, "row", row(3));
    assertThat(unsure.statusCode()).isEqualTo(422);
    assertThat(unsure.body().split("checked=\"checked\"", -1)).hasSize(2);
    HttpResponse<String> none = send(ROWS, "confidence", "75");
    assertThat(none.statusCode()).isEqualTo(422);
    assertThat(none.body()).contains("Please select at least one row.");
  }

  @Test
  void both_can_be_worked_without_script_and_the_end_tells_what_was_right() {
    assertThat(Pages.location(send(ROWS, "row", row(1), "row", row(5), "confidence", "90")))
        .isEqualTo(play + "/" + CRITIQUE);
    assertThat(page(CRITIQUE))
        .contains("The prompt", "participant 114-003", "Which of these flaws does it have?")
        .contains("type=\"checkbox\"", "Hand in my judgement")
        .doesNotContain("make out one person", "rests on nothing", "??", "no-source");
    send(CRITIQUE, "send", "1", "b1", "1", "b2", "1");
    assertThat(page(CRITIQUE))
        .contains("2 of 2 flaws seen.", "Number and date of birth make out one person.")
        .contains("rightly left")
        .doesNotContain("??");
    assertThat(Pages.location(send(CRITIQUE, "finish", "1"))).isEqualTo(play + "/debrief");
    assertThat(outcome().passed()).isTrue();
    assertThat(outcome().score()).isEqualTo(1);
    assertThat(page("debrief")).contains("The column says so.").doesNotContain("??");
  }

  @Test
  void who_does_not_see_what_harms_is_told_so_and_not_passed() {
    send(ROWS, "row", row(1), "row", row(5), "confidence", "90");
    send(CRITIQUE, "send", "1", "b2", "1", "b3", "1");
    assertThat(page(CRITIQUE))
        .contains("1 of 2 flaws seen.", "not seen, and it does harm", "not a flaw here");
    send(CRITIQUE, "finish", "1");
    assertThat(outcome().passed()).isFalse();
    assertThat(outcome().criticalMisses()).containsExactly(CRITIQUE + "/names");
  }

  @Test
  void both_work_by_keyboard_alone() {
    Page page = Browser.open(View.DESKTOP);
    try {
      page.navigate("http://localhost:" + port + play);
      tick(page.locator("input[name=row]").nth(0));
      tick(page.locator("input[name=row]").nth(4));
      press(page.locator("input[name=confidence]").first(), "Space");
      press(page.locator(".actions .primary"), "Enter");
      assertThat(page.locator("#player[data-step='" + CRITIQUE + "']")).isVisible();
      tick(page.locator("#assemble input[type=checkbox]").nth(0));
      tick(page.locator("#assemble input[type=checkbox]").nth(1));
      press(page.locator(".actions .primary"), "Enter");
      assertThat(page.locator("#output")).containsText("2 of 2 flaws seen.");
      assertThat(Browser.accessibilityProblems(page)).isEmpty();
      press(page.locator(".actions .primary"), "Enter");
      assertThat(page.locator("#player[data-kind=debrief]")).isVisible();
    } finally {
      page.context().close();
    }
    assertThat(outcome().score()).isEqualTo(1);
  }

  private static void tick(Locator box) {
    press(box, "Space");
    assertThat(box).isChecked();
  }

  /** Focus is set and not clicked; that it can be reached by Tab follows from what it is. */
  private static void press(Locator target, String key) {
    target.focus();
    assertThat(target).isFocused();
    target.press(key);
  }
}
