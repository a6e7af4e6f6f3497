package org.traininglayer.cookieless;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.traininglayer.TrainingLayerApplication;
import org.traininglayer.testing.OwnDatabase;
import org.traininglayer.testing.TwoSitesOverTls;
import org.traininglayer.testing.browsers.DrivenBrowser;
import org.traininglayer.testing.browsers.Engine;
import org.traininglayer.testing.browsers.Place;

/**
 * The ladder in Chromium, Firefox and WebKitGTK over https: the LMS is the site {@code 127.0.0.1},
 * the tool in its frame is the site {@code localhost}. In each: launch, the whole module with a
 * resume in the middle, the way back to the course, choosing content.
 */
@SpringBootTest(
    classes = TrainingLayerApplication.class,
    webEnvironment = WebEnvironment.DEFINED_PORT,
    properties = "traininglayer.sample.enabled=false")
@ActiveProfiles("demo")
@ContextConfiguration(initializers = {OwnDatabase.class, TwoSitesOverTls.class})
@Import(LaxLms.class)
class ThreeBrowsersTest {

  /** Steps of the module, without and with what is asked once more. */
  private static final int USUALLY = 15;

  private static final int WITH_ONCE_MORE = 16;
  private static final String MADE_GOOD = "document.body.innerText.includes('Made good');";

  private static final String TEACHER = "8";

  @Autowired Environment environment;
  @Autowired LaxLms.Session session;
  @TempDir Path folder;

  private @Nullable DrivenBrowser running;

  /** An LMS. */
  private enum Lms {
    MOODLE(1, "risk-score-triage", false, false, EnumSet.of(Engine.WEBKIT)),
    MOODLE_LAX(1, "risk-score-triage", true, false, EnumSet.of(Engine.FIREFOX, Engine.WEBKIT)),
    CANVAS(2, "0f2b1a5e-6f0e-4b8e-9a55-2d1f5c1f7a01", false, true, EnumSet.noneOf(Engine.class)),
    // Only a page can use the storage, and its script loses the cookie where that is looked at.
    CANVAS_LAX(
        2,
        "0f2b1a5e-6f0e-4b8e-9a55-2d1f5c1f7a01",
        true,
        true,
        EnumSet.of(Engine.CHROMIUM, Engine.FIREFOX));

    /** With a prepared tool. */
    private final int course;

    /** A module in that course. */
    private final String link;

    /** Whether its session cookie is {@code SameSite=Lax}. */
    private final boolean lax;

    /** Whether it keeps things for tools. */
    private final boolean storage;

    /** Where its frame cannot work and a tab of its own has to. */
    @SuppressWarnings("ImmutableEnumChecker") // nobody changes it
    private final Set<Engine> tab;

    Lms(int course, String link, boolean lax, boolean storage, Set<Engine> tab) {
      this.course = course;
      this.link = link;
      this.lax = lax;
      this.storage = storage;
      this.tab = tab;
    }

    /** Whether each browser works through the module, each as another learner. */
    boolean whole() {
      return this == MOODLE_LAX || this == CANVAS;
    }

    String learner(Engine engine) {
      if (!whole()) {
        return "7";
      }
      return switch (engine) {
        case CHROMIUM -> "3";
        case FIREFOX -> "4";
        case WEBKIT -> "5";
      };
    }

    String words(Engine engine) {
      return "an LMS %s, its session cookie %s: %s"
          .formatted(
              storage ? "with storage" : "without storage",
              lax ? "SameSite=Lax" : "SameSite=None",
              tab.contains(engine) ? "a new tab" : "in the frame");
    }
  }

  @AfterEach
  void closeBrowser() {
    if (running != null) {
      running.close();
    }
  }

  @TestFactory
  Stream<DynamicContainer> in_each_browser() {
    return Arrays.stream(Engine.values())
        .map(engine ->
            dynamicContainer(
                engine.name(),
                Stream.concat(
                    Stream.of(
                        dynamicTest(engine + " starts with a fresh profile", () -> start(engine))),
                    Arrays.stream(Lms.values()).flatMap(lms -> tests(engine, lms)))));
  }

  private Stream<DynamicTest> tests(Engine engine, Lms lms) {
    String words = engine.name().toLowerCase(Locale.ROOT) + ", " + lms.words(engine);
    return Stream.of(
        lms.whole()
            ? dynamicTest(words + ": the whole module", () -> practise(engine, lms))
            : dynamicTest(words + ": launch and way back", () -> lookIn(engine, lms)),
        dynamicTest(words + ": choosing content", () -> choose(engine, lms)));
  }

  private void start(Engine engine) {
    if (running != null) {
      running.close();
    }
    running = engine.start(folder.resolve(engine.name()));
    System.out.println("The ladder in " + running.version());
  }

  private void practise(Engine engine, Lms lms) {
    begin(lms);
    String learner = lms.learner(engine);
    Place page = signIn("/demo/as/" + learner + "/activity/" + lms.link);
    Place place = place(engine, lms, page);
    onStep(place, 1);
    go(place);
    onStep(place, 2);
    rate(place);
    onStep(place, 3);

    // Opened again from the course, the work goes on where it was.
    if (lms.tab.contains(engine)) {
      place.closeWindow();
      Place frame = page.frame("#contentframe");
      onStep(frame, 3); // the frame goes on by itself, since the tab was closed
      page.reload();
      place = place(engine, lms, page);
    } else {
      page.reload();
    }
    onStep(place, 3);
    rest(place);

    place.click("a.primary[target=_top]");
    inCourse(place, learner);
    end(page);
  }

  private void lookIn(Engine engine, Lms lms) {
    begin(lms);
    String learner = lms.learner(engine);
    Place page = signIn("/demo/as/" + learner + "/activity/" + lms.link);
    Place place = place(engine, lms, page);
    place.awaitText("of 15");
    place.click(".actions a[target=_top]");
    inCourse(place, learner);
    end(page);
  }

  /** The whole window shows the course, to somebody who is signed in there. */
  private static void inCourse(Place place, String learner) {
    Place window = place.top();
    window.awaitAddress(
        "the course", address -> address.contains("/demo/as/" + learner + "/course/"));
    window.awaitSeen("a.open");
  }

  private void choose(Engine engine, Lms lms) {
    begin(lms);
    Place page = signIn("/demo/as/" + TEACHER + "/course/" + lms.course + "?edit=true");
    int before =
        page.evaluate("return document.querySelectorAll('article.activity').length;").asInt();
    page.click(
        lms.course == 1
            ? "a[data-frame*='/select/1/']"
            : "a[data-frame$='placement=link_selection']");
    Place place = place(engine, lms, page);
    place.awaitSeen("#choose li.module");
    if (place.sees(".picker-bar button.primary")) {
      place.check("#choose li.module input[name=module]");
      place.click(".picker-bar button.primary");
    } else {
      place.click("#choose li.module button.primary");
    }
    place.awaitSeen("#settings");
    place.clickAndGone("#add");

    // The dialogue in the course has the answer, wherever it was given.
    page.frame("#contentframe").click("#returned a[target=_top]");
    page.await(
        "return document.querySelectorAll('article.activity').length === arguments[0];",
        before + 1);
    assertThat(page.address()).contains("/course/" + lms.course);
    end(page);
  }

  /** Where the tool is: in the frame, or in the tab that the page in the frame offers. */
  private Place place(Engine engine, Lms lms, Place page) {
    Place frame = page.frame("#contentframe");
    if (!lms.tab.contains(engine)) {
      return frame;
    }
    Place tab = browser().newWindow(() -> frame.click("#new-tab"));
    frame.awaitSeen("#opened");
    return tab;
  }

  /** From step 3 on to the debrief. */
  private static void rest(Place place) {
    place.check("input[name=option]");
    go(place);
    place.awaitSeen("#verdict");
    go(place);
    onStep(place, 4);
    go(place);
    onStep(place, 5);
    decide(place);
    onStep(place, 6);
    place.click("#s1");
    place.check("#mark input[name=family]");
    place.click("button[value=kri-listing-may]");
    place.click("#source-kri-listing-may [data-place='kri-listing-may/101'] button.pick");
    judgeTheWhole(place);
    go(place);
    place.awaitSeen("#feedback");
    go(place);
    for (int decision = 7; decision <= 9; decision++) {
      onStep(place, decision);
      decide(place);
      place.awaitSeen("#reason");
      place.check("input[name=reason]");
      go(place);
      place.awaitSeen("#verdict");
      go(place);
    }
    onStep(place, 10);
    judgeTheWhole(place);
    go(place);
    onceMore(place);
    onStep(place, 12, WITH_ONCE_MORE);
    place.evaluate(
        "document.querySelectorAll('select[name$=-owner]').forEach(one => one.value = 'human');");
    go(place);
    place.awaitSeen("#feedback");
    go(place);
    onStep(place, 13, WITH_ONCE_MORE);
    for (int task = 1; task <= 2; task++) {
      place.text("#begin input[name=begin][value='" + task + "']");
      go(place);
      decide(place);
    }
    place.awaitSeen("#felt-without");
    go(place);
    place.awaitSeen("#task table");
    go(place);
    onStep(place, 14, WITH_ONCE_MORE);
    rate(place);
    onStep(place, 15, WITH_ONCE_MORE);
    go(place);
    place.text("#cover");
    go(place);
    onStep(place, 16, WITH_ONCE_MORE);
    place.check("input[name=agree]");
    go(place);
    place.awaitText("Debrief");
  }

  /** The critical error of the second round slipped through: its kind of thing is asked again. */
  private static void onceMore(Place place) {
    onStep(place, 11, WITH_ONCE_MORE);
    do {
      String item =
          place.evaluate("return document.querySelector('input[name=item]').value;").asString();
      place.check("input[name=option]");
      go(place);
      place.await(
          "const e = document.querySelector('input[name=item]');"
              + " return (!!e && e.value !== arguments[0]) || "
              + MADE_GOOD,
          item);
    } while (!place.evaluate("return " + MADE_GOOD).asBoolean());
    go(place);
  }

  private static void decide(Place place) {
    place.check("input[name=option]");
    place.check("input[name=confidence]");
    go(place);
  }

  private static void judgeTheWhole(Place place) {
    place.check("#submit input[name=deed]");
    place.check("#submit input[name=confidence]");
  }

  private static void rate(Place place) {
    for (int item = 1; item <= 5; item++) {
      place.check("input[name=i" + item + "][value='7']");
    }
    go(place);
  }

  private static void onStep(Place place, int number) {
    onStep(place, number, USUALLY);
  }

  private static void onStep(Place place, int number, int all) {
    place.awaitText(number + " of " + all);
  }

  private static void go(Place place) {
    place.click(".actions .primary");
  }

  private void begin(Lms lms) {
    session.demand(lms.lax);
    keepStorage(lms.storage);
  }

  /** Signed in at the LMS, and on this page of it. */
  private Place signIn(String path) {
    return browser().open(lms(LaxLms.SIGN_IN + "?" + path));
  }

  private void end(Place page) {
    browser().keepOnly(page);
    session.demand(false);
  }

  private DrivenBrowser browser() {
    return Objects.requireNonNull(running);
  }

  private void keepStorage(boolean answers) {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(
                    "http://127.0.0.1:"
                        + environment.getRequiredProperty("local.server.port")
                        + "/demo/admin/settings"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("storage=" + (answers ? "ANSWERS" : "ABSENT")))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      assertThat(http.send(request, BodyHandlers.discarding()).statusCode()).isLessThan(400);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private String lms(String path) {
    return environment.getRequiredProperty("traininglayer.demo.base-url") + path;
  }
}
