package org.traininglayer.player;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.traininglayer.testing.Browser;
import org.traininglayer.testing.Browser.View;
import org.traininglayer.testing.TrainingLayerTest;

/** Sources in a real browser: words are found, tables sorted, and feedback leads to its proof. */
@TrainingLayerTest
@Import(LaunchedPeople.Setup.class)
class SourcesBrowserTest {

  private static final Pattern PROVING = Pattern.compile(".*proof-here.*");

  @Autowired LaunchedPeople people;
  @LocalServerPort int port;
  private String token;
  private Walk walk;

  @SuppressWarnings("NullAway.Init")
  private Page page;

  @BeforeEach
  void launch() {
    token = people.learner();
    walk = new Walk(Pages.at(port), token).upTo("030-review");
  }

  @AfterEach
  void close() {
    if (page != null) { // null where the test was skipped
      page.context().close();
    }
  }

  private void open(View view) {
    page = Browser.open(view);
    page.navigate("http://localhost:" + port + "/play/" + token);
  }

  private Locator table() {
    return page.locator("#source-kri-listing-may");
  }

  private Locator hits() {
    return page.locator(".source:not([hidden]) mark.hit");
  }

  private Locator found() {
    return page.locator("form[data-find] [role=status]");
  }

  @Test
  void words_are_found_counted_and_gone_through_and_leave_no_trace() {
    open(View.DESKTOP);
    String before = table().innerText();
    page.locator("#find").fill("pl");
    assertThat(hits()).hasCount(1);
    assertThat(hits()).hasText("PL");
    assertThat(found()).hasText("1 of 1");

    page.locator("#find").fill("12");
    assertThat(found()).hasText(Pattern.compile("1 of [2-9]"));
    int count = hits().count();
    assertThat(hits().first()).hasClass("hit current");
    page.locator("#find").press("Enter");
    assertThat(found()).hasText("2 of " + count);
    assertThat(hits().nth(1)).hasClass("hit current");
    page.locator("#find").press("Shift+Enter");
    page.locator("[data-previous]").click();
    assertThat(found()).hasText(count + " of " + count);

    page.locator("#find").fill("nowhere at all");
    assertThat(found()).hasText("Not in this source");
    assertThat(page.locator("[data-next]")).isDisabled();
    page.locator("#find").press("Escape");
    assertThat(page.locator("#find")).hasValue("");
    assertThat(hits()).hasCount(0);
    assertThat(table().innerText()).isEqualTo(before);
  }

  @Test
  void a_search_goes_with_the_source_that_is_open_and_reaches_over_emphasis() {
    open(View.DESKTOP);
    page.locator("#find").fill("site");
    assertThat(hits().first()).isVisible();
    List<String> sources =
        page.locator("form[data-sources] button").all().stream()
            .map(tab -> tab.getAttribute("value"))
            .toList();
    page.locator("form[data-sources] button").nth(1).click();
    assertThat(page.locator("#source-" + sources.get(1))).isVisible();
    assertThat(page.locator("#source-" + sources.getFirst() + " mark.hit")).hasCount(0);

    page.evaluate(
        "document.querySelector('.source:not([hidden])')"
            + ".insertAdjacentHTML('beforeend', '<p>a <em>quiet</em> site</p>')");
    page.locator("#find").fill("quiet site");
    assertThat(hits()).hasCount(2);
    assertThat(found()).hasText("1 of 1");
  }

  @Test
  void without_a_script_there_is_neither_a_box_nor_a_button_that_does_nothing() {
    open(View.DESKTOP.withoutScript());
    assertThat(table()).isVisible();
    assertThat(page.locator("#find")).isHidden();
    assertThat(page.locator("button.sort")).hasCount(0);
  }

  private List<String> rows() {
    return page.locator("#source-kri-listing-may tbody tr").all().stream()
        .map(row -> Objects.requireNonNull(row.getAttribute("data-place")).split("/", -1)[1])
        .toList();
  }

  private Locator header(int number) {
    return page.locator("#source-kri-listing-may thead th").nth(number - 1);
  }

  @Test
  void rows_stand_in_the_order_of_a_column_by_number_and_the_median_stays_at_the_end() {
    open(View.DESKTOP);
    List<String> came = rows();
    assertThat(came).containsExactly("101", "108", "114", "122", "130", "median");

    header(2).locator("button").click();
    assertThat(header(2)).hasAttribute("aria-sort", "ascending");
    assertThat(rows()).containsExactly("114", "122", "130", "108", "101", "median");
    assertThat(page.locator("#sorted")).hasText(Pattern.compile("Sorted by .+, ascending"));
    header(2).locator("button").click();
    assertThat(header(2)).hasAttribute("aria-sort", "descending");
    assertThat(rows()).containsExactly("101", "108", "130", "122", "114", "median");

    header(3).locator("button").focus();
    page.keyboard().press("Enter");
    assertThat(header(2)).not().hasAttribute("aria-sort", Pattern.compile(".*"));
    assertThat(rows()).as("29, 96, 121, 140, 168").startsWith("114", "122", "130", "108", "101");
    page.locator("form[data-sources] button").nth(1).click();
    page.locator("form[data-sources] button").first().click();
    assertThat(header(3)).hasAttribute("aria-sort", "ascending");
    page.keyboard().press("Tab");
    header(3).locator("button").click();
    header(3).locator("button").click();
    assertThat(header(3)).not().hasAttribute("aria-sort", Pattern.compile(".*"));
    assertThat(rows()).isEqualTo(came);
    assertThat(Browser.accessibilityProblems(page)).isEmpty();
  }

  @Test
  void feedback_leads_to_the_line_that_proves_it_and_back() {
    walk.submit("030-review");
    open(View.DESKTOP.wide(360));
    Locator link = page.locator("#feedback a[data-show^='kri-listing-may/']").first();
    String place = Objects.requireNonNull(link.getAttribute("data-show"));
    link.click();
    Locator line = page.locator(".source [data-place='" + place + "']");
    assertThat(line).isVisible();
    assertThat(line).isFocused();
    assertThat(line).hasClass(PROVING);
    assertThat(Browser.overflow(page)).isZero();
    page.keyboard().press("Escape");
    assertThat(link).isFocused();
    assertThat(link).isVisible();
  }

  @Test
  void without_a_script_the_same_link_opens_the_source_at_that_line() {
    walk.submit("030-review");
    open(View.DESKTOP.withoutScript());
    Locator link = page.locator("#feedback a[data-show^='kri-listing-may/']").first();
    String place = Objects.requireNonNull(link.getAttribute("data-show"));
    link.click();
    assertThat(page.locator(".source [data-place='" + place + "']:target")).isVisible();
  }

  @Test
  void however_many_lines_the_title_takes_the_tabs_stay_below_it() {
    open(View.DESKTOP.wide(360));
    for (String title : List.of("Short", "A title that takes two lines, or three, on a phone")) {
      page.evaluate("t => document.querySelector('.bar .module').textContent = t", title);
      for (int y : List.of(0, 300)) {
        page.evaluate("y => scrollTo(0, y)", y);
        double bar = box(".bar", "bottom");
        assertThat(box(".panes", "top")).as(title).isGreaterThanOrEqualTo(bar - 0.5);
        assertThat(box(".panes", "top")).as(title).isLessThanOrEqualTo(bar + 0.5);
      }
      assertThat(box(".bar", "top")).as("stays in sight").isBetween(-0.5, 0.5);
    }
  }

  private double box(String what, String side) {
    return ((Number)
            page.evaluate(
                "([s, side]) => document.querySelector(s).getBoundingClientRect()[side]",
                List.of(what, side)))
        .doubleValue();
  }

  @Test
  void the_debrief_prints_whole_and_without_what_only_a_screen_needs() {
    walk.toTheEnd("030-review");
    open(View.DESKTOP);
    assertThat(page.locator("#player[data-kind=debrief]")).isVisible();
    assertThat(page.locator("[data-print]")).isVisible();
    page.evaluate(
        "document.querySelector('main').insertAdjacentHTML('beforeend',"
            + " '<details id=folded><summary>More</summary><p>Folded words</p></details>')");
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    page.setViewportSize(700, 900);
    assertThat(page.locator(".actions")).isHidden();
    assertThat(page.locator(".bar .state")).isHidden();
    assertThat(page.locator("h1")).isVisible();
    assertThat(Browser.overflow(page)).isZero();
    page.evaluate("dispatchEvent(new Event('beforeprint'))");
    assertThat(page.locator("#folded p")).isVisible();
    page.evaluate("dispatchEvent(new Event('afterprint'))");
    assertThat((Boolean) page.evaluate("document.getElementById('folded').open")).isFalse();
  }
}
