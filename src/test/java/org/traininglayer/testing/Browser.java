package org.traininglayer.testing;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * The Chromium of this machine, one for the whole test run. Tests that open a page are skipped,
 * with a line that says so, where there is none. Use it from the thread that runs the tests.
 */
public final class Browser {

  private static final List<String> PLACES =
      List.of(
          "/usr/bin/chromium",
          "/usr/bin/chromium-browser",
          "/usr/bin/google-chrome",
          "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
          "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe");

  /**
   * Frames of other sites stay in the process of their page: Playwright 1.62 now and then loses a
   * frame that changes its process several times, as a launch does, and then waits for ever (2 of
   * 80 launches; none of 660 so). What a site may see, and its cookies, do not depend on processes.
   */
  private static final List<String> ARGUMENTS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-background-networking",
          "--no-first-run",
          "--disable-site-isolation-trials");

  private static com.microsoft.playwright.@Nullable Browser running;
  private static @Nullable Playwright engine;

  private Browser() {}

  /**
   * How a page is looked at.
   *
   * @param width of the viewport, in CSS pixels; emulated, so any width is possible
   */
  public record View(int width, int height, boolean dark, boolean script) {

    /** A desktop window with light colours. */
    public static final View DESKTOP = new View(1280, 860, false, true);

    /** The same in dark colours. */
    public View inDark() {
      return new View(width, height, true, script);
    }

    /** The same without JavaScript. */
    public View withoutScript() {
      return new View(width, height, dark, false);
    }

    /** The same, narrower or wider. */
    public View wide(int pixels) {
      return new View(pixels, height, dark, script);
    }
  }

  /** A new page in a browser profile of its own; close its context when done. */
  public static Page open(View view) {
    BrowserContext context =
        chromium()
            .newContext(
                new com.microsoft.playwright.Browser.NewContextOptions()
                    .setViewportSize(view.width(), view.height())
                    .setColorScheme(view.dark() ? ColorScheme.DARK : ColorScheme.LIGHT)
                    .setReducedMotion(ReducedMotion.REDUCE)
                    .setLocale("en-GB")
                    .setTimezoneId("Europe/Berlin")
                    .setJavaScriptEnabled(view.script()));
    bePatient(context);
    return context.newPage();
  }

  /**
   * A Chromium of its own with these preferences in a fresh profile, for instance about cookies;
   * close it when done.
   *
   * @param folder where the profile is kept
   * @param preferences as in Chromium's file {@code Preferences}
   */
  public static BrowserContext withPreferences(Path folder, String preferences) {
    chromium();
    try {
      Path profile = Files.createDirectories(folder.resolve("Default"));
      Files.writeString(profile.resolve("Preferences"), preferences);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    BrowserContext context =
        Objects.requireNonNull(engine)
            .chromium()
            .launchPersistentContext(
                folder,
                new BrowserType.LaunchPersistentContextOptions()
                    .setExecutablePath(Path.of(place().orElseThrow()))
                    .setViewportSize(View.DESKTOP.width(), View.DESKTOP.height())
                    .setReducedMotion(ReducedMotion.REDUCE)
                    .setLocale("en-GB")
                    .setArgs(ARGUMENTS));
    bePatient(context);
    return context;
  }

  /** What axe finds against WCAG 2.2 AA, one line each; empty when nothing. */
  public static List<String> accessibilityProblems(Page page) {
    return new AxeBuilder(page)
            .withTags(
                List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
            .analyze()
            .getViolations()
            .stream()
            .flatMap(rule ->
                rule.getNodes().stream()
                    .map(node -> rule.getId() + " at " + node.getTarget() + ": " + node.getHtml()))
            .toList();
  }

  /**
   * How many pixels the page is wider than its window. A page whose window has just changed gets a
   * moment to be laid out; this works without script too, where no frame would be announced.
   */
  public static int overflow(Page page) {
    int over = overflowNow(page);
    for (int i = 0; over != 0 && i < 20; i++) {
      page.waitForTimeout(50);
      over = overflowNow(page);
    }
    return over;
  }

  private static int overflowNow(Page page) {
    return ((Number)
            page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"))
        .intValue();
  }

  private static synchronized com.microsoft.playwright.Browser chromium() {
    com.microsoft.playwright.Browser chromium = running;
    if (chromium == null) {
      Optional<String> found = place();
      if (found.isEmpty()) {
        String line =
            "Browser tests are skipped: no Chromium found (set CHROMIUM to its path, or install it)";
        System.out.println(line);
        Assumptions.abort(line);
      }
      Playwright playwright =
          Playwright.create(
              new Playwright.CreateOptions()
                  .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
      chromium =
          playwright
              .chromium()
              .launch(
                  new LaunchOptions().setExecutablePath(Path.of(found.get())).setArgs(ARGUMENTS));
      running = chromium;
      engine = playwright;
      Runtime.getRuntime().addShutdownHook(new Thread(playwright::close, "close-browser"));
    }
    return chromium;
  }

  private static Optional<String> place() {
    return Stream.concat(Stream.ofNullable(System.getenv("CHROMIUM")), PLACES.stream())
        .filter(place -> Files.isExecutable(Path.of(place)))
        .findFirst();
  }

  /** A busy machine may take its time; nothing is measured here. */
  private static void bePatient(BrowserContext context) {
    context.setDefaultTimeout(45_000);
    PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
  }
}
