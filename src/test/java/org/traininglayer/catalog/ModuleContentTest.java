package org.traininglayer.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.traininglayer.catalog.format.ModuleFolder;
import org.traininglayer.steps.StepTypes;

/** What {@code checks.yaml} beside a module demands of its content, for every module on offer. */
class ModuleContentTest {

  /** A module and what it has to satisfy. */
  record Case(Module module, String checks) {

    ContentChecks contentChecks() {
      return new ContentChecks(module, checks);
    }

    @Override
    public String toString() {
      return module.id().value();
    }
  }

  static List<Case> modules() throws IOException {
    List<Case> cases = new ArrayList<>();
    List<ModuleFolder> folders = new ArrayList<>(ModuleFolders.shipped());
    folders.addAll(ModuleFolders.shipped("check-ins/reviews/"));
    for (ModuleFolder folder : folders) {
      Module module =
          Objects.requireNonNull(
              StepTypes.reader().read(folder, LocalDate.parse("2026-11-29")).module());
      if (module.status() != Module.Status.RETIRED) {
        cases.add(new Case(module, folder.files().getOrDefault("checks.yaml", "")));
      }
    }
    return cases;
  }

  @ParameterizedTest
  @MethodSource("modules")
  void every_number_comes_from_the_sources_and_no_right_sentence_breaks_a_rule(Case one) {
    assertThat(one.checks()).as("checks.yaml").isNotEmpty();
    assertThat(one.contentChecks().failures()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("modules")
  void a_number_that_changes_in_any_text_is_noticed(Case one) {
    ContentChecks checks = one.contentChecks();
    List<String> unnoticed = new ArrayList<>();
    int changes = 0;
    for (var text : checks.texts().entrySet()) {
      for (String changed : Figure.changedIn(text.getValue())) {
        changes++;
        if (!checks.notices(text.getKey(), changed)) {
          unnoticed.add(text.getKey() + ": " + changed);
        }
      }
    }
    assertThat(changes).isGreaterThan(40);
    assertThat(unnoticed).isEmpty();
  }

  @Test
  void the_modules_that_calculate_have_hundreds_of_numbers_that_are_tried() throws IOException {
    List<Long> numbers =
        modules().stream()
            .map(one ->
                one.contentChecks().texts().values().stream()
                    .mapToLong(text -> Figure.changedIn(text).size())
                    .sum())
            .toList();
    assertThat(numbers).filteredOn(count -> count > 200).hasSizeGreaterThan(1);
  }

  @ParameterizedTest
  @MethodSource("modules")
  void numbers_on_which_a_text_rests_cannot_change_in_any_table_unnoticed(Case one) {
    ContentChecks checks = one.contentChecks();
    for (Artefact source : one.module().artefacts().values()) {
      if (!(source instanceof Artefact.Table table)) {
        continue;
      }
      int noticed = 0;
      for (int row = 0; row < table.rows().size(); row++) {
        for (int column = 1; column < table.columns().size(); column++) {
          for (String changed : Figure.changedIn(table.rows().get(row).cells().get(column))) {
            noticed +=
                checks.withCell(table.id(), row, column, changed).failures().isEmpty() ? 0 : 1;
          }
        }
      }
      assertThat(noticed).as(table.id()).isPositive();
    }
  }
}
