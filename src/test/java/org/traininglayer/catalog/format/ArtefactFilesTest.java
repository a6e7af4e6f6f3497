package org.traininglayer.catalog.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.traininglayer.catalog.Artefact;
import org.traininglayer.steps.StepTypes;

class ArtefactFilesTest {

  private static final LocalDate TODAY = LocalDate.parse("2026-11-22");

  private static Artefact read(ModuleFolder folder, String id) {
    var module = Objects.requireNonNull(StepTypes.reader().read(folder, TODAY).module());
    return Objects.requireNonNull(module.artefacts().get(id));
  }

  @Test
  void a_listing_shows_the_declared_columns_and_computes_rates_from_counts() {
    var table = (Artefact.Table) read(SmallModule.folder(), "listing");
    assertThat(table.columns())
        .extracting(Artefact.Column::label)
        .containsExactly("Site", "Visits", "Rate");
    assertThat(table.rows().getFirst().key()).isEqualTo("a");
    assertThat(table.rows().getFirst().cells()).containsExactly("a", "10", "0.30");
    assertThat(table.rows().getLast().cells()).containsExactly("b", "20", "0.20");
  }

  @Test
  void a_value_in_the_file_takes_the_place_of_a_computed_one() {
    ModuleFolder folder =
        SmallModule.folder()
            .with(SmallModule.LISTING, "site,visits,aes,rate\na,10,3,0.5\nb,20,4,\n");
    var table = (Artefact.Table) read(folder, "listing");
    assertThat(table.rows().getFirst().cells()).containsExactly("a", "10", "0.5");
    assertThat(table.rows().getLast().cells()).containsExactly("b", "20", "0.20");
  }

  @Test
  void a_document_is_lines_with_their_own_or_generated_keys() {
    var document = (Artefact.Document) read(SmallModule.folder(), "rules");
    assertThat(document.lines())
        .extracting(Artefact.Line::key)
        .containsExactly("heading", "each", "l3");
    assertThat(document.lines()).extracting(Artefact.Line::heading).containsExactly(1, 0, 0);
    assertThat(document.lines().getFirst().markdown()).isEqualTo("Rules");
  }

  @Test
  void a_heading_that_skips_a_level_is_found_across_the_lines_of_a_document() {
    ModuleFolder folder =
        SmallModule.folder().with(SmallModule.RULES, "# One\n\nText. {#each}\n\n### Three\n");
    assertThat(StepTypes.reader().read(folder, TODAY).problems())
        .extracting(Problem::toString)
        .singleElement()
        .asString()
        .startsWith("modules/small/artefacts/rules.md:5:1 [lint.heading-skipped]");
  }

  @Test
  void variables_are_filled_in_with_their_defaults_everywhere() {
    ModuleFolder folder =
        SmallModule.folder().with(SmallModule.RULES, "Ask {{ contact }}, says ICH E6(R3). {#each}");
    var document = (Artefact.Document) read(folder, "rules");
    assertThat(document.lines().getFirst().markdown()).startsWith("Ask the contact, says");
  }
}
