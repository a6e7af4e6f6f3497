package org.traininglayer.player;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.traininglayer.learning.Practice;
import org.traininglayer.learning.Progress;
import org.traininglayer.lti.CourseRole;
import org.traininglayer.steps.review.ReviewWork;
import org.traininglayer.testing.Browser;
import org.traininglayer.testing.Browser.View;
import org.traininglayer.testing.TrainingLayerTest;

/** What somebody sees who reads a listing, marks a sentence, and looks at what came of it. */
@TrainingLayerTest
@Import(LaunchedPeople.Setup.class)
class ReadingAndMarkingTest {

  private static final String LISTING = "#source-kri-listing-may";

  private final UUID person = UUID.randomUUID();

  @Autowired LaunchedPeople people;
  @Autowired Practice practice;
  @Autowired PlayerContexts visits;
  @LocalServerPort int port;

  @SuppressWarnings("NullAway.Init")
  private Page page;

  @AfterEach
  void close() {
    if (page != null) { // null where the test was skipped
      page.context().close();
    }
  }

  private String launch() {
    return people.launch(person, CourseRole.LEARNER, LaunchedPeople.MODULE);
  }

  private Walk walk(String token) {
    return new Walk(Pages.at(port), token);
  }

  private Progress progress(String token) {
    return practice.progress(visits.of(token).attempt()).orElseThrow();
  }

  private String address(String token) {
    return "http://localhost:" + port + "/play/" + token;
  }

  private void review(String token, View view) {
    walk(token).upTo("030-review");
    page = Browser.open(view);
    page.navigate(address(token));
    assertThat(page.locator("#player[data-step='030-review']")).isVisible();
  }

  @Test
  void a_listing_keeps_names_headings_and_what_it_is_held_against_in_sight_at_every_width() {
    String token = launch();
    walk(token).upTo("020-commit");
    page = Browser.open(View.DESKTOP);
    for (int width : List.of(1280, 600, 360)) {
      page.setViewportSize(width, 740);
      page.navigate(address(token) + "/020-commit?source=kri-listing-may");
      if (width < 900) {
        page.locator(".panes a").nth(1).click();
      }
      Locator table = page.locator(LISTING + " .scroll").first();
      assertThat(table).isVisible();
      table.evaluate("box => { box.scrollLeft = 9999; box.scrollTop = 0; }");
      assertThat(inSight(LISTING + " tbody tr:first-child th"))
          .as("the site's name at %s", width)
          .isTrue();
      assertThat(inSight(LISTING + " tr.reference th")).as("the median at %s", width).isTrue();
      table.evaluate("box => { box.scrollTop = 9999; }");
      assertThat(inSight(LISTING + " thead th:last-child")).as("headings at %s", width).isTrue();
      assertThat(Browser.overflow(page)).as("the page itself at %s", width).isZero();
    }
  }

  /** Whether the middle of an element is where its listing shows it, and not under another. */
  private boolean inSight(String selector) {
    return (Boolean)
        page.evaluate(
            """
            selector => {
              const element = document.querySelector(selector);
              const box = element.getBoundingClientRect();
              const frame = element.closest(".scroll").getBoundingClientRect();
              const x = Math.min(box.left + 8, frame.right - 2);
              const y = box.top + box.height / 2;
              const inside = x >= frame.left && y >= frame.top && y <= frame.bottom;
              window.scrollBy(0, y - window.innerHeight / 2);
              const again = element.getBoundingClientRect();
              const top = document.elementFromPoint(again.left + 8, again.top + again.height / 2);
              return inside && top !== null && element.contains(top);
            }
            """,
            selector);
  }

  @Test
  void columns_that_are_not_needed_can_be_left_out() {
    String token = launch();
    walk(token).upTo("020-commit");
    page = Browser.open(View.DESKTOP);
    page.navigate(address(token) + "/020-commit?source=kri-listing-may");
    Locator columns = page.locator(LISTING + " thead th:visible");
    int all = columns.count();
    page.locator(LISTING + " details.columns summary").click();
    page.locator(LISTING + " details.columns label").first().click();
    assertThat(columns).hasCount(all - 1);
  }

  @Test
  void the_chosen_proof_can_be_read_whole_and_no_long_list_stands_behind_it() {
    review(launch(), View.DESKTOP);
    page.locator("#s1").click();
    page.locator("#mark input[name=family]")
        .first()
        .check(new Locator.CheckOptions().setForce(true));
    page.locator("button[value=kri-listing-may]").click();
    page.locator(LISTING + " [data-place='kri-listing-may/101']").click();
    Locator chosen = page.locator("#mark .chosen-proof");
    assertThat(chosen).containsText("101");
    for (int width : List.of(1280, 360)) {
      page.setViewportSize(width, 740);
      assertThat(
              (Boolean)
                  chosen.evaluate(
                      "e => e.scrollWidth <= e.clientWidth && e.scrollHeight <= e.clientHeight"))
          .as("whole at %s", width)
          .isTrue();
    }
    assertThat(page.locator("select")).hasCount(0);
  }

  @Test
  void without_script_every_button_that_shows_does_something() {
    review(launch(), View.DESKTOP.withoutScript());
    page.locator("#s1").click();
    assertThat(page.locator("#mark")).isVisible();
    for (Locator button : page.locator("button:visible").all()) {
      assertThat(button.getAttribute("type")).as(button.innerText()).isNotEqualTo("button");
    }
  }

  @Test
  void the_proof_in_the_feedback_shows_what_proves_and_not_the_whole_row() {
    String token = launch();
    review(token, View.DESKTOP);
    walk(token).submit("030-review");
    page.reload();
    Locator proofs = page.locator("#feedback .proof-row");
    assertThat(proofs.first()).isVisible();
    for (Locator proof : proofs.all()) {
      assertThat(proof.locator("dd").count()).isBetween(1, 5);
    }
  }

  @Test
  void reading_by_mouse_marks_nothing() {
    String token = launch();
    review(token, View.DESKTOP);
    for (int i = 1; i <= 4; i++) {
      page.locator("#s" + i).click();
    }
    page.reload();
    assertThat(page.locator("#s1")).hasAttribute("data-marked", "false");
    assertThat(progress(token).work("030-review").work(ReviewWork.class).marks()).isEmpty();
  }

  @Test
  void space_opens_a_sentence_and_tab_leads_into_its_form() {
    review(launch(), View.DESKTOP);
    page.locator("#s2").focus();
    page.keyboard().press("Space");
    assertThat(page.locator("#mark")).isVisible();
    page.keyboard().press("Tab");
    assertThat(
            (Boolean)
                page.evaluate("document.getElementById('mark').contains(document.activeElement)"))
        .isTrue();
  }

  @Test
  void after_a_choice_the_keyboard_goes_on_at_the_question_for_the_reason() {
    String token = launch();
    walk(token).upTo("040-decide-visit");
    page = Browser.open(View.DESKTOP);
    page.navigate(address(token));
    page.locator("#choose input[name=option]").first().check();
    page.locator("#choose input[name=confidence]").first().check();
    page.locator(".actions button.primary").focus();
    page.keyboard().press("Enter");
    assertThat(page.locator("#reason")).isFocused();
    page.keyboard().press("Tab");
    assertThat(page.locator("#reason input[name=reason]").first()).isFocused();
  }

  @Test
  void a_mark_made_without_connection_is_handed_over_by_the_next_launch_and_said_to_be() {
    String token = launch();
    review(token, View.DESKTOP);
    page.context().setOffline(true);
    page.locator("#s1").click();
    page.locator("#mark input[name=family]")
        .first()
        .check(new Locator.CheckOptions().setForce(true));
    assertThat(page.locator("#saved")).hasText("Not saved yet – trying again");
    page.close();

    String next = launch();
    Page again = page.context().newPage();
    again.context().setOffline(false);
    page = again;
    again.navigate(address(next));

    assertThat(again.locator("#handed-over")).isVisible();
    await()
        .untilAsserted(() ->
            assertThat(progress(next).work("030-review").work(ReviewWork.class).marks())
                .hasSize(1));
    again.reload();
    assertThat(again.locator("#s1")).hasAttribute("data-marked", "true");
  }

  @Test
  void a_mark_that_a_closed_page_could_not_save_is_kept_until_a_page_is_open_again() {
    String token = launch();
    review(token, View.DESKTOP);
    page.route(
        "**/play/*/030-review",
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setStatus(404)
                    .setContentType("application/json")
                    .setBody("{\"problem\": \"This page is no longer open.\"}")));
    mark();
    assertThat(page.locator("#saved")).containsText("This page is no longer open.");
    BrowserContext browser = page.context();
    page.close(new Page.CloseOptions().setRunBeforeUnload(false));

    String next = launch();
    page = browser.newPage();
    page.navigate(address(next));
    assertThat(page.locator("#handed-over")).containsText("They are saved now.");
    await().untilAsserted(() -> assertThat(marks(next)).isEqualTo(1));
  }

  @Test
  void what_is_no_answer_of_ours_saves_nothing() {
    String token = launch();
    review(token, View.DESKTOP);
    page.route(
        "**/play/*/030-review",
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setStatus(200)
                    .setContentType("text/html")
                    .setBody("<p>Sign in to your organisation</p>")));
    mark();
    assertThat(page.locator("#saved")).hasText("Not saved yet – trying again");
    page.unroute("**/play/*/030-review");
    await().untilAsserted(() -> assertThat(marks(token)).isEqualTo(1));
  }

  @Test
  void a_mark_that_came_after_its_step_was_handed_in_is_told_so() {
    String token = launch();
    review(token, View.DESKTOP);
    page.context().setOffline(true);
    mark();
    assertThat(page.locator("#saved")).hasText("Not saved yet – trying again");
    BrowserContext browser = page.context();
    page.close();
    walk(token).upTo("040-decide-visit");

    String next = launch();
    page = browser.newPage();
    browser.setOffline(false);
    page.navigate(address(next));
    assertThat(page.locator("#handed-over"))
        .hasText(
            "Answers that changed nothing, as they were there already or came after their step was"
                + " handed in: 1.");
  }

  @Test
  void a_second_tab_that_is_older_is_told_and_changes_no_newer_mark() {
    String token = launch();
    review(token, View.DESKTOP);
    Page other = page.context().newPage();
    other.navigate(address(token));
    assertThat(other.locator("#player[data-step='030-review']")).isVisible();
    mark(other, 1);
    await().untilAsserted(() -> assertThat(marks(token)).isEqualTo(1));
    String newer = family(token);

    mark(page, 0);

    assertThat(page.locator("#saved"))
        .hasText(
            "Not saved: You have answered here on another page since this one was opened. The newer"
                + " answer holds; what you said here just now is not saved. See the newer answer");
    assertThat(family(token)).isEqualTo(newer);
    page.locator("#saved a").click();
    assertThat(page.locator("#s1")).hasAttribute("data-marked", "true");
    mark(page, 0);
    await().untilAsserted(() -> assertThat(family(token)).isNotEqualTo(newer));
  }

  @Test
  void what_waited_in_the_browser_is_told_to_be_older_than_what_was_marked_elsewhere() {
    String token = launch();
    review(token, View.DESKTOP);
    page.context().setOffline(true);
    mark();
    assertThat(page.locator("#saved")).hasText("Not saved yet – trying again");
    BrowserContext browser = page.context();
    page.close();
    Page elsewhere = Browser.open(View.DESKTOP);
    elsewhere.navigate(address(launch()));
    mark(elsewhere, 1);
    await().untilAsserted(() -> assertThat(marks(token)).isEqualTo(1));
    String newer = family(token);
    elsewhere.context().close();

    page = browser.newPage();
    browser.setOffline(false);
    page.navigate(address(launch()));

    assertThat(page.locator("#handed-over"))
        .hasText(
            "Older answers kept by this browser that were not taken, because you have answered"
                + " there since on another page: 1. The newer ones hold.");
    assertThat(family(token)).isEqualTo(newer);
  }

  @Test
  void what_a_page_has_handed_over_itself_is_known_to_it_and_its_own_newer_mark_is_taken() {
    String token = launch();
    review(token, View.DESKTOP);
    page.context().setOffline(true);
    mark();
    assertThat(page.locator("#saved")).hasText("Not saved yet – trying again");
    BrowserContext browser = page.context();
    page.close();

    page = browser.newPage();
    AtomicReference<@Nullable Route> held = new AtomicReference<>();
    page.route(
        "**/play/*/030-review",
        route -> {
          if (!route.request().method().equals("POST") || !held.compareAndSet(null, route)) {
            route.resume();
          }
        });
    browser.setOffline(false);
    page.navigate(address(launch()));
    mark(page, 1);
    page.waitForCondition(() -> held.get() != null);
    assertThat(marks(token)).as("on its way").isZero();
    requireNonNull(held.get()).resume();

    page.waitForCondition(() -> marks(token) == 1 && family(token).equals(word(1)));
    assertThat(page.locator("#saved")).not().containsText("Not saved");
    assertThat(family(token)).isNotEqualTo(word(0));
  }

  private String word(int card) {
    return String.valueOf(page.locator("#mark input[name=family]").nth(card).getAttribute("value"));
  }

  private String family(String token) {
    ReviewWork work = progress(token).work("030-review").work(ReviewWork.class);
    return String.valueOf(work.marks().values().iterator().next().family());
  }

  private static void mark(Page on, int card) {
    on.locator("#s1").click();
    on.locator("#mark input[name=family]")
        .nth(card)
        .check(new Locator.CheckOptions().setForce(true));
  }

  private void mark() {
    page.locator("#s1").click();
    page.locator("#mark input[name=family]")
        .first()
        .check(new Locator.CheckOptions().setForce(true));
  }

  private int marks(String token) {
    return progress(token).work("030-review").work(ReviewWork.class).marks().size();
  }

  @Test
  void who_did_not_pass_reads_own_score_pass_mark_and_reason_in_this_order() {
    String token = launch();
    Walk walk = walk(token);
    Pages.at(port).get("/play/" + token);
    Walk.STEPS.forEach(walk::through);
    page = Browser.open(View.DESKTOP);
    page.navigate(address(token));
    assertThat(page.locator("#player[data-kind=debrief]")).isVisible();
    assertThat(page.locator("h1")).hasText(Pattern.compile("Not passed: \\d+\\s%"));
    String head = page.locator("main > header").innerText().replace('\n', ' ');
    assertThat(head).doesNotContain("although");
    assertThat(head.indexOf("Not passed"))
        .isLessThan(head.indexOf("needed to pass"))
        .isNotNegative();
    assertThat(head.indexOf("needed to pass")).isLessThan(head.indexOf("prevent"));
  }
}
