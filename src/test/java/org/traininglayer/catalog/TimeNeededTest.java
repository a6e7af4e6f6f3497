package org.traininglayer.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.traininglayer.catalog.format.ModuleFolder;
import org.traininglayer.steps.StepTypes;

/** What modules say of the time they take, held against their steps. */
class TimeNeededTest {

  private static Module shipped(String id) throws IOException {
    for (ModuleFolder folder : ModuleFolders.shipped()) {
      Module module =
          Objects.requireNonNull(
              StepTypes.reader().read(folder, LocalDate.parse("2026-11-29")).module());
      if (module.id().value().equals(id) && module.status() == Module.Status.RELEASED) {
        return module;
      }
    }
    throw new AssertionError("no module " + id);
  }

  private static int sum(Module module, boolean onDemand) {
    return module.steps().stream()
        .filter(step -> step.onDemand() == onDemand)
        .mapToInt(step -> step.head().minutes())
        .sum();
  }

  @Test
  void what_is_made_good_is_told_apart_from_what_everybody_does() throws IOException {
    Module module = shipped("cra-risk-score-triage");
    TimeNeeded time = TimeNeeded.of(module);
    assertThat(time.usual()).isEqualTo(module.minutes()).isEqualTo(sum(module, false));
    assertThat(time.onDemand()).isEqualTo(sum(module, true)).isPositive();
    assertThat(time.spared()).as("it has no diagnostic").isZero();
  }

  @Test
  void whoever_proves_to_know_it_is_spared_the_minutes_of_the_way_that_is_left_out()
      throws IOException {
    Module module = shipped("mw-csr-draft");
    int whole =
        Way.through(module, step -> null, false).steps().stream()
            .mapToInt(step -> step.head().minutes())
            .sum();
    int proven =
        Way.through(module, step -> null, true).steps().stream()
            .mapToInt(step -> step.head().minutes())
            .sum();
    TimeNeeded time = TimeNeeded.of(module);
    assertThat(time.usual()).isEqualTo(whole);
    assertThat(time.spared()).isEqualTo(whole - proven).isGreaterThan(10);
  }

  @Test
  void a_module_whose_minutes_add_up_and_are_yet_another_time_than_its_words_is_refused()
      throws IOException {
    for (ModuleFolder folder : ModuleFolders.shipped()) {
      Module module =
          Objects.requireNonNull(
              StepTypes.reader().read(folder, LocalDate.parse("2026-11-29")).module());
      if (module.status() != Module.Status.RELEASED) {
        continue;
      }
      ModuleFolder longer = folder;
      int added = 0;
      for (Step step : module.steps()) {
        for (Step form : module.forms(step)) {
          String name = "steps/" + form.head().formId() + ".yaml";
          int minutes = form.head().minutes();
          longer =
              longer.with(
                  name,
                  Objects.requireNonNull(folder.files().get(name))
                      .replaceFirst("(?m)^minutes: .*$", "minutes: " + (minutes + 1)));
        }
        added += step.onDemand() ? 0 : 1;
      }
      longer =
          longer.with(
              "module.yaml",
              Objects.requireNonNull(folder.files().get("module.yaml"))
                  .replaceFirst("(?m)^minutes: .*$", "minutes: " + (module.minutes() + added)));
      assertThat(StepTypes.reader().read(longer, LocalDate.parse("2026-11-29")).problems())
          .as(module.id().value())
          .extracting(Object::toString)
          .anySatisfy(problem ->
              assertThat(problem)
                  .contains("module.yaml", "lint.minutes", "an estimate from its words"));
    }
  }
}
