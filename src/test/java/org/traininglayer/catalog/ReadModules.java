package org.traininglayer.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.traininglayer.catalog.format.ModuleFolder;
import org.traininglayer.catalog.format.ModuleReader;
import org.traininglayer.steps.StepTypes;

/** Modules as the application reads them, for tests of other packages. */
public final class ReadModules {

  private static final LocalDate TODAY = LocalDate.parse("2026-11-29");

  private ReadModules() {}

  /** Every version of every module that comes with the application. */
  public static List<Module> shipped() {
    try {
      return ModuleFolders.shipped().stream().map(ReadModules::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A module of the tests' own, with something changed in its files. */
  public static Module own(String name, UnaryOperator<ModuleFolder> change) {
    try {
      return ModuleFolders.in(Path.of("src/test/resources/own-modules")).stream()
          .filter(folder -> folder.name().equals(name))
          .map(change)
          .map(ReadModules::read)
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Module read(ModuleFolder folder) {
    ModuleReader.Reading reading = StepTypes.reader().read(folder, TODAY);
    return Objects.requireNonNull(
        reading.module(), () -> folder.name() + " has errors: " + reading.errors());
  }
}
