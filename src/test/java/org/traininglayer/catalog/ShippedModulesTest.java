package org.traininglayer.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.traininglayer.catalog.format.ModuleFolder;
import org.traininglayer.steps.StepTypes;

class ShippedModulesTest {

  /**
   * The day of the release, on which drafts are read again; the application checks with its own.
   */
  private static final LocalDate TODAY = LocalDate.parse("2026-11-29");

  @Test
  void every_shipped_module_has_no_error_and_no_warning_without_a_waiver() throws IOException {
    assertThat(ModuleFolders.shipped()).isNotEmpty();
    for (ModuleFolder folder : ModuleFolders.shipped()) {
      var reading = StepTypes.reader().read(folder, TODAY);
      assertThat(reading.problems()).extracting(Object::toString).isEmpty();
      assertThat(reading.module()).isNotNull();
      // As each start reads it, without looking at its quality.
      assertThat(StepTypes.reader().readReleased(folder, TODAY).module())
          .usingRecursiveComparison()
          .isEqualTo(reading.module());
    }
  }
}
