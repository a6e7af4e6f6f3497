package org.traininglayer.bench;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The pictures of the documentation, taken from the trial as it is now: {@code docs/screenshots}.
 * Needs Chromium.
 */
final class Pictures {

  private static final Path TO = Path.of("docs", "screenshots");
  private static final String LAUNCH = "/demo/as/3/launch/risk-score-triage";
  private static final Pattern STEP = Pattern.compile("/play/[^/]+/([^/?#]+)");
  private static final int MOST_PAGES = 60;

  private static final int STEP_WIDTH = 820;
  private static final int STEP_HEIGHT = 640;

  /** Steps that show their type well, by the link of the demo course that leads to them. */
  private static final Map<String, Map<String, String>> STEPS =
      Map.of(
          "risk-score-triage",
          Map.ofEntries(
              Map.entry("010-brief", "brief"),
              Map.entry("015-confidence-before", "confidence"),
              Map.entry("016-recall", "retrieve"),
              Map.entry("018-worked", "worked"),
              Map.entry("020-commit", "commit"),
              Map.entry("030-review", "review"),
              Map.entry("040-decide-visit", "decision"),
              Map.entry("072-once-more", "remedy"),
              Map.entry("075-redesign", "redesign"),
              Map.entry("077-timed", "timed"),
              Map.entry("085-plan", "reflect"),
              Map.entry("090-attest", "attest")),
          "into-a-prompt",
          Map.of("020-sort", "sort", "030-prompt", "prompt"));

  private final Browser browser;
  private final String base;

  private Pictures(Browser browser, String base) {
    this.browser = browser;
    this.base = base;
  }

  static void run() throws IOException, InterruptedException {
    Path folder = Bench.FOLDER.resolve("pictures");
    Folders.empty(folder);
    try (Application application =
            Application.start(
                folder,
                "--spring.profiles.active=demo",
                "--traininglayer.sample.enabled=true",
                "--traininglayer.sample.people=120");
        Playwright playwright =
            Playwright.create(
                new Playwright.CreateOptions()
                    .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser =
            playwright
                .chromium()
                .launch(
                    new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                        .setArgs(List.of("--no-sandbox", "--disable-gpu")))) {
      application.awaitPage("/");
      Files.createDirectories(TO);
      Pictures pictures = new Pictures(browser, "http://127.0.0.1:" + application.port());
      pictures.awaitSample();
      pictures.player();
      pictures.steps();
      pictures.owner();
    }
  }

  /** Until the invented half year is there and in the figures. */
  private void awaitSample() throws InterruptedException {
    try (BrowserContext context = context(1280, false)) {
      Page page = context.newPage();
      do {
        Thread.sleep(2_000);
        page.navigate(base + "/");
      } while (page.locator("progress").count() > 0);
      Thread.sleep(20_000);
    }
  }

  private void player() {
    try (BrowserContext context = context(1280, false)) {
      Page page = context.newPage();
      page.navigate(base + "/demo/as/3");
      shoot(page, "demo-course-1280");
      page.navigate(base + LAUNCH);
      goOnTo(page, "review", 1);
      mark(page);
      shoot(page, "player-review-1280-light");
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
      shoot(page, "player-review-1280-dark");
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
      for (int width : new int[] {600, 360}) {
        page.setViewportSize(width, 860);
        shoot(page, "player-review-" + width);
      }
      page.setViewportSize(1280, 1000);
      page.locator("#mark [data-choose]").click();
      page.locator("[data-place='kri-listing-may/101'] button.pick").first().click();
      answer(page);
      primary(page).click();
      page.locator("#feedback").waitFor();
      page.locator("#feedback").scrollIntoViewIfNeeded();
      shoot(page, "player-feedback-1280");
      goOnTo(page, "debrief", 2);
      shoot(page, "player-debrief-1280");
    }
  }

  /**
   * One picture of each type of step, for {@code docs/module-format.md}: small, as the work area
   * shows it on a narrow window.
   */
  private void steps() {
    STEPS.forEach((link, steps) -> {
      try (BrowserContext context = context(STEP_WIDTH, false)) {
        Page page = context.newPage();
        page.setViewportSize(STEP_WIDTH, STEP_HEIGHT);
        page.navigate(base + "/demo/as/4/launch/" + link);
        Set<String> waiting = new HashSet<>(steps.keySet());
        for (int n = 0; n < MOST_PAGES && !waiting.isEmpty(); n++) {
          Matcher at = STEP.matcher(page.url());
          String step = at.find() ? at.group(1) : "";
          String type = steps.get(step);
          // A timed task begins when its learner says so; the clock runs on the next page.
          if (type != null
              && !(type.equals("timed") && page.locator("[data-clock]").count() == 0)
              && waiting.remove(step)) {
            shoot(page, "step-" + type);
          }
          if (!waiting.isEmpty()) {
            answer(page);
            primary(page).click();
            page.waitForTimeout(1_000);
            page.waitForLoadState();
          }
        }
        if (!waiting.isEmpty()) {
          throw new IllegalStateException("no picture of " + waiting + " at " + page.url());
        }
      }
    });
  }

  private void owner() {
    for (int width : new int[] {1280, 600, 360}) {
      try (BrowserContext context = context(width, false)) {
        Page page = signedIn(context);
        page.navigate(base + "/dashboard");
        page.waitForTimeout(1_500);
        whole(page, "dashboard-" + width);
        if (width == 1280) {
          page.navigate(base + "/admin");
          shoot(page, "console-overview-1280");
          page.navigate(base + "/admin/deliveries");
          shoot(page, "console-deliveries");
          page.navigate(base + "/admin/adoption");
          whole(page, "console-adoption-1280");
        }
      }
    }
    try (BrowserContext context = context(1280, true)) {
      Page page = signedIn(context);
      page.navigate(base + "/dashboard");
      page.waitForTimeout(1_500);
      whole(page, "dashboard-dark");
    }
  }

  /** Answers whatever comes, until a step of this name, or the end. */
  private static void goOnTo(Page page, String name, int from) {
    for (int n = 0; n < MOST_PAGES; n++) {
      Matcher step = STEP.matcher(page.url());
      boolean atStep = step.find() && step.group(1).contains(name);
      boolean atEnd = page.locator("#player[data-kind=debrief]").count() > 0;
      if ((atStep && from == 1) || atEnd) {
        return;
      }
      answer(page);
      primary(page).click();
      page.waitForTimeout(1_000); // the answer is sent first, then the page goes on
      page.waitForLoadState();
    }
    throw new IllegalStateException("no " + name + ": stopped at " + page.url());
  }

  /** The first choice of each question; every box ticked. */
  private static void answer(Page page) {
    page.evaluate(
        """
        () => {
          const seen = new Set();
          for (const input of document.querySelectorAll('main input')) {
            if (input.disabled) continue;
            if (input.type === 'radio' && !seen.has(input.name)) {
              seen.add(input.name);
              input.click();
            } else if (input.type === 'checkbox' && input.required && !input.checked) {
              input.click();
            }
          }
          const fill = (field, value) => {
            field.value = value;
            field.dispatchEvent(new Event('input', { bubbles: true }));
            field.dispatchEvent(new Event('change', { bubbles: true }));
          };
          for (const select of document.querySelectorAll('main select')) {
            const first = [...select.options].find(option => option.value);
            if (!select.value && first) fill(select, first.value);
          }
          for (const area of document.querySelectorAll('main form[data-send] textarea')) {
            if (!area.value) fill(area, 'When a site ranks low, then I open its row first.');
          }
        }
        """);
  }

  private static void mark(Page page) {
    page.locator("#s1").click();
    Locator kind = page.locator("#mark input[name=family]").first();
    kind.check(new Locator.CheckOptions().setForce(true));
    page.waitForTimeout(800);
  }

  private static Locator primary(Page page) {
    return page.locator(".actions .primary").first();
  }

  private Page signedIn(BrowserContext context) {
    Page page = context.newPage();
    page.navigate(base + "/admin");
    page.locator("#username").fill("admin");
    page.locator("#password").fill("demo");
    page.locator("main button[type=submit]").click();
    page.waitForLoadState();
    return page;
  }

  private BrowserContext context(int width, boolean dark) {
    return browser.newContext(
        new Browser.NewContextOptions()
            .setViewportSize(width, 860)
            .setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT)
            .setReducedMotion(ReducedMotion.REDUCE)
            .setLocale("en-GB")
            .setTimezoneId("Europe/Berlin"));
  }

  private static void shoot(Page page, String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(TO.resolve(name + ".png")));
  }

  private static void whole(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(TO.resolve(name + ".png")).setFullPage(true));
  }
}
