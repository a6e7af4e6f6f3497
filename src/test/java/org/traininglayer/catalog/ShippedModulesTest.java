package org.traininglayer.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.traininglayer.catalog.format.ModuleFolder;
import org.traininglayer.catalog.format.ModuleReader;

class ShippedModulesTest {

  /** Fixed, so that an old checkout stays green; the application checks with the day it starts. */
  private static final LocalDate TODAY = LocalDate.parse("2026-11-22");

  @Test
  void every_shipped_module_has_no_error_and_no_warning_without_a_waiver() throws IOException {
    assertThat(ModuleFolders.shipped()).isNotEmpty();
    for (ModuleFolder folder : ModuleFolders.shipped()) {
      var reading = ModuleReader.read(folder, TODAY);
      assertThat(reading.problems()).extracting(Object::toString).isEmpty();
      assertThat(reading.module()).isNotNull();
    }
  }
}
