package org.traininglayer.cookieless;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.RequestOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.traininglayer.testing.Browser;
import org.traininglayer.testing.TrialTest;

/**
 * The LMS is the site {@code 127.0.0.1}, the tool in its frame is the site {@code localhost}. In
 * each mode of cookies, with each behaviour of the platform's storage: launch, practise, answer,
 * reload and go on, the teacher's page, choosing content. One browser process for each mode.
 */
@TrialTest
class CookielessTest {

  private static final String MOODLE = "risk-score-triage";
  private static final String CANVAS = "0f2b1a5e-6f0e-4b8e-9a55-2d1f5c1f7a01";
  private static final String CANVAS_TOO = "3c9d2e8b-1f64-4a0d-8c37-71b0c5a1e202";

  @Autowired Environment environment;
  @TempDir Path folder;

  /** How the LMS answers to messages about its storage; in Moodle's shape never. */
  private enum Storage {
    ANSWERS,
    SILENT,
    SLOW,
    ABSENT
  }

  /**
   * One combination.
   *
   * @param learner somebody who has not practised yet
   * @param tab whether the launch needs a tab of its own: neither cookie nor storage in the frame
   */
  private record Case(
      CookieMode mode, Storage storage, String link, int course, String learner, boolean tab) {

    String name() {
      return "%s cookies, platform storage %s%s"
          .formatted(
              mode.name().toLowerCase(java.util.Locale.ROOT),
              storage.name().toLowerCase(java.util.Locale.ROOT),
              tab ? ": a new tab" : ": in the frame");
    }
  }

  private static final List<Case> CASES =
      List.of(
          new Case(CookieMode.ALLOWED, Storage.ABSENT, MOODLE, 1, "3", false),
          new Case(CookieMode.ALLOWED, Storage.ANSWERS, CANVAS, 2, "3", false),
          new Case(CookieMode.PARTITIONED, Storage.ABSENT, MOODLE, 1, "4", false),
          new Case(CookieMode.PARTITIONED, Storage.ANSWERS, CANVAS, 2, "4", false),
          new Case(CookieMode.PARTITIONED, Storage.SILENT, CANVAS, 2, "5", false),
          new Case(CookieMode.PARTITIONED, Storage.SLOW, CANVAS, 2, "6", false),
          new Case(CookieMode.BLOCKED, Storage.ABSENT, MOODLE, 1, "5", true),
          new Case(CookieMode.BLOCKED, Storage.ANSWERS, CANVAS, 2, "7", false),
          new Case(CookieMode.BLOCKED, Storage.SILENT, CANVAS_TOO, 3, "3", true),
          new Case(CookieMode.BLOCKED, Storage.SLOW, CANVAS_TOO, 3, "4", false));

  private final List<BrowserContext> open = new ArrayList<>();

  @BeforeAll
  static void bePatient() {
    PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
  }

  @AfterEach
  void close() {
    open.forEach(BrowserContext::close);
    open.clear();
  }

  @TestFactory
  Stream<DynamicContainer> in_each_mode_of_cookies() {
    return Arrays.stream(CookieMode.values())
        .map(mode ->
            DynamicContainer.dynamicContainer(
                mode.name(),
                Stream.concat(
                    Stream.of(dynamicTest(mode + " is in force", () -> open(mode))),
                    CASES.stream().filter(one -> one.mode() == mode).flatMap(this::tests))));
  }

  private Stream<DynamicTest> tests(Case one) {
    return Stream.of(
        dynamicTest(one.name() + ": launch, practise, reload and go on", () -> practise(one)),
        dynamicTest(one.name() + ": a new window goes on", () -> window(one)),
        dynamicTest(one.name() + ": the teacher's page", () -> teach(one)),
        dynamicTest(one.name() + ": choosing content", () -> choose(one)));
  }

  private void open(CookieMode mode) throws Exception {
    open.forEach(BrowserContext::close);
    open.clear();
    BrowserContext browser =
        Browser.withPreferences(folder.resolve(mode.name()), mode.preferences());
    open.add(browser);
    try (CookieProbe probe = new CookieProbe()) {
      assertThat(probe.kept(browser)).isEqualTo(mode.probe());
    }
  }

  private void practise(Case one) {
    storage(one.storage());
    Page page = browser().newPage();
    page.navigate(lms("/demo/as/" + one.learner() + "/activity/" + one.link()));
    Page place = one.tab() ? tab(page) : page;
    Locator tool = tool(place, one);
    onStep(tool, 1);
    go(tool);
    onStep(tool, 2);
    for (int item = 1; item <= 5; item++) {
      pick(tool.locator("input[name=i" + item + "][value='7']"));
    }
    go(tool);
    onStep(tool, 3);

    if (one.tab()) {
      place.reload();
    } else {
      // The course page again: the platform launches anew, and the work goes on where it was.
      page.reload();
    }
    onStep(tool(place, one), 3);
    pick(tool(place, one).locator("input[name=option]").first());
    go(tool(place, one));
    assertThat(tool(place, one).locator("#verdict")).isVisible();
    go(tool(place, one));
    onStep(tool(place, one), 4);
    closeAll();
  }

  /** Opened by the LMS in a window of its own, the tool's cookies are first-party ones. */
  private void window(Case one) {
    storage(one.storage());
    Page page = browser().newPage();
    page.navigate(lms("/demo/as/" + one.learner() + "/course/" + one.course()));
    Page window =
        page.waitForPopup(() -> page.locator("a[href$='/launch/" + one.link() + "']").click());
    onStep(window.locator("body"), 4);
    closeAll();
  }

  private void teach(Case one) {
    storage(one.storage());
    Page page = browser().newPage();
    page.navigate(lms("/demo/as/8/activity/" + one.link()));
    Page place = one.tab() ? tab(page) : page;
    assertThat(tool(place, one).locator("a[href*='/course/']").first()).isVisible();
    String url = one.tab() ? place.url() : place.frames().getLast().url();
    assertThat(url).contains("/course/");
    closeAll();
  }

  private void choose(Case one) {
    storage(one.storage());
    Page page = browser().newPage();
    page.navigate(lms("/demo/as/8/course/" + one.course() + "?edit=true"));
    page.locator(
            one.course() == 1
                ? "a[data-frame*='/select/1/']"
                : "a[data-frame$='placement=link_selection']")
        .first() // the prepared tool; other tests may have registered more
        .click();
    Page place = one.tab() ? tab(page) : page;
    assertThat(tool(place, one).locator("#choose li.module").first()).isVisible();
    closeAll();
  }

  /** The tool's page says why it needs a tab of its own, and offers one. */
  private static Page tab(Page page) {
    FrameLocator frame = page.frameLocator("#contentframe");
    return page.waitForPopup(() -> frame.locator("#new-tab").click());
  }

  private static Locator tool(Page place, Case one) {
    return one.tab() ? place.locator("body") : place.frameLocator("#contentframe").locator("body");
  }

  private static void onStep(Locator tool, int number) {
    assertThat(tool.getByText(number + " of 15").first()).isVisible();
  }

  /** The control itself is hidden below its label. */
  private static void pick(Locator input) {
    input.evaluate("input => input.click()");
    assertThat(input).isChecked();
  }

  private static void go(Locator tool) {
    tool.locator(".actions .primary").click();
  }

  private BrowserContext browser() {
    return open.getLast();
  }

  private void closeAll() {
    browser().pages().stream().skip(1).forEach(Page::close);
  }

  private void storage(Storage storage) {
    int status =
        browser()
            .request()
            .post(
                lms("/demo/admin/settings"),
                RequestOptions.create()
                    .setHeader("Content-Type", "application/x-www-form-urlencoded")
                    .setData("storage=" + storage.name()))
            .status();
    assertThat(status).isEqualTo(200);
  }

  private String lms(String path) {
    return "http://127.0.0.1:" + environment.getRequiredProperty("local.server.port") + path;
  }
}
