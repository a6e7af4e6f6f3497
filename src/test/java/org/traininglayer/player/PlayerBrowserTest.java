package org.traininglayer.player;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitUntilState;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.traininglayer.learning.Practice;
import org.traininglayer.learning.Progress;
import org.traininglayer.learning.StepState;
import org.traininglayer.steps.review.ReviewWork;
import org.traininglayer.testing.Browser;
import org.traininglayer.testing.Browser.View;
import org.traininglayer.testing.TrainingLayerTest;

/** The player in a real browser. */
@TrainingLayerTest
@Import(LaunchedPeople.Setup.class)
class PlayerBrowserTest {

  @Autowired LaunchedPeople people;
  @Autowired Practice practice;
  @Autowired PlayerContexts visits;
  @LocalServerPort int port;
  private String token;

  @SuppressWarnings("NullAway.Init")
  private Page page;

  @BeforeEach
  void launch() {
    token = people.learner();
  }

  @AfterEach
  void close() {
    if (page != null) { // null where the test was skipped
      page.context().close();
    }
  }

  private Walk walk() {
    return new Walk(Pages.at(port), token);
  }

  private Progress progress() {
    return practice.progress(visits.of(token).attempt()).orElseThrow();
  }

  private void open(View view) {
    page = Browser.open(view);
    page.navigate(address());
  }

  private String address() {
    return "http://localhost:" + port + "/play/" + token;
  }

  private void goOn() {
    page.locator(".actions .primary").click();
  }

  private void onStep(String step) {
    String marked = step.equals("debrief") ? "[data-kind=debrief]" : "[data-step='" + step + "']";
    assertThat(page.locator("#player" + marked)).isVisible();
  }

  @Test
  void the_whole_module_works_without_javascript() {
    open(View.DESKTOP.withoutScript());
    for (String step : Walk.STEPS) {
      onStep(step);
      switch (step) {
        case "010-brief" -> goOn();
        case "015-confidence-before", "080-confidence" -> {
          for (int i = 1; i <= 5; i++) {
            page.locator("input[name=i" + i + "][value='7']").check(forced());
          }
          goOn();
        }
        case "016-recall" -> {
          page.locator("input[name=option]").first().check(forced());
          goOn();
          goOn();
        }
        case "018-worked" -> goOn();
        case "075-redesign" -> {
          for (Locator owner : page.locator("select[name$='-owner']").all()) {
            owner.selectOption("human");
          }
          goOn();
          goOn();
        }
        case "077-timed" -> {
          for (int task = 1; task <= 2; task++) {
            goOn();
            page.locator("input[name=option]").first().check(forced());
            page.locator("input[name=confidence]").nth(2).check(forced());
            goOn();
          }
          page.locator("#felt-with").fill("1.5");
          goOn();
          goOn();
        }
        case "085-plan" -> {
          goOn();
          goOn();
        }
        case "020-commit" -> {
          page.locator("button[value=kri-listing-may]").click();
          assertThat(page.locator("#source-kri-listing-may")).isVisible();
          page.locator("input[name=option]").first().check(forced());
          page.locator("input[name=confidence]").nth(2).check(forced());
          goOn();
        }
        case "030-review" -> {
          page.locator("#s1").click();
          page.locator("button[value=kri-listing-may]").click();
          page.locator("#mark input[name=family]").first().check(forced());
          page.locator("input[name=proof][value='kri-listing-may/101']").check(forced());
          page.locator("#mark button.noscript").first().click();
          assertThat(page.locator("#summary")).containsText("1 marked");
          judgeTheWhole(page);
          goOn();
          assertThat(page.locator("#feedback")).containsText("What slipped through");
          goOn();
        }
        case "070-review-sparse" -> {
          judgeTheWhole(page);
          goOn();
        }
        case "072-once-more" -> {
          assertThat(page.locator("#main")).containsText("This slipped through");
          while (page.locator("input[name=option]").count() > 0) {
            page.locator("input[name=option]").first().check(forced());
            goOn();
          }
          assertThat(page.locator("#main")).containsText("Made good");
          goOn();
        }
        case "090-attest" -> {
          page.locator("input[name=agree]").check(forced());
          goOn();
        }
        default -> {
          page.locator("input[name=option]").nth(1).check(forced());
          page.locator("input[name=confidence]").nth(2).check(forced());
          goOn();
          page.locator("input[name=reason]").first().check(forced());
          goOn();
          goOn();
        }
      }
    }
    onStep("debrief");
    StepState review = progress().work("030-review");
    assertThat(review.sourcesOpened()).containsExactly("kri-listing-may");
    assertThat(review.work(ReviewWork.class).marks().get("e1"))
        .extracting("evidence.row")
        .isEqualTo("101");
    assertThat(progress().outcome()).isNotNull();
  }

  @Test
  void the_whole_module_works_by_keyboard_alone() {
    open(View.DESKTOP);
    for (String step : Walk.STEPS) {
      onStep(step);
      switch (step) {
        case "010-brief" -> press(".actions .primary", "Enter");
        case "015-confidence-before", "080-confidence" -> {
          for (int i = 1; i <= 5; i++) {
            press("input[name=i" + i + "]", "Space");
          }
          press(".actions .primary", "Enter");
        }
        case "016-recall" -> {
          press("input[name=option]", "Space");
          press(".actions .primary", "Enter");
          assertThat(page.locator("#verdict")).isVisible();
          press(".actions .primary", "Enter");
        }
        case "018-worked" -> press(".actions .primary", "Enter");
        case "075-redesign" -> {
          for (int card = 1; card <= 8; card++) {
            press("select[name=c" + card + "-owner]", "ArrowDown");
          }
          press(".actions .primary", "Enter");
          assertThat(page.locator("#feedback")).isVisible();
          press(".actions .primary", "Enter");
        }
        case "077-timed" -> {
          for (int task = 1; task <= 2; task++) {
            assertThat(page.locator("#begin input[name=begin][value='" + task + "']")).isAttached();
            press(".actions .primary", "Enter");
            press("input[name=option]", "Space");
            press("input[name=confidence]", "Space");
            press(".actions .primary", "Enter");
          }
          assertThat(page.locator("#felt-without")).isVisible();
          press(".actions .primary", "Enter");
          assertThat(page.locator("#task table")).isVisible();
          press(".actions .primary", "Enter");
        }
        case "085-plan" -> {
          press(".actions .primary", "Enter");
          assertThat(page.locator("#cover")).isAttached();
          press(".actions .primary", "Enter");
        }
        case "020-commit" -> {
          press("input[name=option]", "Space");
          press("input[name=confidence]", "Space");
          press(".actions .primary", "Enter");
        }
        case "030-review" -> {
          press("#s1", "Space");
          press("#mark input[name=family]", "Space");
          press("#mark [data-choose]", "Enter");
          assertThat(page.locator("#source-kri-listing-may .pick").first()).isFocused();
          press("#source-kri-listing-may tr:nth-child(1) .pick", "Enter");
          assertThat(page.locator("#mark .chosen-proof")).containsText("101");
          assertThat(page.locator("#mark [data-choose]")).isFocused();
          press("#mark [data-close]", "Enter");
          assertThat(page.locator("#s1")).isFocused();
          assertThat(page.locator("#summary")).hasText(Pattern.compile("1 marked · what.*"));
          press("#submit input[name=deed]", "Space");
          press("#submit input[name=confidence]", "Space");
          press(".actions .primary", "Enter");
          assertThat(page.locator("#feedback")).isVisible();
          press(".actions .primary", "Enter");
        }
        case "070-review-sparse" -> {
          press("#submit input[name=deed]", "Space");
          press("#submit input[name=confidence]", "Space");
          press(".actions .primary", "Enter");
        }
        case "072-once-more" -> {
          do {
            String item = page.locator("input[name=item]").inputValue();
            press("input[name=option]", "Space");
            press(".actions .primary", "Enter");
            assertThat(page.locator("input[name=item][value='" + item + "']")).hasCount(0);
          } while (page.locator("input[name=item]").count() > 0);
          assertThat(page.locator("#main")).containsText("Made good");
          press(".actions .primary", "Enter");
        }
        case "090-attest" -> {
          press("input[name=agree]", "Space");
          press(".actions .primary", "Enter");
        }
        default -> {
          press("input[name=option]", "Space");
          press("input[name=confidence]", "Space");
          press(".actions .primary", "Enter");
          assertThat(page.locator("#reason")).isVisible();
          press("input[name=reason]", "Space");
          press(".actions .primary", "Enter");
          assertThat(page.locator("#verdict")).isVisible();
          press(".actions .primary", "Enter");
        }
      }
    }
    onStep("debrief");
    assertThat(progress().work("030-review").work(ReviewWork.class).marks().get("e1"))
        .extracting("evidence.row")
        .isEqualTo("101");
    assertThat(progress().work("030-review").sourcesOpened()).contains("kri-listing-may");
  }

  @Test
  void what_is_chosen_before_the_script_arrives_is_saved_when_it_does() {
    walk().upTo("030-review");
    page = Browser.open(View.DESKTOP);
    List<Route> held = new ArrayList<>();
    page.route("**/js/review.js", held::add);
    page.navigate(
        address() + "/030-review?claim=s1",
        new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
    page.locator("#mark input[name=family]").first().check(forced());
    await().pollInSameThread().until(() -> page.title() != null && !held.isEmpty());

    held.forEach(Route::resume);

    assertThat(page.locator("#summary")).containsText("1 marked");
    await()
        .untilAsserted(() ->
            assertThat(progress().work("030-review").work(ReviewWork.class).marks().get("e1"))
                .extracting("family")
                .isNotNull());
  }

  @Test
  void every_page_is_accessible_in_light_and_dark_and_fits_320_pixels() {
    open(View.DESKTOP);
    Walk walk = walk();
    for (String step : Walk.STEPS) {
      page.navigate(address());
      onStep(step);
      if (step.equals("030-review")) {
        page.locator("#s1").click();
        page.locator("#mark input[name=family]").first().check(forced());
        inspect(step + " with an open mark");
        walk.submit(step);
        page.reload();
      }
      if (step.equals("040-decide-visit")) {
        walk.choose(step, "o2");
        page.reload();
      }
      inspect(step);
      walk.through(step);
    }
    page.navigate(address());
    onStep("debrief");
    inspect("debrief");
  }

  /** Opens a sentence, says what is wrong with it and points at the line that proves it. */
  private static void mark(Page page, String claim, String row) {
    page.locator("#" + claim).click();
    page.locator("#mark input[name=family]").first().check(forced());
    page.locator("button[value=kri-listing-may]").click();
    page.locator("#source-kri-listing-may [data-place='kri-listing-may/" + row + "']").click();
  }

  /** What happens with the text, and how sure one is: asked once for the whole review. */
  private static void judgeTheWhole(Page page) {
    page.locator("#submit input[name=deed]").first().check(forced());
    page.locator("#submit input[name=confidence]").nth(2).check(forced());
  }

  private void inspect(String what) {
    page.setViewportSize(1280, 860);
    assertThat(Browser.accessibilityProblems(page)).as(what + ", light").isEmpty();
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    await()
        .pollInSameThread()
        .until(() ->
            (Boolean)
                page.evaluate(
                    "getComputedStyle(document.body).backgroundColor === 'rgb(19, 22, 26)'"
                        + " && document.getAnimations().length === 0"));
    assertThat(Browser.accessibilityProblems(page)).as(what + ", dark").isEmpty();
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    for (int width : List.of(600, 360, 320)) {
      page.setViewportSize(width, 740);
      assertThat(Browser.overflow(page)).as(what + " at " + width).isZero();
    }
    page.setViewportSize(1280, 860);
  }

  @Test
  void a_double_click_on_a_button_answers_once() {
    walk().upTo("020-commit");
    open(View.DESKTOP);
    page.locator("input[name=option]").first().check(forced());
    page.locator("input[name=confidence]").first().check(forced());
    page.locator(".actions .primary").dblclick();
    onStep("030-review");
    assertThat(progress().currentStep()).isEqualTo("030-review");
  }

  @Test
  void two_tabs_lose_and_double_nothing() {
    walk().upTo("030-review");
    open(View.DESKTOP);
    Page other = page.context().newPage();
    other.navigate(address());
    mark(page, "s1", "101");
    assertThat(page.locator("#summary")).containsText("1 marked");
    mark(other, "s4", "114");
    assertThat(other.locator("#summary")).containsText("2 marked");
    judgeTheWhole(other);
    other.locator(".actions .primary").click();
    assertThat(other.locator("#feedback")).isVisible();
    page.locator("#s6").click();
    page.locator("#mark input[name=family]").first().check(forced());
    assertThat(page.locator("#feedback")).isVisible();
    assertThat(progress().work("030-review").work(ReviewWork.class).marks()).hasSize(2);
  }

  @Test
  void a_mark_made_without_connection_is_kept_and_sent_when_it_is_back() {
    walk().upTo("030-review");
    open(View.DESKTOP);
    page.context().setOffline(true);
    page.locator("#s1").click();
    page.locator("#mark input[name=family]").nth(1).check(forced());
    assertThat(page.locator("#saved")).hasText("Not saved yet – trying again");
    assertThat(progress().work("030-review").work(ReviewWork.class).marks()).isEmpty();
    page.context().setOffline(false);
    assertThat(page.locator("#saved")).hasText(Pattern.compile("Saved \\d\\d:\\d\\d"));
    assertThat(progress().work("030-review").work(ReviewWork.class).marks()).hasSize(1);
    assertThat(progress().work("030-review").work(ReviewWork.class).marks().get("e1"))
        .extracting("family")
        .isNotNull();
    page.reload();
    assertThat(page.locator("#s1")).hasAttribute("data-marked", "true");
    assertThat(page.locator("#s1 .state")).hasText("marked, one question open");
    assertThat(page.locator("#s2 .state")).hasText("not marked");
  }

  @Test
  void going_back_shows_what_is_stored() {
    walk().upTo("020-commit");
    open(View.DESKTOP);
    page.locator("input[name=option]").first().check(forced());
    page.locator("input[name=confidence]").first().check(forced());
    goOn();
    onStep("030-review");
    page.goBack();
    onStep("020-commit");
    assertThat(page.getByText("This step is done.")).isVisible();
    assertThat(page.locator("input[name=option]").first()).isDisabled();
    assertThat(page.locator("input[name=option]").first()).isChecked();
  }

  /** Tabs to an element and presses a key there, as somebody without a mouse does. */
  private void press(String selector, String key) {
    Locator target = page.locator(selector).first();
    target.waitFor();
    for (int i = 0; i < 150; i++) {
      boolean there =
          (Boolean)
              page.evaluate(
                  "s => { const a = document.activeElement;"
                      + " return a.matches(s) && a === (a.type === 'radio' ? a :"
                      + " document.querySelector(s)); }",
                  selector);
      if (there) {
        page.keyboard().press(key);
        return;
      }
      page.keyboard().press("Tab");
    }
    throw new AssertionError("the keyboard does not reach " + selector);
  }

  /** The radio lies invisibly over its chip. */
  private static Locator.CheckOptions forced() {
    return new Locator.CheckOptions().setForce(true);
  }
}
