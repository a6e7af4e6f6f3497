package org.traininglayer.player;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.traininglayer.learning.Practice;
import org.traininglayer.learning.Progress;
import org.traininglayer.lti.CourseRole;
import org.traininglayer.steps.reflect.ReflectWork;
import org.traininglayer.steps.timed.TimedWork;
import org.traininglayer.testing.Browser;
import org.traininglayer.testing.Browser.View;
import org.traininglayer.testing.TrainingLayerTest;

/** What the scripts of single types of steps do, in a real browser. */
@TrainingLayerTest(properties = "traininglayer.catalog.folder=src/test/resources/own-modules")
@Import(LaunchedPeople.Setup.class)
class StepScriptsTest {

  @Autowired LaunchedPeople people;
  @Autowired PlayerContexts visits;
  @Autowired Practice practice;
  @LocalServerPort int port;
  private String token = "";

  @SuppressWarnings("NullAway.Init")
  private Page page;

  @AfterEach
  void close() {
    if (page != null) { // null where the test was skipped
      page.context().close();
    }
  }

  private void launch(String module) {
    token = people.launch(UUID.randomUUID(), CourseRole.LEARNER, module);
    Pages.at(port).get("/play/" + token);
    page = Browser.open(View.DESKTOP);
  }

  private void send(String step, String... fields) {
    String[] all = new String[fields.length + 2];
    all[0] = "attempt";
    all[1] = "1";
    System.arraycopy(fields, 0, all, 2, fields.length);
    Pages.at(port).post("/play/" + token + "/" + step, all);
  }

  private void open(String step) {
    page.navigate("http://localhost:" + port + "/play/" + token + "/" + step);
    assertThat(page.locator("#player[data-step='" + step + "']")).isVisible();
  }

  private Progress progress() {
    return practice.progress(visits.of(token).attempt()).orElseThrow();
  }

  @Test
  void a_plan_is_saved_with_both_of_its_parts() {
    launch("a-thought-of-my-own");
    send("010-text", "text", "Last week.");
    send("020-compared", "text", "The denominators and the dates.");
    send("020-compared", "compared", "1", "p1", "1");
    send("030-decide", "option", "o1");
    send("030-decide", "finish", "1");
    open("040-plan");
    page.locator("main textarea").nth(0).fill("If a summary names a site");
    page.locator("main textarea").nth(1).fill("I open its row first");
    page.locator(".actions .primary").click();
    assertThat(page.locator("#player[data-step='040-plan'] main form textarea")).hasCount(0);
    ReflectWork work = progress().work("040-plan").work(ReflectWork.class);
    assertThat(work.toString()).contains("If a summary names a site", "I open its row first");
  }

  @Test
  void two_windows_of_one_task_count_its_time_once() {
    launch("with-and-without");
    open("010-timed");
    Object sum =
        page.evaluate(
            """
            async () => {
              const { counted, read } = await import("/js/active.js");
              const sums = [];
              let kept = read("2000"); // as earlier versions kept it
              // Two windows side by side, each counting every second, one 300 ms after the other.
              for (let t = 10000; t < 20000; t += 1000) {
                kept = counted(kept, t, t + 1000, t + 1000);
                kept = counted(kept, t - 700, t + 300, t + 1000);
              }
              sums.push(kept.active); // 2 s from before, and 10 s
              kept = counted(kept, 20000, 20400, 21000); // nobody was at work after 400 ms
              sums.push(kept.active);
              kept = counted({ active: 500, until: 90000 }, 30000, 31000, 31000); // clock put back
              sums.push(kept.active, kept.until);
              return sums.join(" ");
            }
            """);
    assertThat(sum).isEqualTo("12000 12400 500 31000");

    page.locator(".actions .primary").click();
    assertThat(page.locator("[data-clock]")).isVisible();
    Page other = page.context().newPage();
    other.navigate(page.url());
    assertThat(other.locator("[data-clock]")).isVisible();
    double before = active(other);
    long began = System.nanoTime();
    for (int i = 0; i < 8; i++) {
      page.waitForTimeout(500);
      page.mouse().move(10 + i, 10);
      other.mouse().move(10 + i, 10);
    }
    double counted = active(other) - before;
    double passed = (System.nanoTime() - began) / 1e6;
    assertThat(counted).isGreaterThan(1_500).isLessThan(passed + 1_200);
  }

  /** What is kept of the time of the only task that is under way, in milliseconds. */
  private static double active(Page on) {
    return ((Number)
            on.evaluate(
                """
                () => JSON.parse(localStorage.getItem(
                  Object.keys(localStorage).find((key) => key.startsWith("timer:")))).active
                """))
        .doubleValue();
  }

  @Test
  void the_time_of_a_task_counts_up_can_be_hidden_and_stands_still_while_paused() {
    launch("with-and-without");
    open("010-timed");
    page.locator(".actions .primary").click();
    Locator clock = page.locator("[data-clock]");
    assertThat(clock).hasText(Pattern.compile(".*0:0[1-9]"));
    page.locator("[data-clock-hide]").click();
    assertThat(clock).isHidden();
    page.locator("[data-clock-hide]").click();
    assertThat(clock).isVisible();

    page.locator("[data-clock-pause]").click();
    assertThat(page.locator("[data-clock-paused]")).isVisible();
    assertThat(page.locator("[data-clock-work]")).isHidden();
    assertThat(page.locator("footer.actions button.primary")).isDisabled();
    String stands = clock.textContent();
    page.waitForTimeout(2500);
    assertThat(clock.textContent()).isEqualTo(stands);

    page.locator("[data-clock-pause]").click();
    assertThat(page.locator("[data-clock-work]")).isVisible();
    page.locator("input[name=option]").first().check(new Locator.CheckOptions().setForce(true));
    if (page.locator("input[name=confidence]").count() > 0) {
      page.locator("input[name=confidence]")
          .first()
          .check(new Locator.CheckOptions().setForce(true));
    }
    page.locator(".actions .primary").click();
    assertThat(page.locator("button[form=begin]")).isVisible();
    TimedWork.Task task = progress().work("010-timed").work(TimedWork.class).tasks().getFirst();
    assertThat(task.measured()).isTrue();
    assertThat(task.activeMillis())
        .as("the pause is not in it")
        .isPositive()
        .isLessThanOrEqualTo(task.wallMillis() - 2_000);
  }
}
