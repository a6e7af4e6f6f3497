package org.traininglayer.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.traininglayer.catalog.format.ModuleFolder;
import org.traininglayer.catalog.format.ModuleReader;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.steps.StepTypes;

class CatalogTest {

  private static final ModuleId SHIPPED = new ModuleId("cra-risk-score-triage");
  private static final ModuleId SECOND = new ModuleId("mw-csr-draft");

  private static final LocalDate TODAY = LocalDate.parse("2026-11-22");

  @TempDir Path folder;

  @Test
  void the_shipped_modules_are_found_by_id_and_by_version() throws IOException {
    Catalog catalog =
        new CatalogConfiguration().catalog(new CatalogProperties(null), StepTypes.reader());
    assertThat(catalog.find(SHIPPED)).map(Module::title).hasValue("When the risk score is wrong");
    assertThat(catalog.find(SHIPPED, "1.0.0")).isPresent();
    assertThat(catalog.find(SHIPPED, "9.0.0")).isEmpty();
    assertThat(catalog.find(new ModuleId("no-such-module"))).isEmpty();
    assertThat(catalog.find(SECOND)).map(Module::title).hasValue("The paragraph and the table");
    assertThat(catalog.all())
        .isSortedAccordingTo(Comparator.comparing(Module::title))
        .extracting(Module::id)
        .contains(SECOND, SHIPPED)
        .containsExactlyInAnyOrderElementsOf(offered());
  }

  @Test
  void the_newest_released_version_is_offered_and_older_ones_stay_readable() throws IOException {
    copy("own@1.9.0", "own", "1.9.0", "released");
    copy("own@1.10.0", "own", "1.10.0", "released");
    copy("own@2.0.0", "own", "2.0.0", "draft");
    copy("own@1.0.0", "own", "1.0.0", "retired");
    Catalog catalog =
        new CatalogConfiguration().catalog(new CatalogProperties(folder), StepTypes.reader());
    ModuleId own = new ModuleId("own");
    assertThat(catalog.find(own)).map(Module::version).hasValue("1.10.0");
    assertThat(catalog.find(own, "1.0.0")).map(Module::status).hasValue(Module.Status.RETIRED);
    assertThat(catalog.all())
        .extracting(Module::id)
        .containsExactlyInAnyOrderElementsOf(with(own, offered()));
  }

  @Test
  void an_own_module_with_an_error_is_not_offered_and_the_others_are() throws IOException {
    copy("broken", "other-name", "1.0.0", "released");
    copy("own", "own", "1.0.0", "released");
    Catalog catalog =
        new CatalogConfiguration().catalog(new CatalogProperties(folder), StepTypes.reader());
    assertThat(catalog.all())
        .extracting(Module::id)
        .containsExactlyInAnyOrderElementsOf(with(new ModuleId("own"), offered()));
  }

  @Test
  void a_version_that_is_there_already_is_not_added_again() throws IOException {
    copy("own", "own", "1.0.0", "released");
    copy("own@again", "own", "1.0.0", "released");
    Catalog catalog =
        new CatalogConfiguration().catalog(new CatalogProperties(folder), StepTypes.reader());
    assertThat(catalog.find(new ModuleId("own"), "1.0.0")).isPresent();
    assertThat(catalog.all())
        .extracting(Module::id)
        .filteredOn(new ModuleId("own")::equals)
        .hasSize(1);
  }

  @Test
  void a_folder_that_is_not_there_is_named_when_the_application_starts() {
    Path missing = folder.resolve("missing");
    assertThatThrownBy(() ->
            new CatalogConfiguration().catalog(new CatalogProperties(missing), StepTypes.reader()))
        .hasMessageContaining("traininglayer.catalog.folder")
        .hasMessageContaining("missing");
  }

  @Test
  void a_shipped_module_with_an_error_stops_the_start_with_all_its_errors() throws IOException {
    ModuleFolder good = triage();
    ModuleFolder bad =
        good.without("steps/040-decide-visit.yaml").without("artefacts/rules-note.md");
    assertThatThrownBy(() -> CatalogConfiguration.shipped(StepTypes.reader(), bad, TODAY))
        .hasMessageContaining("040-decide-visit")
        .hasMessageContaining("rules-note.md");
  }

  @Test
  void the_application_has_one_catalogue_with_the_modules_of_the_folder_that_is_configured()
      throws IOException {
    copy("own", "own", "1.0.0", "released");
    new ApplicationContextRunner()
        .withUserConfiguration(CatalogConfiguration.class)
        .withBean(ModuleReader.class, StepTypes::reader)
        .withPropertyValues("traininglayer.catalog.folder=" + folder)
        .run(context -> {
          assertThat(context).hasSingleBean(Catalog.class).hasSingleBean(Markdown.class);
          assertThat(context.getBean(Catalog.class).find(new ModuleId("own"))).isPresent();
        });
  }

  /** The modules that come with the application, retired versions aside. */
  private static List<ModuleId> offered() throws IOException {
    return ModuleFolders.shipped().stream()
        .map(ModuleFolder::name)
        .filter(name -> !name.contains("@"))
        .map(ModuleId::new)
        .toList();
  }

  private static List<ModuleId> with(ModuleId own, List<ModuleId> others) {
    return Stream.concat(Stream.of(own), others.stream()).toList();
  }

  private void copy(String name, String id, String version, String status) throws IOException {
    ModuleFolder shipped = triage();
    for (var file : shipped.files().entrySet()) {
      Path target = folder.resolve(name).resolve(file.getKey());
      Files.createDirectories(target.getParent());
      Files.writeString(
          target,
          file.getValue()
              .replaceFirst("(?m)^id: cra-risk-score-triage$", "id: " + id)
              .replaceFirst("(?m)^version: .*$", "version: " + version)
              .replaceFirst("(?m)^status: .*$", "status: " + status));
    }
  }

  private static ModuleFolder triage() throws IOException {
    return ModuleFolders.shipped().stream()
        .filter(folder -> folder.name().equals(SHIPPED.value()))
        .findFirst()
        .orElseThrow();
  }
}
