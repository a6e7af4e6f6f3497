package org.traininglayer.checkins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.traininglayer.catalog.Markdown;
import org.traininglayer.catalog.Module;
import org.traininglayer.catalog.format.ModuleFolder;
import org.traininglayer.catalog.format.YamlFile;
import org.traininglayer.steps.StepTypes;
import org.traininglayer.steps.checkin.CheckinStep;
import org.traininglayer.steps.checkin.CheckinStep.Item;
import org.traininglayer.steps.checkin.CheckinStep.Stage;
import org.traininglayer.steps.redesign.RedesignStep;

/** What ships, held against every module that ships. */
class QuestionnaireTest {

  private static final Path MODULES = Path.of("src/main/resources/modules");
  private static final List<String> MOMENTS = List.of("P14D", "P28D", "P56D", "P84D");

  private final Questionnaire questionnaire = new Questionnaire();

  private static Module module(String folder) {
    Path root = MODULES.resolve(folder);
    Map<String, String> files = new HashMap<>();
    try (Stream<Path> all = Files.walk(root)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(root.relativize(file).toString().replace('\\', '/'), Files.readString(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Objects.requireNonNull(
        StepTypes.reader()
            .read(new ModuleFolder(folder, files), LocalDate.of(2026, 11, 29))
            .module());
  }

  private static List<Module> shipped() throws IOException {
    try (Stream<Path> folders = Files.list(MODULES)) {
      return folders.map(folder -> module(folder.getFileName().toString())).toList();
    }
  }

  private List<CheckinStep> all() throws IOException {
    List<String> roles = new ArrayList<>(questionnaire.roles());
    roles.add("somebody-else");
    List<CheckinStep> steps = new ArrayList<>();
    for (Module module : shipped()) {
      for (String moment : MOMENTS) {
        steps.add(questionnaire.step(moment, module, null, Map.of()));
        roles.forEach(role -> steps.add(questionnaire.step(moment, module, role, Map.of())));
      }
    }
    return steps;
  }

  @Test
  void every_check_in_has_six_items_at_most_and_takes_less_than_ninety_seconds()
      throws IOException {
    for (CheckinStep step : all()) {
      assertThat(step.items()).as("%s", step).hasSizeBetween(5, 6);
      assertThat(step.items()).extracting(Item::id).doesNotHaveDuplicates();
      assertThat(StepTypes.of(step).format().minutes(step)).as("%s", step).isLessThan(1.5);
    }
  }

  @Test
  void every_check_in_asks_the_same_five_and_then_what_its_moment_is_about() {
    Module module = module("cra-risk-score-triage");
    assertThat(ids("P14D", module, "cra"))
        .containsExactly("use", "stages", "corrected", "sure", "barrier", "plan");
    assertThat(ids("P14D", module("dm-ai-queries"), "data-manager")).contains("stages");
    assertThat(ids("P14D", module("ai-fluency-core"), "cra")).contains("stages-cra");
    assertThat(ids("P14D", module("ai-fluency-core"), null)).contains("stages-any");
    assertThat(ids("P28D", module, "cra")).endsWith("barrier", "low-risk-site");
    assertThat(ids("P28D", module, "somebody-else")).endsWith("barrier", "own-view");
    assertThat(ids("P28D", module("ai-fluency-core"), null)).endsWith("barrier", "own-view");
    assertThat(ids("P56D", module, "cra")).endsWith("barrier", "time-and-quality");
    assertThat(ids("P84D", module, "cra")).endsWith("barrier", "go-back-why");
  }

  @Test
  void a_module_for_few_roles_asks_the_first_where_none_is_known() {
    assertThat(questionnaire.step("P28D", module("mw-csr-draft"), null, Map.of()).items().getLast())
        .extracting(Item::id)
        .isEqualTo("trace-table");
    assertThat(ids("P28D", module("cra-risk-score-triage"), null)).endsWith("low-risk-site");
  }

  @Test
  void a_moment_of_the_courses_own_asks_what_the_one_before_it_asks() {
    Module module = module("cra-risk-score-triage");
    assertThat(ids("P7D", module, "cra")).isEqualTo(ids("P14D", module, "cra"));
    assertThat(ids("P42D", module, "cra")).isEqualTo(ids("P28D", module, "cra"));
    assertThat(ids("P364D", module, "cra")).isEqualTo(ids("P84D", module, "cra"));
    assertThat(MOMENTS.stream().filter(questionnaire::asksLead)).containsExactly("P56D", "P84D");
    assertThat(questionnaire.lead("P56D", Map.of()).items())
        .extracting(Item::id)
        .containsExactly("evidence", "quality");
    assertThat(questionnaire.lead("P84D", Map.of()).items())
        .extracting(Item::id)
        .containsExactlyElementsOf(ConfirmedCoaching.ASKED);
  }

  @Test
  void stages_of_a_module_are_cards_of_its_workflow_in_an_order_that_holds() {
    for (String id : questionnaire.modulesWithStages()) {
      RedesignStep workflow =
          (RedesignStep)
              module(id).steps().stream()
                  .filter(RedesignStep.class::isInstance)
                  .findFirst()
                  .orElseThrow();
      List<String> asked = questionnaire.stages(module(id), null).stream().map(Stage::id).toList();
      assertThat(Workflow.stages(module(id))).extracting(Stage::id).as(id).containsAll(asked);
      assertThat(workflow.before())
          .filteredOn(pair -> asked.contains(pair.first()) && asked.contains(pair.second()))
          .allSatisfy(pair ->
              assertThat(asked.indexOf(pair.first())).isLessThan(asked.indexOf(pair.second())));
    }
  }

  @Test
  void a_workflow_gives_what_a_person_does_each_after_what_must_be_before_it() {
    assertThat(Workflow.stages(module("dm-ai-queries")))
        .extracting(Stage::id)
        .containsExactly("own", "triage", "wording", "second", "send", "silent");
    assertThat(Workflow.stages(module("ai-fluency-core"))).isEmpty();
  }

  @Test
  void the_names_of_the_organisation_stand_in_the_texts_as_they_are() {
    Item use =
        questionnaire
            .step(
                "P14D", module("cra-risk-score-triage"), null, Map.of("approved_tool", "Site*Lens"))
            .items()
            .getFirst();
    assertThat(Markdown.text(use.question()))
        .isEqualTo("In your last five working days: how many pieces of work with Site*Lens?");
    assertThat(
            Markdown.text(
                questionnaire
                    .step("P14D", module("cra-risk-score-triage"), null, Map.of())
                    .items()
                    .getFirst()
                    .question()))
        .contains("with the approved assistant?");
  }

  @Test
  void the_tool_of_the_work_stands_before_the_approved_assistant_and_something_always_stands() {
    assertThat(use(Map.of("tool", "SiteLens", "approved_tool", "DraftDesk")))
        .endsWith("how many pieces of work with SiteLens?");
    assertThat(use(Map.of("tool", " ", "approved_tool", "DraftDesk")))
        .endsWith("how many pieces of work with DraftDesk?");
    assertThat(use(Map.of())).endsWith("how many pieces of work with the approved assistant?");
    assertThat(questionnaire.variables())
        .as("what only stands in is not asked for")
        .containsOnlyKeys("tool", "ai_incident_contact", "ai_use_procedure");
  }

  private String use(Map<String, String> names) {
    return Markdown.text(
        questionnaire
            .step("P84D", module("cra-risk-score-triage"), "cra", names)
            .items()
            .getFirst()
            .question());
  }

  @Test
  void no_text_speaks_of_the_tool_without_its_name() throws IOException {
    assertThat(all())
        .allSatisfy(step ->
            assertThat(step.items())
                .allSatisfy(item -> assertThat(item.question()).doesNotContain("{{")));
    assertThat(questionnaire.rules())
        .allSatisfy(rule -> assertThat(rule.text()).doesNotContain("the tool "));
  }

  @Test
  void every_name_that_a_text_uses_is_declared() {
    questionnaire
        .rules()
        .forEach(rule ->
            assertThat(questionnaire.filling(Map.of()).apply(rule.text()))
                .as(rule.id())
                .doesNotContain("{{"));
  }

  @Test
  void every_module_that_a_follow_up_leads_to_ships() {
    questionnaire
        .rules()
        .forEach(rule -> {
          String module = rule.module();
          if (module != null && !module.equals("same")) {
            assertThat(MODULES.resolve(module)).as(rule.id()).isDirectory();
          }
        });
  }

  @Test
  void a_file_that_cannot_be_read_says_where() {
    assertThatThrownBy(() -> YamlFile.read("check-ins", "check-ins.yaml", "items:\n\t- {}\n"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("check-ins/check-ins.yaml:2");
  }

  private List<String> ids(String moment, Module module, @Nullable String role) {
    return questionnaire.step(moment, module, role, Map.of()).items().stream()
        .map(Item::id)
        .toList();
  }
}
